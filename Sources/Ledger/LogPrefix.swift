public import EventCatalog

/// Another log up to and including a position: what it was then, for whoever replays the past.
///
/// Reads, the head and waits are those of a log that ends there; it still grows until it has come so far. It takes no
/// commands. It holds nothing but the place where it ends, so that making one costs nothing.
public struct LogPrefix: EventLog {
    /// The last position that can be in it.
    public let through: Position
    private let log: any EventLog

    /// What a log holds up to a position.
    ///
    /// - Parameters:
    ///   - log: The whole log.
    ///   - through: The last position that is shown; it may be one that the log has not come to yet.
    public init(of log: any EventLog, through: Position) {
        self.log = log
        self.through = through
    }

    /// The last position of the log, or of the prefix if that is less.
    public var head: Position { min(log.head, through) }

    /// Takes no command.
    ///
    /// - Throws: Always ``EventLogError/readOnly``.
    public func transact(
        _ command: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt {
        throw EventLogError.readOnly
    }

    /// Reads events, none of them past the end of the prefix.
    ///
    /// - Complexity: As of the log; backward in a stream that goes on behind the prefix O(log n) reads more.
    public func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        switch (source, direction) {
        case (.log, .forward):
            guard start < through else { return [] }
            return try log.read(
                source,
                from: start,
                direction: direction,
                limit: min(limit, Int(clamping: through - start))
            )
        case (.log, .backward), (.subject, .backward):
            let end = through == .max ? .max : through + 1
            return try log.read(source, from: min(start, end), direction: direction, limit: limit)
        case (.stream, .forward), (.subject, .forward):
            return try readForward(source, from: start, limit: limit)
        case (.stream(let stream), .backward):
            let end = try versionBehind(in: stream, from: start)
            return try log.read(source, from: end, direction: direction, limit: limit)
        }
    }

    /// How many events are asked for at a time where only their positions tell whether they are in the prefix.
    private static let page = 256

    private func readForward(
        _ source: EventSource,
        from start: UInt64,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var start = start
        while events.count < limit {
            let wanted = min(limit - events.count, Self.page)
            let found = try log.read(source, from: start, direction: .forward, limit: wanted)
            let shown = found.prefix { $0.entry.position <= through }
            events += shown
            guard shown.count == wanted, let last = shown.last?.entry else { break }
            start = if case .stream = source { last.version } else { last.position }
        }
        return events
    }

    /// The version from which reading a stream backward gives only events of the prefix: `start`, unless that is behind it.
    private func versionBehind(in stream: StreamID, from start: UInt64) throws(EventLogError) -> UInt64 {
        guard let newest = try log.read(.stream(stream), from: start, direction: .backward, limit: 1).first?.entry,
            newest.position > through
        else { return start }
        let last = try PartitionPoint.last(in: newest.version) { version throws(EventLogError) in
            let event = try log.read(.stream(stream), from: version - 1, direction: .forward, limit: 1).first
            return event.map { $0.entry.position <= through } ?? false
        }
        return last + 1
    }

    /// Waits for the head to pass a position. Behind the end of the prefix nothing ever comes: that waits the whole time.
    public func waitForCommit(after position: Position, timeout: Duration) async -> Position {
        guard position >= through else {
            return min(await log.waitForCommit(after: position, timeout: timeout), through)
        }
        try? await Task.sleep(for: timeout)  // cancelled: the wait is over
        return head
    }

    /// Facts about the whole log, but for the head.
    public func statistics() throws(EventLogError) -> LogStatistics {
        let facts = try log.statistics()
        return LogStatistics(
            head: min(facts.head, through),
            bytesUsed: facts.bytesUsed,
            bytesLimit: facts.bytesLimit,
            commits: facts.commits,
            openReaders: facts.openReaders
        )
    }
}
