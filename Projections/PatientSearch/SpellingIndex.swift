internal import ProjectionEngine

/// The part of the index that finds words by how they are spelled or sound, a few rows a word:
///
/// | key | finds |
/// |---|---|
/// | `f`, length, word | words with the same first part |
/// | `b`, length, word backwards | words with the same last part |
/// | `m`, length, word from its middle part on, then its first part | words with the same middle part |
/// | `s`, sound, 0, word | words that sound alike |
///
/// Whoever mistypes one letter of a word leaves its first or its last half as it was; whoever mistypes two leaves one
/// third. So the words that have one of these in common, in words of nearly the same length, are all there is to look at.
enum SpellingIndex {
    /// The parts into which a word is divided: where the second begins and ends. For one mistake the middle is empty.
    private struct Division {
        let first: Int
        let last: Int

        init(length: Int, mistakes: Int) {
            first = mistakes == 1 ? length / 2 : length / 3
            last = mistakes == 1 ? length / 2 : length * 2 / 3
        }
    }

    /// At most so many rows are looked at for one token.
    static let rowLimit = 20_000
    private static let firstPart = UInt8(ascii: "f")
    private static let lastPart = UInt8(ascii: "b")
    private static let middlePart = UInt8(ascii: "m")
    private static let soundPart = UInt8(ascii: "s")
    /// The shortest word that two mistakes can be in: one less than two letters shorter than ``WordDistance/longLength``.
    private static let shortestWithMiddle = WordDistance.longLength - 2

