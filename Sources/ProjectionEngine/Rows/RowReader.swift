internal import LMDB

/// The rows of a read model at one position: one short read transaction. It can't be copied or kept.
public struct RowReader: ~Copyable {
    private let transaction: ReadTransaction
    private let tables: TableIndex

    init(_ transaction: consuming ReadTransaction, tables: TableIndex) {
        self.transaction = transaction
        self.tables = tables
    }

    /// The row at a key; `nil` if there is none.
    ///
    /// - Throws: ``RowError``.
    /// - Complexity: O(log n).
    public func row(at key: [UInt8], in table: Table) throws(RowError) -> [UInt8]? {
        do {
            return try transaction.row(forKey: key, in: tables[table])
        } catch {
            throw RowError(error)
        }
    }

    /// Shows the row at a key without copying it; `nil` if there is none.
    ///
    /// - Complexity: O(log n).
    public func withRow<Value>(
        at key: [UInt8],
        in table: Table,
        _ body: (Span<UInt8>?) throws -> Value
    ) throws -> Value {
        try transaction.withRow(forKey: key.span, in: tables[table]) { try body($0) }
    }

    /// Shows rows in the order of their keys until `body` stops it or the range ends.
    ///
    /// - Parameters:
    ///   - table: Which table.
    ///   - from: The first key, inclusive; `nil` for the beginning of the range in the given direction.
    ///   - after: The last key of the page before, exclusive; `nil` for the first page.
    ///   - prefix: Only keys that begin with these bytes.
    ///   - direction: Which way.
    ///   - body: Is shown key and row; both are gone when it returns.
    /// - Complexity: O(log n + rows shown).
    public func scan(
        _ table: Table,
        from: [UInt8]? = nil,
        after: [UInt8]? = nil,
        prefix: [UInt8] = [],
        direction: ScanDirection = .forward,
        _ body: (Span<UInt8>, Span<UInt8>) throws -> ScanStep
    ) throws {
        let range = ScanRange(from: from, after: after, prefix: prefix, direction: direction)
        try transaction.scanRows(
            in: tables[table],
            from: range.start,
            direction: direction == .forward ? .forward : .backward
        ) { key, row in
            switch range.verdict(on: key) {
            case .show: try body(key, row) == .next ? .next : .stop
            case .skip: .next
            case .stop: .stop
            }
        }
    }

    /// How many rows a table has.
    public func count(of table: Table) throws(RowError) -> Int {
        do {
            return try transaction.count(of: tables[table])
        } catch {
            throw RowError(error)
        }
    }
}
