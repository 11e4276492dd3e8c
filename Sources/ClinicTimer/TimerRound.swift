public import EventCatalog
internal import Ledger
internal import Metrics
internal import ProjectionEngine
internal import Worklists

/// What a round of the timer came to.
public struct TimerRound: Hashable, Sendable {
    /// When it began.
    public let startedAt: Timestamp
    /// On how many prescriptions it recorded that their validity ran out.
    public internal(set) var expired = 0
    /// On how many it recorded that their review fell due.
    public internal(set) var reviews = 0
    /// How many were settled by something else meanwhile.
    public internal(set) var settled = 0
    /// Whether its read model was not built yet, so that nothing could be done.
    public internal(set) var isEarly = false
    /// Why it could not finish; what it did stands, and the next round goes on. `nil` if it did.
    public internal(set) var problem: String?

    init(startedAt: Timestamp) { self.startedAt = startedAt }

    mutating func count(_ outcome: TimerOutcome, of kind: DueKind) {
        switch (outcome, kind) {
        case (.recorded, .expiry): expired += 1
        case (.recorded, .review): reviews += 1
        case (.settled, _): settled += 1
        case (.failed, _): break
        }
    }
}

/// What one command of the timer came to.
enum TimerOutcome {
    case recorded
    case settled
    case failed(TimerProblem)

    var problem: TimerProblem? {
        if case .failed(let problem) = self { return problem }
        return nil
    }
}

/// Why a round could not finish.
enum TimerProblem: Error {
    /// The read model did not reach the head of the log.
    case isBehind
    /// A record can't take another event.
    case refused
    /// The log refused or failed.
    case log(EventLogError)

    /// What is told of an error: its kind, nothing personal.
    static func name(of error: any Error) -> String {
        switch error {
        case TimerProblem.isBehind: "the read model Worklists is behind the log"
        case TimerProblem.refused: "a record is full"
        case TimerProblem.log(let error): "the log: \(error)"
        case let error as ReadModelError: "the read model Worklists: \(error)"
        case _: "\(type(of: error))"
        }
    }
}

/// What the timer counts.
struct TimerMetrics {
    private let expired = Counter(label: "rxledger_timer_recorded_total", dimensions: [("kind", "expiry")])
    private let reviews = Counter(label: "rxledger_timer_recorded_total", dimensions: [("kind", "review")])
    private let unfinished = Counter(label: "rxledger_timer_unfinished_rounds_total")
    private let lastRound = Gauge(label: "rxledger_timer_last_round_timestamp_seconds")

    func finished(_ round: TimerRound) {
        expired.increment(by: round.expired)
        reviews.increment(by: round.reviews)
        if round.problem == nil, !round.isEarly {
            lastRound.record(Double(round.startedAt.microseconds) / 1_000_000)
        } else {
            unfinished.increment()
        }
    }
}
