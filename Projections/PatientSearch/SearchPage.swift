public import EventCatalog
internal import ProjectionEngine

/// What a query found on a patient. The raw values are the published names.
public enum MatchedField: String, Sendable, Hashable, CaseIterable {
    /// A word of a name, former names too.
    case name
    /// The birth date, or a part of it.
    case birthDate = "birth_date"
    /// An identifier, its beginning or its end.
    case identifier
    /// A telephone number, or its end.
    case phone
    /// An e-mail address.
    case email
    /// The postcode, or a word of the street.
    case address
    /// Another form of a given name: `Bob` for Robert.
    case nickname
    /// A name in another script.
    case script = "transliteration"
    /// A name that sounds alike.
    case sound = "phonetic"
    /// A name that is spelled a little differently.
    case typo
    /// A birth date that differs by a slip.
    case nearBirthDate = "birth_date_near"
}

/// A patient whom a query found, with what tells patients apart in a list.
public struct PatientMatch: Hashable, Sendable {
    /// The patient.
    public let id: PatientID
    /// The name in use, also if a former one was found.
    public let name: HumanName
    /// Date of birth, as exactly as it is known.
    public let birthDate: CalendarDate
    /// Administrative gender.
    public let gender: Gender
    /// Identifiers that are the patient's now.
    public let identifiers: [Identifier]
    /// The postcode, as it is registered; `nil` if there is none, or if it is withheld.
    public let postalCode: String?
    /// How good the match is, 0 … 1; 1 for an exact identifier.
    public let score: Double
    /// Why the patient is in the list.
    public let matchedOn: [MatchedField]
    /// Whether the death of the patient is recorded.
    public let deceased: Bool
    /// Whether access to the patient's address and contacts is restricted.
    public let restricted: Bool
    /// The records that this one stands for since they were merged.
    public let mergedFrom: [PatientID]
    /// Whether somebody else on the page has nearly the same name: look twice.
    public let hasNamesake: Bool
}

/// Some of the patients whom a query found, best first.
public struct SearchPage: Hashable, Sendable {
    /// The patients.
    public let items: [PatientMatch]
    /// Where the next page begins; `nil` if there is none.
    public let next: SearchCursor?
    /// Whether the query was so broad that not every candidate was looked at: the items are good, but more may match.
    public let tooManyMatches: Bool
}

/// The last patient of a page. It holds no personal data, so it may stand in a link.
public struct SearchCursor: Hashable, Sendable {
    /// The patient's score, in thousandths.
    public let scoreThousandths: UInt16
    /// The patient.
    public let patient: PatientID

    /// Makes a cursor.
    public init(scoreThousandths: UInt16, patient: PatientID) {
        self.scoreThousandths = scoreThousandths
        self.patient = patient
    }
}
