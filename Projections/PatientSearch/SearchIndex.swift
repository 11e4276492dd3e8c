internal import EventCatalog
internal import ProjectionEngine

/// Keeps the terms, chunks and numbers of the index in step with the patients' rows.
enum SearchIndex {
    /// Numbers given so far.
    private struct Counters {
        static let key: [UInt8] = [0]
        var patients: UInt32
        var words: UInt32
        /// Words of streets: they are numbered by themselves.
        var streets: UInt32

        init(_ row: [UInt8]?) throws(RowError) {
            guard let row else {
                patients = 0
                words = 0
                streets = 0
                return
            }
            guard row.count == 12 else { throw .damaged }
            patients = CardView.load(row.span, 0)
            words = CardView.load(row.span, 4)
            streets = CardView.load(row.span, 8)
        }

        var row: [UInt8] { SearchKeys.bytes(patients) + SearchKeys.bytes(words) + SearchKeys.bytes(streets) }
    }

    /// How much is in the index.
    struct Counts {
        let patients: Int
        /// Distinct words of streets.
        let streets: Int
    }

    /// How much is in the index.
    static func counts(in rows: borrowing RowReader) throws -> Counts {
        let counters = try Counters(try rows.row(at: Counters.key, in: .counters))
        return Counts(patients: Int(counters.patients), streets: Int(counters.streets))
    }

    // MARK: Changes

    /// Adds a new patient.
    static func add(_ event: PatientRegistered, as id: PatientID, to rows: inout RowWriter) throws {
        var counters = try Counters(try rows.row(at: Counters.key, in: .counters))
        var row = PatientRow(ordinal: counters.patients, id: id, event)
        counters.patients += 1
        try rows.put(SearchKeys.bytes(row.ordinal), at: id.record.bytes, in: .patients)
        for number in row.numbers { try rows.put([], at: number + SearchKeys.bytes(row.ordinal), in: .numbers) }
        try index(&row, replacing: [:], &counters, in: &rows)
        try rows.put(counters.row, at: Counters.key, in: .counters)
    }

    /// Takes a patient's card and numbers out of all lists; the row stays.
    static func remove(_ row: PatientRow, in rows: inout RowWriter) throws {
        for number in row.numbers { try rows.delete(at: number + SearchKeys.bytes(row.ordinal), in: .numbers) }
        let terms = terms(of: row, row.words)
        guard terms.count == row.chunks.count else { throw RowError.damaged }
        for (term, chunk) in zip(terms, row.chunks) { try remove(row.ordinal, from: chunk, of: term, in: &rows) }
    }

    /// Puts a patient who was taken out into the lists again.
    static func insert(_ row: inout PatientRow, in rows: inout RowWriter) throws {
        var counters = try Counters(try rows.row(at: Counters.key, in: .counters))
        for number in row.numbers { try rows.put([], at: number + SearchKeys.bytes(row.ordinal), in: .numbers) }
        try index(&row, replacing: [:], &counters, in: &rows)
        try rows.put(counters.row, at: Counters.key, in: .counters)
    }

    /// The row of a patient; `nil` if there is none.
    static func row(of id: PatientID, in rows: inout RowWriter) throws -> PatientRow? {
        guard let ordinal = try rows.row(at: id.record.bytes, in: .patients),
            let row = try rows.row(at: ordinal, in: .rows)
        else { return nil }
        return try PatientRow(row)
    }

    /// Brings the index from `old` to `new`, which is the same patient.
    static func update(from old: PatientRow, to new: PatientRow, in rows: inout RowWriter) throws {
        try updateNumbers(from: old, to: new, in: &rows)
        var row = new
        let terms = terms(of: old, old.words)
        let isSameCard = terms == self.terms(of: new, new.words) && old.openAddress == new.openAddress
        guard !isSameCard || old.name != new.name else {
            // Only what is shown has changed: the cards stand as they are.
            try rows.put(row.encoded, at: SearchKeys.row(row.ordinal), in: .rows)
            return
        }
        guard terms.count == old.chunks.count else { throw RowError.damaged }
        var counters = try Counters(try rows.row(at: Counters.key, in: .counters))
        try index(&row, replacing: Dictionary(uniqueKeysWithValues: zip(terms, old.chunks)), &counters, in: &rows)
        try rows.put(counters.row, at: Counters.key, in: .counters)
    }

    private static func updateNumbers(from old: PatientRow, to new: PatientRow, in rows: inout RowWriter) throws {
        let ordinal = SearchKeys.bytes(new.ordinal)
        let (before, after) = (old.numbers, new.numbers)
        for number in before where !after.contains(number) { try rows.delete(at: number + ordinal, in: .numbers) }
        for number in after where !before.contains(number) { try rows.put([], at: number + ordinal, in: .numbers) }
    }

    // MARK: Cards

