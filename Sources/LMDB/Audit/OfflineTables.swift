/// The tables of a data file, read page by page without LMDB: for a file that may be damaged or made by somebody else.
///
/// Whatever the file holds, reading it can't end the process: it gives rows in the order of their keys, or an error.
/// Every page is checked as the audit of read models does it; the values are handed on as they are.
public struct OfflineTables: ~Copyable {
    /// The names of the tables.
    public private(set) var names: [String] = []
    /// How many bytes the last commit's pages are.
    public let bytes: Int
    /// Bytes between two calls of `step`.
    public static let stepSize = TreeWalk.stepSize
    private var roots: [String: TreeRoot] = [:]
    private var walk: TreeWalk

    /// Reads the header and the names of the tables.
    ///
    /// - Parameters:
    ///   - directory: Where the data file lies. Nobody may write to it meanwhile.
    ///   - step: Called behind each ``stepSize`` bytes read.
    /// - Throws: ``LMDBError`` that says what is damaged or missing.
    public static func of(directory: String, step: @escaping () -> Void = {}) throws(LMDBError) -> OfflineTables {
        let file = try PageFile(directory: directory)
        let (first, second) = try file.metaPages()
        return try open(file, try .current(first, second), step)
    }

    /// Reads the state that a transaction sees, while others write: the transaction keeps its pages from being reused.
    ///
    /// - Returns: `nil` if two more commits came since the transaction began: begin another.
    public static func of(
        _ environment: Environment,
        seenBy transaction: borrowing ReadTransaction,
        step: @escaping () -> Void = {}
    ) throws(LMDBError) -> OfflineTables? {
        let file = try PageFile(directory: environment.path)
        let (first, second) = try file.metaPages()
        let number = UInt64(transaction.number)
        guard let meta = [first, second].first(where: { $0.transaction == number }) else { return nil }
        return try open(file, meta, step)
    }

    private static func open(
        _ file: consuming PageFile,
        _ meta: MetaPage,
        _ step: @escaping () -> Void
    ) throws(LMDBError) -> OfflineTables {
        let walk = try TreeWalk(file, meta) {
            step()
            return true
        }
        var tables = OfflineTables(walk, bytes: try meta.expectedBytes())
        try tables.readNames()
        return tables
    }

    private init(_ walk: consuming TreeWalk, bytes: Int) {
        self.walk = walk
        self.bytes = bytes
    }

    private mutating func readNames() throws(LMDBError) {
        do {
            for (name, root) in try walk.tables() {
                names.append(name)
                roots[name] = root
            }
        } catch {
            throw error as? LMDBError ?? .corrupted
        }
    }

    /// How many rows a table says it has; `nil` if there is no such table.
    public func count(of name: String) -> UInt64? { roots[name]?.entries }

    /// Visits every row of a table in the order of keys. Each table can be read once.
    ///
    /// - Throws: ``LMDBError`` that says what is damaged or missing, and what `visit` throws.
    public mutating func scan(_ name: String, _ visit: (_ key: Span<UInt8>, _ value: Span<UInt8>) throws -> Void) throws
    {
        guard let root = roots[name] else { throw LMDBError.notFound }
        try walk.walk(root) { page, node, value in
            guard !node.isTree else { throw page.damaged("has a table among its rows") }
            try visit(page.bytes.span.extracting(node.key), value)
        }
    }

    /// Checks, once all tables were read, that no page of theirs is free to be used again.
    public mutating func checkFreePages() throws(LMDBError) {
        do { try walk.checkFreePages() } catch { throw error as? LMDBError ?? .corrupted }
    }
}
