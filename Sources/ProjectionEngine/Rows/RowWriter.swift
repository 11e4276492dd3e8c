internal import LMDB

/// The rows of a read model while a batch of events is applied: one write transaction. It can't be copied or kept.
///
/// What is put or deleted is kept in memory until the batch ends (or a scan needs it), so a row that many events of a
/// batch touch reaches the storage once, and in the order of keys. Every change of a row passes through here.
public struct RowWriter: ~Copyable {
    private var transaction: WriteTransaction
    private let tables: TableIndex
    /// By table: rows put (`.some`) and deleted (`nil`) and not yet in the transaction.
    private var changes: [[RowKey: [UInt8]?]]

    init(_ transaction: consuming WriteTransaction, tables: TableIndex) {
        self.transaction = transaction
        self.tables = tables
        changes = Array(repeating: [:], count: tables.count)
    }

    /// Gives the transaction back; changes that were not flushed are gone.
    consuming func end() -> WriteTransaction { transaction }

    /// The row at a key, with the changes made so far; `nil` if there is none.
    ///
    /// - Throws: ``RowError``.
    /// - Complexity: O(log n).
    public func row(at key: [UInt8], in table: Table) throws(RowError) -> [UInt8]? {
        let number = tables.number(of: table)
        if let change = changes[number][RowKey(bytes: key)] { return change }
        do {
            return try transaction.value(forKey: key, in: tables.database(number))
        } catch {
            throw .storage("\(error)")
        }
    }

    /// Puts a row, in place of the one that may be there.
    ///
    /// - Throws: ``RowError/keyTooLong``; a key must also not be empty.
    public mutating func put(_ row: [UInt8], at key: [UInt8], in table: Table) throws(RowError) {
        guard (1...KeyEncoder.maximumLength).contains(key.count) else { throw .keyTooLong }
        changes[tables.number(of: table)].updateValue(row, forKey: RowKey(bytes: key))
    }

    /// Deletes a row, if it is there.
    public mutating func delete(at key: [UInt8], in table: Table) throws(RowError) {
        guard (1...KeyEncoder.maximumLength).contains(key.count) else { throw .keyTooLong }
        changes[tables.number(of: table)].updateValue(nil, forKey: RowKey(bytes: key))
    }

    /// Shows rows as ``RowReader/scan(_:from:after:prefix:direction:_:)`` does, with the changes made so far.
    ///
    /// It first moves the table's pending changes to the storage, so it is for the rare event, not for every one.
    public mutating func scan(
        _ table: Table,
        from: [UInt8]? = nil,
        after: [UInt8]? = nil,
        prefix: [UInt8] = [],
        direction: ScanDirection = .forward,
        _ body: (Span<UInt8>, Span<UInt8>) throws -> ScanStep
    ) throws {
        let number = tables.number(of: table)
        try flush(number)
        let range = ScanRange(from: from, after: after, prefix: prefix, direction: direction)
        try transaction.scan(
            in: tables.database(number),
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

    /// Moves all changes into the transaction.
    mutating func flush() throws(RowError) {
        for number in changes.indices { try flush(number) }
    }

    private mutating func flush(_ number: Int) throws(RowError) {
        guard !changes[number].isEmpty else { return }
        let database = tables.database(number)
        let sorted = changes[number].sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
        changes[number].removeAll(keepingCapacity: true)
        do {
            let last = try lastKey(in: database)
            for (key, row) in sorted {
                if let row {
                    let isNewest = last.map { $0.lexicographicallyPrecedes(key.bytes) } ?? true
                    try transaction.put(row, forKey: key.bytes, in: database, mode: isNewest ? .append : .upsert)
                } else {
                    _ = try transaction.delete(forKey: key.bytes, in: database)
                }
            }
        } catch {
            throw .storage("\(error)")
        }
    }

    private func lastKey(in database: Database) throws -> [UInt8]? {
        var last: [UInt8]?
        try transaction.scan(in: database, from: nil, direction: .backward) { key, _ in
            last = [UInt8](copying: key)
            return .stop
        }
        return last
    }
}
