internal import EventCatalog
internal import LMDB

/// The keys of the log's databases. Integers are big-endian, so that keys sort as positions and versions do.
enum LogKeys {
    /// `events`: the position.
    static func position(_ position: Position) -> [UInt8] {
        var key: [UInt8] = []
        key.append(bigEndian: position)
        return key
    }

    /// `streams`: category, a zero byte, id. The version follows.
    static func stream(_ stream: StreamID) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(64)
        key.append(stream: stream)
        return key
    }

    /// `tree`: tile level and index.
    static func treeRow(level: Int, index: UInt64) -> [UInt8] {
        var key = [UInt8(clamping: level)]
        key.append(bigEndian: index)
        return key
    }

    /// `claim_changes`: the position of the change and the claim.
    static func claimChange(_ position: Position, _ claim: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(8 + claim.count)
        key.append(bigEndian: position)
        key.append(contentsOf: claim)
        return key
    }

    /// `subjects`: the subject. The position follows. `commands`: the command id.
    static func id(_ id: RecordID) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(24)
        key.append(id: id)
        return key
    }
}

extension [UInt8] {
    /// Appends the name of a stream: no category holds a zero byte, so no name is the beginning of another.
    mutating func append(stream: StreamID) {
        append(contentsOf: stream.category.name.utf8)
        append(0)
        append(id: stream.id)
    }

    /// Appends the 16 bytes of an id.
    mutating func append(id: RecordID) {
        append(bigEndian: id.high)
        append(bigEndian: id.low)
    }
}

/// The names of the log's databases.
enum LogDatabase: Int, CaseIterable {
    /// Position → record.
    case events
    /// Stream, version → position.
    case streams
    /// Subject, position → nothing.
    case subjects
    /// Command id → what was asked and what was answered.
    case commands
    /// Claim → owner.
    case claims
    /// Position, claim → who had it from then on, or nobody: the history that `claims` is the present of.
    case claimChanges
    /// Tile level, index → a hash of the Merkle tree.
    case tree
    /// Facts about the log itself.
    case meta

    /// Its name in the environment.
    var name: String {
        switch self {
        case .events: "events"
        case .streams: "streams"
        case .subjects: "subjects"
        case .commands: "commands"
        case .claims: "claims"
        case .claimChanges: "claim_changes"
        case .tree: "tree"
        case .meta: "meta"
        }
    }
}

/// The keys of `meta`.
enum MetaKey {
    static let format = Array("format".utf8)
    static let logID = Array("log_id".utf8)
    static let createdAt = Array("created_at".utf8)
    static let state = Array("state".utf8)
    static let tree = Array("tree".utf8)
    static let origin = Array("origin".utf8)
}

extension CommandRecord {
    /// Length of the digest (1), digest, position (8), event count (8), reply.
    var encoded: [UInt8] {
        var bytes: [UInt8] = [UInt8(clamping: digest.count)]
        bytes.reserveCapacity(17 + digest.count + receipt.reply.count)
        bytes.append(contentsOf: digest)
        bytes.append(bigEndian: receipt.position)
        bytes.append(bigEndian: UInt64(receipt.eventCount))
        bytes.append(contentsOf: receipt.reply)
        return bytes
    }

    init?(encoded bytes: Span<UInt8>) {
        guard let first = bytes.isEmpty ? nil : Int(bytes[0]), bytes.count >= first + 17 else { return nil }
        guard let count = Int(exactly: bytes.bigEndianUInt64(at: first + 9)) else { return nil }
        digest = bytes.copy(1..<first + 1)
        receipt = CommandReceipt(
            position: bytes.bigEndianUInt64(at: first + 1),
            eventCount: count,
            reply: bytes.copy(first + 17..<bytes.count),
            isRepeat: false
        )
    }
}
