/// What a candidate is judged by without reading its row: 38 bytes, the same under every term of the patient.
///
/// | bytes | what |
/// |---|---|
/// | 0 … 3 | ordinal |
/// | 4 … 7 | birth date (23 bits), number of words in the card (4 bits), whether there are more |
/// | 8 … 19 | sort key |
/// | 20 … 37 | up to six words: number (22 bits) and field (2 bits) |
struct PatientCard: Hashable, Sendable {
    static let size = 38
    static let maximumWords = 6
    /// Words numbered from here on have no number in cards.
    static let wordNumberLimit: UInt32 = 1 << 22

    let ordinal: UInt32
    let birthDate: PackedDate
    let sortKey: SortKey
    let words: [CardWord]
    let hasMoreWords: Bool

    init(ordinal: UInt32, birthDate: PackedDate, sortKey: SortKey, words: [CardWord]) {
        self.ordinal = ordinal
        self.birthDate = birthDate
        self.sortKey = sortKey
        let numbered = words.filter { $0.number < Self.wordNumberLimit }
        self.words = Array(numbered.prefix(Self.maximumWords))
        hasMoreWords = self.words.count < words.count
    }

    /// The 38 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        bytes += SearchKeys.bytes(ordinal)
        bytes += SearchKeys.bytes(birthDate.bits | UInt32(words.count) << 23 | (hasMoreWords ? 1 << 31 : 0))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.high >> 32))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.high))
        bytes += SearchKeys.bytes(sortKey.low)
        for word in words {
            let raw = word.number << 2 | UInt32(word.field.rawValue)
            bytes += SearchKeys.bytes(raw).dropFirst()
        }
        bytes += Array(repeating: 0, count: Self.size - bytes.count)
        return bytes
    }
}

/// A word in a card.
struct CardWord: Hashable, Sendable {
    let number: UInt32
    let field: NameField
}

/// Reads a card where it lies. Offsets are of the card's first byte; the caller has checked that 38 bytes are there.
enum CardView {
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

    /// A word's number (upper 22 bits) and field (lower two).
    @inline(__always)
    static func word(_ index: Int, _ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 {
        let start = offset + 20 + index * 3
        return UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
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
