public import EventCatalog

/// A draft that waits for its signature.
public struct DraftEntry: Hashable, Sendable {
    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// When it was begun.
    public let draftedAt: Timestamp
    /// How many items it has.
    public let items: Int
}

/// A prescription of which items are to be withdrawn and the pharmacy has still to answer (I-36).
public struct CancellationEntry: Hashable, Sendable {
    /// A request on one item.
    public struct Item: Hashable, Sendable {
        /// The item.
        public let id: PrescriptionItemID
        /// Why, from the list.
        public let reason: CancellationReason
        /// When it was asked.
        public let requestedAt: Timestamp
    }

    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// The pharmacy that holds it; `nil` if none does any more.
    public let pharmacy: String?
    /// What is to be withdrawn.
    public let items: [Item]
    /// The last day of its validity.
    public let validUntil: CalendarDate
}

/// A prescription of somebody who died that has open items (I-40).
public struct DeceasedEntry: Hashable, Sendable {
    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// When the death was recorded.
    public let recordedAt: Timestamp
    /// The day of death, if it is known.
    public let deceasedOn: CalendarDate?
    /// The open items.
    public let items: [PrescriptionItemID]
    /// The last day of its validity.
    public let validUntil: CalendarDate
}

/// Two records that may be of one person, on which nobody has decided (I-42).
public struct DuplicateEntry: Hashable, Sendable {
    /// The one with the smaller id.
    public let first: PatientID
    /// The other.
    public let second: PatientID
    /// How alike they are, 0 … 1.
    public let score: DecimalNumber
    /// The fields that agree.
    public let matched: [String]
    /// What found it.
    public let algorithm: String
    /// When.
    public let suspectedAt: Timestamp
}

/// Two open orders of one product that a merge brought together (I-45).
public struct ReconciliationEntry: Hashable, Sendable {
    /// The record that was merged away.
    public let source: PatientID
    /// The record that stands for both.
    public let survivor: PatientID
    /// The product.
    public let product: Coding
    /// The order of the source.
    public let sourcePrescription: PrescriptionID
    /// The order of the survivor.
    public let survivorPrescription: PrescriptionID
    /// When they were merged.
    public let mergedAt: Timestamp
}

/// A prescription that is to be looked at again.
public struct ReviewEntry: Hashable, Sendable {
    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// The day on which it is to be.
    public let reviewOn: CalendarDate
    /// Whether an event says that the day came.
    public let isRecorded: Bool
    /// The last day of its validity.
    public let validUntil: CalendarDate
}

/// How many entries a list has, counted up to a limit.
public struct WorklistCount: Hashable, Sendable {
    /// The number; the limit if there are as many or more.
    public let count: Int
    /// Whether counting ended at the limit.
    public let isCapped: Bool
}
