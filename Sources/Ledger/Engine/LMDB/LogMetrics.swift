internal import Metrics

/// What the log counts. No label holds anything about a person.
struct LogMetrics: Sendable {
    private let commits = Counter(label: "rxledger_log_commits_total")
    private let events = Counter(label: "rxledger_log_events_total")
    private let errors = Counter(label: "rxledger_log_append_errors_total")
    private let commitDuration = Timer(label: "rxledger_log_commit_duration")
    private let batchSize = Recorder(label: "rxledger_log_batch_events", aggregate: true)
    private let queueLength = Gauge(label: "rxledger_log_queue_length")
    private let head = Gauge(label: "rxledger_log_head")

    func committed(events count: Int, head position: Position, in duration: Duration) {
        commits.increment()
        events.increment(by: count)
        batchSize.record(count)
        head.record(Double(position))
        let (seconds, attoseconds) = duration.components
        commitDuration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    func failed() { errors.increment() }

    func waiting(_ count: Int) { queueLength.record(count) }
}
