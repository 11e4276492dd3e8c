internal import EventCatalog

/// A name folded for comparison: without accents, case and blanks.
struct FoldedName: Hashable, Sendable {
    let family: [UInt8]
    let given: [UInt8]

    init(_ name: HumanName) {
        family = Self.letters(name.family)
        given = Self.letters(name.given.first ?? "")
    }

    private static func letters(_ text: String) -> [UInt8] {
        NameFolding.fold(text).filter { ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'")].contains($0) }
    }
}

/// How alike two people's names are.
enum NameLikeness {
    /// Of all names of both the two that are most alike: 100 the same, 95 in the other order, 85 with a typing error, 60
    /// where the family name is the same and the given one begins alike, 0 else.
    static func hundredths(_ some: [FoldedName], _ others: [FoldedName]) -> Int {
        var best = 0
        for one in some {
            for other in others { best = max(best, hundredths(one, other)) }
        }
        return best
    }

    private static func hundredths(_ one: FoldedName, _ other: FoldedName) -> Int {
        if one == other { return 100 }
        if one.family == other.given, one.given == other.family { return 95 }
        if isClose(one.family, other.family), isClose(one.given, other.given) { return 85 }
        if isClose(one.family, other.given), isClose(one.given, other.family) { return 80 }
        guard one.family == other.family else { return 0 }
        return one.given.first == other.given.first ? 60 : 0
    }

    /// The same but for one typing error in four letters or more, two in eight or more.
    private static func isClose(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        if one == other { return true }
        let length = min(one.count, other.count)
        let allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0
        guard allowed > 0, abs(one.count - other.count) <= allowed else { return false }
        return distance(one, other) <= allowed
    }

    /// Letters put in, left out, changed, and neighbours exchanged (Damerau and Levenshtein, without overlaps).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in one.indices {
            var next = [row + 1]
            for column in other.indices {
                let change = last[column] + (one[row] == other[column] ? 0 : 1)
                var cost = min(change, last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = last
            last = next
        }
        return last[other.count]
    }
}
