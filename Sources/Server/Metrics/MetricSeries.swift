internal import CoreMetrics
internal import Synchronization

/// A number that only grows.
final class CounterSeries: CounterHandler, MetricSeries {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { value.store(0, ordering: .relaxed) }

    func write(name: String, labels: LabelSet, into text: inout String) {
        text += "\(name)\(labels.braces()) \(value.load(ordering: .relaxed))\n"
    }
}

/// A number that goes up and down.
final class GaugeSeries: MeterHandler, RecorderHandler, FloatingPointCounterHandler, MetricSeries {
    private let value = Mutex<Double>(0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func reset() { set(0.0) }

    func write(name: String, labels: LabelSet, into text: inout String) {
        text += "\(name)\(labels.braces()) \(value.withLock { $0 })\n"
    }
}

/// A distribution, as counts up to fixed bounds.
final class HistogramSeries: TimerHandler, RecorderHandler, MetricSeries {
    /// Which bounds.
    enum Scale {
        /// Seconds, from 50 µs to 10 s.
        case durations
        /// Counts and sizes, by powers of four.
        case values

        var bounds: [Double] {
            switch self {
            case .durations:
                [0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2, 10]
            case .values: [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576]
            }
        }
    }

    private struct State {
        var counts: [UInt64]
        var sum: Double = 0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(_ scale: Scale) {
        bounds = scale.bounds
        state = Mutex(State(counts: Array(repeating: 0, count: scale.bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func preferDisplayUnit(_ unit: TimeUnit) {}

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock {
            $0.counts[bucket] &+= 1
            $0.sum += value
        }
    }

    func write(name: String, labels: LabelSet, into text: inout String) {
        let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
        var total: UInt64 = 0
        for (index, count) in counts.enumerated() {
            total &+= count
            let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
            text += "\(name)_bucket\(labels.braces(adding: "le=\"\(bound)\"")) \(total)\n"
        }
        text += "\(name)_sum\(labels.braces()) \(sum)\n"
        text += "\(name)_count\(labels.braces()) \(total)\n"
    }
}
