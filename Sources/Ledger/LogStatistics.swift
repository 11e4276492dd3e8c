/// Facts about a log for operators.
public struct LogStatistics: Hashable, Sendable {
    /// The last committed position, which is also the number of events.
    public let head: Position
    /// Bytes of the data file in use.
    public let bytesUsed: Int
    /// The most it may grow to.
    public let bytesLimit: Int
    /// Commits since the log was opened.
    public let commits: Int
    /// Read transactions open now.
    public let openReaders: Int

    /// Puts the facts together.
    public init(head: Position, bytesUsed: Int, bytesLimit: Int, commits: Int, openReaders: Int) {
        self.head = head
        self.bytesUsed = bytesUsed
        self.bytesLimit = bytesLimit
        self.commits = commits
        self.openReaders = openReaders
    }
}
