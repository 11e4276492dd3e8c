public import EventCatalog

/// What a decision on a prescription reads besides the prescription itself.
public struct PrescribingFacts: Sendable {
    /// When.
    public var time: DecisionTime
    /// The tenant's choices.
    public var policy: PrescribingPolicy
    /// The products that can be prescribed (I-10).
    public var formulary: Formulary
    /// The patient, if registered (I-01, I-02).
    public var patient: Patient.State?
    /// The prescriber, if registered (I-03).
    public var prescriber: Practitioner.State?
    /// The products of which the patient has an open item on another prescription (I-20).
    public var openElsewhere: Set<ProductKey>

    /// Puts the facts together.
    public init(
        time: DecisionTime,
        policy: PrescribingPolicy = PrescribingPolicy(),
        formulary: Formulary,
        patient: Patient.State? = nil,
        prescriber: Practitioner.State? = nil,
        openElsewhere: Set<ProductKey> = []
    ) {
        self.time = time
        self.policy = policy
        self.formulary = formulary
        self.patient = patient
        self.prescriber = prescriber
        self.openElsewhere = openElsewhere
    }
}

/// What makes two orders orders of the same product: system and code, whatever was displayed.
public struct ProductKey: Hashable, Sendable {
    /// The code system.
    public let system: String
    /// The code.
    public let code: String

    /// The key of a coded product.
    public init(_ product: Coding) {
        system = product.system
        code = product.code
    }
}

/// What a decision on a patient or practitioner reads besides the record itself.
public struct RecordFacts: Sendable {
    /// When.
    public var time: DecisionTime
    /// The tenant's choices.
    public var policy: PrescribingPolicy

    /// Puts the facts together.
    public init(time: DecisionTime, policy: PrescribingPolicy = PrescribingPolicy()) {
        self.time = time
        self.policy = policy
    }
}
