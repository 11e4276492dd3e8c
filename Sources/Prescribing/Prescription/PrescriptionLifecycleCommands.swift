public import EventCatalog

/// Records a supply. When it was handed over is the command's clinical time.
public struct DispenseMedication: Hashable, Sendable {
    /// The new dispense's id.
    public var dispenseID: DispenseID
    /// Which item.
    public var itemID: PrescriptionItemID
    /// How much, in a unit that converts to the item's (I-31).
    public var quantity: Quantity
    /// Which pharmacy, as it names itself.
    public var pharmacy: String?
    /// What was supplied where it is not the product prescribed (I-30).
    public var substitute: Coding?
    /// Why something else was supplied (I-30).
    public var substitutionReason: String?
    /// Which issue it belongs to, if the pharmacy counts: it must be the one that is open (I-26).
    public var issueNumber: Int?
    /// How many repeats the pharmacy takes to be authorised, if it says so (I-27).
    public var authorisedRepeats: Int?
    /// How long it should last, in days.
    public var supplyDays: Int?

    /// Makes the command.
    public init(
        dispenseID: DispenseID,
        itemID: PrescriptionItemID,
        quantity: Quantity,
        pharmacy: String? = nil,
        substitute: Coding? = nil,
        substitutionReason: String? = nil,
        issueNumber: Int? = nil,
        authorisedRepeats: Int? = nil,
        supplyDays: Int? = nil
    ) {
        self.dispenseID = dispenseID
        self.itemID = itemID
        self.quantity = quantity
        self.pharmacy = pharmacy
        self.substitute = substitute
        self.substitutionReason = substitutionReason
        self.issueNumber = issueNumber
        self.authorisedRepeats = authorisedRepeats
        self.supplyDays = supplyDays
    }
}

/// Suspends items.
public struct HoldPrescription: Hashable, Sendable {
    /// Which items; none named means every one that can be held.
    public var itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(itemIDs: [PrescriptionItemID] = [], reason: String) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Lets held items be supplied again.
public struct ResumePrescription: Hashable, Sendable {
    /// Which items; none named means every held one.
    public var itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(itemIDs: [PrescriptionItemID] = [], reason: String? = nil) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Halts items for good.
public struct StopPrescription: Hashable, Sendable {
    /// Which items; none named means every open one.
    public var itemIDs: [PrescriptionItemID]
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(itemIDs: [PrescriptionItemID] = [], reason: String) {
        self.itemIDs = itemIDs
        self.reason = reason
    }
}

/// Withdraws items of which nothing was supplied.
public struct CancelPrescription: Hashable, Sendable {
    /// Which items; none named means every open one, and then nothing of any may have been supplied.
    public var itemIDs: [PrescriptionItemID]
    /// Why, from the list (I-36).
    public var reason: CancellationReason
    /// A remark.
    public var note: String?

    /// Makes the command.
    public init(itemIDs: [PrescriptionItemID] = [], reason: CancellationReason, note: String? = nil) {
        self.itemIDs = itemIDs
        self.reason = reason
        self.note = note
    }
}

/// Carries a prescription on with a new, signed one; open items that are carried on end here.
public struct RenewPrescription: Hashable, Sendable {
    /// The new prescription's id.
    public var newPrescriptionID: PrescriptionID
    /// Which items; none named means every one that can be renewed.
    public var itemIDs: [PrescriptionItemID]
    /// Who renews; `nil` for the prescriber of the old one.
    public var prescriberID: PractitionerID?
    /// The dates of the new one.
    public var signature: SignPrescription

    /// Makes the command.
    public init(
        newPrescriptionID: PrescriptionID,
        itemIDs: [PrescriptionItemID] = [],
        prescriberID: PractitionerID? = nil,
        signature: SignPrescription = SignPrescription()
    ) {
        self.newPrescriptionID = newPrescriptionID
        self.itemIDs = itemIDs
        self.prescriberID = prescriberID
        self.signature = signature
    }
}

/// Says that a prescription should never have existed.
public struct MarkPrescriptionEnteredInError: Hashable, Sendable {
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(reason: String) { self.reason = reason }
}
