internal import LMDB

/// Where the tables of one environment are.
struct TableIndex: Sendable {
    private let tables: [Table]
    private let stored: [CheckedTable]

    init(_ tables: [Table], in environment: Environment) {
        self.tables = tables
        stored = tables.map { CheckedTable(environment.database($0.name)) }
    }

    var count: Int { tables.count }

    var names: [String] { tables.map(\.name) }

    /// A table's number. Only tables that the projection declares can be used: anything else is a mistake in its code.
    func number(of table: Table) -> Int {
        guard let number = tables.firstIndex(of: table) else {
            preconditionFailure("the projection does not declare the table \(table.name)")
        }
        return number
    }

    subscript(_ number: Int) -> CheckedTable { stored[number] }

    subscript(_ table: Table) -> CheckedTable { stored[number(of: table)] }
}

/// The keys a scan goes through, and where it begins and ends.
struct ScanRange {
    /// The key to begin at; `nil` for the end of the table that the direction begins with.
    let start: [UInt8]?
    private let prefix: [UInt8]
    private let after: [UInt8]?
    /// Going backward: the smallest key past the range, where the scan may land first.
    private let end: [UInt8]?

    init(from: [UInt8]?, after: [UInt8]?, prefix: [UInt8], direction: ScanDirection) {
        self.prefix = prefix
        self.after = after
        let bounds: [[UInt8]]
        switch direction {
        case .forward:
            end = nil
            bounds = [from, after, prefix].compactMap(\.self)
            start = bounds.max { $0.lexicographicallyPrecedes($1) }.flatMap { $0.isEmpty ? nil : $0 }
        case .backward:
            end = Self.successor(of: prefix)
            bounds = [from, after, end].compactMap(\.self)
            start = bounds.min { $0.lexicographicallyPrecedes($1) }
        }
    }

    /// What to do with a key.
    enum Verdict {
        case show
        case skip
        case stop
    }

    func verdict(on key: Span<UInt8>) -> Verdict {
        if let after, Self.equal(key, after) { return .skip }
        if let end, Self.equal(key, end) { return .skip }
        guard key.count >= prefix.count else { return .stop }
        for index in prefix.indices where key[index] != prefix[index] { return .stop }
        return .show
    }

    /// The smallest key after all that begin with `prefix`; `nil` if there is none.
    private static func successor(of prefix: [UInt8]) -> [UInt8]? {
        guard let last = prefix.lastIndex(where: { $0 != 0xFF }) else { return nil }
        var end = Array(prefix[...last])
        end[last] += 1
        return end
    }

    private static func equal(_ span: Span<UInt8>, _ bytes: [UInt8]) -> Bool {
        guard span.count == bytes.count else { return false }
        for index in bytes.indices where span[index] != bytes[index] { return false }
        return true
    }
}
