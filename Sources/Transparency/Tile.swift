/// One tile of a tree (C2SP `tlog-tiles`): up to 256 hashes of one level, or the entries below them.
public struct Tile: Hashable, Sendable {
    /// What a tile is made of.
    public enum Content: Hashable, Sendable {
        /// The hashes of a level: 0 for leaves, each further one for the roots of the full tiles of the one below.
        case hashes(level: Int)
        /// The entries themselves.
        case entries
    }

    /// Hashes or entries of a full tile.
    public static let fullWidth = 256
    private static let levelBits = 8

    /// What it is made of.
    public let content: Content
    /// Its number among those of its level, from 0.
    public let index: UInt64
    /// How many hashes or entries are asked for: 256 for a full tile.
    public let width: Int

    /// Names a tile; `nil` for a level above 7, which no tree comes to, or a width other than 1 … 256.
    public init?(_ content: Content, index: UInt64, width: Int = fullWidth) {
        if case .hashes(let level) = content, !(0...7).contains(level) { return nil }
        guard (1...Self.fullWidth).contains(width) else { return nil }
        self.content = content
        self.index = index
        self.width = width
    }

    /// Reads the path of a tile behind `tile/`: `<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`; `nil` for any other spelling.
    public init?(path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard let first = parts.popFirst(), var last = parts.popLast() else { return nil }
        var width = Self.fullWidth
        if let partial = parts.last, partial.hasSuffix(".p") {
            guard let stated = Int(last), String(stated) == last, stated < Self.fullWidth else { return nil }
            width = stated
            last = partial.dropLast(2)
            parts.removeLast()
        }
        let content: Content
        if first == "entries" {
            content = .entries
        } else {
            guard let level = Int(first), String(level) == first else { return nil }
            content = .hashes(level: level)
        }
        guard let index = Self.index(of: parts, last) else { return nil }
        self.init(content, index: index, width: width)
    }

    /// The path behind `tile/`.
    public var path: String {
        let level = if case .hashes(let level) = content { "\(level)" } else { "entries" }
        return "\(level)/\(Self.groups(of: index))" + (width == Self.fullWidth ? "" : ".p/\(width)")
    }

    /// How many hashes a tile has in a tree of so many leaves: 0 if there is none, 256 if it is full.
    public static func width(of content: Content, index: UInt64, in size: UInt64) -> Int {
        let level = if case .hashes(let level) = content { level } else { 0 }
        let hashes = size >> UInt64(levelBits * level)
        let (first, overflow) = index.multipliedReportingOverflow(by: UInt64(fullWidth))
        guard !overflow, first < hashes else { return 0 }
        return Int(min(hashes - first, UInt64(fullWidth)))
    }

    /// Three digits a group, all but the last with an `x`: 1234067 is `x001/x234/067`.
    private static func groups(of index: UInt64) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let group = String(repeating: "0", count: 3 - digits.utf8.count) + digits
            groups.append(groups.isEmpty ? group : "x" + group)
            rest /= 1000
        } while rest > 0
        return groups.reversed().joined(separator: "/")
    }

    private static func index(of groups: ArraySlice<Substring>, _ last: Substring) -> UInt64? {
        guard groups.allSatisfy({ $0.hasPrefix("x") }) else { return nil }
        var index: UInt64 = 0
        for group in groups.map({ $0.dropFirst() }) + [last] {
            guard group.utf8.count == 3, group.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = UInt64(group)
            else { return nil }
            let (shifted, overflow) = index.multipliedReportingOverflow(by: 1000)
            let (sum, overflow2) = shifted.addingReportingOverflow(number)
            guard !overflow, !overflow2 else { return nil }
            index = sum
        }
        // No other spelling of a number is taken.
        let spelled = (groups.map(String.init) + [String(last)]).joined(separator: "/")
        return Self.groups(of: index) == spelled ? index : nil
    }
}
