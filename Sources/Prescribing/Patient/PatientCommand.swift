public import EventCatalog

/// What can be asked of a patient's record, named for the intent.
public enum PatientCommand: Hashable, Sendable {
    /// Open a record (I-41, I-43).
    case register(RegisterPatient)
    /// Put a mistake right.
    case correctDemographics(CorrectPatientDemographics)
    /// Record that the person has a new name; the old one is kept.
    case changeName(ChangePatientName)
    /// Replace the list of contacts.
    case changeContacts(ChangePatientContacts)
    /// Replace or remove the address.
    case changeAddress(ChangePatientAddress)
    /// Give the person an identifier (I-41).
    case assignIdentifier(AssignPatientIdentifier)
    /// Take an identifier away (I-41).
    case endIdentifier(EndPatientIdentifier)
    /// Record the death (I-43).
    case recordDeath(RecordPatientDeath)
    /// Take a death back that was recorded in error.
    case retractDeath(RetractPatientDeath)
    /// Record an allergy or intolerance (I-47).
    case recordAllergy(RecordAllergy)
    /// Change an entry of the allergy list (I-47).
    case amendAllergy(AmendAllergy)
    /// Say that an allergy was not one.
    case refuteAllergy(RefuteAllergy)
    /// Say that an allergy is no longer present.
    case resolveAllergy(ResolveAllergy)
    /// Say that the person was asked and has no known allergies (I-47).
    case assertNoKnownAllergies
    /// Record a diagnosis or problem.
    case recordCondition(RecordCondition)
    /// Change what is recorded of a condition (I-48).
    case amendCondition(AmendCondition)
    /// Say that a problem is over (I-48).
    case resolveCondition(ResolveCondition)
    /// Say that a condition was recorded in error.
    case markConditionEnteredInError(MarkConditionEnteredInError)
    /// Record a measurement or status.
    case recordObservation(RecordObservation)
    /// Withhold address and contacts from who need not know them.
    case restrictAccess(RestrictPatientAccess)
    /// Withhold them no longer.
    case liftRestriction(LiftPatientRestriction)
    /// Say that another record may be of the same person (I-42).
    case suspectDuplicate(SuspectDuplicate)
    /// Say that another record is of another person, for good (I-42).
    case rejectDuplicate(RejectDuplicate)
    /// Say that another record is of the same person and stands for both (I-44).
    case merge(MergePatients)
    /// Take a merge back (I-46).
    case unmerge(UnmergePatient)
}

/// Opens a patient's record.
public struct RegisterPatient: Hashable, Sendable {
    /// The name.
    public var name: HumanName
    /// Date of birth, as exactly as it is known.
    public var birthDate: CalendarDate
    /// Whether the date of birth is a guess (I-43).
    public var isBirthDateEstimated: Bool
    /// Administrative gender.
    public var gender: Gender
    /// Identifiers, unique in the tenant.
    public var identifiers: [Identifier]
    /// Telephone numbers and e-mail addresses.
    public var contacts: [ContactPoint]
    /// Postal address.
    public var address: PostalAddress?
    /// That it is none of the patients whom the check for duplicates finds (I-42).
    public var duplicateDecision: DuplicateDecision?

    /// Makes the command.
    public init(
        name: HumanName,
        birthDate: CalendarDate,
        gender: Gender,
        identifiers: [Identifier],
        contacts: [ContactPoint] = [],
        address: PostalAddress? = nil,
        isBirthDateEstimated: Bool = false,
        duplicateDecision: DuplicateDecision? = nil
    ) {
        self.name = name
        self.birthDate = birthDate
        self.isBirthDateEstimated = isBirthDateEstimated
        self.duplicateDecision = duplicateDecision
        self.gender = gender
        self.identifiers = identifiers
        self.contacts = contacts
        self.address = address
    }
}

extension RegisterPatient {
    /// Who the person is, for comparison (I-42).
    public var identity: DuplicateScore.Identity { DuplicateScore.Identity(self) }
}

/// Puts a mistake in name, birth date or gender right; `nil` leaves a field as it is.
public struct CorrectPatientDemographics: Hashable, Sendable {
    /// The right name.
    public var name: HumanName?
    /// The right birth date.
    public var birthDate: CalendarDate?
    /// The right gender.
    public var gender: Gender?
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(
        name: HumanName? = nil,
        birthDate: CalendarDate? = nil,
        gender: Gender? = nil,
        reason: String? = nil
    ) {
        self.name = name
        self.birthDate = birthDate
        self.gender = gender
        self.reason = reason
    }
}

/// Records that the person has a new name.
public struct ChangePatientName: Hashable, Sendable {
    /// The new name.
    public var name: HumanName
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(name: HumanName, reason: String? = nil) {
        self.name = name
        self.reason = reason
    }
}

/// Replaces the list of contacts.
public struct ChangePatientContacts: Hashable, Sendable {
    /// All contacts from now on.
    public var contacts: [ContactPoint]

    /// Makes the command.
    public init(contacts: [ContactPoint]) { self.contacts = contacts }
}

/// Replaces or removes the address.
public struct ChangePatientAddress: Hashable, Sendable {
    /// The address from now on; `nil` removes it.
    public var address: PostalAddress?

    /// Makes the command.
    public init(address: PostalAddress?) { self.address = address }
}

/// Gives the person an identifier.
public struct AssignPatientIdentifier: Hashable, Sendable {
    /// The identifier.
    public var identifier: Identifier

    /// Makes the command.
    public init(identifier: Identifier) { self.identifier = identifier }
}

/// Takes an identifier away; others may be given it afterwards.
public struct EndPatientIdentifier: Hashable, Sendable {
    /// The identifier.
    public var identifier: Identifier
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(identifier: Identifier, reason: String? = nil) {
        self.identifier = identifier
        self.reason = reason
    }
}

/// Records the death, or another date of it.
public struct RecordPatientDeath: Hashable, Sendable {
    /// Date of death, as exactly as it is known.
    public var date: CalendarDate?
    /// Who says so, in words.
    public var source: String?

    /// Makes the command.
    public init(date: CalendarDate?, source: String? = nil) {
        self.date = date
        self.source = source
    }
}

/// Takes a death back that was recorded in error.
public struct RetractPatientDeath: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}

/// Withholds address and contacts from who need not know them.
public struct RestrictPatientAccess: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}

/// Withholds address and contacts no longer.
public struct LiftPatientRestriction: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}
