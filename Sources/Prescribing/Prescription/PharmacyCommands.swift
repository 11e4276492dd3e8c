public import EventCatalog

/// Says that a pharmacy takes a prescription: only that one may supply it from then on (I-29).
public struct ReleaseToPharmacy: Hashable, Sendable {
    /// Which pharmacy, as it names itself.
    public var pharmacy: String

    /// Makes the command.
    public init(pharmacy: String) { self.pharmacy = pharmacy }
}

/// Says that the pharmacy which holds a prescription gives it back (I-29).
public struct ReturnFromPharmacy: Hashable, Sendable {
    /// Which pharmacy, as it names itself.
    public var pharmacy: String
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(pharmacy: String, reason: String) {
        self.pharmacy = pharmacy
        self.reason = reason
    }
}

/// Records that an item, or one of its issues, is not supplied.
public struct RecordNotDispensed: Hashable, Sendable {
    /// Which item.
    public var itemID: PrescriptionItemID
    /// Why, from the list.
    public var reason: NonDispenseReason
    /// Which issue, where issues are counted; `nil` for all that remains.
    public var issueNumber: Int?
    /// Which pharmacy, as it names itself.
    public var pharmacy: String?
    /// A remark.
    public var note: String?

    /// Makes the command.
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

/// Takes a supply back: what it supplied remains again (I-32).
public struct ReverseDispense: Hashable, Sendable {
    /// Which supply.
    public var dispenseID: DispenseID
    /// Why, in words.
    public var reason: String
    /// Which pharmacy, as it names itself.
    public var pharmacy: String?

    /// Makes the command.
    public init(dispenseID: DispenseID, reason: String, pharmacy: String? = nil) {
        self.dispenseID = dispenseID
        self.reason = reason
        self.pharmacy = pharmacy
    }
}

/// The answer of the pharmacy that holds a prescription to a request to cancel items of it (I-36).
public struct AnswerCancellation: Hashable, Sendable {
    /// Which pharmacy, as it names itself.
    public var pharmacy: String
    /// Whether it lets them be withdrawn.
    public var isAccepted: Bool
    /// Why it does not; `nil` for "with dispenser".
    public var outcome: CancellationOutcome?
    /// A remark.
    public var note: String?

    /// Makes the command.
    public init(pharmacy: String, isAccepted: Bool, outcome: CancellationOutcome? = nil, note: String? = nil) {
        self.pharmacy = pharmacy
        self.isAccepted = isAccepted
        self.outcome = outcome
        self.note = note
    }
}

/// Changes what was signed: a new prescription takes the place of open items (I-13, I-38).
public struct RevisePrescription: Hashable, Sendable {
    /// An item of the new prescription.
    public struct Item: Hashable, Sendable {
        /// The item whose place it takes; `nil` for the open one with the same product.
        public var replaced: PrescriptionItemID?
        /// What is prescribed from now on.
        public var content: PrescriptionItem

        /// Makes an item.
        public init(replaced: PrescriptionItemID? = nil, content: PrescriptionItem) {
            self.replaced = replaced
            self.content = content
        }
    }

    /// The new prescription's id.
    public var newPrescriptionID: PrescriptionID
    /// Its items; what is not named here stays as it is.
    public var items: [Item]
    /// Why, in words.
    public var reason: String
    /// Who revises; `nil` for the prescriber of the old one.
    public var prescriberID: PractitionerID?
    /// The dates of the new one.
    public var signature: SignPrescription

    /// Makes the command.
    public init(
        newPrescriptionID: PrescriptionID,
        items: [Item],
        reason: String,
        prescriberID: PractitionerID? = nil,
        signature: SignPrescription = SignPrescription()
    ) {
        self.newPrescriptionID = newPrescriptionID
        self.items = items
        self.reason = reason
        self.prescriberID = prescriberID
        self.signature = signature
    }
}
