public import EventCatalog

/// A row that is the state of one record, folded from the record's events.
public protocol StoredRow: Sendable {
    /// Reads a row back.
    init(decoding bytes: [UInt8], id: RecordID) throws(RowError)
    /// The bytes to store.
    func encoded() -> [UInt8]
}

/// The rows of one table that a batch of events changes, kept decoded until the batch ends.
///
/// Each is read and decoded at most once and encoded and put once, however many events of the batch change it; what is
/// derived from it (indexes, list entries) is brought up to date once as well, from the state before the batch to the
/// state after it. Most events of a bulk build cost one look-up here and nothing else.
///
/// Rows put or read in the same table behind its back are not seen: settle first.
public struct DecodedRows<Row: StoredRow>: Sendable {
    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline let before: Row?
        @usableFromInline var now: Row?

        @inlinable
        init(before: Row?, now: Row?) {
            self.before = before
            self.now = now
        }
    }

    @usableFromInline let table: Table
    @usableFromInline var entries: [RecordID: Entry] = [:]

    /// Rows of a table whose keys are ids.
    @inlinable
    public init(of table: Table) { self.table = table }

    /// Changes the row of a record; `nil` is no row.
    ///
    /// - Complexity: O(1) where an earlier event of the batch had the same row, else one look-up and one decoding.
    @inlinable
    public mutating func change(
        _ id: RecordID,
        in rows: borrowing RowWriter,
        _ change: (inout Row?) throws -> Void
    ) throws {
        if let index = entries.index(forKey: id) {
            try change(&entries.values[index].now)
        } else {
            let stored = try rows.row(at: KeyEncoder(id).bytes, in: table)
            let before = try stored.map { bytes throws(RowError) in try Row(decoding: bytes, id: id) }
            var now = before
            try change(&now)
            guard before != nil || now != nil else { return }
            entries[id] = Entry(before: before, now: now)
        }
    }

    /// Puts all changed rows and forgets them.
    ///
    /// - Parameter derive: Is told of each row's state before and after, to bring along what is derived from it. Rows are
    ///   shown in no particular order.
    @inlinable
    public mutating func settle(
        in rows: inout RowWriter,
        _ derive: (_ before: Row?, _ now: Row?, inout RowWriter) throws -> Void = { _, _, _ in }
    ) throws {
        for (id, entry) in entries {
            let key = KeyEncoder(id).bytes
            if let now = entry.now {
                try rows.put(now.encoded(), at: key, in: table)
            } else if entry.before != nil {
                try rows.delete(at: key, in: table)
            }
            try derive(entry.before, entry.now, &rows)
        }
        entries.removeAll(keepingCapacity: true)
    }
}
