internal import CLMDB

/// A row to be stored, or a key to be left without one.
public struct RowChange {
    /// 1 … 511 bytes.
    public let key: [UInt8]
    /// The new row; `nil` deletes.
    public let row: [UInt8]?
    /// The key's first eight bytes as a number: they tell nearly all keys apart without a look at the rest.
    private let beginning: UInt64

    /// Makes a change.
    public init(key: [UInt8], row: [UInt8]?) {
        (self.key, self.row) = (key, row)
        var beginning: UInt64 = 0
        for index in 0..<min(key.count, 8) { beginning |= UInt64(key[index]) << UInt64(56 - 8 * index) }
        self.beginning = beginning
    }

    /// Whether its key comes before that of another change.
    public func precedes(_ other: RowChange) -> Bool {
        beginning == other.beginning ? key.precedes(other.key) : beginning < other.beginning
    }
}

extension WriteTransaction {
    /// Stores rows by one cursor that moves forward, and keeps the table's digest up to date.
    ///
    /// - Parameters:
    ///   - changes: In the order of their keys, each key once.
    ///   - table: Where.
    ///   - digest: The digest of the table before and after.
    /// - Throws: ``LMDBError``.
    /// - Complexity: O(log n) for each; what lies behind all rows of the table is appended to full pages.
    public mutating func store(
        _ changes: [RowChange],
        in table: CheckedTable,
        digest: inout RowDigest
    ) throws(LMDBError) {
        TransactionAccess.checkOwner(table.database, environment)
        var cursor: OpaquePointer?
        try unsafe LMDBError.check(mdb_cursor_open(handle, table.database.handle, &cursor))
        defer { unsafe mdb_cursor_close(cursor) }
        var isBehindAll = false
        let last = try unsafe Self.lastKey(cursor)
        for change in changes {
            isBehindAll = isBehindAll || last.map { $0.precedes(change.key) } ?? true
            bytesPut += change.key.count + (change.row?.count ?? 0) + RowChecksum.size
            try unsafe Self.store(change, by: cursor, table, &digest, isBehindAll)
        }
    }

    /// Stores one row, of a table without a digest.
    public mutating func putRow(_ row: [UInt8], forKey key: [UInt8], in table: CheckedTable) throws(LMDBError) {
        var digest = RowDigest()
        try store([RowChange(key: key, row: row)], in: table, digest: &digest)
    }

    /// Deletes one row, of a table without a digest.
    public mutating func deleteRow(forKey key: [UInt8], in table: CheckedTable) throws(LMDBError) {
        try delete(forKey: key, in: table.database)
    }

    @unsafe private static func store(
        _ change: RowChange,
        by cursor: OpaquePointer?,
        _ table: CheckedTable,
        _ digest: inout RowDigest,
        _ isBehindAll: Bool
    ) throws(LMDBError) {
        guard let row = change.row else { return try unsafe delete(change.key, by: cursor, table, &digest) }
        let checksum = unsafe change.key.withUnsafeBytes { key in
            unsafe row.withUnsafeBytes { unsafe RowChecksum.of(key: key, row: $0, seed: table.seed) }
        }
        try unsafe TransactionAccess.withBytes(change.key.span) { (key) throws(LMDBError) in
            // The place of the value is asked for, and filled in without a copy of the row. One search of the tree finds
            // the row that is there, or puts the new one.
            var place = unsafe MDB_val(mv_size: row.count + RowChecksum.size, mv_data: nil)
            let flags = isBehindAll ? MDB_APPEND : MDB_NOOVERWRITE
            let code = unsafe mdb_cursor_put(cursor, &key, &place, UInt32(flags | MDB_RESERVE))
            if code == MDB_KEYEXIST, !isBehindAll {
                digest.remove(try unsafe table.parts(of: TransactionAccess.buffer(place)).checksum)
                unsafe place = MDB_val(mv_size: row.count + RowChecksum.size, mv_data: nil)
                try unsafe LMDBError.check(mdb_cursor_put(cursor, &key, &place, UInt32(MDB_CURRENT | MDB_RESERVE)))
            } else {
                try LMDBError.check(code)
            }
            let target = unsafe UnsafeMutableRawBufferPointer(start: place.mv_data, count: place.mv_size)
            unsafe target.copyBytes(from: row)
            unsafe target.storeBytes(of: checksum.littleEndian, toByteOffset: row.count, as: UInt64.self)
            digest.add(checksum)
        }
    }

    @unsafe private static func delete(
        _ key: [UInt8],
        by cursor: OpaquePointer?,
        _ table: CheckedTable,
        _ digest: inout RowDigest
    ) throws(LMDBError) {
        try unsafe TransactionAccess.withBytes(key.span) { (key) throws(LMDBError) in
            var old = unsafe MDB_val()
            let code = unsafe mdb_cursor_get(cursor, &key, &old, MDB_SET)
            if code == MDB_NOTFOUND { return }
            try LMDBError.check(code)
            digest.remove(try unsafe table.parts(of: TransactionAccess.buffer(old)).checksum)
            try unsafe LMDBError.check(mdb_cursor_del(cursor, 0))
        }
    }

    @unsafe private static func lastKey(_ cursor: OpaquePointer?) throws(LMDBError) -> [UInt8]? {
        var (key, value) = unsafe (MDB_val(), MDB_val())
        let code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_LAST)
        if code == MDB_NOTFOUND { return nil }
        try LMDBError.check(code)
        return unsafe [UInt8](TransactionAccess.buffer(key))
    }
}
