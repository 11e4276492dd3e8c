import EventCatalog

@testable import PatientSearch

/// What the oracle takes for the same in other letters or digits: by whole tables and strings, as slow as it likes.
struct OracleNearness {
    private struct Pair: Hashable {
        let typed: [UInt8]
        let word: String
        let field: NameField
    }

    /// What was worked out before.
    private var known: [Pair: Int] = [:]
    private var sounds: [String: [UInt8]?] = [:]

    /// Forgets the pairs of an earlier query.
    mutating func forget() { known = [:] }

    /// What the words near the typed one are worth; 0 if none is. Their places are added to `near`.
    mutating func points(
        _ typed: [UInt8],
        _ words: [(text: String, field: NameField)],
        _ near: inout Set<Int>
    ) -> Int {
        let glued = Self.glued(String(decoding: typed, as: UTF8.self), words.map(\.text))
        near.formUnion(glued)
        var most = glued.isEmpty ? 0 : 560
        for (place, word) in words.enumerated() {
            let points = points(typed, word.text, word.field)
            if points > 0 { near.insert(place) }
            most = max(most, points)
        }
        return most
    }

    /// What a word near the typed one is worth; 0 if it is not near.
    private mutating func points(_ typed: [UInt8], _ word: String, _ field: NameField) -> Int {
        let pair = Pair(typed: typed, word: word, field: field)
        if let points = known[pair] { return points }
        let points = worth(of: String(decoding: typed, as: UTF8.self), word, field)
        known[pair] = points
        return points
    }

    private mutating func worth(of typed: String, _ word: String, _ field: NameField) -> Int {
        let place = NameField.allCases.firstIndex(of: field) ?? 0
        let isGiven = field == .given || field == .formerGiven
        if isGiven, Nicknames.areOfOneName(Array(word.utf8), Array(typed.utf8)) { return [590, 590, 550, 550][place] }
        let letters = "a"..."z"
        guard typed != word, min(typed.count, word.count) >= 2,
            (typed + word).allSatisfy({ letters.contains(String($0)) })
        else { return 0 }
        let isOne = Self.isSwap(Array(typed), Array(word)) || Self.distance(Array(typed), Array(word)) == 1
        if let sound = sound(of: typed), sound == self.sound(of: word) {
            return isOne ? [570, 565, 530, 525][place] : [520, 515, 480, 475][place]
        }
        if typed.count >= 3, isOne { return [510, 505, 470, 465][place] }
        if typed.count >= 7, Self.distance(Array(typed), Array(word)) == 2 { return [450, 445, 410, 405][place] }
        return 0
    }

    private mutating func sound(of word: String) -> [UInt8]? {
        if let known = sounds[word] { return known }
        let sound = NameSound.key(Array(word.utf8))
        sounds[word] = sound
        return sound
    }

    /// The places of two words of three letters or more that a typed word is made of.
    private static func glued(_ typed: String, _ words: [String]) -> Set<Int> {
        guard typed.allSatisfy({ ("a"..."z").contains($0) }) else { return [] }
        var places: Set<Int> = []
        for (first, one) in words.enumerated() where one.count >= 3 && typed.hasPrefix(one) {
            for (second, other) in words.enumerated() where other.count >= 3 && one + other == typed {
                places.formUnion([first, second])
            }
        }
        return places
    }

    private static func isSwap(_ left: [Character], _ right: [Character]) -> Bool {
        left.count == right.count
            && left.indices.dropLast().contains { place in
                var swapped = left
                swapped.swapAt(place, place + 1)
                return swapped == right
            }
    }

    /// The whole table of the distance of Levenshtein.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                } else {
                    let change = left[row - 1] == right[column - 1] ? 0 : 1
                    table[row][column] = min(
                        table[row - 1][column] + 1,
                        table[row][column - 1] + 1,
                        table[row - 1][column - 1] + change
                    )
                }
            }
        }
        return table[left.count][right.count]
    }

    /// What a birth date near the typed one is worth; 0 if it is not near.
    static func points(_ typed: DateReading, _ date: CalendarDate) -> Int {
        guard typed.years.count == 1, let year = typed.years.first else { return 0 }
        guard let month = typed.month, let day = typed.day else {
            return typed.month == nil && abs(date.year - year) == 1 ? 480 : 0
        }
        guard let knownMonth = date.month, let knownDay = date.day else { return 0 }
        if date.year == year, knownMonth == month, knownDay == day { return 0 }
        if date.year == year, knownMonth == day, knownDay == month { return 570 }
        let same = [date.year == year, knownMonth == month, knownDay == day].filter { $0 }.count
        guard same == 2 else { return 0 }
        return date.year == year || isSlip(Array("\(year)"), Array("\(date.year)"))
            || [1, 100].contains(abs(date.year - year))
            ? 530 : 0
    }

    /// Whether one of the last two digits or the century differs, or two neighbouring digits are swapped.
    private static func isSlip(_ typed: [Character], _ known: [Character]) -> Bool {
        guard typed.count == 4, known.count == 4 else { return false }
        if isSwap(typed, known) { return true }
        if typed[2...3] == known[2...3] { return ["19", "20"].contains(String(known[0...1])) }
        return typed[0...1] == known[0...1] && (typed[2] == known[2] || typed[3] == known[3])
    }
}
