/// The header of a recorded event: everything about it but its payload.
///
/// Its encoded bytes are what the Merkle tree will cover, so it names people by random pseudonyms only; whatever is
/// personal, free text too, is in the payload, of which it holds just the digest.
public struct EventEntry: Hashable, Sendable {
    /// Place in the log: 1, 2, 3 … without gaps.
    public let position: UInt64
    /// The stream it belongs to.
    public let stream: StreamID
    /// Place in the stream: 1, 2, 3 … without gaps.
    public let version: UInt64
    /// The published name of the event, such as `PrescriptionSigned`.
    public let type: String
    /// The version of the payload's schema.
    public let schemaVersion: UInt32
    /// When the log took it, by the server's clock; never decreases along positions.
    public let recordedAt: Timestamp
    /// When it happened clinically.
    public let occurredAt: ClinicalTime
    /// Who it is about: the patients whose history it belongs to (none for a practitioner's event).
    public let subjects: [RecordID]
    /// Who did it and how.
    public let origin: EventOrigin
    /// The data key that seals the payload; `nil` while payloads are not sealed.
    public let dataKeyID: RecordID?
    /// SHA-256 of the stored payload bytes.
    public let payloadDigest: [UInt8]
    /// Length of the stored payload in bytes.
    public let payloadLength: Int

    /// Makes an entry.
    public init(
        position: UInt64,
        stream: StreamID,
        version: UInt64,
        type: String,
        schemaVersion: UInt32,
        recordedAt: Timestamp,
        occurredAt: ClinicalTime,
        subjects: [RecordID],
        origin: EventOrigin,
        dataKeyID: RecordID?,
        payloadDigest: [UInt8],
        payloadLength: Int
    ) {
        self.position = position
        self.stream = stream
        self.version = version
        self.type = type
        self.schemaVersion = schemaVersion
        self.recordedAt = recordedAt
        self.occurredAt = occurredAt
        self.subjects = subjects
        self.origin = origin
        self.dataKeyID = dataKeyID
        self.payloadDigest = payloadDigest
        self.payloadLength = payloadLength
    }
}

/// Who caused an event, through what, and in answer to which command.
public struct EventOrigin: Hashable, Sendable {
    /// The pseudonym of the person or machine that acted.
    public let actor: RecordID
    /// The role it acted in, such as `prescriber`.
    public let role: String
    /// The application it used.
    public let client: String
    /// The command that was carried out.
    public let commandID: RecordID
    /// Groups everything that one request of a user set off.
    public let correlationID: RecordID?
    /// The command or event that led to this command.
    public let causationID: RecordID?

    /// Makes an origin.
    public init(
        actor: RecordID,
        role: String,
        client: String,
        commandID: RecordID,
        correlationID: RecordID? = nil,
        causationID: RecordID? = nil
    ) {
        self.actor = actor
        self.role = role
        self.client = client
        self.commandID = commandID
        self.correlationID = correlationID
        self.causationID = causationID
    }
}

/// An event as the log holds it: its header and the payload's bytes, not yet decoded.
public struct RecordedEvent: Hashable, Sendable {
    /// The header.
    public let entry: EventEntry
    /// The payload, encoded by the codec of its aggregate.
    public let payload: [UInt8]

    /// Puts header and payload together.
    public init(entry: EventEntry, payload: [UInt8]) {
        self.entry = entry
        self.payload = payload
    }
}

/// An event decoded: what projectors and readers work with. All of them share one; handing it on copies a reference.
public final class PublishedEvent: Hashable, Sendable {
    /// The header.
    public let entry: EventEntry
    /// What happened.
    public let event: CatalogEvent

    /// Puts header and content together.
    public init(entry: EventEntry, event: CatalogEvent) {
        self.entry = entry
        self.event = event
    }

    /// Whether header and content are the same.
    public static func == (one: PublishedEvent, other: PublishedEvent) -> Bool {
        one === other || (one.entry == other.entry && one.event == other.event)
    }

    /// Hashes what tells one event from another: its place.
    public func hash(into hasher: inout Hasher) { hasher.combine(entry.position) }
}
