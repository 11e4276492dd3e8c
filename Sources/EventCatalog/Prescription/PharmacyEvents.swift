/// Why an item is not supplied.
public enum NonDispenseReason: UInt8, Sendable, Hashable, CaseIterable {
    /// Nobody came for it.
    case notCollected = 1
    /// It can't be had.
    case outOfStock
    /// The pharmacist holds it unsuitable.
    case clinicallyUnsuitable
    /// The patient does not want it.
    case refusedByPatient
    /// It was supplied on another prescription.
    case duplicateSupply
    /// It is not needed any more.
    case noLongerRequired
    /// Another reason; a note says which.
    case other
}

/// How a pharmacy or the state of things answers a request to cancel (NHS Electronic Prescription Service R-0002 …
/// R-0010).
public enum CancellationOutcome: UInt8, Sendable, Hashable, CaseIterable {
    /// The pharmacy has it and keeps it.
    case withDispenser = 2
    /// The pharmacy has begun to supply it.
    case withDispenserActive
    /// It was supplied.
    case alreadyDispensed
    /// Its validity is over.
    case expired
    /// It was cancelled before.
    case alreadyCancelled
    /// Another prescriber's request stands.
    case anotherPrescriber
    /// It was marked as not dispensed.
    case notDispensed = 10
}

/// How a new prescription takes the place of an old one (I-38).
public enum SupersedeKind: UInt8, Sendable, Hashable, CaseIterable {
    /// It changes what was signed.
    case revise = 1
    /// It carries on.
    case renew
}

/// A pharmacy holds the prescription: only that one may supply it (I-29).
public struct PrescriptionReleasedToPharmacy: Hashable, Sendable {
    /// Which pharmacy, as it names itself.
    public let pharmacy: String

    /// Makes the event.
    public init(pharmacy: String) { self.pharmacy = pharmacy }
}

/// The pharmacy that held the prescription gave it back (I-29).
public struct PrescriptionReturnedByPharmacy: Hashable, Sendable {
    /// Which pharmacy, as it names itself.
    public let pharmacy: String
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(pharmacy: String, reason: String) {
        self.pharmacy = pharmacy
        self.reason = reason
    }
}

/// A pharmacy will not supply an item.
public struct MedicationNotDispensed: Hashable, Sendable {
    /// Which item.
    public let itemID: PrescriptionItemID
    /// Why, from the list.
    public let reason: NonDispenseReason
    /// Which issue, 1 for the first; `nil` for all that remain.
    public let issueNumber: Int?
    /// Which pharmacy, as it names itself.
    public let pharmacy: String?
    /// A remark.
    public let note: String?

    /// Makes the event.
    public init(
        itemID: PrescriptionItemID,
        reason: NonDispenseReason,
        issueNumber: Int? = nil,
        pharmacy: String? = nil,
        note: String? = nil
    ) {
        self.itemID = itemID
        self.reason = reason
        self.issueNumber = issueNumber
        self.pharmacy = pharmacy
        self.note = note
    }
}

/// A supply was taken back: what it supplied remains again (I-32).
public struct DispenseReversed: Hashable, Sendable {
    /// Which supply.
    public let dispenseID: DispenseID
    /// Of which item.
    public let itemID: PrescriptionItemID
    /// Why, in words.
    public let reason: String
    /// Which pharmacy, as it names itself.
    public let pharmacy: String?

    /// Makes the event.
    public init(dispenseID: DispenseID, itemID: PrescriptionItemID, reason: String, pharmacy: String? = nil) {
        self.dispenseID = dispenseID
        self.itemID = itemID
        self.reason = reason
        self.pharmacy = pharmacy
    }
}

/// The prescriber asked for items to be withdrawn; the pharmacy that holds them has to answer (I-36).
public struct CancellationRequested: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, from the list.
    public let reason: CancellationReason
    /// A remark.
    public let note: String?

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], reason: CancellationReason, note: String? = nil) {
        self.itemIDs = itemIDs
        self.reason = reason
        self.note = note
    }
}

/// The pharmacy that holds the items does not let them be withdrawn (I-36).
public struct CancellationRejected: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, from the list.
    public let outcome: CancellationOutcome
    /// A remark.
    public let note: String?

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], outcome: CancellationOutcome, note: String? = nil) {
        self.itemIDs = itemIDs
        self.outcome = outcome
        self.note = note
    }
}

/// A new prescription takes the place of these items (I-13, I-38).
public struct PrescriptionSuperseded: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// The new prescription.
    public let by: PrescriptionID
    /// How.
    public let kind: SupersedeKind
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], by: PrescriptionID, kind: SupersedeKind, reason: String? = nil) {
        self.itemIDs = itemIDs
        self.by = by
        self.kind = kind
        self.reason = reason
    }
}

/// The day came on which the prescription has to be looked at again.
public struct PrescriptionReviewFellDue: Hashable, Sendable {
    /// The day that the prescriber set.
    public let reviewOn: CalendarDate

    /// Makes the event.
    public init(reviewOn: CalendarDate) { self.reviewOn = reviewOn }
}
