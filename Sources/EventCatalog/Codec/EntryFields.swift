/// The fields of an entry while it is read.
struct EntryFields {
    private var position: UInt64 = 0
    private var category: StreamCategory?
    private var streamID: RecordID?
    private var version: UInt64 = 0
    private var type = ""
    private var schemaVersion: UInt32 = 0
    private var recordedAt: Timestamp?
    private var occurredAt: ClinicalTime?
    private var subjects: [RecordID] = []
    private var origin: EventOrigin?
    private var dataKeyID: RecordID?
    private var payloadDigest: [UInt8] = []
    private var payloadLength = 0

    /// Reads the field with that key, or passes over it where it is not known.
    mutating func read(_ key: UInt64, from reader: inout WireReader, in bytes: Span<UInt8>) throws(CatalogError) {
        switch UInt8(exactly: key) {
        case EntryKey.position: position = try reader.varint(in: bytes)
        case EntryKey.streamCategory: category = try Self.category(bytes.extracting(reader.bytes(in: bytes)))
        case EntryKey.streamID: streamID = try Self.id(reader.bytes(in: bytes), in: bytes)
        case EntryKey.version: version = try reader.varint(in: bytes)
        case EntryKey.type: type = try EventType.name(bytes.extracting(reader.bytes(in: bytes)))
        case EntryKey.schemaVersion:
            guard let number = UInt32(exactly: try reader.varint(in: bytes)) else {
                throw .malformed(field: "Entry.schema_version")
            }
            schemaVersion = number
        case EntryKey.recordedAt:
            recordedAt = Timestamp(microseconds: Int64(bitPattern: try reader.fixed64(in: bytes)))
        case EntryKey.occurred: occurredAt = try ClinicalTime(reader.bytes(in: bytes), in: bytes)
        case EntryKey.subjects: subjects = try Self.ids(reader.bytes(in: bytes), in: bytes)
        case EntryKey.origin: origin = try EventOrigin(reader.bytes(in: bytes), in: bytes)
        case EntryKey.dataKeyID: dataKeyID = try Self.id(reader.bytes(in: bytes), in: bytes)
        case EntryKey.payloadDigest: payloadDigest = Self.array(bytes.extracting(try reader.bytes(in: bytes)))
        case EntryKey.payloadLength:
            guard let length = Int(exactly: try reader.varint(in: bytes)) else {
                throw .malformed(field: "Entry.payload_length")
            }
            payloadLength = length
        default:
            guard key >> 3 > EntryKey.highest else { throw .malformed(field: "Entry") }
            try reader.skip(key, in: bytes)
        }
    }

    /// The entry, if all is there that must be.
    func entry() throws(CatalogError) -> EventEntry {
        guard position > 0 else { throw .malformed(field: "Entry.position") }
        guard let category else { throw .malformed(field: "Entry.stream_category") }
        guard let streamID else { throw .malformed(field: "Entry.stream_id") }
        guard version > 0 else { throw .malformed(field: "Entry.version") }
        guard !type.isEmpty else { throw .malformed(field: "Entry.type") }
        guard schemaVersion > 0 else { throw .malformed(field: "Entry.schema_version") }
        guard let recordedAt else { throw .malformed(field: "Entry.recorded_at") }
        guard let occurredAt else { throw .malformed(field: "Entry.occurred") }
        guard let origin else { throw .malformed(field: "Entry.origin") }
        guard payloadDigest.count == 32 else { throw .malformed(field: "Entry.payload_digest") }
        return EventEntry(
            position: position,
            stream: StreamID(category, streamID),
            version: version,
            type: type,
            schemaVersion: schemaVersion,
            recordedAt: recordedAt,
            occurredAt: occurredAt,
            subjects: subjects,
            origin: origin,
            dataKeyID: dataKeyID,
            payloadDigest: payloadDigest,
            payloadLength: payloadLength
        )
    }
}

extension EntryFields {
    /// The message `ID`.
    fileprivate static func id(_ part: Range<Int>, in bytes: Span<UInt8>) throws(CatalogError) -> RecordID {
        var reader = WireReader(part)
        var high: UInt64 = 0
        var low: UInt64 = 0
        var key: UInt64 = 0
        while !reader.isAtEnd {
            key = try reader.key(in: bytes, after: key)
            switch key {
            case 0x09: high = try reader.fixed64(in: bytes)
            case 0x11: low = try reader.fixed64(in: bytes)
            default: throw .malformed(field: "ID")
            }
        }
        return RecordID(high: high, low: low)
    }

