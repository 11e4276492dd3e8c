/// Checks every page of a committed state, and the checksum of every row of tables stored as ``CheckedTable``.
enum TreeAudit {
    /// - Parameters:
    ///   - file: The pages.
    ///   - meta: The commit.
    ///   - step: Called behind each megabyte read; `false` gives the audit up.
    /// - Returns: The digest of each table; `nil` if it was given up.
    static func run(
        _ file: consuming PageFile,
        _ meta: MetaPage,
        step: @escaping TreeWalk.Step
    ) throws(LMDBError) -> [String: RowDigest]? {
        var walk = try TreeWalk(file, meta, step: step)
        do {
            var digests: [String: RowDigest] = [:]
            for (name, root) in try walk.tables() { digests[name] = try digest(of: name, root, &walk) }
            try walk.checkFreePages()
            return digests
        } catch let error as LMDBError {
            throw error
        } catch {
            return nil
        }
    }

    private static func digest(of name: String, _ root: TreeRoot, _ walk: inout TreeWalk) throws -> RowDigest {
        var digest = RowDigest()
        let seed = RowChecksum.seed(ofTable: name)
        try walk.walk(root) { page, node, value in
            let length = value.count - RowChecksum.size
            guard length >= 0, !node.isTree else { throw LMDBError.damagedRow(table: name) }
            let checksum = unsafe page.bytes.withUnsafeBytes { page in
                unsafe value.withUnsafeBytes { value in
                    unsafe RowChecksum.of(
                        key: UnsafeRawBufferPointer(rebasing: page[node.key]),
                        row: UnsafeRawBufferPointer(rebasing: value[..<length]),
                        seed: seed
                    )
                }
            }
            guard value.extracting(length..<value.count).littleEndianUInt64 == checksum else {
                throw LMDBError.damagedRow(table: name)
            }
            digest.add(checksum)
        }
        return digest
    }
}
