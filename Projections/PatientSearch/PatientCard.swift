/// What a candidate is judged by without reading its row: 56 bytes, the same under every term of the patient.
///
/// | bytes | what |
/// |---|---|
/// | 0 … 3 | ordinal |
/// | 4 … 7 | birth date (23 bits), number of words in the card (4 bits), whether there are more |
/// | 8 … 15 | sort key |
/// | 16 … 47 | up to eight words: number (20 bits), first two letters (10 bits) and field (2 bits) |
/// | 48 … 55 | address: a ``PackedAddress`` |
struct PatientCard: Hashable, Sendable {
    static let size = 56
    static let maximumWords = 8
    /// Words numbered from here on have no place in cards.
    static let wordNumberLimit: UInt32 = 1 << 20

    let ordinal: UInt32
    let birthDate: PackedDate
    let sortKey: SortKey
    let words: [CardWord]
    /// Words without a place in the card: the row has them.
    let extraWords: [CardWord]
    let address: PackedAddress

    init(ordinal: UInt32, birthDate: PackedDate, sortKey: SortKey, words: [CardWord], address: PackedAddress) {
        self.ordinal = ordinal
        self.birthDate = birthDate
        self.sortKey = sortKey
        self.address = address
        let numbered = words.filter { $0.number < Self.wordNumberLimit }
        self.words = Array(numbered.prefix(Self.maximumWords))
        extraWords = numbered.dropFirst(Self.maximumWords) + words.filter { $0.number >= Self.wordNumberLimit }
    }

    /// The 56 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        bytes += SearchKeys.bytes(ordinal)
        bytes += SearchKeys.bytes(birthDate.bits | UInt32(words.count) << 23 | (extraWords.isEmpty ? 0 : 1 << 31))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.bits >> 32))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: sortKey.bits))
        for word in words { bytes += SearchKeys.bytes(word.bits) }
        bytes += Array(repeating: 0, count: CardView.addressOffset - bytes.count)
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: address.bits >> 32))
        bytes += SearchKeys.bytes(UInt32(truncatingIfNeeded: address.bits))
        return bytes
    }
}

/// Reads a card where it lies. Offsets are of the card's first byte; the caller has checked that 56 bytes are there.
enum CardView {
    static let sortKeyOffset = 8
    static let wordsOffset = 16
    /// Where the address is in a card.
    static let addressOffset = 48

    @inline(__always)
    static func ordinal(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 { load(bytes, offset) }

    /// Birth date, word count and the mark for more words.
    @inline(__always)
    static func facts(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> CardFacts {
        CardFacts(bits: load(bytes, offset + 4))
    }

    @inline(__always)
    static func sortKey(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> SortKey {
        SortKey(bits: loadLong(bytes, offset + sortKeyOffset))
    }

    @inline(__always)
    static func load(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt32 {
        UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
            | UInt32(bytes[offset + 3])
    }

    @inline(__always)
    static func loadLong(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> UInt64 {
        UInt64(load(bytes, offset)) << 32 | UInt64(load(bytes, offset + 4))
    }
}

/// The second four bytes of a card.
struct CardFacts {
    let bits: UInt32

    @inline(__always) var birthDate: PackedDate { PackedDate(bits: bits) }
    @inline(__always) var wordCount: Int { min(Int(bits >> 23 & 0xF), PatientCard.maximumWords) }
    @inline(__always) var hasMoreWords: Bool { bits >> 31 == 1 }
}

/// A card taken out of its bytes, to be judged.
struct OpenCard {
    let ordinal: UInt32
    let facts: CardFacts
    let words: InlineArray<8, UInt32>
    let address: PackedAddress

    /// - Parameter bytes: The card's bytes, ``PatientCard/size`` of them.
    @inline(__always)
    init(_ bytes: borrowing Span<UInt8>) {
        ordinal = CardView.load(bytes, 0)
        facts = CardView.facts(bytes, 0)
        words = [
            CardView.load(bytes, 16), CardView.load(bytes, 20), CardView.load(bytes, 24), CardView.load(bytes, 28),
            CardView.load(bytes, 32), CardView.load(bytes, 36), CardView.load(bytes, 40), CardView.load(bytes, 44),
        ]
        address = PackedAddress(bits: CardView.loadLong(bytes, CardView.addressOffset))
    }

    /// The places of words of the name in use, a bit each.
    @inline(__always) var wordsInUse: UInt8 {
        var places: UInt8 = 0
        for index in 0..<facts.wordCount where words[index] & 2 == 0 { places |= 1 << UInt8(index) }
        return places
    }
}
