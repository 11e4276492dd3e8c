/// What can happen to a practitioner's record. These types mirror the stored schema (`proto/practitioner.proto`).
public enum PractitionerEvent: Hashable, Sendable {
    /// The record was opened.
    case registered(PractitionerRegistered)
    /// The person may prescribe.
    case prescribingAuthorityGranted(PrescribingAuthorityGranted)
    /// The person may not prescribe any more.
    case prescribingAuthorityRevoked(PrescribingAuthorityRevoked)
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
    /// Makes the event.
    public init() {}
}

/// The person may not prescribe any more (I-03).
public struct PrescribingAuthorityRevoked: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}
