/// One of the two pages at the beginning of a data file (`MDB_meta` of LMDB 0.9 on a 64-bit little-endian machine): what
/// was committed by every other transaction.
struct MetaPage: Hashable {
    /// Bytes at the beginning of the page that this type reads.
    static let size = 152
    private static let metaFlag: UInt16 = 0x08

    /// What kind of page this is.
    let flags: UInt16
    let magic: UInt32
    let version: UInt32
    let pageSize: Int
    /// The tree of pages that may be used again.
    let free: TreeRoot
    /// The tree of the named databases.
    let main: TreeRoot
    let lastPage: UInt64
    let transaction: UInt64

    /// `nil` if the bytes end before the page does.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset >= 0, bytes.count >= offset + Self.size else { return nil }
        flags = UInt16(truncatingIfNeeded: bytes.littleEndian(at: offset + 10, width: 2))
        magic = UInt32(truncatingIfNeeded: bytes.littleEndian(at: offset + 16, width: 4))
        version = UInt32(truncatingIfNeeded: bytes.littleEndian(at: offset + 20, width: 4))
        pageSize = Int(truncatingIfNeeded: bytes.littleEndian(at: offset + 40, width: 4))
        free = TreeRoot(bytes, at: offset + 40)
        main = TreeRoot(bytes, at: offset + 88)
        lastPage = bytes.littleEndian(at: offset + 136, width: 8)
        transaction = bytes.littleEndian(at: offset + 144, width: 8)
    }

    /// Refuses what no LMDB of this version wrote.
    func check() throws(LMDBError) {
        guard flags & Self.metaFlag != 0, magic == 0xBEEF_C0DE else { throw .invalid }
        guard version == 1 else { throw .versionMismatch }
        guard (512...65_536).contains(pageSize), pageSize.nonzeroBitCount == 1 else { throw .invalid }
    }

    /// How many bytes a file must have for all pages of this commit.
    func expectedBytes() throws(LMDBError) -> Int {
        let (pages, overflow) = lastPage.addingReportingOverflow(1)
        let (bytes, overflow2) = pages.multipliedReportingOverflow(by: UInt64(pageSize))
        guard !overflow, !overflow2, let bytes = Int(exactly: bytes) else { throw .corrupted }
        return bytes
    }

    /// The one of the last commit.
    ///
    /// - Throws: ``LMDBError/corrupted`` if it is not where its number says: LMDB finds the last commit by its number,
    ///   the even ones on the first page, and would read the other one.
    static func current(_ first: MetaPage, _ second: MetaPage) throws(LMDBError) -> MetaPage {
        let isFirst = first.transaction >= second.transaction
        let current = isFirst ? first : second
        guard current.transaction.isMultiple(of: 2) == isFirst else { throw .corrupted }
        return current
    }
}

/// Where a tree begins, and what it must come to (`MDB_db`).
struct TreeRoot: Hashable {
    static let size = 48
    /// The flags of a tree whose keys are integers; all others have none.
    static let integerKeys: UInt16 = 0x08
    /// The page number that says: no page.
    private static let none = UInt64.max

    let flags: UInt16
    let depth: Int
    let branchPages: UInt64
    let leafPages: UInt64
    let overflowPages: UInt64
    let entries: UInt64
    /// The keys are integers of this machine, least significant byte first.
    var hasIntegerKeys: Bool { flags == Self.integerKeys }
    /// `nil` for an empty tree.
    let page: UInt64?

    /// The 48 bytes must be there.
    init(_ bytes: [UInt8], at offset: Int) {
        flags = UInt16(truncatingIfNeeded: bytes.littleEndian(at: offset + 4, width: 2))
        depth = Int(bytes.littleEndian(at: offset + 6, width: 2))
        branchPages = bytes.littleEndian(at: offset + 8, width: 8)
        leafPages = bytes.littleEndian(at: offset + 16, width: 8)
        overflowPages = bytes.littleEndian(at: offset + 24, width: 8)
        entries = bytes.littleEndian(at: offset + 32, width: 8)
        let root = bytes.littleEndian(at: offset + 40, width: 8)
        page = root == Self.none ? nil : root
    }
}

extension [UInt8] {
    /// An unsigned little-endian integer; the bytes must be there.
    @inline(__always)
    func littleEndian(at offset: Int, width: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(self[offset + index]) << UInt64(index * 8) }
        return value
    }
}
