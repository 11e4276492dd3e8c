/// The most that a log takes at a time. Counts and bytes; what is above is refused with ``EventLogError/tooLarge(detail:)``
/// or ``EventLogError/overloaded``.
public struct LogLimits: Hashable, Sendable {
    /// Events that one command may append.
    public var eventsPerCommand = 1024
    /// Bytes of payload that one command may append.
    public var bytesPerCommand = 4 << 20
    /// Bytes of one payload.
    public var bytesPerPayload = 256 << 10
    /// Bytes of one encoded entry; the tile format of transparency logs allows no more.
    public let bytesPerEntry = 65_535
    /// Bytes of a reply kept for repeats.
    public var bytesPerReply = 1024
    /// Subjects of one event.
    public var subjectsPerEvent = 64
    /// Claims that one command may change.
    public var claimsPerCommand = 1024
    /// Commits are cut at about this many events; the last command of a commit may exceed it.
    public var eventsPerBatch = 4096
    /// Commits are cut at about this many bytes of records; the last command of a commit may exceed it.
    public var bytesPerBatch = 4 << 20
    /// Commands that may wait for the writer.
    public var waitingCommands = 16_384

    /// The limits that a server runs with.
    public init() {}
}
