/// What a token is to words, by their numbers.
struct WordMatches {
    /// A word's number and the raw value of a ``Scoring/WordMatch``, or of a ``WordLikeness`` (see
    /// ``Scoring/rawValue(_:)``); a word may be there more than once.
    private var matches: [(number: UInt32, match: UInt8)] = []

    /// Whether no word matches.
    var isEmpty: Bool { matches.isEmpty }

    /// Takes in a word; of several matches the one counts that is worth most.
    mutating func set(_ number: UInt32, _ match: UInt8) { matches.append((number, match)) }
}

extension WordMatches {
    /// Where a token's words are among those of all tokens.
    struct Part {
        fileprivate let start: Int
        /// How many places there are, less one: a power of two less one; -1 for none.
        fileprivate let mask: Int
    }

    /// The words of several tokens in one table that says "nothing" at the first look for nearly all of them.
    struct Parts {
        /// Number plus one and match, or 0; in the place that the number's last bits say, or the next free one.
        private var slots: [UInt64] = []

        /// Adds the words of a token.
        mutating func add(_ words: WordMatches) -> Part {
            guard !words.isEmpty else { return Part(start: 0, mask: -1) }
            var size = 16
            while size < 3 * words.matches.count { size *= 2 }
            let part = Part(start: slots.count, mask: size - 1)
            slots += Array(repeating: 0, count: size)
            for (number, match) in words.matches { insert(number, match, part) }
            return part
        }

        private mutating func insert(_ number: UInt32, _ match: UInt8, _ part: Part) {
            let key = UInt64(number) + 1
            var place = Int(number) & part.mask
            while slots[part.start + place] != 0, slots[part.start + place] >> 8 != key {
                place = (place + 1) & part.mask
            }
            let known = UInt8(truncatingIfNeeded: slots[part.start + place])
            guard known == 0 || Scoring.words[Int(known) << 2] < Scoring.words[Int(match) << 2] else { return }
            slots[part.start + place] = key << 8 | UInt64(match)
        }

        /// What a token is to a word; 0 for nothing.
        @inline(__always)
        func match(of number: UInt32, in part: Part) -> UInt8 {
            guard part.mask >= 0 else { return 0 }
            var place = Int(number) & part.mask
            while true {
                let slot = slots[part.start + place]
                if slot == 0 { return 0 }
                if slot >> 8 == UInt64(number) + 1 { return UInt8(truncatingIfNeeded: slot) }
                place = (place + 1) & part.mask
            }
        }
    }
}
