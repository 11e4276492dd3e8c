import EventCatalog
import TestKit

/// Makes mistakes as people make them. Deterministic for a seed.
struct Perturbation {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &generator) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    // MARK: Letters

    /// One letter replaced, left out, doubled or put in, or two neighbours swapped, in the longest part of a text.
    mutating func typo(_ text: String) -> String {
        var parts = text.split { $0 == " " || $0 == "-" || $0 == "'" }.map(Array.init)
        guard let longest = parts.indices.max(by: { parts[$0].count < parts[$1].count }), parts[longest].count >= 3
        else {
            return text
        }
        var letters = parts[longest]
        let original = letters
        repeat { letters = edited(original) } while letters == original
        parts[longest] = letters
        return parts.map { String($0) }.joined(separator: " ")
    }

    private mutating func edited(_ original: [Character]) -> [Character] {
        var letters = original
        let place = below(letters.count)
        switch below(4) {
        case 0: letters[place] = neighbour(of: letters[place])
        case 1: letters.remove(at: place)
        case 2: letters.insert(below(2) == 0 ? letters[place] : neighbour(of: letters[place]), at: place)
        default:
            let place = min(place, letters.count - 2)
            letters.swapAt(place, place + 1)
        }
        return letters
    }

    /// A key beside a letter's key, or any letter.
    private mutating func neighbour(of letter: Character) -> Character {
        for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init) {
            guard let place = row.firstIndex(of: Character(letter.lowercased())), below(3) > 0 else { continue }
            return row[
                place == 0 || (place + 1 < row.count && below(2) == 0) ? min(place + 1, row.count - 1) : place - 1
            ]
        }
        return pick(Array("abcdefghijklmnopqrstuvwxyz"))
    }

    /// A spelling that sounds alike; `nil` if no rule fits.
    mutating func soundAlike(_ text: String) -> String? {
        let lower = text.lowercased()
        let rules = Self.sounds.filter { lower.contains($0.0) }
        guard !rules.isEmpty else { return nil }
        let (from, to) = pick(rules)
        guard let range = lower.firstRange(of: from) else { return nil }
        return lower[..<range.lowerBound] + to + lower[range.upperBound...]
    }

    private static let sounds = [
        ("ph", "f"), ("ck", "k"), ("gh", "g"), ("th", "t"), ("ie", "y"), ("ey", "y"), ("y", "i"), ("i", "y"),
        ("ee", "ea"),
        ("ou", "u"), ("oo", "u"), ("c", "k"), ("k", "c"), ("s", "z"), ("z", "s"), ("ll", "l"), ("nn", "n"), ("tt", "t"),
        ("ss", "s"), ("rr", "r"), ("ai", "ay"), ("sch", "sh"), ("w", "v"), ("v", "f"), ("mac", "mc"), ("x", "ks"),
        ("ae", "e"), ("ei", "ai"), ("au", "o"), ("dt", "t"), ("tz", "ts"), ("j", "y"), ("qu", "kw"), ("son", "sen"),
    ]

    // MARK: Dates

    /// A birth date with a mistake: a digit, day and month swapped, a year beside.
    mutating func wrongDate(_ date: CalendarDate) -> CalendarDate? {
        guard let month = date.month, let day = date.day else { return nil }
        switch below(4) {
        case 0 where month != day: return CalendarDate(year: date.year, month: day, day: month)
        case 1: return CalendarDate(year: date.year + (below(2) == 0 ? 1 : -1), month: month, day: day)
        case 2: return CalendarDate(year: date.year, month: month, day: day / 10 * 10 + (day + 1 + below(8)) % 10)
        default: return CalendarDate(year: date.year, month: (month + below(10)) % 12 + 1, day: day)
        }
    }

    mutating func written(_ date: CalendarDate) -> String {
        guard let month = date.month, let day = date.day else { return "\(date.year)" }
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        switch below(4) {
        case 0: return "\(two(day))/\(two(month))/\(date.year)"
        case 1: return "\(date.year)-\(two(month))-\(two(day))"
        case 2: return "\(date.year)\(two(month))\(two(day))"
        default: return "\(day).\(month).\(date.year)"
        }
    }
}
