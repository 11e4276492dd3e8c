internal import Dispatch
internal import EventCatalog
internal import Ledger

/// Reads much of the log away from the threads that answer requests: a page may be long.
struct EventReplay {
    /// How many events a page may have.
    static let maximumPage = 1_000

    private let log: any EventLog
    private let queue = DispatchQueue(label: "rxledger.replay", attributes: .concurrent)

    init(log: any EventLog) { self.log = log }

    /// Reads a page of events, verified and decoded, oldest first.
    ///
    /// - Parameters:
    ///   - sources: Which events; of several sources together, by position.
    ///   - start: Exclusive bound, as ``EventLog/read(_:from:direction:limit:)`` takes it.
    ///   - limit: At most this many.
    func page(_ sources: [EventSource], after start: UInt64, limit: Int) async throws -> [PublishedEvent] {
        let log = log
        return try await perform {
            let events = try sources.flatMap { try log.read($0, from: start, direction: .forward, limit: limit) }
            let page = sources.count == 1 ? events : events.sorted { $0.entry.position < $1.entry.position }
            return try page.prefix(limit).map { try PublishedEvent(decoding: $0) }
        }
    }

    /// Runs work that reads many events.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
