internal import CLMDB

extension Environment {
    /// Checks every page and every row of an environment that nobody writes to, without opening it: also a damaged file
    /// can't end the process.
    ///
    /// All its databases must be tables stored as ``CheckedTable``.
    ///
    /// - Parameters:
    ///   - directory: Where it lives.
    ///   - step: Called behind each megabyte; `false` gives the audit up.
    /// - Returns: The digest of each table by name; `nil` if it was given up.
    /// - Throws: ``LMDBError`` that says what is damaged.
    /// - Complexity: O(bytes of the file), a gigabyte in a few seconds.
    public static func audit(
        directory: String,
        step: @escaping () -> Bool = { true }
    ) throws(LMDBError) -> [String: RowDigest]? {
        let file = try PageFile(directory: directory)
        let (first, second) = try file.metaPages()
        return try TreeAudit.run(file, try .current(first, second), step: step)
    }

    /// The number of the last commit, without opening the environment.
    public static func lastTransaction(directory: String) throws(LMDBError) -> UInt64 {
        let (first, second) = try PageFile(directory: directory).metaPages()
        return try MetaPage.current(first, second).transaction
    }

    /// Checks every page and every row that a transaction sees, while others read and write.
    ///
    /// It reads the file itself and not through the map. It must see the last or the second to last commit: begin it
    /// right before.
    ///
    /// - Returns: The digest of each table by name; `nil` if it was given up, or two more commits came in between.
    public func audit(
        _ transaction: borrowing ReadTransaction,
        step: @escaping () -> Bool
    ) throws(LMDBError) -> [String: RowDigest]? {
        let file = try PageFile(directory: path)
        let (first, second) = try file.metaPages()
        let number = UInt64(transaction.number)
        guard let meta = [first, second].first(where: { $0.transaction == number }) else { return nil }
        return try TreeAudit.run(file, meta, step: step)
    }
}

extension ReadTransaction {
    /// The commit it sees.
    var number: Int { unsafe mdb_txn_id(handle) }
}
