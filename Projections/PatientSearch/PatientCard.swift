/// What a candidate is judged by without reading its row: 52 bytes, the same under every term of the patient.
///
/// | bytes | what |
/// |---|---|
/// | 0 … 3 | ordinal |
/// | 4 … 7 | birth date (23 bits), number of words in the card (4 bits), whether there are more |
/// | 8 … 19 | sort key |
/// | 20 … 43 | up to six words: number (20 bits), first two letters (10 bits) and field (2 bits) |
/// | 44 … 51 | address: a ``PackedAddress`` |
struct PatientCard: Hashable, Sendable {
    static let size = 52
    static let maximumWords = 6
    /// Words numbered from here on have no number in cards.
    static let wordNumberLimit: UInt32 = 1 << 20

    let ordinal: UInt32
    let birthDate: PackedDate
    let sortKey: SortKey
    let words: [CardWord]
    let hasMoreWords: Bool
    let address: PackedAddress

    init(ordinal: UInt32, birthDate: PackedDate, sortKey: SortKey, words: [CardWord], address: PackedAddress) {
        self.ordinal = ordinal
        self.birthDate = birthDate
        self.sortKey = sortKey
        self.address = address
        let numbered = words.filter { $0.number < Self.wordNumberLimit }
        self.words = Array(numbered.prefix(Self.maximumWords))
        hasMoreWords = self.words.count < words.count
    }

    /// The 52 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        bytes += SearchKeys.bytes(ordinal)
        bytes += SearchKeys.bytes(birthDate.bits | UInt32(words.count) << 23 | (hasMoreWords ? 1 << 31 : 0))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.high >> 32))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.high))
        bytes += SearchKeys.bytes(sortKey.low)
        for word in words { bytes += SearchKeys.bytes(word.bits) }
        bytes += Array(repeating: 0, count: CardView.addressOffset - bytes.count)
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: address.bits >> 32))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: address.bits))
        return bytes
    }
}

/// A word in a card.
struct CardWord: Hashable, Sendable {
    /// The word's number; from ``PatientCard/wordNumberLimit`` on it has no place in the card.
    let number: UInt32
    /// Its first two letters.
    let letters: LeadingLetters
    /// Where it stands.
    let field: NameField

    var bits: UInt32 { number << 12 | UInt32(letters.bits) << 2 | UInt32(field.rawValue) }
}

/// The first two letters of a word, five bits each: enough to judge by the beginnings that match thousands of words.
struct LeadingLetters: Hashable, Sendable {
    /// 0 no letter, 1 … 26 `a` … `z`, 31 anything else.
    let bits: UInt16

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

/// Reads a card where it lies. Offsets are of the card's first byte; the caller has checked that 52 bytes are there.
enum CardView {
    /// Where the address is in a card.
    static let addressOffset = 44

    @inline(__always)
    static func ordinal(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 { load(bytes, offset) }

    /// Birth date, word count and the mark for more words.
    @inline(__always)
    static func facts(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> CardFacts {
        CardFacts(bits: load(bytes, offset + 4))
    }

    @inline(__always)
    static func sortKey(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> SortKey {
        SortKey(
            high: UInt64(load(bytes, offset + 8)) << 32 | UInt64(load(bytes, offset + 12)),
            low: load(bytes, offset + 16)
        )
    }

    /// The bits of a ``CardWord``.
    @inline(__always)
    static func word(_ index: Int, _ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 {
        load(bytes, offset + 20 + index * 4)
    }

    @inline(__always)
    static func address(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> PackedAddress {
        let start = offset + addressOffset
        return PackedAddress(bits: UInt64(load(bytes, start)) << 32 | UInt64(load(bytes, start + 4)))
    }

    @inline(__always)
    static func load(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 {
        UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
            | UInt32(bytes[offset + 3])
    }
}

/// The second four bytes of a card.
struct CardFacts {
    let bits: UInt32

    @inline(__always) var birthDate: PackedDate { PackedDate(bits: bits) }
    @inline(__always) var wordCount: Int { min(Int(bits >> 23 & 0xF), PatientCard.maximumWords) }
    @inline(__always) var hasMoreWords: Bool { bits >> 31 == 1 }
}
