public import EventCatalog

/// What can be asked of a prescription, named for the intent.
public enum PrescriptionCommand: Hashable, Sendable {
    /// Begin a draft, with or without items.
    case draft(DraftPrescription)
    /// Add an item to a draft.
    case addItem(AddPrescriptionItem)
    /// Replace an item of a draft by one with the same id.
    case changeItem(ChangePrescriptionItem)
    /// Take an item out of a draft.
    case removeItem(RemovePrescriptionItem)
    /// Throw a draft away.
    case discard(DiscardPrescriptionDraft)
    /// Sign a draft: it becomes active and its content fixed (I-13, I-14).
    case sign(SignPrescription)
    /// Draft, fill and sign in one step.
    case prescribe(Prescribe)
    /// Record that a pharmacy supplied some or all of an item (I-25 … I-34).
    case dispense(DispenseMedication)
    /// Suspend items.
    case hold(HoldPrescription)
    /// Let held items be supplied again.
    case resume(ResumePrescription)
    /// Halt items for good (I-37).
    case stop(StopPrescription)
    /// Withdraw items of which nothing was supplied (I-36).
    case cancel(CancelPrescription)
    /// Carry the prescription on with a new one (I-38).
    case renew(RenewPrescription)
    /// Record that the validity ran out.
    case expire
    /// Say that it should never have existed (I-39).
    case markEnteredInError(MarkPrescriptionEnteredInError)
}

/// Begins a draft.
public struct DraftPrescription: Hashable, Sendable {
    /// For whom (I-01).
    public var patientID: PatientID
    /// By whom (I-03).
    public var prescriberID: PractitionerID
    /// The first items; more can follow.
    public var items: [PrescriptionItem]
    /// The prescription this one carries on.
    public var priorPrescription: PrescriptionID?
    /// Why it is prescribed: diagnosis codes.
    public var reasons: [Coding]
    /// A remark.
    public var note: String?

    /// Makes the command.
    public init(
        patientID: PatientID,
        prescriberID: PractitionerID,
        items: [PrescriptionItem] = [],
        priorPrescription: PrescriptionID? = nil,
        reasons: [Coding] = [],
        note: String? = nil
    ) {
        self.patientID = patientID
        self.prescriberID = prescriberID
        self.items = items
        self.priorPrescription = priorPrescription
        self.reasons = reasons
        self.note = note
    }
}

/// Adds an item to a draft.
public struct AddPrescriptionItem: Hashable, Sendable {
    /// The item.
    public var item: PrescriptionItem

    /// Makes the command.
    public init(item: PrescriptionItem) { self.item = item }
}

/// Replaces an item of a draft.
public struct ChangePrescriptionItem: Hashable, Sendable {
    /// The item as it shall be; its id says which one.
    public var item: PrescriptionItem

    /// Makes the command.
    public init(item: PrescriptionItem) { self.item = item }
}

/// Takes an item out of a draft.
public struct RemovePrescriptionItem: Hashable, Sendable {
    /// Which one.
    public var itemID: PrescriptionItemID

    /// Makes the command.
    public init(itemID: PrescriptionItemID) { self.itemID = itemID }
}

/// Throws a draft away.
public struct DiscardPrescriptionDraft: Hashable, Sendable {
    /// Why, in words.
    public var reason: String?

    /// Makes the command.
    public init(reason: String? = nil) { self.reason = reason }
}

/// Signs a draft.
public struct SignPrescription: Hashable, Sendable {
    /// The date of issue; `nil` for the day of the command.
    public var issueDate: CalendarDate?
    /// The last day of supply; `nil` for what the policy says (I-11).
    public var validUntil: CalendarDate?

    /// Makes the command.
    public init(issueDate: CalendarDate? = nil, validUntil: CalendarDate? = nil) {
        self.issueDate = issueDate
        self.validUntil = validUntil
    }
}

/// Drafts, fills and signs in one step: all of it happens or nothing.
public struct Prescribe: Hashable, Sendable {
    /// What is prescribed to whom by whom.
    public var draft: DraftPrescription
    /// The dates.
    public var signature: SignPrescription

    /// Makes the command.
    public init(draft: DraftPrescription, signature: SignPrescription = SignPrescription()) {
        self.draft = draft
        self.signature = signature
    }
}
