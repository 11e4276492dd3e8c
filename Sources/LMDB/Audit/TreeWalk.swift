/// Reads every page of a committed state and believes none: what LMDB follows unchecked is checked here.
///
/// Each page is where it says it is, belongs to one tree only and to none of the free ones; keys rise, also across pages;
/// the numbers of pages and entries are those that were committed. It takes memory for one bit a page and a page at a time.
struct TreeWalk: ~Copyable {
    /// Called behind each megabyte read; `false` gives the walk up.
    typealias Step = () -> Bool
    typealias Visit = (TreePage, TreePage.Node, Span<UInt8>) throws -> Void

    /// The step said to give up.
    struct GivenUp: Error {}

    private let file: PageFile
    private let meta: MetaPage
    private let step: Step
    private var seen: PageSet
    private var bytesToStep = TreeWalk.stepSize
    static let stepSize = 1 << 20
    /// LMDB follows no deeper tree.
    private static let maximumDepth = 32

    init(_ file: consuming PageFile, _ meta: MetaPage, step: @escaping Step) throws(LMDBError) {
        try file.check(meta)
        self.file = file
        self.meta = meta
        self.step = step
        seen = PageSet(through: meta.lastPage)
    }

    /// The named databases, in the order of their names.
    mutating func tables() throws -> [(name: String, root: TreeRoot)] {
        guard meta.main.flags == 0, meta.free.flags == TreeRoot.integerKeys else { throw LMDBError.corrupted }
        var tables: [(name: String, root: TreeRoot)] = []
        try walk(meta.main) { page, node, _ in
            guard node.isTree, !node.isOverflown, node.valueSize == TreeRoot.size else {
                throw page.damaged("names something that is no database")
            }
            let name = String(decoding: page.bytes[node.key], as: UTF8.self)
            let root = TreeRoot(page.bytes, at: node.valueStart)
            guard root.flags == 0 else { throw page.damaged("has a table of another kind") }
            tables.append((name, root))
        }
        return tables
    }

    /// No page that may be used again is part of a tree, or free twice.
    mutating func checkFreePages() throws {
        var free: [UInt64] = []
        try walk(meta.free) { page, node, value in
            guard value.count >= 8, value.count % 8 == 0, !node.isTree else {
                throw page.damaged("lists free pages wrongly")
            }
            let count = value.extracting(0..<8).littleEndianUInt64
            guard count <= UInt64(value.count / 8 - 1) else { throw page.damaged("lists free pages wrongly") }
            for index in 1..<(Int(count) + 1) {
                free.append(value.extracting(8 * index..<8 * index + 8).littleEndianUInt64)
            }
        }
        for page in free { try use(page) }
    }
}

// MARK: - Walking

extension TreeWalk {
    private struct Tally {
        var branchPages: UInt64 = 0
        var leafPages: UInt64 = 0
        var overflowPages: UInt64 = 0
        var entries: UInt64 = 0
    }

    /// Visits every entry of a tree in the order of keys.
    ///
    /// - Throws: ``LMDBError`` that says what is damaged, ``GivenUp``, and what `visit` throws.
    mutating func walk(_ root: TreeRoot, _ visit: Visit) throws {
        guard root.depth <= Self.maximumDepth else { throw LMDBError.corrupted }
        var tally = Tally()
        if let page = root.page {
            try walk(page, of: root, depth: root.depth, above: nil, below: nil, &tally, visit)
        }
        guard tally.branchPages == root.branchPages, tally.leafPages == root.leafPages,
            tally.overflowPages == root.overflowPages, tally.entries == root.entries
        else { throw LMDBError.damagedPage(number: root.page ?? 0, detail: "has not the tree that was committed") }
    }

