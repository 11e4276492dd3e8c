internal import LMDB
internal import Transparency

/// What a log says of itself in `meta`.
struct LogFacts {
    private(set) var format: UInt64?
    private(set) var state: LogState?
    private(set) var origin: String?
    private(set) var tree: GrowingTree?
    /// Whether there is anything of a tree.
    private(set) var hasTree = false

    init(_ tables: inout OfflineTables) throws {
        var rows: [[UInt8]: [UInt8]] = [:]
        try tables.scan(LogDatabase.meta.name) { key, value in rows[key.copy()] = value.copy() }
        if let bytes = rows[MetaKey.format], bytes.count == 8 { format = bytes.span.bigEndianUInt64(at: 0) }
        state = rows[MetaKey.state].flatMap { LogState(encoded: $0.span) }
        origin = rows[MetaKey.origin].flatMap { String(validating: $0, as: UTF8.self) }
        hasTree = rows[MetaKey.tree] != nil
        tree = rows[MetaKey.tree].flatMap { GrowingTree(encoded: $0.span) }
    }
}