    private static func ids(_ part: Range<Int>, in bytes: Span<UInt8>) throws(CatalogError) -> [RecordID] {
        guard part.count.isMultiple(of: 16) else { throw .malformed(field: "Entry.subjects") }
        var reader = WireReader(part)
        var ids: [RecordID] = []
        ids.reserveCapacity(part.count / 16)
        while !reader.isAtEnd {
            let high = try reader.fixed64(in: bytes)
            ids.append(RecordID(high: high, low: try reader.fixed64(in: bytes)))
        }
        return ids
    }

    private static func category(_ bytes: Span<UInt8>) throws(CatalogError) -> StreamCategory {
        if bytes.holds(StreamCategory.prescription.name) { return .prescription }
        if bytes.holds(StreamCategory.patient.name) { return .patient }
        if bytes.holds(StreamCategory.practitioner.name) { return .practitioner }
        guard let category = StreamCategory(try WireReader.text(bytes, "Entry.stream_category")) else {
            throw .malformed(field: "Entry.stream_category")
        }
        return category
    }

    static func array(_ bytes: Span<UInt8>) -> [UInt8] {
        var array = [UInt8](repeating: 0, count: bytes.count)
        var copy = array.mutableSpan
        for index in bytes.indices { copy[index] = bytes[index] }
        return array
    }
}

extension ClinicalTime {
    /// The message `ClinicalTime`.
    fileprivate init(_ part: Range<Int>, in bytes: Span<UInt8>) throws(CatalogError) {
        var reader = WireReader(part)
        var microseconds: Int64 = 0
        var offset: UInt64 = 0
        var precision: TimePrecision?
        var key: UInt64 = 0
        while !reader.isAtEnd {
            key = try reader.key(in: bytes, after: key)
            switch key {
            case 0x09: microseconds = Int64(bitPattern: try reader.fixed64(in: bytes))
            case 0x10: offset = try reader.varint(in: bytes)
            case 0x18: precision = UInt8(exactly: try reader.varint(in: bytes)).flatMap(TimePrecision.init(rawValue:))
            default:
                guard key >> 3 > 3 else { throw .malformed(field: "ClinicalTime") }
                try reader.skip(key, in: bytes)
            }
        }
        guard let instant = Timestamp(microseconds: microseconds) else {
            throw .malformed(field: "ClinicalTime.instant")
        }
        guard offset <= 1_680 else { throw .malformed(field: "ClinicalTime.offset_minutes") }
        guard let precision else { throw .malformed(field: "ClinicalTime.precision") }
        let magnitude = Int16(truncatingIfNeeded: offset >> 1)
        self.init(instant, offsetMinutes: offset & 1 == 0 ? magnitude : -magnitude - 1, precision: precision)
    }
}

extension EventOrigin {
    /// The message `Origin`.
    fileprivate init(_ part: Range<Int>, in bytes: Span<UInt8>) throws(CatalogError) {
        var reader = WireReader(part)
        var actor: RecordID?
        var role = ""
        var client = ""
        var commandID: RecordID?
        var correlationID: RecordID?
        var causationID: RecordID?
        var key: UInt64 = 0
        while !reader.isAtEnd {
            key = try reader.key(in: bytes, after: key)
            switch key {
            case 0x0A: actor = try EntryFields.id(reader.bytes(in: bytes), in: bytes)
            case 0x12: role = try reader.text(in: bytes, "Origin.role")
            case 0x1A: client = try reader.text(in: bytes, "Origin.client")
            case 0x22: commandID = try EntryFields.id(reader.bytes(in: bytes), in: bytes)
            case 0x2A: correlationID = try EntryFields.id(reader.bytes(in: bytes), in: bytes)
            case 0x32: causationID = try EntryFields.id(reader.bytes(in: bytes), in: bytes)
            default:
                guard key >> 3 > 6 else { throw .malformed(field: "Origin") }
                try reader.skip(key, in: bytes)
            }
        }
        guard let actor else { throw .malformed(field: "Origin.actor") }
        guard let commandID else { throw .malformed(field: "Origin.command_id") }
        self.init(
            actor: actor,
            role: role,
            client: client,
            commandID: commandID,
            correlationID: correlationID,
            causationID: causationID
        )
    }
}
