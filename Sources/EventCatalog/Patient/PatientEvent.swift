/// What can happen to a patient's record. These types mirror the stored schema (`proto/patient.proto`): a case is added,
/// never renamed or removed.
///
/// Indirect, so that handing one on copies a reference.
public indirect enum PatientEvent: Hashable, Sendable {
    /// The record was opened.
    case registered(PatientRegistered)
    /// A mistake in the record was put right; the wrong value is not history of the person.
    case demographicsCorrected(PatientDemographicsCorrected)
    /// The person's name changed (marriage, deed poll); the old one stays searchable.
    case nameChanged(PatientNameChanged)
    /// The list of contacts was replaced.
    case contactChanged(PatientContactChanged)
    /// The address was replaced, or removed.
    case addressChanged(PatientAddressChanged)
    /// The person got an identifier.
    case identifierAssigned(PatientIdentifierAssigned)
    /// An identifier is no longer the person's.
    case identifierEnded(PatientIdentifierEnded)
    /// The person died.
    case deceasedRecorded(PatientDeceasedRecorded)
    /// The death was recorded in error.
    case deceasedRetracted(PatientDeceasedRetracted)
    /// An allergy or intolerance was recorded.
    case allergyRecorded(AllergyRecorded)
    /// An allergy was found not to be one.
    case allergyRefuted(AllergyRefuted)
    /// An allergy is no longer present.
    case allergyResolved(AllergyResolved)
    /// The person was asked and has no known allergies.
    case noKnownAllergiesAsserted(NoKnownAllergiesAsserted)
    /// A diagnosis or problem was recorded.
    case conditionRecorded(ConditionRecorded)
    /// A problem is over.
    case conditionResolved(ConditionResolved)
    /// A condition was recorded in error.
    case conditionMarkedEnteredInError(ConditionMarkedEnteredInError)
    /// A measurement or status that safety checks need was recorded.
    case observationRecorded(ObservationRecorded)
    /// Two records were joined (I-44).
    case merged(PatientsMerged)
    /// A merge was taken back (I-46).
    case unmerged(PatientsUnmerged)
    /// Two records may be of one person (I-42).
    case duplicateSuspected(PatientDuplicateSuspected)
    /// Two records are of two persons (I-42).
    case duplicateRejected(PatientDuplicateRejected)
    /// Address and contacts are withheld.
    case accessRestricted(PatientAccessRestricted)
    /// They no longer are.
    case accessUnrestricted(PatientAccessUnrestricted)
    /// An entry of the allergy list was changed.
    case allergyAmended(AllergyAmended)
    /// A condition was changed.
    case conditionAmended(ConditionAmended)
}

/// A patient's record was opened (I-41, I-43).
public struct PatientRegistered: Hashable, Sendable {
    /// The name at registration.
    public let name: HumanName
    /// Date of birth, as exactly as it is known.
    public let birthDate: CalendarDate
    /// Administrative gender.
    public let gender: Gender
    /// Identifiers; at least one where the tenant asks for one.
    public let identifiers: [Identifier]
    /// Telephone numbers and e-mail addresses.
    public let contacts: [ContactPoint]
    /// Postal address.
    public let address: PostalAddress?
    /// What the duplicate check found (I-42); `nil` where it found nobody.
    public let duplicateCheck: DuplicateCheck?
    /// Whether the birth date is a guess (I-43).
    public let isBirthDateEstimated: Bool

    /// Makes the event.
    public init(
        name: HumanName,
        birthDate: CalendarDate,
        gender: Gender,
        identifiers: [Identifier],
        contacts: [ContactPoint],
        address: PostalAddress?,
        duplicateCheck: DuplicateCheck? = nil,
        isBirthDateEstimated: Bool = false
    ) {
        self.name = name
        self.birthDate = birthDate
        self.gender = gender
        self.identifiers = identifiers
        self.contacts = contacts
        self.address = address
        self.duplicateCheck = duplicateCheck
        self.isBirthDateEstimated = isBirthDateEstimated
    }
}

/// A mistake in name, birth date or gender was put right. Fields that are `nil` stand as they were.
public struct PatientDemographicsCorrected: Hashable, Sendable {
    /// The right name.
    public let name: HumanName?
    /// The right birth date.
    public let birthDate: CalendarDate?
    /// The right gender.
    public let gender: Gender?
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(name: HumanName?, birthDate: CalendarDate?, gender: Gender?, reason: String?) {
        self.name = name
        self.birthDate = birthDate
        self.gender = gender
        self.reason = reason
    }
}

/// The person's name changed.
public struct PatientNameChanged: Hashable, Sendable {
    /// The new name.
    public let name: HumanName
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(name: HumanName, reason: String?) {
        self.name = name
        self.reason = reason
    }
}

/// The list of contacts was replaced.
public struct PatientContactChanged: Hashable, Sendable {
    /// All contacts from now on.
    public let contacts: [ContactPoint]

    /// Makes the event.
    public init(contacts: [ContactPoint]) { self.contacts = contacts }
}

/// The address was replaced, or removed.
public struct PatientAddressChanged: Hashable, Sendable {
    /// The address from now on; `nil` where none is known.
    public let address: PostalAddress?

    /// Makes the event.
    public init(address: PostalAddress?) { self.address = address }
}

/// The person got an identifier.
public struct PatientIdentifierAssigned: Hashable, Sendable {
    /// The identifier.
    public let identifier: Identifier

    /// Makes the event.
    public init(identifier: Identifier) { self.identifier = identifier }
}

/// An identifier is no longer the person's.
public struct PatientIdentifierEnded: Hashable, Sendable {
    /// The identifier.
    public let identifier: Identifier
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(identifier: Identifier, reason: String?) {
        self.identifier = identifier
        self.reason = reason
    }
}

/// The person died (I-40, I-43).
public struct PatientDeceasedRecorded: Hashable, Sendable {
    /// Date of death, as exactly as it is known.
    public let date: CalendarDate?
    /// Who says so, in words.
    public let source: String?

    /// Makes the event.
    public init(date: CalendarDate?, source: String? = nil) {
        self.date = date
        self.source = source
    }
}

/// The death was recorded in error.
public struct PatientDeceasedRetracted: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}
