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
    /// Who signs, where that is a practitioner and known (I-03).
    public var signer: PractitionerID?
    /// The other records of the patient's person (I-44).
    public var otherRecords: Set<PatientID> = []
    /// The patient's open orders of the products to be signed, on other prescriptions (I-20).
    public var openOrders: [OpenOrder]
    /// The prescription that this one carries on, if it exists (I-38).
    public var prior: Prescription.State?
    /// What the safety checks read; `nil` stands for the patient's record alone.
    public var safety: SafetyFacts?

    /// Puts the facts together.
    public init(
        time: DecisionTime,
        policy: PrescribingPolicy = PrescribingPolicy(),
        formulary: Formulary,
        patient: Patient.State? = nil,
        prescriber: Practitioner.State? = nil,
        openOrders: [OpenOrder] = [],
        prior: Prescription.State? = nil,
        safety: SafetyFacts? = nil
    ) {
        self.time = time
        self.policy = policy
        self.formulary = formulary
        self.patient = patient
        self.prescriber = prescriber
        self.openOrders = openOrders
        self.prior = prior
        self.safety = safety
    }
}

extension PrescribingFacts {
    /// The day by which the state is judged: what has ended by today can't be carried on as of some day before.
    var judgementDay: CalendarDate {
        policy.isHistory || policy.isRetrospective ? time.day : max(time.day, time.recordedAt.date)
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

/// An order of a product that is signed and was not ended by anyone.
public struct OpenOrder: Hashable, Sendable {
    /// The product.
    public let product: ProductKey
    /// Its date of issue.
    public let issueDate: CalendarDate
    /// Its last day of supply.
    public let validUntil: CalendarDate

    /// Puts the parts together.
    public init(product: ProductKey, issueDate: CalendarDate, validUntil: CalendarDate) {
        self.product = product
        self.issueDate = issueDate
        self.validUntil = validUntil
    }

    /// The open order of a product on a prescription; `nil` if none of its items is one.
    public init?(of product: ProductKey, in prescription: Prescription.State) {
        guard let signature = prescription.signature, prescription.openProducts.contains(product) else { return nil }
        self.init(product: product, issueDate: signature.issueDate, validUntil: signature.validUntil)
    }

    /// Whether there is a day on which both can be supplied.
    func overlaps(_ signature: PrescriptionSigned) -> Bool {
        issueDate <= signature.validUntil && signature.issueDate <= validUntil
    }
}

/// What a decision on a patient or practitioner reads besides the record itself.
public struct RecordFacts: Sendable {
    /// When.
    public var time: DecisionTime
    /// The tenant's choices.
    public var policy: PrescribingPolicy
    /// The other patient's record, for what concerns two.
    public var other: Patient.State?
    /// Registered patients who look like this one, the likest first (I-42).
    public var alike: [DuplicateFinding] = []
    /// Whether the other record says that it is another person's (I-42).
    public var isRejectedByOther = false
    /// Open orders of one product that a merge would bring together (I-45).
    public var conflicts: [MergeConflict] = []
    /// How many records a merge would make one person's (I-44).
    public var joinedRecords = 2
    /// What the records merged into this one hold (I-44).
    public var merged: [Patient.State] = []
    /// Whether the record was merged away, and the command was given to the one that stands for it (I-44).
    public var isAskedOfSurvivor = false

    /// Puts the facts together.
    public init(time: DecisionTime, policy: PrescribingPolicy = PrescribingPolicy()) {
        self.time = time
        self.policy = policy
    }
}
