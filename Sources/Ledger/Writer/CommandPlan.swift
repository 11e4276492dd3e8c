internal import Crypto
internal import EventCatalog
internal import LMDB

/// What one decided command will append: its events with their places given, checked against the limits.
struct CommandPlan {
    let events: [RecordedEvent]
    /// The entries of `events`, encoded once: what is stored and hashed.
    let entries: [[UInt8]]
    let claims: [Claim: RecordID?]
    let reply: [UInt8]
    let receipt: CommandReceipt

    /// Gives positions and versions to what a command staged.
    ///
    /// - Parameters:
    ///   - staged: What the command's closure left.
    ///   - command: Who asked.
    ///   - head: The position before its first event.
    ///   - recordedAt: The recording time of its events.
    ///   - limits: What to refuse.
    ///   - version: The version of a stream before this command.
    init(
        _ staged: borrowing StagedChanges,
        of command: CommandEnvelope,
        after head: Position,
        recordedAt: Timestamp,
        limits: LogLimits,
        version: (StreamID) throws(EventLogError) -> UInt64
    ) throws(EventLogError) {
        try Self.check(staged, command, limits)
        var events: [RecordedEvent] = []
        var entries: [[UInt8]] = []
        events.reserveCapacity(staged.appends.count)
        entries.reserveCapacity(staged.appends.count)
        // Most commands append to one stream: the dictionary is only for those that come back to an earlier one.
        var versions: [StreamID: UInt64] = [:]
        var current: (stream: StreamID, version: UInt64)?
        var position = head
        for (stream, event) in staged.appends {
            let last: UInt64
            if let current, current.stream == stream {
                last = current.version
            } else {
                if let current { versions[current.stream] = current.version }
                if let earlier = versions[stream] { last = earlier } else { last = try version(stream) }
            }
            let next = last + 1
            current = (stream, next)
            position += 1
            let entry = EventEntry(
                position: position,
                stream: stream,
                version: next,
                type: event.type,
                schemaVersion: event.schemaVersion,
                recordedAt: recordedAt,
                occurredAt: event.occurredAt ?? ClinicalTime(recordedAt),
                subjects: event.subjects,
                origin: command.origin,
                dataKeyID: nil,
                payloadDigest: [UInt8](copying: SHA256.hash(data: event.payload)),
                payloadLength: event.payload.count
            )
            let encoded = entry.encoded()
            try Self.check(encoded.count, limits.bytesPerEntry, "bytes of an entry")
            events.append(RecordedEvent(entry: entry, payload: event.payload))
            entries.append(encoded)
        }
        self.events = events
        self.entries = entries
        self.claims = staged.claims
        self.reply = staged.reply
        self.receipt = CommandReceipt(
            position: position,
            eventCount: events.count,
            reply: staged.reply,
            isRepeat: false
        )
    }

    private static func check(
        _ staged: borrowing StagedChanges,
        _ command: CommandEnvelope,
        _ limits: LogLimits
    ) throws(EventLogError) {
        try check(staged.appends.count, limits.eventsPerCommand, "events in one command")
        try check(staged.claims.count, limits.claimsPerCommand, "claims in one command")
        try check(staged.reply.count, limits.bytesPerReply, "bytes of reply")
        try check(command.digest.count, 64, "bytes of a command's digest")
        for claim in staged.claims.keys { try check(claim.key.count, 64, "bytes of a claim's key") }
        var bytes = 0
        for (_, event) in staged.appends {
            try check(event.payload.count, limits.bytesPerPayload, "bytes of payload")
            try check(event.subjects.count, limits.subjectsPerEvent, "subjects of one event")
            bytes += event.payload.count
        }
        try check(bytes, limits.bytesPerCommand, "bytes of payload in one command")
    }

    private static func check(_ count: Int, _ limit: Int, _ what: String) throws(EventLogError) {
        if count > limit { throw .tooLarge(detail: "\(count) \(what); at most \(limit)") }
    }
}

/// A command that was carried out: what a repeat is answered from.
struct CommandRecord: Hashable, Sendable {
    let digest: [UInt8]
    let receipt: CommandReceipt

    /// The answer to a command with the same id: the first answer again, if it asks for the same.
    func answer(to command: CommandEnvelope) throws(EventLogError) -> CommandReceipt {
        guard digest == command.digest else { throw .commandConflict(commandID: command.origin.commandID) }
        return CommandReceipt(
            position: receipt.position,
            eventCount: receipt.eventCount,
            reply: receipt.reply,
            isRepeat: true
        )
    }
}
