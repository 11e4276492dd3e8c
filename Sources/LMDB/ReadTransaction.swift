internal import CLMDB

/// A view of the environment as of one commit. It comes from ``Environment/read(_:)`` and ends with its closure.
///
/// Pages it can see are not reused while it lives: keep it short.
@safe public struct ReadTransaction: ~Copyable, ReadableTransaction {
    let handle: OpaquePointer?
    let environment: Environment  // keeps `mdb_env_close` from running before the transaction ends

    init(in environment: Environment) throws(LMDBError) {
        self.environment = environment
        unsafe self.handle = try environment.borrowReader()
    }

    deinit { unsafe environment.returnReader(handle) }

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

    /// How many keys a database has.
    public func count(in database: Database) throws(LMDBError) -> Int {
        TransactionAccess.checkOwner(database, environment)
        return try unsafe TransactionAccess.count(handle, database)
    }
}
