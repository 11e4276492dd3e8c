internal import ProjectionEngine

/// A word of a name, as cards and rows have it.
struct CardWord: Hashable, Sendable {
    /// The word's number; from ``PatientCard/wordNumberLimit`` on it has no place in the card.
    let number: UInt32
    /// Its first two letters.
    let letters: LeadingLetters
    /// Where it stands.
    let field: NameField

    /// The word in a card.
    var bits: UInt32 { number << 12 | tail }

    /// What a card has beside the number.
    private var tail: UInt32 { UInt32(letters.bits) << 2 | UInt32(field.rawValue) }
}

extension CardWord: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(UInt64(number))
        row.append(UInt64(tail))
    }

    init(from row: inout RowDecoder) throws(RowError) {
        number = UInt32(truncatingIfNeeded: try row.unsigned())
        let tail = UInt32(truncatingIfNeeded: try row.unsigned())
        guard let field = NameField(rawValue: UInt8(tail & 3)) else { throw .damaged }
        letters = LeadingLetters(bits: UInt16(truncatingIfNeeded: tail >> 2))
        self.field = field
    }
}

/// The first two letters of a word, five bits each: enough to judge by the beginnings that match thousands of words.
struct LeadingLetters: Hashable, Sendable {
    /// 0 no letter, 1 … 26 `a` … `z`, 31 anything else.
    let bits: UInt16

    init(bits: UInt16) { self.bits = bits & 0x3FF }

    init(_ word: [UInt8]) {
        bits = Self.code(word, 0) << 5 | Self.code(word, 1)
    }

    /// Whether these letters tell which words begin with a text: one or two letters of `a` … `z`.
    static func suffice(for text: [UInt8]) -> Bool {
        (1...2).contains(text.count) && text.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static func code(_ word: [UInt8], _ index: Int) -> UInt16 {
        guard index < word.count else { return 0 }
        let byte = word[index]
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? UInt16(byte - UInt8(ascii: "a")) + 1 : 31
    }
}
