public import EventCatalog

/// The append-only log of one tenant: the seam behind which a storage engine stands.
///
/// Positions run 1, 2, 3 … without a gap, in the order of commits. What `transact` has answered is on the disk.
/// Reads verify every record they return; a damaged one is an error, never an answer.
public protocol EventLog: Sendable {
    /// The last committed position; 0 for an empty log. Costs no disk access.
    var head: Position { get }

    /// Carries out one command: runs `decide` against the state of the log, including what earlier commands of the same
    /// commit appended, and appends what it stages, all or nothing.
    ///
    /// Many commands waiting at once share one commit (group commit). `decide` runs on the writer's queue: it must be
    /// quick, must not block on anything else, and has no effect if it throws.
    ///
    /// - Parameters:
    ///   - command: Who asks for what. A command id that was carried out before is answered with the first receipt, and
    ///     `decide` is not run (I-50).
    ///   - decide: Reads streams and claims, and stages events, claims and a reply.
    /// - Returns: Where the events landed, once they are durable. `receipt.isRepeat` tells a repeated command.
    /// - Throws: Whatever `decide` throws; otherwise ``EventLogError``.
    func transact(
        _ command: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt

    /// Reads events after (or before) a position, in the order of `direction`.
    ///
    /// - Parameters:
    ///   - source: Which events: the whole log, one stream, or one subject.
    ///   - start: Exclusive bound: a position for the log and subjects, a version for a stream. 0 reads forward from the
    ///     first; `.max` reads backward from the last.
    ///   - limit: At most this many events.
    /// - Throws: ``EventLogError``.
    /// - Complexity: O(log n + events read).
    func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent]

    /// Waits until the head is past `position`, or until `timeout` has gone by.
    ///
    /// - Returns: The head then; not past `position` if the time ran out.
    func waitForCommit(after position: Position, timeout: Duration) async -> Position

    /// Facts for operators: sizes, counts, limits.
    func statistics() throws(EventLogError) -> LogStatistics
}

/// A place in the log. 0 is before the first event.
public typealias Position = UInt64

/// Which events to read.
public enum EventSource: Hashable, Sendable {
    /// Every event, by position.
    case log
    /// The events of one stream, by version.
    case stream(StreamID)
    /// The events about one subject over all streams, by position.
    case subject(RecordID)
}

/// Which way to read.
public enum ReadDirection: Sendable {
    /// Oldest first.
    case forward
    /// Newest first.
    case backward
}
