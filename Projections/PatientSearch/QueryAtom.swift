/// A piece of a query between spaces, commas and brackets, folded.
struct QueryAtom: Hashable {
    /// What it is made of.
    enum Kind {
        /// Digits with separators.
        case number
        /// Letters with separators.
        case word
        /// Letters and digits.
        case mixed
        /// It has an at sign.
        case email
    }

    /// The folded text.
    let text: [UInt8]
    /// Runs of letters or digits.
    let parts: [[UInt8]]
    /// What it is made of.
    let kind: Kind

    /// The text without its separators.
    var joined: [UInt8] { Array(parts.joined()) }
    /// Whether it begins with a plus sign, as international telephone numbers do.
    var isInternational: Bool { text.first == UInt8(ascii: "+") }

    /// Makes an atom; `nil` if there is neither a letter nor a digit in it.
    init?(_ text: [UInt8]) {
        self.text = text
        parts = text.split { !$0.isFoldedWord }.map(Array.init)
        guard !parts.isEmpty else { return nil }
        let hasLetters = text.contains(where: \.isFoldedLetter)
        if text.contains(UInt8(ascii: "@")) {
            kind = .email
        } else if text.contains(where: \.isFoldedDigit) {
            kind = hasLetters ? .mixed : .number
        } else {
            kind = .word
        }
    }

    /// Takes a folded query apart.
    static func atoms(of folded: [UInt8]) -> [QueryAtom] {
        folded.split { Self.isSeparator($0) }.compactMap { QueryAtom(Array($0)) }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
