/// A page of a tree: a branch with keys and the pages below, or a leaf with keys and values. Nothing in it is believed.
struct TreePage {
    enum Kind: UInt16 {
        case branch = 0x01
        case leaf = 0x02
        case overflow = 0x04
    }

    /// One entry of a page.
    struct Node {
        let key: Range<Int>
        /// In a branch: the page below.
        let child: UInt64
        /// In a leaf: how long the value is, and where in the page it, or the number of its first own page, begins.
        let valueSize: Int
        let valueStart: Int
        let flags: UInt16

        /// The value lies on pages of its own.
        var isOverflown: Bool { flags & 0x01 != 0 }
        /// The value is the root of a named database.
        var isTree: Bool { flags & 0x02 != 0 }
    }

    private static let headerSize = 16

    let number: UInt64
    let bytes: [UInt8]
    let kind: Kind

    init(_ bytes: [UInt8], number: UInt64) throws(LMDBError) {
        guard bytes.count > Self.headerSize, bytes.littleEndian(at: 0, width: 8) == number else {
            throw .damagedPage(number: number, detail: "has another number in its header")
        }
        guard let kind = Kind(rawValue: UInt16(bytes.littleEndian(at: 10, width: 2))) else {
            throw .damagedPage(number: number, detail: "is of no kind that belongs there")
        }
        (self.number, self.bytes, self.kind) = (number, bytes, kind)
    }

    /// Of an overflow page: how many pages it and those behind it are.
    var overflowCount: Int { Int(bytes.littleEndian(at: 12, width: 4)) }

    /// How many entries a branch or leaf has.
    func count() throws(LMDBError) -> Int {
        let (lower, upper) = (Int(bytes.littleEndian(at: 12, width: 2)), Int(bytes.littleEndian(at: 14, width: 2)))
        guard lower >= Self.headerSize, lower % 2 == 0, lower <= upper, upper <= bytes.count else { throw damaged() }
        return (lower - Self.headerSize) / 2
    }

    func node(_ index: Int) throws(LMDBError) -> Node {
        let start = Int(bytes.littleEndian(at: Self.headerSize + 2 * index, width: 2))
        guard start >= Self.headerSize, start + 8 <= bytes.count else { throw damaged() }
        let (low, flags) = (bytes.littleEndian(at: start, width: 4), bytes.littleEndian(at: start + 4, width: 2))
        let keyStart = start + 8
        let keyEnd = keyStart + Int(bytes.littleEndian(at: start + 6, width: 2))
        guard keyEnd <= bytes.count else { throw damaged() }
        let node = Node(
            key: keyStart..<keyEnd,
            child: low | flags << 32,
            valueSize: Int(low),
            valueStart: keyEnd,
            flags: UInt16(flags)
        )
        guard kind != .leaf || node.flags & ~0x03 == 0 else { throw damaged("has an entry of another kind") }
        if kind == .leaf, keyEnd + (node.isOverflown ? 8 : node.valueSize) > bytes.count { throw damaged() }
        return node
    }

    /// A key in the form in which bytes sort as keys do.
    func key(of node: Node, isInteger: Bool) -> [UInt8] {
        isInteger ? bytes[node.key].reversed() : Array(bytes[node.key])
    }

    /// Whether each key of some entries comes before the next.
    func keysRise(_ nodes: some Collection<Node>, isInteger: Bool) -> Bool {
        guard !isInteger else {
            let keys = nodes.map { key(of: $0, isInteger: true) }
            return zip(keys, keys.dropFirst()).allSatisfy { $0.precedes($1) }
        }
        return zip(nodes, nodes.dropFirst()).allSatisfy { bytes.range($0.key, precedes: $1.key) }
    }

    func damaged(_ detail: String = "has an entry outside of it") -> LMDBError {
        .damagedPage(number: number, detail: detail)
    }
}
