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
    /// Run the safety checks on a draft (I-15).
    case runSafetyChecks
    /// Answer what the safety checks found on a draft (I-16).
    case answerAlerts(AnswerSafetyAlerts)
    /// Sign a draft: it becomes active and its content fixed (I-13, I-14).
    case sign(SignPrescription)
    /// Draft, fill and sign in one step.
    case prescribe(Prescribe)
    /// Say that a pharmacy takes it (I-29).
    case release(ReleaseToPharmacy)
    /// Say that the pharmacy gives it back (I-29).
    case returnFromPharmacy(ReturnFromPharmacy)
    /// Record that a pharmacy supplied some or all of an item (I-25 … I-34).
    case dispense(DispenseMedication)
    /// Record that an item, or one of its issues, is not supplied.
    case notDispensed(RecordNotDispensed)
    /// Take a supply back (I-32).
    case reverse(ReverseDispense)
    /// Suspend items.
    case hold(HoldPrescription)
    /// Let held items be supplied again.
    case resume(ResumePrescription)
    /// Halt items for good (I-37).
    case stop(StopPrescription)
    /// Withdraw items of which nothing was supplied (I-36).
    case cancel(CancelPrescription)
    /// Answer a request to withdraw items (I-36).
    case answerCancellation(AnswerCancellation)
    /// Change what was signed, by a new prescription (I-13, I-38).
    case revise(RevisePrescription)
    /// Carry the prescription on with a new one (I-38).
    case renew(RenewPrescription)
    /// Record that the validity ran out.
    case expire
    /// Record that the day of its review came, if it has.
    case recordReviewDue
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
    /// Where the patient is cared for.
    public var careSetting: CareSetting?

    /// Makes the command.
    public init(
        patientID: PatientID,
        prescriberID: PractitionerID,
        items: [PrescriptionItem] = [],
        priorPrescription: PrescriptionID? = nil,
        reasons: [Coding] = [],
        note: String? = nil,
        careSetting: CareSetting? = nil
    ) {
        self.patientID = patientID
        self.prescriberID = prescriberID
        self.items = items
        self.priorPrescription = priorPrescription
        self.reasons = reasons
        self.note = note
        self.careSetting = careSetting
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

/// Answers what the safety checks found.
public struct AnswerSafetyAlerts: Hashable, Sendable {
    /// The answers.
    public var answers: [SafetyAlertOverridden]

    /// Makes the command.
    public init(answers: [SafetyAlertOverridden]) { self.answers = answers }
}

/// Signs a draft.
public struct SignPrescription: Hashable, Sendable {
    /// The date of issue; `nil` for the day of the command.
    public var issueDate: CalendarDate?
    /// The last day of supply; `nil` for what the policy says (I-11).
    public var validUntil: CalendarDate?
    /// Answers to what the safety checks find (I-16 … I-19).
    public var answers: [SafetyAlertOverridden]
    /// When it has to be looked at again, if the prescriber says so.
    public var reviewOn: CalendarDate?
    /// Whether the signer has given two factors (I-22).
    public var usedTwoFactors: Bool

    /// Makes the command.
    public init(
        issueDate: CalendarDate? = nil,
        validUntil: CalendarDate? = nil,
        answers: [SafetyAlertOverridden] = [],
        reviewOn: CalendarDate? = nil,
        usedTwoFactors: Bool = false
    ) {
        self.issueDate = issueDate
        self.validUntil = validUntil
        self.answers = answers
        self.reviewOn = reviewOn
        self.usedTwoFactors = usedTwoFactors
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
