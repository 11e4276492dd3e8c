/// What the duplicate check of a registration found (I-42).
public struct DuplicateCheck: Hashable, Sendable {
    /// What looked.
    public let algorithm: String
    /// Records that may be of the same person, the likeliest first.
    public let candidates: [DuplicateCandidate]
    /// Why it was registered all the same; `nil` where no candidate was likely enough to ask.
    public let reason: String?

    /// Puts the parts together.
    public init(algorithm: String, candidates: [DuplicateCandidate], reason: String? = nil) {
        self.algorithm = algorithm
        self.candidates = candidates
        self.reason = reason
    }
}

/// A record that may be of the same person.
public struct DuplicateCandidate: Hashable, Sendable {
    /// Whose.
    public let patientID: PatientID
    /// How alike they are, 0 … 1.
    public let score: DecimalNumber

    /// Puts the parts together.
    public init(patientID: PatientID, score: DecimalNumber) {
        self.patientID = patientID
        self.score = score
    }
}

/// Two records are of one person: the survivor's stands for both from now on. It is a link that rewrites nothing
/// (I-44, I-45).
public struct PatientsMerged: Hashable, Sendable {
    /// Whose record is merged away.
    public let source: PatientID
    /// Whose record stands for both.
    public let survivor: PatientID
    /// Why, in words.
    public let reason: String
    /// Orders of one product that are open on both sides: somebody has to look at them (I-45).
    public let conflicts: [MergeConflict]

    /// Makes the event.
    public init(source: PatientID, survivor: PatientID, reason: String, conflicts: [MergeConflict] = []) {
        self.source = source
        self.survivor = survivor
        self.reason = reason
        self.conflicts = conflicts
    }
}

/// An order of the same product that is open on both sides of a merge (I-45).
public struct MergeConflict: Hashable, Sendable {
    /// The product.
    public let product: Coding
    /// The order of the record merged away.
    public let sourcePrescription: PrescriptionID
    /// The order of the record that stands.
    public let survivorPrescription: PrescriptionID

    /// Puts the parts together.
    public init(product: Coding, sourcePrescription: PrescriptionID, survivorPrescription: PrescriptionID) {
        self.product = product
        self.sourcePrescription = sourcePrescription
        self.survivorPrescription = survivorPrescription
    }
}

/// A merge was taken back: both records stand for themselves again (I-46).
public struct PatientsUnmerged: Hashable, Sendable {
    /// Whose record was merged away.
    public let source: PatientID
    /// Whose record stood for both.
    public let survivor: PatientID
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(source: PatientID, survivor: PatientID, reason: String) {
        self.source = source
        self.survivor = survivor
        self.reason = reason
    }
}

/// Two records may be of one person (I-42).
public struct PatientDuplicateSuspected: Hashable, Sendable {
    /// The other record.
    public let other: PatientID
    /// How alike they are, 0 … 1.
    public let score: DecimalNumber
    /// The fields that agree, such as `birth_date`.
    public let matched: [String]
    /// What found it.
    public let algorithm: String

    /// Makes the event.
    public init(other: PatientID, score: DecimalNumber, matched: [String], algorithm: String) {
        self.other = other
        self.score = score
        self.matched = matched
        self.algorithm = algorithm
    }
}

/// Two records are of two persons: they are not to be suspected again (I-42).
public struct PatientDuplicateRejected: Hashable, Sendable {
    /// The other record.
    public let other: PatientID
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(other: PatientID, reason: String) {
        self.other = other
        self.reason = reason
    }
}

/// Where the person lives and how to reach them is withheld from who need not know.
public struct PatientAccessRestricted: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}

/// The restriction is over.
public struct PatientAccessUnrestricted: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}
