internal import LMDB

/// The rows of a read model while a batch of events is applied: one write transaction. It can't be copied or kept.
///
/// What is put or deleted is kept in memory until the batch ends (or a scan needs it), so a row that many events of a
/// batch touch reaches the storage once, and in the order of keys. Every change of a row passes through here.
public struct RowWriter: ~Copyable {
    private var transaction: WriteTransaction
    private let tables: TableIndex
    /// What the rows in the transaction come to, by table.
    private(set) var digests: [RowDigest]
    /// By table: rows put (`.some`) and deleted (`nil`) and not yet in the transaction.
    private var changes: [[RowKey: [UInt8]?]]

    init(_ transaction: consuming WriteTransaction, tables: TableIndex, digests: [RowDigest]) {
        self.transaction = transaction
        self.tables = tables
        self.digests = digests
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
            return try transaction.row(forKey: key.span, in: tables[number])
        } catch {
            throw RowError(error)
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
        try transaction.scanRows(
            in: tables[number],
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
        var sorted = changes[number].map { RowChange(key: $0.key.bytes, row: $0.value) }
        sorted.sort { $0.precedes($1) }
        changes[number].removeAll(keepingCapacity: true)
        do {
            try transaction.store(sorted, in: tables[number], digest: &digests[number])
        } catch {
            throw RowError(error)
        }
    }
}