    /// Whether a word is found by its spelling: it is in Latin letters.
    static func takes(_ word: [UInt8]) -> Bool {
        word.count >= WordDistance.minimumLength - 1
            && word.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    /// Adds a word of a name.
    static func add(_ word: [UInt8], to rows: inout RowWriter) throws {
        guard takes(word) else { return }
        let length = UInt8(word.count)
        try rows.put([], at: [firstPart, length] + word, in: .spellings)
        try rows.put([], at: [lastPart, length] + word.reversed(), in: .spellings)
        if word.count >= shortestWithMiddle {
            let first = Division(length: word.count, mistakes: 2).first
            try rows.put([], at: [middlePart, length] + word[first...] + word[..<first], in: .spellings)
        }
        if let sound = NameSound.key(word) {
            try rows.put([], at: [soundPart] + sound + [0] + word, in: .spellings)
        }
    }

    // MARK: Looking up

    /// Words near a typed one, each with what it is to it.
    struct Neighbours {
        /// Words that are spelled differently or sound alike, not the word itself.
        private(set) var words: [[UInt8]: WordLikeness] = [:]
        /// Whether there may be more.
        private(set) var isCut = false
        private var rowsLeft = SpellingIndex.rowLimit

        fileprivate mutating func add(_ word: [UInt8], _ likeness: WordLikeness) {
            if let known = words[word], known <= likeness { return }
            words[word] = likeness
        }

        fileprivate mutating func countRow() -> ScanStep {
            rowsLeft -= 1
            if rowsLeft > 0 { return .next }
            isCut = true
            return .stop
        }
    }

    /// Finds the words that a typed word may stand for.
    ///
    /// - Complexity: O(words of nearly the same length with the same first, middle or last part), at most ``rowLimit``.
    static func neighbours(of typed: [UInt8], in rows: borrowing RowReader) throws -> Neighbours {
        var found = Neighbours()
        guard takes(typed) else { return found }
        let mistakes = WordDistance.allowed(typed.count)
        if mistakes > 0 {
            for length in max(2, typed.count - mistakes)...typed.count + mistakes {
                try addSameParts(as: typed, length, mistakes, to: &found, in: rows)
            }
            if mistakes == 1 { try addSwapped(typed, to: &found, in: rows) }
        }
        try addSounds(typed, to: &found, in: rows)
        return found
    }

    private static func addSameParts(
        as typed: [UInt8],
        _ length: Int,
        _ mistakes: Int,
        to found: inout Neighbours,
        in rows: borrowing RowReader
    ) throws {
        let parts = Division(length: length, mistakes: mistakes)
        let head = [firstPart, UInt8(length)]
        if parts.first <= typed.count {
            try rows.scan(.spellings, prefix: head + typed[..<parts.first]) { key, _ in
                found.add(key, from: 2, typed.span)
                return found.countRow()
            }
        }
        let backwards: [UInt8] = typed.reversed()
        let tail = length - parts.last
        if tail <= typed.count {
            try rows.scan(.spellings, prefix: [lastPart, UInt8(length)] + backwards[..<tail]) { key, _ in
                found.add(backwards: key, from: 2, backwards.span)
                return found.countRow()
            }
        }
        guard parts.first < parts.last else { return }
        for shift in -1...1 {
            let (start, end) = (parts.first + shift, parts.last + shift)
            guard start >= 0, end <= typed.count else { continue }
            try rows.scan(.spellings, prefix: [middlePart, UInt8(length)] + typed[start..<end]) { key, _ in
                found.add(rotated: key, from: 2, by: parts.first, typed.span)
                return found.countRow()
            }
        }
    }

    /// Two neighbours swapped where the halves meet leave neither half as it was.
    private static func addSwapped(
        _ typed: [UInt8],
        to found: inout Neighbours,
        in rows: borrowing RowReader
    ) throws {
        let middle = Division(length: typed.count, mistakes: 1).first
        var swapped = typed
        swapped.swapAt(middle - 1, middle)
        guard swapped != typed else { return }
        if try rows.row(at: [firstPart, UInt8(swapped.count)] + swapped, in: .spellings) != nil {
            found.add(swapped, WordLikeness(mistakes: 1, soundsAlike: false))
        }
    }

    private static func addSounds(_ typed: [UInt8], to found: inout Neighbours, in rows: borrowing RowReader) throws {
        guard let sound = NameSound.key(typed) else { return }
        let prefix = [soundPart] + sound + [0]
        try rows.scan(.spellings, prefix: prefix) { key, _ in
            found.add(sounding: key, from: prefix.count, typed.span)
            return found.countRow()
        }
    }
}

extension SpellingIndex.Neighbours {
    fileprivate mutating func add(_ key: borrowing Span<UInt8>, from start: Int, _ typed: borrowing Span<UInt8>) {
        let word = key.extracting(start..<key.count)
        guard let likeness = WordLikeness(mistakes: WordDistance.between(typed, word), in: typed.count) else { return }
        add([UInt8](copying: word), likeness)
    }

    fileprivate mutating func add(
        backwards key: borrowing Span<UInt8>,
        from start: Int,
        _ typed: borrowing Span<UInt8>
    ) {
        let word = key.extracting(start..<key.count)
        guard let likeness = WordLikeness(mistakes: WordDistance.between(typed, word), in: typed.count) else { return }
        add([UInt8](copying: word).reversed(), likeness)
    }

    fileprivate mutating func add(
        rotated key: borrowing Span<UInt8>,
        from start: Int,
        by first: Int,
        _ typed: borrowing Span<UInt8>
    ) {
        let rotated = [UInt8](copying: key.extracting(start..<key.count))
        let word = Array(rotated[(rotated.count - first)...] + rotated[..<(rotated.count - first)])
        guard let likeness = WordLikeness(mistakes: WordDistance.between(typed, word.span), in: typed.count) else {
            return
        }
        add(word, likeness)
    }

    fileprivate mutating func add(
        sounding key: borrowing Span<UInt8>,
        from start: Int,
        _ typed: borrowing Span<UInt8>
    ) {
        let word = key.extracting(start..<key.count)
        let mistakes = WordDistance.between(typed, word)
        guard mistakes > 0 else { return }
        add([UInt8](copying: word), WordLikeness(mistakes: mistakes, soundsAlike: true))
    }
}