    /// The terms under which a patient's card is kept: the words in their order, then the birth date.
    private static func terms(of row: PatientRow, _ words: [NameWord]) -> [[UInt8]] {
        words.map { SearchKeys.term(word: $0.text, in: $0.field.part) } + [
            SearchKeys.term(birthDate: PackedDate(row.birthDate))
        ]
    }

    /// Puts the patient's card under each of the terms, takes it from those that are no longer theirs, and puts the row.
    private static func index(
        _ row: inout PatientRow,
        replacing old: [[UInt8]: UInt32],
        _ counters: inout Counters,
        in rows: inout RowWriter
    ) throws {
        let words = row.words
        let terms = terms(of: row, words)
        var heads: [TermHead] = []
        for (place, term) in terms.enumerated() {
            if let head = try rows.row(at: term, in: .terms) {
                heads.append(try TermHead(head))
            } else if place == terms.count - 1 {
                heads.append(TermHead(wordNumber: nil))
            } else {
                heads.append(TermHead(wordNumber: counters.words))
                counters.words += 1
            }
        }
        let address = try packed(row.openAddress, &counters, in: &rows)
        let card = card(of: row, words, heads, address)
        row.card = card.bytes
        row.extraWords = card.extraWords
        row.chunks = []
        for place in terms.indices {
            let chunk = try put(row.card, under: terms[place], &heads[place], replacing: old[terms[place]], in: &rows)
            row.chunks.append(chunk)
        }
        for (term, chunk) in old where !terms.contains(term) {
            try remove(row.ordinal, from: chunk, of: term, in: &rows)
        }
        try rows.put(row.encoded, at: SearchKeys.row(row.ordinal), in: .rows)
    }

    /// The address as cards have it; words of streets that are new get a number.
    private static func packed(
        _ address: AddressTerms,
        _ counters: inout Counters,
        in rows: inout RowWriter
    ) throws -> PackedAddress {
        guard !address.isEmpty else { return .none }
        var numbers: [UInt32] = []
        for street in address.streets {
            let key = SearchKeys.street(street)
            if let row = try rows.row(at: key, in: .words) {
                numbers.append(try WordEntry(row.span).number)
            } else {
                numbers.append(counters.streets)
                try rows.put(WordEntry(number: counters.streets, sealedCount: 0).row, at: key, in: .words)
                counters.streets += 1
            }
        }
        return PackedAddress(postcode: address.postcode, streets: numbers)
    }

    private static func card(
        of row: PatientRow,
        _ words: [NameWord],
        _ heads: [TermHead],
        _ address: PackedAddress
    ) -> PatientCard {
        PatientCard(
            ordinal: row.ordinal,
            birthDate: PackedDate(row.birthDate),
            sortKey: SortKey(row.name),
            words: zip(words, heads).map {
                CardWord(number: $1.wordNumber ?? .max, letters: LeadingLetters($0.text), field: $0.field)
            },
            address: address
        )
    }

    /// Adds the card to a term, or replaces the one that is in chunk `old`.
    private static func put(
        _ card: [UInt8],
        under term: [UInt8],
        _ head: inout TermHead,
        replacing old: UInt32?,
        in rows: inout RowWriter
    ) throws -> UInt32 {
        if let old, old != head.sealedCount {
            try changeSealed(CardView.ordinal(card.span, 0), to: card, chunk: old, of: term, in: &rows)
            return old
        }
        if old != nil {
            head.change(CardView.ordinal(card.span, 0), to: card)
        } else {
            let isNew = head.isNew
            let sealed = head.add(card)
            if let sealed {
                try rows.put(sealed, at: SearchKeys.chunk(head.sealedCount - 1, of: term), in: .chunks)
            }
            if isNew || sealed != nil, let word = head.word { try rows.put(word.row, at: term, in: .words) }
            if isNew, head.wordNumber != nil { try SpellingIndex.add(Array(term.dropFirst()), to: &rows) }
        }
        try rows.put(head.row, at: term, in: .terms)
        return head.sealedCount
    }

    private static func remove(
        _ ordinal: UInt32,
        from chunk: UInt32,
        of term: [UInt8],
        in rows: inout RowWriter
    ) throws {
        guard let row = try rows.row(at: term, in: .terms) else { throw RowError.damaged }
        var head = try TermHead(row)
        guard chunk == head.sealedCount else {
            try changeSealed(ordinal, to: nil, chunk: chunk, of: term, in: &rows)
            return
        }
        head.change(ordinal, to: nil)
        try rows.put(head.row, at: term, in: .terms)
    }

    private static func changeSealed(
        _ ordinal: UInt32,
        to card: [UInt8]?,
        chunk: UInt32,
        of term: [UInt8],
        in rows: inout RowWriter
    ) throws {
        let key = SearchKeys.chunk(chunk, of: term)
        guard var cards = try rows.row(at: key, in: .chunks) else { throw RowError.damaged }
        TermHead.change(&cards, ordinal, to: card)
        if cards.isEmpty { try rows.delete(at: key, in: .chunks) } else { try rows.put(cards, at: key, in: .chunks) }
    }
}
