internal import ProjectionEngine

/// The row of a term: its number if it is a word, how many chunks are sealed, and the newest cards.
///
/// Cards are added here; when ``capacity`` are there they move to a sealed chunk of their own. A card's chunk number is
/// known when it is added, so changing or removing one reads that chunk only.
struct TermHead {
    /// How many cards a chunk holds: 4,032 bytes, with their checksum a page of the storage and nothing over.
    static let capacity = 72
    /// Bytes before the first card: the word's number and how many chunks are sealed.
    static let headerSize = 8

    /// The row's bytes.
    private(set) var row: [UInt8]

    /// Begins a term; `wordNumber` is `nil` for a birth date.
    init(wordNumber: UInt32?) {
        row = SearchKeys.bytes(wordNumber ?? .max) + SearchKeys.bytes(0)
    }

    init(_ row: [UInt8]) throws(RowError) {
        guard row.count >= Self.headerSize, (row.count - Self.headerSize).isMultiple(of: PatientCard.size) else {
            throw .damaged
        }
        self.row = row
    }

    /// The word's number in cards; `nil` for a birth date.
    var wordNumber: UInt32? {
        let number = CardView.load(row.span, 0)
        return number == .max ? nil : number
    }

    /// How many chunks are sealed: the number that the cards here have as a chunk.
    var sealedCount: UInt32 { CardView.load(row.span, 4) }

    /// Whether no card was ever added.
    var isNew: Bool { row.count == Self.headerSize && sealedCount == 0 }

    /// What the dictionary says of the word; `nil` for a birth date.
    var word: WordEntry? { wordNumber.map { WordEntry(number: $0, sealedCount: sealedCount) } }

    /// Adds a card.
    ///
    /// - Returns: The cards that are now a sealed chunk, number `sealedCount - 1`, if the head was full.
    mutating func add(_ card: [UInt8]) -> [UInt8]? {
        var sealed: [UInt8]?
        if row.count >= Self.headerSize + Self.capacity * PatientCard.size {
            sealed = Array(row[Self.headerSize...])
            row = SearchKeys.bytes(wordNumber ?? .max) + SearchKeys.bytes(sealedCount + 1)
        }
        row += card
        return sealed
    }

    /// Replaces the card of a patient, or removes it if `card` is `nil`.
    mutating func change(_ ordinal: UInt32, to card: [UInt8]?) {
        Self.change(&row, from: Self.headerSize, ordinal, to: card)
    }

    /// Replaces or removes a card in a row whose cards begin at `start`.
    static func change(_ row: inout [UInt8], from start: Int = 0, _ ordinal: UInt32, to card: [UInt8]?) {
        let offsets = stride(from: start, to: row.count - PatientCard.size + 1, by: PatientCard.size)
        guard let offset = offsets.first(where: { CardView.ordinal(row.span, $0) == ordinal }) else { return }
        row.replaceSubrange(offset..<offset + PatientCard.size, with: card ?? [])
    }
}

/// What the dictionary says of a word: small rows, so that the thousands of words with the same beginning lie close
/// together. Written for a new word and when a chunk is sealed.
struct WordEntry {
    /// The word's number in cards.
    let number: UInt32
    /// How many chunks are sealed.
    let sealedCount: UInt32

    init(number: UInt32, sealedCount: UInt32) {
        self.number = number
        self.sealedCount = sealedCount
    }

    init(_ row: borrowing Span<UInt8>) throws(RowError) {
        guard row.count == 8 else { throw .damaged }
        number = CardView.load(row, 0)
        sealedCount = CardView.load(row, 4)
    }

    var row: [UInt8] { SearchKeys.bytes(number) + SearchKeys.bytes(sealedCount) }

    /// About how many cards the word has.
    var cardCount: Int { Int(sealedCount) * TermHead.capacity + TermHead.capacity / 2 }
}
