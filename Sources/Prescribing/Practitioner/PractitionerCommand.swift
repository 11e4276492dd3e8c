public import EventCatalog

/// What can be asked of a practitioner's record.
public enum PractitionerCommand: Hashable, Sendable {
    /// Open a record.
    case register(RegisterPractitioner)
    /// Let the person prescribe, or change what and when (I-03).
    case grantPrescribingAuthority(GrantPrescribingAuthority)
    /// Let the person prescribe no more (I-03).
    case revokePrescribingAuthority(RevokePrescribingAuthority)
    /// Record that the person does something at some place.
    case assignRole(AssignPractitionerRole)
    /// Record that the person no longer does.
    case endRole(EndPractitionerRole)
}

/// Opens a practitioner's record.
public struct RegisterPractitioner: Hashable, Sendable {
    /// The name.
    public var name: HumanName
    /// Registrations with professional bodies.
    public var registrations: [Identifier]
    /// What the person does, in words.
    public var specialty: String?
    /// Whether the person may prescribe (I-03).
    public var mayPrescribe: Bool

    /// Makes the command.
    public init(
        name: HumanName,
        registrations: [Identifier] = [],
        specialty: String? = nil,
        mayPrescribe: Bool = true
    ) {
        self.name = name
        self.registrations = registrations
        self.specialty = specialty
        self.mayPrescribe = mayPrescribe
    }
}

/// Lets a person prescribe.
public struct GrantPrescribingAuthority: Hashable, Sendable {
    /// Controlled drugs of which schedules; `nil` for all.
    public var controlledSchedules: [String]?
    /// From which day on; `nil` from ever.
    public var validFrom: CalendarDate?
    /// Until which day; `nil` until it is revoked.
    public var validUntil: CalendarDate?

    /// Makes the command.
    public init(
        controlledSchedules: [String]? = nil,
        validFrom: CalendarDate? = nil,
        validUntil: CalendarDate? = nil
    ) {
        self.controlledSchedules = controlledSchedules
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// Takes the authority to prescribe away.
public struct RevokePrescribingAuthority: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}

/// Records what a person does.
public struct AssignPractitionerRole: Hashable, Sendable {
    /// What, in words.
    public var role: String
    /// Where.
    public var organisation: String?

    /// Makes the command.
    public init(role: String, organisation: String? = nil) {
        self.role = role
        self.organisation = organisation
    }
}

/// Records that a person no longer does something.
public struct EndPractitionerRole: Hashable, Sendable {
    /// What, in the words in which it was recorded.
    public var role: String
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(role: String, reason: String? = nil) {
        self.role = role
        self.reason = reason
    }
}
