public import EventCatalog
internal import Synchronization

/// The log in memory: the shortest correct implementation of ``EventLog``, which the others are tested against.
///
/// Nothing survives it. For tests and trials.
public final class InMemoryEventLog: EventLog {
    fileprivate struct State: TransactionStore {
        var events: [RecordedEvent] = []
        var streams: [StreamID: [Int]] = [:]
        var subjects: [RecordID: [Int]] = [:]
        var claims: [Claim: RecordID] = [:]
        var commands: [RecordID: CommandRecord] = [:]
        var recordedAt = Timestamp.earliest
        var commits = 0

        var head: Position { Position(events.count) }
        func version(of stream: StreamID) -> UInt64 { UInt64(streams[stream]?.count ?? 0) }
        func events(of stream: StreamID) -> [RecordedEvent] { (streams[stream] ?? []).map { events[$0] } }
        func owner(of claim: Claim) -> RecordID? { claims[claim] }
    }

    private let state = Mutex(State())
    private let waiters = CommitWaiters()
    private let limits: LogLimits
    private let clock: @Sendable () -> Timestamp

    /// Makes an empty log.
    public init(limits: LogLimits = LogLimits(), clock: @escaping @Sendable () -> Timestamp = { .now }) {
        self.limits = limits
        self.clock = clock
    }

    /// The last position.
    public var head: Position { state.withLock { $0.head } }

    /// Carries out one command.
    public func transact(
        _ command: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt {
        let (receipt, head) = try state.withLock { state in
            if let earlier = state.commands[command.origin.commandID] {
                return (try earlier.answer(to: command), state.head)
            }
            let recordedAt = try RecordingTime.next(now: clock(), after: state.recordedAt)
            let plan = try Self.plan(command, decide, on: state, at: recordedAt, limits)
            state.apply(plan, of: command, at: recordedAt)
            return (plan.receipt, state.head)
        }
        waiters.wake(head: head)
        return receipt
    }

    private static func plan(
        _ command: CommandEnvelope,
        _ decide: (inout LogTransaction) throws -> Void,
        on state: State,
        at recordedAt: Timestamp,
        _ limits: LogLimits
    ) throws -> CommandPlan {
        var transaction = LogTransaction(command: command, recordedAt: recordedAt, store: state)
        try decide(&transaction)
        return try CommandPlan(
            transaction.staged,
            of: command,
            after: state.head,
            recordedAt: recordedAt,
            limits: limits
        ) { state.version(of: $0) }
    }

    /// Reads events.
    public func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        guard limit > 0 else { return [] }
        return state.withLock { state in
            switch source {
            case .log:
                state.events(at: Self.places(in: state.events.count, from: start, direction, limit))
            case .stream(let stream):
                state.events(
                    at: Self.places(in: state.streams[stream, default: []].count, from: start, direction, limit)
                        .map { state.streams[stream, default: []][$0] }
                )
            case .subject(let subject):
                state.about(subject, from: start, direction, limit)
            }
        }
    }

    /// Indices of what is numbered 1, 2, 3 … without a gap.
    private static func places(
        in count: Int,
        from start: UInt64,
        _ direction: ReadDirection,
        _ limit: Int
    ) -> [Int] {
        let bound = Int(clamping: start)
        return switch direction {
        case .forward: Array((min(bound, count)..<count).prefix(limit))
        case .backward: Array((0..<min(max(bound, 1) - 1, count)).suffix(limit).reversed())
        }
    }

    /// Waits for the head to pass a position.
    public func waitForCommit(after position: Position, timeout: Duration) async -> Position {
        await waiters.wait(after: position, timeout: timeout) { self.head }
        return head
    }

    /// Facts for operators.
    public func statistics() throws(EventLogError) -> LogStatistics {
        state.withLock { state in
            LogStatistics(
                head: state.head,
                bytesUsed: state.events.reduce(0) { $0 + $1.payload.count },
                bytesLimit: .max,
                commits: state.commits,
                openReaders: 0
            )
        }
    }
}

extension InMemoryEventLog.State {
    fileprivate func events(at places: [Int]) -> [RecordedEvent] { places.map { events[$0] } }

    fileprivate func about(
        _ subject: RecordID,
        from start: Position,
        _ direction: ReadDirection,
        _ limit: Int
    ) -> [RecordedEvent] {
        let places = subjects[subject] ?? []
        return switch direction {
        case .forward: events(at: Array(places.lazy.filter { $0 + 1 > start }.prefix(limit)))
        case .backward: events(at: Array(places.lazy.filter { $0 + 1 < start }.suffix(limit).reversed()))
        }
    }

    fileprivate mutating func apply(_ plan: CommandPlan, of command: CommandEnvelope, at recordedAt: Timestamp) {
        for event in plan.events {
            streams[event.entry.stream, default: []].append(events.count)
            for subject in Set(event.entry.subjects) { subjects[subject, default: []].append(events.count) }
            events.append(event)
        }
        for (claim, owner) in plan.claims { claims[claim] = owner }
        commands[command.origin.commandID] = CommandRecord(digest: command.digest, receipt: plan.receipt)
        if !plan.events.isEmpty { self.recordedAt = recordedAt }
        commits += 1
    }
}
