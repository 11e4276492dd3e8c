public import EventCatalog

/// One command's view of the log inside the write transaction, and what it wants changed.
///
/// Reads see everything that earlier commands of the same commit appended, and what this command has staged itself.
/// Nothing staged reaches the log unless the command's closure returns. It can't be copied, kept or sent elsewhere.
public struct LogTransaction: ~Copyable {
    /// Who asks for what.
    public let command: CommandEnvelope
    /// The recording time that staged events will carry: the only clock a decision may read.
    public let recordedAt: Timestamp

    private let store: any TransactionStore
    private(set) var staged = StagedChanges()

    init(command: CommandEnvelope, recordedAt: Timestamp, store: any TransactionStore) {
        self.command = command
        self.recordedAt = recordedAt
        self.store = store
    }

    /// The stream's version: how many events it has, staged ones included. 0 for a stream that does not exist.
    public func version(of stream: StreamID) throws(EventLogError) -> UInt64 {
        try store.version(of: stream) + staged.eventCount(of: stream)
    }

    /// The events that the log holds of a stream, oldest first, verified; staged ones are not among them.
    ///
    /// - Complexity: O(events of the stream).
    public func events(of stream: StreamID) throws(EventLogError) -> [RecordedEvent] {
        try store.events(of: stream)
    }

    /// Who has a claim, staged changes included; `nil` if it is free.
    public func owner(of claim: Claim) throws(EventLogError) -> RecordID? {
        if let change = staged.claims[claim] { return change }
        return try store.owner(of: claim)
    }

    /// Stages events at the end of a stream.
    ///
    /// - Parameters:
    ///   - events: The events in order.
    ///   - stream: Where they belong.
    ///   - expected: The version the decision was made at; `nil` where any will do.
    /// - Throws: ``EventLogError/versionConflict(stream:expected:actual:)`` if the stream is not at `expected`.
    public mutating func append(
        _ events: [NewEvent],
        to stream: StreamID,
        expecting expected: UInt64? = nil
    ) throws(EventLogError) {
        if let expected {
            let actual = try version(of: stream)
            guard actual == expected else {
                throw .versionConflict(stream: stream, expected: expected, actual: actual)
            }
        }
        staged.append(events, to: stream)
    }

    /// Stages a claim for an owner; claiming what the owner has already changes nothing.
    ///
    /// - Throws: ``EventLogError/claimTaken(_:owner:)`` if it is another's.
    public mutating func claim(_ claim: Claim, for owner: RecordID) throws(EventLogError) {
        if let other = try self.owner(of: claim), other != owner { throw .claimTaken(claim, owner: other) }
        staged.claims[claim] = .some(owner)
    }

    /// Stages the release of a claim, if `owner` has it.
    public mutating func release(_ claim: Claim, by owner: RecordID) throws(EventLogError) {
        if try self.owner(of: claim) == owner { staged.claims[claim] = .some(nil) }
    }

    /// Stages the bytes that a repeat of this command is answered with (at most 1,024).
    public mutating func reply(_ bytes: [UInt8]) {
        staged.reply = bytes
    }
}

/// What a storage engine gives a ``LogTransaction`` to read from: the log inside the open write transaction.
protocol TransactionStore {
    func version(of stream: StreamID) throws(EventLogError) -> UInt64
    func events(of stream: StreamID) throws(EventLogError) -> [RecordedEvent]
    func owner(of claim: Claim) throws(EventLogError) -> RecordID?
}

/// What one command wants changed.
struct StagedChanges {
    /// The events by stream, in the order in which they were staged.
    private(set) var appends: [(stream: StreamID, event: NewEvent)] = []
    /// New owners of claims; `.some(nil)` releases.
    var claims: [Claim: RecordID?] = [:]
    /// What a repeat is answered with.
    var reply: [UInt8] = []

    /// Walks through what is staged, which is asked seldom and never much: a count kept by stream would cost every append.
    func eventCount(of stream: StreamID) -> UInt64 {
        appends.reduce(0) { $1.stream == stream ? $0 + 1 : $0 }
    }

    mutating func append(_ events: [NewEvent], to stream: StreamID) {
        for event in events { appends.append((stream, event)) }
    }
}
