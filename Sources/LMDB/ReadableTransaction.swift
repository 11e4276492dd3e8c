/// What read and write transactions have in common: reading.
///
/// Spans handed to closures point into the map; the compiler keeps them from leaving the closure.
public protocol ReadableTransaction: ~Copyable {
    /// A copy of the value of a key; `nil` if there is none.
    func value(forKey key: Span<UInt8>, in database: Database) throws(LMDBError) -> [UInt8]?

    /// Runs `body` on the value of a key, in place; on `nil` if there is none.
    ///
    /// - Throws: ``LMDBError``, or what `body` throws.
    func withValue<Result>(
        forKey key: Span<UInt8>,
        in database: Database,
        _ body: (Span<UInt8>?) throws -> Result
    ) throws -> Result

    /// Walks through a database in key order without copying.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - start: Forward: begin at the first key at or after it. Backward: at the last key at or before it. `nil`: at the
    ///     end that the direction starts from.
    ///   - direction: Which way.
    ///   - body: Called with each key and value until it says ``ScanStep/stop``.
    /// - Throws: ``LMDBError``, or what `body` throws.
    /// - Complexity: O(log n + keys visited).
    func scan(
        in database: Database,
        from start: Span<UInt8>?,
        direction: ScanDirection,
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws -> ScanStep
    ) throws

    /// How many keys a database has.
    ///
    /// - Complexity: O(1).
    func count(in database: Database) throws(LMDBError) -> Int

    /// A copy of a row, checked; `nil` if there is none.
    ///
    /// - Throws: ``LMDBError/damagedRow(table:)`` and others.
    func row(forKey key: Span<UInt8>, in table: CheckedTable) throws(LMDBError) -> [UInt8]?

    /// Runs `body` on a row, checked and in place; on `nil` if there is none.
    ///
    /// - Throws: ``LMDBError``, or what `body` throws.
    func withRow<Result>(
        forKey key: Span<UInt8>,
        in table: CheckedTable,
        _ body: (Span<UInt8>?) throws -> Result
    ) throws -> Result

    /// Walks through a table in key order without copying; each row is checked before it is shown.
    ///
    /// - Throws: ``LMDBError``, or what `body` throws.
    func scanRows(
        in table: CheckedTable,
        from start: Span<UInt8>?,
        direction: ScanDirection,
        _ body: (_ key: Span<UInt8>, _ row: Span<UInt8>) throws -> ScanStep
    ) throws
}

extension ReadableTransaction where Self: ~Copyable {
    /// A copy of the value of a key; `nil` if there is none.
    public func value(forKey key: [UInt8], in database: Database) throws(LMDBError) -> [UInt8]? {
        try value(forKey: key.span, in: database)
    }

    /// Runs `body` on the value of a key, in place; on `nil` if there is none.
    public func withValue<Result>(
        forKey key: [UInt8],
        in database: Database,
        _ body: (Span<UInt8>?) throws -> Result
    ) throws -> Result {
        try withValue(forKey: key.span, in: database, body)
    }

    /// Walks through a database in key order without copying.
    public func scan(
        in database: Database,
        from start: [UInt8]?,
        direction: ScanDirection = .forward,
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws -> ScanStep
    ) throws {
        if let start {
            try scan(in: database, from: start.span, direction: direction, body)
        } else {
            try scan(in: database, from: nil as Span<UInt8>?, direction: direction, body)
        }
    }

    /// Walks through a whole database in key order without copying.
    public func scan(
        in database: Database,
        direction: ScanDirection = .forward,
        _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws -> ScanStep
    ) throws {
        try scan(in: database, from: nil as Span<UInt8>?, direction: direction, body)
    }

    /// Whether a key exists.
    public func contains(_ key: [UInt8], in database: Database) throws -> Bool {
        try withValue(forKey: key.span, in: database) { $0 != nil }
    }

    /// How many rows a table has.
    ///
    /// - Complexity: O(1).
    public func count(of table: CheckedTable) throws(LMDBError) -> Int { try count(in: table.database) }

    /// A copy of a row, checked; `nil` if there is none.
    public func row(forKey key: [UInt8], in table: CheckedTable) throws(LMDBError) -> [UInt8]? {
        try row(forKey: key.span, in: table)
    }

    /// Walks through a table in key order without copying; each row is checked before it is shown.
    public func scanRows(
        in table: CheckedTable,
        from start: [UInt8]? = nil,
        direction: ScanDirection = .forward,
        _ body: (_ key: Span<UInt8>, _ row: Span<UInt8>) throws -> ScanStep
    ) throws {
        if let start {
            try scanRows(in: table, from: start.span, direction: direction, body)
        } else {
            try scanRows(in: table, from: nil as Span<UInt8>?, direction: direction, body)
        }
    }
}
