/// Administrative gender (FHIR R4 `administrative-gender`).
public enum Gender: UInt8, Sendable, Hashable, CaseIterable {
    /// Male.
    case male = 1
    /// Female.
    case female
    /// Neither male nor female.
    case other
    /// Not known.
    case unknown
}

/// What a name is used for (FHIR R4 `name-use`, the ones that are kept here).
public enum NameUse: UInt8, Sendable, Hashable, CaseIterable {
    /// Known by this name in daily life.
    case usual = 1
    /// The name on official documents.
    case official
    /// A nickname.
    case nickname
    /// No longer in use.
    case old
    /// The name before marriage.
    case maiden
}

/// A person's name. Every part is searchable.
public struct HumanName: Hashable, Sendable {
    /// What the name is used for.
    public let use: NameUse
    /// Family name; may hold several words (`García Márquez`).
    public let family: String
    /// Given names in order.
    public let given: [String]
    /// Titles before the name.
    public let prefix: [String]
    /// Suffixes after the name.
    public let suffix: [String]

    /// Makes a name.
    public init(
        use: NameUse = .official,
        family: String,
        given: [String],
        prefix: [String] = [],
        suffix: [String] = []
    ) {
        self.use = use
        self.family = family
        self.given = given
        self.prefix = prefix
        self.suffix = suffix
    }
}

/// A person's identifier in some system: a medical record number, a national number.
public struct Identifier: Hashable, Sendable {
    /// The system that issued it: a URI, or a short local name such as `mrn`.
    public let system: String
    /// The value, as issued.
    public let value: String

    /// Makes an identifier.
    public init(system: String, value: String) {
        self.system = system
        self.value = value
    }
}

/// The kind of a ``ContactPoint`` (FHIR R4 `contact-point-system`, the ones that are kept here).
public enum ContactSystem: UInt8, Sendable, Hashable, CaseIterable {
    /// A telephone number.
    case phone = 1
    /// An e-mail address.
    case email
    /// A number for text messages.
    case sms
}

/// A way to reach a person.
public struct ContactPoint: Hashable, Sendable {
    /// What kind of contact it is.
    public let system: ContactSystem
    /// The number or address, as typed.
    public let value: String

    /// Makes a contact point.
    public init(system: ContactSystem, value: String) {
        self.system = system
        self.value = value
    }
}

/// A postal address.
public struct PostalAddress: Hashable, Sendable {
    /// Street lines in order.
    public let line: [String]
    /// Town or city.
    public let city: String?
    /// County, state or region.
    public let state: String?
    /// Postal code, as typed.
    public let postalCode: String?
    /// ISO 3166-1 alpha-2 code.
    public let country: String?

    /// Makes an address.
    public init(line: [String], city: String?, state: String? = nil, postalCode: String?, country: String?) {
        self.line = line
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
    }
}