    /// - Parameters:
    ///   - first: The least key that may be here; `nil` for any.
    ///   - end: All keys are below it.
    private mutating func walk(
        _ number: UInt64,
        of root: TreeRoot,
        depth: Int,
        above first: [UInt8]?,
        below end: [UInt8]?,
        _ tally: inout Tally,
        _ visit: Visit
    ) throws {
        try use(number)
        let page = try TreePage(try read(number), number: number)
        let nodes = try (0..<page.count()).map { index throws(LMDBError) in try page.node(index) }
        guard page.kind == (depth > 1 ? .branch : .leaf), depth > 0, !nodes.isEmpty else {
            throw page.damaged("is not what belongs at its depth")
        }
        guard page.kind == .branch else {
            tally.leafPages += 1
            tally.entries += UInt64(nodes.count)
            guard page.keysRise(nodes, isInteger: root.hasIntegerKeys), let least = nodes.first,
                let greatest = nodes.last
            else { throw page.damaged("has keys out of order") }
            let ends = [least, greatest].map { page.key(of: $0, isInteger: root.hasIntegerKeys) }
            try Self.checkBounds(of: ends, on: page, above: first, below: end)
            return try visitLeaf(page, nodes, &tally, visit)
        }
        tally.branchPages += 1
        // The first key of a branch is not used: it stands for everything below the second.
        let bounds = nodes.dropFirst().map { page.key(of: $0, isInteger: root.hasIntegerKeys) }
        guard page.keysRise(nodes.dropFirst(), isInteger: root.hasIntegerKeys) else {
            throw page.damaged("has keys out of order")
        }
        try Self.checkBounds(of: bounds, on: page, above: first, below: end)
        for (index, node) in nodes.enumerated() {
            try walk(
                node.child,
                of: root,
                depth: depth - 1,
                above: index == 0 ? first : bounds[index - 1],
                below: index == bounds.count ? end : bounds[index],
                &tally,
                visit
            )
        }
    }

    private mutating func visitLeaf(
        _ page: TreePage,
        _ nodes: [TreePage.Node],
        _ tally: inout Tally,
        _ visit: Visit
    ) throws {
        for node in nodes {
            if node.isOverflown {
                let (pages, value) = try overflown(
                    page.bytes.littleEndian(at: node.valueStart, width: 8),
                    node.valueSize
                )
                tally.overflowPages += UInt64(pages)
                try visit(page, node, value.span)
            } else {
                try visit(page, node, page.bytes.span.extracting(node.valueStart..<node.valueStart + node.valueSize))
            }
        }
    }

    /// A value on pages of its own, and how many they are.
    private mutating func overflown(_ number: UInt64, _ size: Int) throws -> (pages: Int, value: [UInt8]) {
        let head = try TreePage(try read(number), number: number)
        let count = head.overflowCount
        guard head.kind == .overflow, count == (16 + size + file.pageSize - 1) / file.pageSize else {
            throw head.damaged("is not a long value's first page")
        }
        for page in 0..<UInt64(count) { try use(number + page) }
        return (count, Array(try read(number, count: count)[16..<16 + size]))
    }

    private static func checkBounds(
        of keys: [[UInt8]],
        on page: TreePage,
        above first: [UInt8]?,
        below end: [UInt8]?
    ) throws(LMDBError) {
        guard let least = keys.first, let greatest = keys.last else { return }
        guard first.map({ !least.precedes($0) }) ?? true, end.map({ greatest.precedes($0) }) ?? true else {
            throw page.damaged("has keys of another page")
        }
    }

    private mutating func use(_ number: UInt64) throws(LMDBError) {
        guard number > 1, number <= meta.lastPage else {
            throw .damagedPage(number: number, detail: "is not among the pages of the file")
        }
        guard seen.insert(number) else { throw .damagedPage(number: number, detail: "is used twice") }
    }

    private mutating func read(_ number: UInt64, count: Int = 1) throws -> [UInt8] {
        let bytes = try file.pages(from: number, count: count)
        bytesToStep -= bytes.count
        if bytesToStep <= 0 {
            bytesToStep = Self.stepSize
            guard step() else { throw GivenUp() }
        }
        return bytes
    }
}

/// A set of page numbers, a bit each.
private struct PageSet {
    private var words: [UInt64]

    init(through last: UInt64) { words = Array(repeating: 0, count: Int(clamping: last / 64) + 1) }

    /// - Returns: Whether it was not in the set.
    mutating func insert(_ number: UInt64) -> Bool {
        let (word, bit) = (Int(number / 64), UInt64(1) << (number % 64))
        defer { words[word] |= bit }
        return words[word] & bit == 0
    }
}

extension Span where Element == UInt8 {
    /// The first eight bytes, which must be there.
    var littleEndianUInt64: UInt64 {
        var value: UInt64 = 0
        for index in 0..<8 { value |= UInt64(self[index]) << UInt64(index * 8) }
        return value
    }
}
