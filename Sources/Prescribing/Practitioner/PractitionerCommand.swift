public import EventCatalog

/// What can be asked of a practitioner's record.
public enum PractitionerCommand: Hashable, Sendable {
    /// Open a record.
    case register(RegisterPractitioner)
    /// Allow the person to prescribe (I-03).
    case grantPrescribingAuthority
    /// Withdraw that (I-03).
    case revokePrescribingAuthority(RevokePrescribingAuthority)
}

/// Opens a practitioner's record.
public struct RegisterPractitioner: Hashable, Sendable {
    /// The name.
    public var name: HumanName
    /// Registrations with professional bodies (GMC, NPI …), system and number.
    public var registrations: [Identifier]
    /// What the person does, in words.
    public var specialty: String?
    /// Whether the person may prescribe from the start (I-03).
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

/// Withdraws the authority to prescribe.
public struct RevokePrescribingAuthority: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}
