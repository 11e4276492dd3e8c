internal import CLMDB

/// The one write transaction of an environment. ``Environment/write(_:)`` commits it when its closure returns and aborts
/// it when the closure throws.
///
/// It can't be stored, copied, or carried over an `await`: LMDB needs its beginning and end on one thread.
@safe public struct WriteTransaction: ~Copyable, ReadableTransaction {
    private(set) var handle: OpaquePointer?
    /// The bytes of all keys and values put so far.
    var bytesPut = 0
    let environment: Environment  // keeps `mdb_env_close` from running before the transaction ends

    init(in environment: Environment) throws(LMDBError) {
        self.environment = environment
        var handle: OpaquePointer?
        try unsafe LMDBError.check(mdb_txn_begin(environment.pointer, nil, 0, &handle))
        unsafe self.handle = handle
    }

    deinit { unsafe mdb_txn_abort(handle) }  // LMDB ignores a null handle

    consuming func commit() throws(LMDBError) {
        let handle = unsafe self.handle.take()  // LMDB frees the handle even when the commit fails
        try unsafe LMDBError.check(mdb_txn_commit(handle))
    }

    /// A copy of the value of a key; `nil` if there is none.
    public func value(forKey key: Span<UInt8>, in database: Database) throws(LMDBError) -> [UInt8]? {
        TransactionAccess.checkOwner(database, environment)
        guard let bytes = try unsafe TransactionAccess.find(handle, key, database) else { return nil }
        return unsafe [UInt8](bytes)
    }

    /// Runs `body` on the value of a key, in place; on `nil` if there is none.
    public func withValue<Result>(
        forKey key: Span<UInt8>,
        in database: Database,
        _ body: (Span<UInt8>?) throws -> Result
    ) throws -> Result {
        TransactionAccess.checkOwner(database, environment)
        guard let bytes = try unsafe TransactionAccess.find(handle, key, database) else { return try body(nil) }
        return try unsafe body(bytes.span)
    }

    /// A copy of a row, checked; `nil` if there is none.
    public func row(forKey key: Span<UInt8>, in table: CheckedTable) throws(LMDBError) -> [UInt8]? {
        TransactionAccess.checkOwner(table.database, environment)
        guard let bytes = try unsafe TransactionAccess.findRow(handle, key, table) else { return nil }
        return unsafe [UInt8](bytes)
    }

    /// Runs `body` on a row, checked and in place; on `nil` if there is none.
    public func withRow<Result>(
        forKey key: Span<UInt8>,
        in table: CheckedTable,
        _ body: (Span<UInt8>?) throws -> Result
    ) throws -> Result {
        TransactionAccess.checkOwner(table.database, environment)
        guard let bytes = try unsafe TransactionAccess.findRow(handle, key, table) else { return try body(nil) }
        return try unsafe body(bytes.span)
    }

    /// Walks through a table in key order without copying; each row is checked before it is shown.
    public func scanRows(
        in table: CheckedTable,
        from start: Span<UInt8>?,
        direction: ScanDirection,
        _ body: (_ key: Span<UInt8>, _ row: Span<UInt8>) throws -> ScanStep
    ) throws {
        TransactionAccess.checkOwner(table.database, environment)
        try unsafe TransactionAccess.scanRows(handle, table, from: start, direction, body)
    }

    /// Walks through a database in key order without copying.
    public func scan(
        in database: Database,
        from start: Span<UInt8>?,
        direction: ScanDirection,
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws -> ScanStep
    ) throws {
        TransactionAccess.checkOwner(database, environment)
        try unsafe TransactionAccess.scan(handle, database, from: start, direction, body)
    }

    /// How many keys a database has, changes of this transaction included.
    public func count(in database: Database) throws(LMDBError) -> Int {
        TransactionAccess.checkOwner(database, environment)
        return try unsafe TransactionAccess.count(handle, database)
    }
}

extension WriteTransaction {
    /// Puts a value.
    ///
    /// - Parameters:
    ///   - value: The value's bytes.
    ///   - key: 1 … 511 bytes.
    ///   - database: Where.
    ///   - mode: What to do if the key exists.
    /// - Throws: ``LMDBError/keyExists`` by `mode`; ``LMDBError/mapFull``, ``LMDBError/badValueSize`` and others.
    public mutating func put(
        _ value: Span<UInt8>,
        forKey key: Span<UInt8>,
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        TransactionAccess.checkOwner(database, environment)
        let handle = unsafe self.handle
        bytesPut += key.count + value.count
        try unsafe TransactionAccess.withBytes(key) { (key) throws(LMDBError) in
            try unsafe TransactionAccess.withBytes(value) { (value) throws(LMDBError) in
                try unsafe LMDBError.check(mdb_put(handle, database.handle, &key, &value, mode.flags))
            }
        }
    }

    /// Puts a value; see ``put(_:forKey:in:mode:)-(Span<UInt8>,_,_,_)``.
    public mutating func put(
        _ value: [UInt8],
        forKey key: [UInt8],
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        try put(value.span, forKey: key.span, in: database, mode: mode)
    }

    /// Deletes a key and its value.
    ///
    /// - Returns: Whether it existed.
    @discardableResult
    public mutating func delete(forKey key: Span<UInt8>, in database: Database) throws(LMDBError) -> Bool {
        TransactionAccess.checkOwner(database, environment)
        let handle = unsafe self.handle
        return try unsafe TransactionAccess.withBytes(key) { (key) throws(LMDBError) -> Bool in
            let code = unsafe mdb_del(handle, database.handle, &key, nil)
            if code == MDB_NOTFOUND { return false }
            try LMDBError.check(code)
            return true
        }
    }

    /// Deletes a key and its value.
    ///
    /// - Returns: Whether it existed.
    @discardableResult
    public mutating func delete(forKey key: [UInt8], in database: Database) throws(LMDBError) -> Bool {
        try delete(forKey: key.span, in: database)
    }

    /// Deletes every key of a database.
    public mutating func deleteAll(in database: Database) throws(LMDBError) {
        TransactionAccess.checkOwner(database, environment)
        try unsafe LMDBError.check(mdb_drop(handle, database.handle, 0))
    }
}
