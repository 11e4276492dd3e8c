internal import EventCatalog

/// Which part of a name a word comes from. The raw values are stored in cards (two bits), best first.
enum NameField: UInt8, Sendable, CaseIterable {
    /// The family name in use.
    case family = 0
    /// A given name in use, or a title.
    case given
    /// A former family name.
    case formerFamily
    /// A former given name.
    case formerGiven

    /// The half of the index that such words are in.
    var part: NamePart {
        switch self {
        case .family, .formerFamily: .family
        case .given, .formerGiven: .given
        }
    }
}

/// A searchable word of a patient's names.
struct NameWord: Hashable, Sendable {
    /// The folded letters, at most ``NameWords/maximumLength`` bytes.
    let text: [UInt8]
    /// Where it stands; the best place if it stands in several.
    let field: NameField
}

/// Takes names apart into the words by which they are found.
enum NameWords {
    /// Longer words are cut, in the index as in queries, so that a cut word still finds itself.
    static let maximumLength = 40
    /// Words of one patient beyond these are not indexed: current names come first.
    static let maximumCount = 32

    /// The distinct words of a patient's names.
    static func words(current: HumanName, former: [HumanName]) -> [NameWord] {
        var words: [NameWord] = []
        words.reserveCapacity(6)
        add(current, family: .family, given: .given, to: &words)
        for name in former { add(name, family: .formerFamily, given: .formerGiven, to: &words) }
        return words
    }

    private static func add(_ name: HumanName, family: NameField, given: NameField, to words: inout [NameWord]) {
        let folded = NameFolding.fold(name.family)
        addWords(of: folded, as: family, to: &words)
        for part in name.given {
            let foldedPart = NameFolding.fold(part)
            addWords(of: foldedPart, as: given, to: &words)
            if isWrittenWithoutSpaces(folded) { add(folded + foldedPart, as: family, to: &words) }
        }
        for part in name.prefix { addWords(of: NameFolding.fold(part), as: given, to: &words) }
        for part in name.suffix { addWords(of: NameFolding.fold(part), as: given, to: &words) }
    }

    /// Chinese, Japanese and Korean names are typed family and given name together.
    private static func isWrittenWithoutSpaces(_ folded: [UInt8]) -> Bool {
        guard let first = folded.first else { return false }
        return (0xE1...0xED).contains(first)
    }

    /// Adds each word between separators, and the words joined where people write them both ways: around hyphens and
    /// apostrophes (`O'Reilly`, `Jones-Smith`) and after particles (`de la Cruz`, `Mc Donald`).
    private static func addWords(of folded: [UInt8], as field: NameField, to words: inout [NameWord]) {
        var joined: [UInt8] = []
        var parts = 0
        var isJoinable = false
        var start = 0
        func close(_ end: Int, _ words: inout [NameWord]) {
            guard end > start else { return }
            add(Array(folded[start..<end]), as: field, to: &words)
            joined.append(contentsOf: folded[start..<end])
            parts += 1
        }
        for (index, byte) in folded.enumerated() where !byte.isFoldedWord {
            let isPunctuation = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
            if index > start, isPunctuation || index - start <= 3 { isJoinable = true }
            close(index, &words)
            start = index + 1
        }
        close(folded.count, &words)
        if parts > 1, isJoinable { add(joined, as: field, to: &words) }
    }

    private static func add(_ text: [UInt8], as field: NameField, to words: inout [NameWord]) {
        let text = Array(text.prefix(maximumLength))
        guard words.count < maximumCount, !words.contains(where: { $0.text == text }) else { return }
        words.append(NameWord(text: text, field: field))
        if let latin = Transliteration.latin(text) { add(latin, as: field, to: &words) }
    }
}
