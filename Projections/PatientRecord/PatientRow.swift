public import EventCatalog
public import ProjectionEngine

/// A patient's whole current record.
public struct PatientRow: Hashable, Sendable {
    /// The patient.
    public let id: PatientID
    /// The version of the patient's stream: what `ETag` and `If-Match` carry.
    public internal(set) var version: UInt64
    /// The position of the last event of the patient's stream.
    public internal(set) var position: UInt64
    /// When the record was opened.
    public let registeredAt: Timestamp
    /// When the record was last changed.
    public internal(set) var changedAt: Timestamp
    /// The present name.
    public internal(set) var name: HumanName
    /// Earlier names, the latest first, with the use `old` unless they say `maiden`.
    public internal(set) var formerNames: [HumanName] = []
    /// Date of birth, as exactly as it is known.
    public internal(set) var birthDate: CalendarDate
    /// Whether the date of birth is a guess (I-43).
    public internal(set) var isBirthDateEstimated = false
    /// Administrative gender.
    public internal(set) var gender: Gender
    /// Identifiers in use.
    public internal(set) var identifiers: [Identifier]
    /// Identifiers that are no longer the person's.
    public internal(set) var endedIdentifiers: [Identifier] = []
    /// Contacts.
    public internal(set) var contacts: [ContactPoint]
    /// Postal address.
    public internal(set) var address: PostalAddress?
    /// Whether a death is recorded.
    public internal(set) var isDeceased = false
    /// The date of death, as exactly as it is known.
    public internal(set) var deceasedOn: CalendarDate?
    /// Who told of the death, in words.
    public internal(set) var deathSource: String?
    /// Whether address and contacts are withheld from who need not know them.
    public internal(set) var isAccessRestricted = false
    /// Whose record stands for this one since a merge (I-44).
    public internal(set) var mergedInto: PatientID?
    /// The records merged into this one, without those merged into them.
    public internal(set) var mergedSources: [PatientID] = []
    /// Whether "no known allergies" was asserted and not withdrawn by an entry since.
    var assertsNoKnownAllergies = false
    /// Every allergy entry, past ones too, in the order recorded.
    public internal(set) var allergies: [AllergyRow] = []
    /// Every condition, past ones too, in the order recorded.
    public internal(set) var conditions: [ConditionRow] = []
    /// The latest observation of each kind, by clinical time.
    public internal(set) var observations: [ObservationRow] = []

    init(_ event: PatientRegistered, id: PatientID, entry: EventEntry) {
        self.id = id
        version = entry.version
        position = entry.position
        registeredAt = entry.recordedAt
        changedAt = entry.recordedAt
        name = event.name
        birthDate = event.birthDate
        isBirthDateEstimated = event.isBirthDateEstimated
        gender = event.gender
        identifiers = event.identifiers
        contacts = event.contacts
        address = event.address
    }
}

/// What is known of a patient's allergies. Never asked is not the same as none known (I-19, I-47).
public enum AllergyListStatus: String, Hashable, Sendable, CaseIterable {
    /// Nobody asked, or what was recorded no longer stands.
    case neverAsked = "never-asked"
    /// Asked, and none are known.
    case noneKnown = "none-known"
    /// There are active entries.
    case listed
}

extension PatientRow {
    /// What is known of the allergies (I-47).
    public var allergyStatus: AllergyListStatus {
        if allergies.contains(where: { $0.status == .active }) { return .listed }
        return assertsNoKnownAllergies ? .noneKnown : .neverAsked
    }
}

extension PatientRow: StoredRow {
    /// The bytes to store.
    public func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 384)
        row.append(id)
        row.append(version)
        row.append(position)
        row.append(registeredAt)
        row.append(changedAt)
        row.append(name)
        row.append(formerNames)
        row.append(birthDate)
        row.append(isBirthDateEstimated)
        row.append(gender)
        row.append(identifiers)
        row.append(endedIdentifiers)
        row.append(contacts)
        row.append(address)
        row.append(isDeceased)
        row.append(deceasedOn)
        row.append(deathSource)
        row.append(isAccessRestricted)
        row.append(mergedInto)
        row.append(mergedSources)
        row.append(assertsNoKnownAllergies)
        row.append(allergies)
        row.append(conditions)
        row.append(observations)
        return row.bytes
    }

    /// Reads a row back; it holds its id.
    public init(decoding bytes: [UInt8], id: RecordID) throws(RowError) { try self.init(decoding: bytes) }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        id = try row.value()
        version = try row.unsigned()
        position = try row.unsigned()
        registeredAt = try row.value()
        changedAt = try row.value()
        name = try row.value()
        formerNames = try row.values()
        birthDate = try row.value()
        isBirthDateEstimated = try row.flag()
        gender = try row.choice()
        identifiers = try row.values()
        endedIdentifiers = try row.values()
        contacts = try row.values()
        address = try row.optionalValue()
        isDeceased = try row.flag()
        deceasedOn = try row.optionalValue()
        deathSource = try row.optionalText()
        isAccessRestricted = try row.flag()
        mergedInto = try row.optionalValue()
        mergedSources = try row.values()
        assertsNoKnownAllergies = try row.flag()
        allergies = try row.values()
        conditions = try row.values()
        observations = try row.values()
    }
}
