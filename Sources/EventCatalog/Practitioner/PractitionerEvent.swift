/// What can happen to a practitioner's record. These types mirror the stored schema (`proto/practitioner.proto`).
public enum PractitionerEvent: Hashable, Sendable {
    /// The record was opened.
    case registered(PractitionerRegistered)
    /// The person may prescribe.
    case prescribingAuthorityGranted(PrescribingAuthorityGranted)
    /// The person may not prescribe any more.
    case prescribingAuthorityRevoked(PrescribingAuthorityRevoked)
    /// The person does something at some place.
    case roleAssigned(PractitionerRoleAssigned)
    /// The person no longer does.
    case roleEnded(PractitionerRoleEnded)
}

/// A practitioner's record was opened.
public struct PractitionerRegistered: Hashable, Sendable {
    /// The name.
    public let name: HumanName
    /// Registrations with professional bodies (GMC, NPI …), system and number.
    public let registrations: [Identifier]
    /// What the person does, in words (`general practitioner`).
    public let specialty: String?

    /// Makes the event.
    public init(name: HumanName, registrations: [Identifier], specialty: String?) {
        self.name = name
        self.registrations = registrations
        self.specialty = specialty
    }
}

/// The person may prescribe (I-03).
public struct PrescribingAuthorityGranted: Hashable, Sendable {
    /// The schedules of controlled drugs that the person may prescribe, none for an empty list; `nil` for all.
    public let controlledSchedules: [String]?
    /// The first day; `nil` where it holds at once.
    public let validFrom: CalendarDate?
    /// The last day; `nil` where it holds until it is revoked.
    public let validUntil: CalendarDate?

    /// Makes the event.
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

/// The person may not prescribe any more (I-03).
public struct PrescribingAuthorityRevoked: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}

/// The person does something at some place.
public struct PractitionerRoleAssigned: Hashable, Sendable {
    /// What, as a code or in words.
    public let role: String
    /// Where, as the place names itself.
    public let organisation: String?

    /// Makes the event.
    public init(role: String, organisation: String? = nil) {
        self.role = role
        self.organisation = organisation
    }
}

/// The person no longer does something.
public struct PractitionerRoleEnded: Hashable, Sendable {
    /// What.
    public let role: String
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(role: String, reason: String? = nil) {
        self.role = role
        self.reason = reason
    }
}
