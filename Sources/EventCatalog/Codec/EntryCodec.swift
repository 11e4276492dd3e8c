// The entry is written and read by hand in the wire format of `proto/entry.proto`: see docs/decisions/0001-entry-codec.md.

extension EventEntry {
    /// The most bytes an encoded entry may have.
    public static let maximumEncodedLength = 65_535

    /// The entry's bytes (`proto/entry.proto`): the same entry gives the same bytes.
    ///
    /// The caller checks them against ``maximumEncodedLength``: what is longer can't be decoded.
    public func encoded() -> [UInt8] {
        var writer = WireWriter(capacity: 320 + 16 * subjects.count)
        writer.varint(position, key: EntryKey.position)
        writer.text(stream.category.name, key: EntryKey.streamCategory)
        writer.id(stream.id, key: EntryKey.streamID)
        writer.varint(version, key: EntryKey.version)
        writer.text(type, key: EntryKey.type)
        writer.varint(UInt64(schemaVersion), key: EntryKey.schemaVersion)
        writer.fixed64(UInt64(bitPattern: recordedAt.microseconds), key: EntryKey.recordedAt)
        occurredAt.write(to: &writer)
        if !subjects.isEmpty {
            writer.header(key: EntryKey.subjects, length: 16 * subjects.count)
            for subject in subjects {
                writer.fixed64(subject.high)
                writer.fixed64(subject.low)
            }
        }
        origin.write(to: &writer)
        if let dataKeyID { writer.id(dataKeyID, key: EntryKey.dataKeyID) }
        writer.bytes(payloadDigest, key: EntryKey.payloadDigest)
        writer.varint(UInt64(bitPattern: Int64(payloadLength)), key: EntryKey.payloadLength)
        return writer.bytes
    }

    /// Reads an entry's bytes. Fields that are not known here are passed over.
    ///
    /// - Throws: ``CatalogError/malformed(field:)`` also for what other readers of protobuf let pass: fields out of
    ///   order or given twice, numbers over their range, and what breaks the rules in the schema's comments.
    public init(encoded: [UInt8]) throws(CatalogError) { try self.init(encoded: encoded.span) }

    /// Reads an entry's bytes, as ``init(encoded:)-([UInt8])`` does, without a copy of them.
    ///
    /// - Throws: ``CatalogError/malformed(field:)``.
    public init(encoded: Span<UInt8>) throws(CatalogError) {
        guard encoded.count <= Self.maximumEncodedLength else { throw .malformed(field: "Entry") }
        var fields = EntryFields()
        var reader = WireReader(encoded)
        var key: UInt64 = 0
        while !reader.isAtEnd {
            key = try reader.key(in: encoded, after: key)
            try fields.read(key, from: &reader, in: encoded)
        }
        self = try fields.entry()
    }
}

/// The keys of the entry's fields: number × 8 + wire type.
enum EntryKey {
    static let position: UInt8 = 0x08
    static let streamCategory: UInt8 = 0x12
    static let streamID: UInt8 = 0x1A
    static let version: UInt8 = 0x20
    static let type: UInt8 = 0x2A
    static let schemaVersion: UInt8 = 0x30
    static let recordedAt: UInt8 = 0x39
    static let occurred: UInt8 = 0x42
    static let subjects: UInt8 = 0x4A
    static let origin: UInt8 = 0x52
    static let dataKeyID: UInt8 = 0x5A
    static let payloadDigest: UInt8 = 0x62
    static let payloadLength: UInt8 = 0x68
    /// The highest field number known here.
    static let highest = UInt64(payloadLength >> 3)
}

extension ClinicalTime {
    fileprivate func write(to writer: inout WireWriter) {
        let offset = WireWriter.zigzag(offsetMinutes)
        let instant = UInt64(bitPattern: instant.microseconds)
        let offsetLength = offset == 0 ? 0 : 1 + WireWriter.varintLength(offset)
        writer.header(key: EntryKey.occurred, length: (instant == 0 ? 0 : 9) + offsetLength + 2)
        if instant != 0 { writer.fixed64(instant, key: 0x09) }
        writer.varint(offset, key: 0x10)
        writer.varint(UInt64(precision.rawValue), key: 0x18)
    }
}

extension EventOrigin {
    fileprivate func write(to writer: inout WireWriter) {
        let ids =
            WireWriter.fieldLength(of: actor) + WireWriter.fieldLength(of: commandID)
            + WireWriter.fieldLength(of: correlationID) + WireWriter.fieldLength(of: causationID)
        let texts = WireWriter.fieldLength(of: role) + WireWriter.fieldLength(of: client)
        writer.header(key: EntryKey.origin, length: ids + texts)
        writer.id(actor, key: 0x0A)
        writer.text(role, key: 0x12)
        writer.text(client, key: 0x1A)
        writer.id(commandID, key: 0x22)
        if let correlationID { writer.id(correlationID, key: 0x2A) }
        if let causationID { writer.id(causationID, key: 0x32) }
    }
}
