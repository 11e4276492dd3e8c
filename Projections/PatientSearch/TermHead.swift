internal import ProjectionEngine

/// The row of a term: its number if it is a word, how many chunks are sealed, and the newest cards.
///
/// Cards are added here; when ``capacity`` are there they move to a sealed chunk of their own. A card's chunk number is
/// known when it is added, so changing or removing one reads that chunk only.
struct TermHead {
    /// How many cards a chunk holds: 1,216 bytes, three to a page of the storage.
    static let capacity = 32
    /// Bytes before the first card.
    static let headerSize = 8

    /// The word's number in cards; 0 for a birth date.
    let wordNumber: UInt32
    /// How many chunks are sealed: the number that the cards here have as a chunk.
    private(set) var sealedCount: UInt32
    /// The cards, one after the other.
    private(set) var cards: [UInt8]

    init(wordNumber: UInt32) {
        self.wordNumber = wordNumber
        sealedCount = 0
        cards = []
    }

    init(_ row: [UInt8]) throws(RowError) {
        guard row.count >= Self.headerSize, (row.count - Self.headerSize).isMultiple(of: PatientCard.size) else {
            throw .damaged
        }
        wordNumber = CardView.load(row.span, 0)
        sealedCount = CardView.load(row.span, 4)
        cards = Array(row[Self.headerSize...])
    }

    var row: [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(Self.headerSize + cards.count)
        row += SearchKeys.bytes(wordNumber)
        row += SearchKeys.bytes(sealedCount)
        row += cards
        return row
    }

    /// Adds a card.
    ///
    /// - Returns: The cards that are now a sealed chunk, number `sealedCount - 1`, if the head was full.
    mutating func add(_ card: [UInt8]) -> [UInt8]? {
        var sealed: [UInt8]?
        if cards.count >= Self.capacity * PatientCard.size {
            sealed = cards
            cards = []
            sealedCount += 1
        }
        cards += card
        return sealed
    }

    /// Replaces the card of a patient, or removes it if `card` is `nil`.
    mutating func change(_ ordinal: UInt32, to card: [UInt8]?) { Self.change(&cards, ordinal, to: card) }

    static func change(_ cards: inout [UInt8], _ ordinal: UInt32, to card: [UInt8]?) {
        let offsets = stride(from: 0, to: cards.count - PatientCard.size + 1, by: PatientCard.size)
        guard let offset = offsets.first(where: { CardView.ordinal(cards.span, $0) == ordinal }) else { return }
        cards.replaceSubrange(offset..<offset + PatientCard.size, with: card ?? [])
    }
}
