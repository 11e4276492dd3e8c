/// A pharmacy supplied some or all of an item (I-25 … I-34).
public struct MedicationDispensed: Hashable, Sendable {
    /// The dispense's id.
    public let dispenseID: DispenseID
    /// Which item.
    public let itemID: PrescriptionItemID
    /// How much, in the item's unit.
    public let quantity: Quantity
    /// Which pharmacy, as it names itself.
    public let pharmacy: String?
    /// What was supplied where it is not the product prescribed (I-30).
    public let substitute: Coding?
    /// Why something else was supplied (I-30).
    public let substitutionReason: String?
    /// Which issue it belongs to, 1 for the first (I-26); `nil` where it was not counted.
    public let issueNumber: Int?
    /// How long it should last, in days.
    public let supplyDays: Int?

    /// Makes the event.
    public init(
        dispenseID: DispenseID,
        itemID: PrescriptionItemID,
        quantity: Quantity,
        pharmacy: String?,
        substitute: Coding? = nil,
        substitutionReason: String? = nil,
        issueNumber: Int? = nil,
        supplyDays: Int? = nil
    ) {
        self.dispenseID = dispenseID
        self.itemID = itemID
        self.quantity = quantity
        self.pharmacy = pharmacy
        self.substitute = substitute
        self.substitutionReason = substitutionReason
        self.issueNumber = issueNumber
        self.supplyDays = supplyDays
    }
}

/// Items are not to be supplied for now.
public struct PrescriptionHeld: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], reason: String) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Held items may be supplied again.
public struct PrescriptionResumed: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], reason: String?) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Items are permanently halted (I-37).
public struct PrescriptionStopped: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], reason: String) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Why a prescription is cancelled (NHS Electronic Prescription Service reasons 0001 … 0009).
public enum CancellationReason: UInt8, Sendable, Hashable, CaseIterable {
    /// A prescribing error.
    case prescribingError = 1
    /// A clinical contra-indication.
    case clinicalContraIndication
    /// The treatment regime changed.
    case changeToTreatmentRegime
    /// Clinical grounds.
    case clinicalGrounds
    /// At the patient's request.
    case patientRequest
    /// At the pharmacist's request.
    case pharmacistRequest
    /// The patient died.
    case notificationOfDeath
    /// The patient left the practice, for another reason than death.
    case patientDeducted
    /// The patient is registered elsewhere.
    case patientRegisteredElsewhere
}

/// Items were withdrawn before anything was supplied (I-36).
public struct PrescriptionCancelled: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// Why, from the list.
    public let reason: CancellationReason
    /// A remark.
    public let note: String?

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], reason: CancellationReason, note: String?) {
        self.itemIDs = itemIDs
        self.reason = reason
        self.note = note
    }
}

/// A new prescription carries this one on (I-38).
public struct PrescriptionRenewed: Hashable, Sendable {
    /// The new prescription.
    public let renewedBy: PrescriptionID

    /// Makes the event.
    public init(renewedBy: PrescriptionID) { self.renewedBy = renewedBy }
}

/// The validity ran out on these items.
public struct PrescriptionExpired: Hashable, Sendable {
    /// Which items.
    public let itemIDs: [PrescriptionItemID]
    /// The last day on which they could have been supplied.
    public let validUntil: CalendarDate

    /// Makes the event.
    public init(itemIDs: [PrescriptionItemID], validUntil: CalendarDate) {
        self.itemIDs = itemIDs
        self.validUntil = validUntil
    }
}

/// It should never have existed (I-39).
public struct PrescriptionMarkedEnteredInError: Hashable, Sendable {
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(reason: String) { self.reason = reason }
}
