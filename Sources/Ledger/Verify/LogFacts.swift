internal import LMDB
internal import Transparency

/// What a log says of itself in `meta`.
struct LogFacts {
    private(set) var format: UInt64?
    private(set) var state: LogState?
    private(set) var origin: String?
    private(set) var tree: GrowingTree?

    init(_ tables: inout OfflineTables, damaged: () -> Void) throws {
        var rows: [[UInt8]: [UInt8]] = [:]
        try tables.scan(LogDatabase.meta.name) { key, value in
            let key = key.copy()
            if let bytes = try? CheckedValue.open(value, forKey: key, in: .meta) {
                rows[key] = bytes
            } else {
                damaged()
            }
        }
        if let bytes = rows[MetaKey.format], bytes.count == 8 { format = bytes.span.bigEndianUInt64(at: 0) }
        state = rows[MetaKey.state].flatMap { LogState(encoded: $0.span) }
        origin = rows[MetaKey.origin].flatMap { String(validating: $0, as: UTF8.self) }
        tree = rows[MetaKey.tree].flatMap { GrowingTree(encoded: $0.span) }
    }
}
