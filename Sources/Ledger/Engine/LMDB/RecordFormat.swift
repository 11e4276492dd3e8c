internal import Crypto
internal import EventCatalog
internal import LMDB
internal import Transparency

/// The bytes of one record: how an event lies in the database. `docs/log-format.md` is the description for readers.
///
///     1  format (1)
///     1  flags: bit 0 the payload is present, bit 1 the payload is sealed
///     2  length of the entry, big-endian
///     n  entry
///     8  checksum: the first bytes of SHA-256(0x00 ‖ entry), the entry's leaf hash in an RFC 6962 tree
///     m  payload
enum RecordFormat {
    static let version: UInt8 = 1
    private static let headLength = 4
    private static let checksumLength = 8

    /// What is known of a payload besides its bytes.
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let payloadPresent = Flags(rawValue: 1)
        static let sealed = Flags(rawValue: 2)
        static let known: Flags = [.payloadPresent, .sealed]
    }

    /// Puts a record together.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - entry: Its encoded entry, at most 65,535 bytes.
    ///   - leaf: The leaf hash of `entry`.
    static func encode(_ event: RecordedEvent, entry: [UInt8], leaf: TreeHash) -> [UInt8] {
        var flags = Flags.payloadPresent
        if event.entry.dataKeyID != nil { flags.insert(.sealed) }
        var record: [UInt8] = []
        record.reserveCapacity(headLength + entry.count + checksumLength + event.payload.count)
        record.append(version)
        record.append(flags.rawValue)
        record.append(UInt8(entry.count >> 8))
        record.append(UInt8(entry.count & 0xFF))
        record.append(contentsOf: entry)
        record.append(contentsOf: leaf.bytes.prefix(checksumLength))
        record.append(contentsOf: event.payload)
        return record
    }

    /// Decodes and verifies a record.
    ///
    /// - Throws: ``EventLogError/corrupt(position:detail:)`` for every record but the one that was written at `position`.
    static func decode(_ record: Span<UInt8>, at position: Position) throws(EventLogError) -> RecordedEvent {
        let parts = try Parts(of: record, at: position)
        guard leafHash(record.extracting(parts.entry)).begins(with: record.extracting(parts.checksum)) else {
            throw .corrupt(position: position, detail: wrongChecksum)
        }
        let entry = try decodedEntry(record.extracting(parts.entry), position)
        let payload = record.copy(parts.payload)
        try check(payload, parts.flags, entry)
        return RecordedEvent(entry: entry, payload: payload)
    }

    /// The bytes of a record's entry and their leaf hash, checked against the checksum but not decoded.
    ///
    /// - Throws: ``EventLogError/corrupt(position:detail:)``.
    static func entry(of record: Span<UInt8>, at position: Position) throws(EventLogError) -> (
        bytes: [UInt8], leaf: TreeHash
    ) {
        let parts = try Parts(of: record, at: position)
        let bytes = record.copy(parts.entry)
        let leaf = TreeHash.leaf(bytes)
        guard leaf.bytes.span.starts(with: record.extracting(parts.checksum)) else {
            throw .corrupt(position: position, detail: wrongChecksum)
        }
        return (bytes, leaf)
    }

    /// What ``decode(_:at:)`` checks, and the leaf hash, which is told also of an entry that does not decode.
    static func inspect(
        _ record: Span<UInt8>,
        at position: Position
    ) throws(EventLogError) -> (leaf: TreeHash, entry: Result<EventEntry, EventLogError>) {
        let parts = try Parts(of: record, at: position)
        let leaf = TreeHash.leaf(record.copy(parts.entry))
        do throws(EventLogError) {
            guard leaf.bytes.span.starts(with: record.extracting(parts.checksum)) else {
                throw .corrupt(position: position, detail: wrongChecksum)
            }
            let entry = try decodedEntry(record.extracting(parts.entry), position)
            try check(record.copy(parts.payload), parts.flags, entry)
            return (leaf, .success(entry))
        } catch {
            return (leaf, .failure(error))
        }
    }

    private static let wrongChecksum = "the entry does not match its checksum"

    private static func decodedEntry(
        _ bytes: Span<UInt8>,
        _ position: Position
    ) throws(EventLogError) -> EventEntry {
        let entry: EventEntry
        do { entry = try EventEntry(encoded: bytes) } catch {
            throw .corrupt(position: position, detail: "the entry does not decode")
        }
        guard entry.position == position else {
            throw .corrupt(position: position, detail: "the record belongs to another position")
        }
        return entry
    }

    private static func check(_ payload: [UInt8], _ flags: Flags, _ entry: EventEntry) throws(EventLogError) {
        guard flags.contains(.payloadPresent), flags.contains(.sealed) == (entry.dataKeyID != nil) else {
            throw .corrupt(position: entry.position, detail: "the flags do not fit the entry")
        }
        guard payload.count == entry.payloadLength,
            SHA256.hash(data: payload).begins(with: entry.payloadDigest.span)
        else {
            throw .corrupt(position: entry.position, detail: "the payload does not match its digest")
        }
    }

    /// The RFC 6962 leaf hash of an entry.
    private static func leafHash(_ entry: Span<UInt8>) -> SHA256.Digest {
        var leaf: [UInt8] = []
        leaf.reserveCapacity(1 + entry.count)
        leaf.append(0)
        leaf.append(contentsOf: entry)
        return SHA256.hash(data: leaf)
    }
}

extension RecordFormat {
    /// Where the parts of a record of the known format lie.
    private struct Parts {
        let flags: Flags
        let entry: Range<Int>
        let checksum: Range<Int>
        let payload: Range<Int>

        init(of record: Span<UInt8>, at position: Position) throws(EventLogError) {
            guard record.count >= headLength + checksumLength else {
                throw .corrupt(position: position, detail: "the record is too short")
            }
            guard record[0] == version else {
                throw .corrupt(position: position, detail: "unknown record format")
            }
            flags = Flags(rawValue: record[1])
            guard flags.subtracting(.known).isEmpty else {
                throw .corrupt(position: position, detail: "unknown flags")
            }
            let entryEnd = headLength + (Int(record[2]) << 8 | Int(record[3]))
            guard record.count >= entryEnd + checksumLength else {
                throw .corrupt(position: position, detail: "the entry is cut off")
            }
            entry = headLength..<entryEnd
            checksum = entryEnd..<entryEnd + checksumLength
            payload = entryEnd + checksumLength..<record.count
        }
    }
}
