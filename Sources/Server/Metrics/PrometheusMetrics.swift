public import CoreMetrics
internal import Synchronization

/// A metrics backend that keeps everything in memory and shows it as Prometheus text (exposition format 0.0.4).
///
/// Bootstrap swift-metrics with it once, and give it to the server. The number of series is bounded: past the limit,
/// new label values of a metric share one series with the value `other`.
public final class PrometheusMetrics: MetricsFactory {
    /// How many series one metric may have.
    static let seriesLimit = 500

    private let families = Mutex<[String: MetricFamily]>([:])

    /// Makes an empty backend.
    public init() {}

    /// Makes or finds a counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, suffix: "_total", kind: .counter) { CounterSeries() }
    }

    /// Makes or finds a counter of fractions.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, suffix: "_total", kind: .counter) { GaugeSeries() }
    }

    /// Makes or finds a distribution, or a gauge if it shall not be aggregated.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            return series(label, dimensions, suffix: "", kind: .histogram) { HistogramSeries(.values) }
        }
        return series(label, dimensions, suffix: "", kind: .gauge) { GaugeSeries() }
    }

    /// Makes or finds a gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, suffix: "", kind: .gauge) { GaugeSeries() }
    }

    /// Makes or finds a distribution of durations, shown in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, suffix: "_seconds", kind: .histogram) { HistogramSeries(.durations) }
    }

    /// Series stay until the process ends.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Series stay until the process ends.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Series stay until the process ends.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Series stay until the process ends.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Series stay until the process ends.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything measured so far.
    ///
    /// - Complexity: O(series).
    public func exposition() -> String {
        let families = families.withLock { $0.values.sorted { $0.name < $1.name } }
        var text = ""
        for family in families { family.write(into: &text) }
        return text
    }

    /// A series of a metric; one of another kind under the same name is kept apart by its suffix.
    private func series<Series: MetricSeries>(
        _ label: String,
        _ dimensions: [(String, String)],
        suffix: String,
        kind: MetricKind,
        _ make: () -> Series
    ) -> Series {
        let base = MetricName.sanitized(label)
        let name = base.hasSuffix(suffix) ? base : base + suffix
        return families.withLock { families in
            var family = families[name] ?? MetricFamily(name: name, kind: kind)
            let labels = LabelSet(dimensions)
            if let known = family.series[labels] as? Series { return known }
            let fits = family.series.count < Self.seriesLimit
            let place = fits ? labels : LabelSet(dimensions.map { ($0.0, "other") })
            if let known = family.series[place] as? Series { return known }
            let made = make()
            // A metric of another kind under the same name is measured, but not shown: the text would be ambiguous.
            guard family.kind == kind else { return made }
            family.series[place] = made
            families[name] = family
            return made
        }
    }
}

/// What a metric is, in Prometheus's words.
enum MetricKind: String {
    case counter, gauge, histogram
}

/// All series of one metric.
struct MetricFamily {
    let name: String
    let kind: MetricKind
    var series: [LabelSet: any MetricSeries] = [:]

    func write(into text: inout String) {
        text += "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, series) in series.sorted(by: { $0.key.text < $1.key.text }) {
            series.write(name: name, labels: labels, into: &text)
        }
    }
}

/// One line or block of lines of the exposition.
protocol MetricSeries: AnyObject, Sendable {
    func write(name: String, labels: LabelSet, into text: inout String)
}

/// Labels in a fixed order, escaped: `method="GET",route="/v1/patients"`.
struct LabelSet: Hashable {
    let text: String

    init(_ dimensions: [(String, String)]) {
        text = dimensions.map { name, value in
            "\(MetricName.sanitized(name))=\"\(Self.escaped(value))\""
        }
        .sorted().joined(separator: ",")
    }

    /// The labels in braces, with one more if wanted.
    func braces(adding more: String? = nil) -> String {
        let all = [text, more ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? "" : "{\(all)}"
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars.prefix(128) {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Names as Prometheus wants them.
enum MetricName {
    static func sanitized(_ name: String) -> String {
        String(
            decoding: name.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    byte
                default: UInt8(ascii: "_")
                }
            },
            as: UTF8.self
        )
    }
}
