public import EventCatalog

/// A table of codes, ready to search: by the beginning of a code, or of the words of its display.
///
/// Every word is kept once with the codes whose display has it, sorted: a prefix is a range of words. Which codes have
/// all of several prefixes is found with one bit for each code, so that the most frequent words cost the least more.
public final class CodeIndex: Sendable {
    /// The table, in the order of codes.
    public let table: CodeTable
    /// The code without its point and in capitals, in the order of the table.
    private let keys: [String]
    /// Every word of every display, sorted, with the range of its codes in ``postings``.
    private let words: [(word: String, codes: Range<Int>)]
    private let postings: [UInt32]

    /// The code system.
    public var system: String { table.system }

    /// Sorts a table and indexes its words. Of several codes that are spelled the same the first counts.
    ///
    /// - Complexity: O(n log n) for n words.
    public init(_ table: CodeTable) {
        let keyed = table.codes.map { (key: CodeText.key($0.code), code: $0) }.sorted { $0.key < $1.key }
        var keys: [String] = []
        var codes: [ReleasedCode] = []
        keys.reserveCapacity(keyed.count)
        codes.reserveCapacity(keyed.count)
        for (key, code) in keyed where keys.last != key {
            keys.append(key)
            codes.append(code)
        }
        self.keys = keys
        self.table = CodeTable(system: table.system, version: table.version, codes: codes)
        (words, postings) = Self.index(of: codes)
    }

    private static func index(of codes: [ReleasedCode]) -> ([(word: String, codes: Range<Int>)], [UInt32]) {
        var codesByWord: [String: [UInt32]] = [:]
        for (number, code) in codes.enumerated() {
            let number = UInt32(number)
            for word in CodeText.words(of: code.display) where codesByWord[word]?.last != number {
                codesByWord[word, default: []].append(number)
            }
        }
        var words: [(word: String, codes: Range<Int>)] = []
        var postings: [UInt32] = []
        words.reserveCapacity(codesByWord.count)
        for (word, numbers) in codesByWord.sorted(by: { $0.key < $1.key }) {
            words.append((word, postings.count..<postings.count + numbers.count))
            postings += numbers
        }
        return (words, postings)
    }
}

extension CodeIndex {
    /// The code; `nil` if the table does not have it. Case and the point don't matter.
    ///
    /// - Complexity: O(log n).
    public func code(_ text: String) -> ReleasedCode? {
        let key = CodeText.key(text)
        let place = place(of: key)
        return place < keys.count && keys[place] == key ? table.codes[place] : nil
    }

    /// Codes that begin with a text, then codes in whose display every word of it begins a word; both in the order of
    /// codes. For no text, the first codes.
    ///
    /// - Complexity: O(log n + displays that have a word that begins so).
    public func search(_ text: String, limit: Int) -> [ReleasedCode] {
        let key = CodeText.key(text)
        guard limit > 0, !key.isEmpty else { return Array(table.codes.prefix(max(limit, 0))) }
        var found: [Int] = []
        if !text.contains(" ") {
            var place = place(of: key)
            while place < keys.count, found.count < limit, keys[place].hasPrefix(key) {
                found.append(place)
                place += 1
            }
        }
        let byCode = found.count
        guard byCode < limit, let marks = marks(of: CodeText.words(of: text)) else {
            return found.map { table.codes[$0] }
        }
        for place in marks.places where !found[..<byCode].contains(place) {
            found.append(place)
            if found.count == limit { break }
        }
        return found.map { table.codes[$0] }
    }

    /// The first place whose code is not before a key.
    private func place(of key: String) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The codes that have a word beginning with each of these; `nil` for no words.
    private func marks(of prefixes: [String]) -> Marks? {
        var result: Marks?
        for prefix in Set(prefixes) {
            var marks = Marks(count: keys.count)
            for (word, codes) in words[firstWord(from: prefix)...] {
                guard word.hasPrefix(prefix) else { break }
                for posting in postings[codes] { marks.set(Int(posting)) }
            }
            if result == nil { result = marks } else { result?.intersect(marks) }
        }
        return result
    }

    private func firstWord(from prefix: String) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].word < prefix { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// One bit for each code of a table.
private struct Marks {
    private var bits: [UInt64]

    init(count: Int) { bits = [UInt64](repeating: 0, count: count / 64 + 1) }

    mutating func set(_ place: Int) { bits[place >> 6] |= 1 << UInt64(place & 63) }

    mutating func intersect(_ other: Marks) {
        for index in bits.indices { bits[index] &= other.bits[index] }
    }

    /// The places that are marked, in order.
    var places: some Sequence<Int> {
        bits.enumerated().lazy.flatMap { index, bits in
            sequence(state: bits) { rest -> Int? in
                guard rest != 0 else { return nil }
                let bit = rest.trailingZeroBitCount
                rest &= rest - 1
                return index << 6 + bit
            }
        }
    }
}
