internal import EventCatalog
internal import ProjectionEngine

/// A patient as search knows them: what is shown in the list, and where their cards are.
struct PatientRow: Hashable, Sendable {
    let ordinal: UInt32
    let id: PatientID
    var name: HumanName
    /// Former names, the latest first.
    var formerNames: [HumanName]
    var birthDate: CalendarDate
    var gender: Gender
    var identifiers: [Identifier]
    var contacts: [ContactPoint]
    var isDeceased: Bool
    /// Whether the address is withheld: nobody finds the patient by it then.
    var isRestricted = false
    /// What of the address the patient is found by.
    var address = AddressTerms.none
    /// Whose record stands for this one since a merge: it is in no list then.
    var mergedInto: PatientID?
    /// What the records are found by that were merged into this one, directly or through others.
    var merged: [MergedRecord] = []
    /// The number of the chunk that holds the card, by term: the words in their order, then the birth date.
    var chunks: [UInt32] = []
    /// The bytes of the patient's card.
    var card: [UInt8] = []
    /// Words that have no place in the card.
    var extraWords: [CardWord] = []

    /// The words of the names, best first.
    var words: [NameWord] { NameWords.words(current: name, former: formerNames + merged.flatMap(\.names)) }

    /// What of the address finds the patient.
    var openAddress: AddressTerms { isRestricted ? .none : address }

    /// The keys of identifiers, contacts and address.
    var numbers: [[UInt8]] {
        SearchKeys.numbers(
            identifiers: identifiers + merged.flatMap(\.identifiers),
            contacts: contacts + merged.flatMap(\.contacts)
        ) + SearchKeys.places(openAddress)
    }
}

/// What a record is found by that was merged into another one.
struct MergedRecord: Hashable, Sendable {
    let id: PatientID
    let names: [HumanName]
    let identifiers: [Identifier]
    let contacts: [ContactPoint]
}

extension MergedRecord: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(names)
        row.append(identifiers)
        row.append(contacts)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        names = try row.values()
        identifiers = try row.values()
        contacts = try row.values()
    }
}

extension PatientRow {
    init(ordinal: UInt32, id: PatientID, _ event: PatientRegistered) {
        self.init(
            ordinal: ordinal,
            id: id,
            name: event.name,
            formerNames: [],
            birthDate: event.birthDate,
            gender: event.gender,
            identifiers: event.identifiers,
            contacts: event.contacts,
            isDeceased: false,
            address: AddressTerms(event.address)
        )
    }

    /// The row's bytes: the card comes first (after a byte with its length), then the words that have no place in it, so
    /// that a candidate is judged without decoding the rest.
    var encoded: [UInt8] {
        var row = RowEncoder(capacity: 256)
        row.append(bytes: card)
        row.append(extraWords)
        row.append(id.record.high)
        row.append(id.record.low)
        row.append(isDeceased)
        row.append(isRestricted)
        row.append(address)
        row.append(gender)
        row.append(name)
        row.append(identifiers)
        row.append(formerNames)
        row.append(contacts)
        row.append(mergedInto)
        row.append(merged)
        row.append(UInt64(chunks.count))
        for chunk in chunks { row.append(UInt64(chunk)) }
        return row.bytes
    }

    /// Where the card is in the row's bytes.
    static let cardOffset = 1

    /// The words that have no place in the card, of a row's bytes.
    static func extraWords(in row: borrowing Span<UInt8>) throws(RowError) -> [CardWord] {
        var rest = RowDecoder(row.extracting((cardOffset + PatientCard.size)...))
        return try rest.values()
    }

    /// Reads a row.
    init(_ bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        let card = try row.byteArray()
        guard card.count == PatientCard.size, let birthDate = CardView.facts(card.span, 0).birthDate.date else {
            throw .damaged
        }
        let extraWords: [CardWord] = try row.values()
        let id = PatientID(RecordID(high: try row.unsigned(), low: try row.unsigned()))
        let isDeceased = try row.flag()
        let isRestricted = try row.flag()
        let address: AddressTerms = try row.value()
        let gender: Gender = try row.choice()
        let name: HumanName = try row.value()
        let identifiers: [Identifier] = try row.values()
        let formerNames: [HumanName] = try row.values()
        let contacts: [ContactPoint] = try row.values()
        let mergedInto: PatientID? = try row.optionalValue()
        let merged: [MergedRecord] = try row.values()
        var chunks: [UInt32] = []
        for _ in 0..<(try row.unsigned()) { chunks.append(UInt32(truncatingIfNeeded: try row.unsigned())) }
        self.init(
            ordinal: CardView.ordinal(card.span, 0),
            id: id,
            name: name,
            formerNames: formerNames,
            birthDate: birthDate,
            gender: gender,
            identifiers: identifiers,
            contacts: contacts,
            isDeceased: isDeceased,
            isRestricted: isRestricted,
            address: address,
            mergedInto: mergedInto,
            merged: merged,
            chunks: chunks,
            card: card,
            extraWords: extraWords
        )
    }
}
