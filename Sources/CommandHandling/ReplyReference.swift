internal import EventCatalog

/// What the log keeps to answer a repeated command as the first time: which record, up to which version.
struct ReplyReference: Hashable, Sendable {
    let kind: RecordKind
    let id: RecordID
    let version: UInt64

    init(kind: RecordKind, id: RecordID, version: UInt64) {
        self.kind = kind
        self.id = id
        self.version = version
    }

    /// 25 bytes: the kind, the id, the version big-endian.
    var bytes: [UInt8] {
        [kind.rawValue] + id.bytes + (0..<8).map { UInt8(truncatingIfNeeded: version >> UInt64(56 - $0 * 8)) }
    }

    /// Reads what `bytes` gives; `nil` for anything else.
    init?(bytes: [UInt8]) {
        guard bytes.count == 25, let kind = RecordKind(rawValue: bytes[0]), let id = RecordID(bytes: bytes[1..<17])
        else { return nil }
        self.kind = kind
        self.id = id
        version = bytes[17...].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
