internal import CoreMetrics
internal import Synchronization

/// Where answers from read models come from, by read model and route: how much the cache and entity tags save.
///
/// `rxledger_answers_total{read_model,route,source}`; the hit rate is the share of what is not `computed`.
final class AnswerMetrics: Sendable {
    /// Where an answer came from.
    enum Source: String {
        /// A query was run.
        case computed
        /// It was rendered before, at the same position.
        case cache
        /// The client had it already (304).
        case notModified = "not-modified"
    }

    private struct Key: Hashable {
        let readModel: String
        let route: String
        let source: Source
    }

    private let factory: any MetricsFactory
    private let counters = Mutex<[Key: Counter]>([:])

    init(factory: any MetricsFactory) { self.factory = factory }

    /// Counts an answer. Names and routes are those of the program, so that there are never many.
    func count(_ source: Source, from readModel: String, on route: String) {
        let key = Key(readModel: readModel, route: route, source: source)
        let counter = counters.withLock { counters in
            if let counter = counters[key] { return counter }
            let counter = Counter(
                label: "rxledger_answers_total",
                dimensions: [("read_model", readModel), ("route", route), ("source", source.rawValue)],
                factory: factory
            )
            counters[key] = counter
            return counter
        }
        counter.increment()
    }
}
