public import EventCatalog
internal import LMDB

/// What the log must know of a command to carry it out once.
public struct CommandEnvelope: Hashable, Sendable {
    /// Who asks, through what; holds the command id.
    public let origin: EventOrigin
    /// SHA-256 of what was asked. The same id with another digest is a conflict, never carried out (I-50).
    public let digest: [UInt8]

    /// Makes an envelope.
    public init(origin: EventOrigin, digest: [UInt8]) {
        self.origin = origin
        self.digest = digest
    }
}

/// The log's answer to a command: where its events are.
public struct CommandReceipt: Hashable, Sendable {
    /// The position of its last event; for a command that had nothing to change, the head it was decided at.
    public let position: Position
    /// How many events it appended.
    public let eventCount: Int
    /// The bytes staged by ``LogTransaction/reply(_:)``: what the caller needs to answer a repeat as the first time.
    public let reply: [UInt8]
    /// Whether it had been carried out before and this is the first answer again.
    public let isRepeat: Bool

    /// Makes a receipt.
    public init(position: Position, eventCount: Int, reply: [UInt8], isRepeat: Bool) {
        self.position = position
        self.eventCount = eventCount
        self.reply = reply
        self.isRepeat = isRepeat
    }
}

/// An event that a command wants appended. Position, version and recording time are given by the log.
public struct NewEvent: Hashable, Sendable {
    /// The published name of the event.
    public let type: String
    /// The version of the payload's schema.
    public let schemaVersion: UInt32
    /// The encoded payload.
    public let payload: [UInt8]
    /// When it happened clinically; `nil` means at the moment of recording.
    public let occurredAt: ClinicalTime?
    /// Who it is about.
    public let subjects: [RecordID]

    /// Makes an event.
    public init(
        type: String,
        schemaVersion: UInt32,
        payload: [UInt8],
        occurredAt: ClinicalTime?,
        subjects: [RecordID]
    ) {
        self.type = type
        self.schemaVersion = schemaVersion
        self.payload = payload
        self.occurredAt = occurredAt
        self.subjects = subjects
    }
}

/// A value that may have one owner in the log, such as an identifier in its system (I-41).
public struct Claim: Hashable, Sendable {
    /// 16 … 32 bytes: a keyed hash of the value, so that the log's index holds nothing personal.
    public let key: [UInt8]

    /// Makes a claim.
    public init(key: [UInt8]) { self.key = key }

    /// Feeds the key eight bytes at a time: an array would feed each byte by itself.
    public func hash(into hasher: inout Hasher) {
        let bytes = key.span
        var offset = 0
        while offset + 8 <= bytes.count {
            hasher.combine(bytes.bigEndianUInt64(at: offset))
            offset += 8
        }
        while offset < bytes.count {
            hasher.combine(bytes[offset])
            offset += 1
        }
    }
}
