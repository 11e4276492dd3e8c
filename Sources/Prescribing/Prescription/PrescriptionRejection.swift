public import EventCatalog

/// Every reason why a command on a prescription can be refused.
public enum PrescriptionRejection: Hashable, Sendable {
    /// An input is outside its limits.
    case input(InputProblem)
    /// There is no such prescription.
    case notFound
    /// The id has a prescription already (I-05).
    case alreadyExists
    /// The patient is not registered (I-01).
    case patientNotFound
    /// The patient's record was merged into another one, which stands for both (I-01).
    case patientMerged(survivor: PatientID)
    /// The patient was dead by then (I-02).
    case patientDeceased
    /// The prescriber is not registered (I-03).
    case prescriberNotFound
    /// The prescriber may not prescribe (I-03).
    case prescriberNotAuthorised
    /// Who signs is another practitioner than the prescriber (I-03).
    case signedForAnother
    /// The prescriber may not prescribe controlled drugs of this schedule (I-03).
    case scheduleNotAuthorised(field: String)
    /// There is nothing to sign (I-04).
    case noItems
    /// The item's id is in use in this prescription (I-05).
    case itemIDInUse(field: String)
    /// This prescription has no such item (I-55).
    case itemNotFound(field: String)
    /// An item says nowhere how to take it (I-06).
    case dosageMissing(field: String)
    /// The dosages are not numbered 1, 2, 3 … (I-06).
    case dosageSequenceBroken(field: String)
    /// An amount is zero or less (I-07).
    case amountNotPositive(field: String)
    /// The unit is none that products are counted in (I-07).
    case unitNotAllowed(field: String)
    /// The repeats are not 0 … 99 (I-08).
    case repeatsOutOfRange(field: String)
    /// The product was withdrawn from the formulary (I-10).
    case productWithdrawn(field: String)
    /// The product is not in the formulary (I-10).
    case productNotInFormulary(field: String)
    /// A product from elsewhere needs a note that says why (I-10).
    case nonFormularyReasonMissing(field: String)
    /// The date of issue has not come yet (I-11).
    case issueDateInFuture
    /// The validity ends before the issue (I-11).
    case validityEndsBeforeIssue
    /// The validity is longer than allowed (I-11).
    case validityTooLong(maximumDays: Int)
    /// Signed content can't be changed (I-13).
    case alreadySigned
    /// Only a draft can be changed, signed or discarded; this one was discarded or entered in error (I-13).
    case notADraft
    /// It is still a draft and must be signed first (I-35).
    case notSigned
    /// The patient has an active order of the same product (I-20).
    case duplicateActiveProduct(field: String)
    /// Too many parallel orders of the same product (I-20).
    case tooManyParallelOrders(field: String)
    /// The patient has as many open prescriptions as can be checked together (I-15).
    case tooManyOrders(limit: Int)
    /// Safety findings stand in the way and are not answered (I-16 … I-19).
    case findingsUnresolved(SafetyFindings, [UnresolvedFinding])
    /// An answer is to an alert that the checks did not find (I-55).
    case alertNotFound(field: String)
    /// The second person is nobody who is registered (I-17).
    case secondApproverNotFound(field: String)
    /// The second person may not prescribe (I-17).
    case secondApproverNotAuthorised(field: String)
    /// One alert is answered twice (I-16).
    case answeredTwice(field: String)
    /// An answer does not say what its alert asks for (I-16, I-17).
    case answerInsufficient(UnresolvedFinding.Missing, field: String)
    /// The validity would be over before it is signed (I-11).
    case alreadyOver(validUntil: CalendarDate)
    /// It would have to be looked at again when it is not valid (I-11).
    case reviewOutsideValidity
    /// The route is none that medicines are given by (I-07).
    case routeNotAllowed(field: String)
    /// A controlled drug is not prescribed as the law asks (I-22).
    case controlledDrug(ControlledDrugProblem)
    /// Repeat dispensing needs to know how long an issue lasts and until when (I-23).
    case repeatDispensingIncomplete(field: String)
    /// The items of one repeat dispensing differ in what they must share (I-23).
    case repeatDispensingDiffers(field: String)
    /// The next issue opens on a later day (I-26).
    case issueNotOpen(number: Int, opensOn: CalendarDate?)
    /// It is more than remains of the present issue (I-26).
    case beyondIssue(number: Int, remaining: Quantity)
    /// The item's issues are not counted, or another one is open (I-26).
    case issueNumberDiffers(expected: Int?)
    /// The pharmacy counts other repeats than were authorised (I-27).
    case repeatsDiffer(authorised: Int)
    /// Another pharmacy holds the prescription (I-29).
    case heldByAnotherPharmacy
    /// No pharmacy holds the prescription (I-29).
    case notHeld
    /// Something else is supplied and nobody says why (I-30).
    case substitutionReasonMissing
    /// What is supplied instead has no ingredient in common (I-30).
    case substituteUnrelated
    /// The item has no such supply (I-32).
    case dispenseNotFound
    /// The supply was taken back before (I-32).
    case alreadyReversed
    /// A pharmacy has still to answer a request to cancel the item (I-33, I-36).
    case cancellationPending
    /// No request to cancel awaits an answer (I-36).
    case noCancellationPending
    /// Whether it can be cancelled, the state of things has answered already (I-36).
    case cancellationRefused(CancellationOutcome)
    /// The outcome is none that a pharmacy can give (I-36).
    case outcomeNotPossible
    /// The supply would be before the signature (I-34).
    case beforeSignature
    /// What would be supplied instead has another strength or form (I-31).
    case substituteDiffers
    /// Something later is recorded on it already (I-35).
    case outOfOrder
    /// It would be issued before the patient was born (I-11).
    case issuedBeforeBirth
    /// Only what is open can be revised (I-38).
    case notRevisable(status: Prescription.ItemStatus)
    /// An item of a revision takes the place of none, or of one with another product (I-38).
    case nothingReplaced(field: String)
    /// More than remains of the authorised quantity (I-25).
    case moreThanRemains(remaining: Quantity)
    /// The validity has run out (I-28).
    case validityEnded(validUntil: CalendarDate)
    /// The product may not be replaced by another (I-30).
    case substitutionNotAllowed
    /// The unit is not the item's (I-31).
    case unitDiffers(expected: String)
    /// The item is not active (I-33).
    case notDispensable(status: Prescription.ItemStatus)
    /// The supply would be before the issue (I-34).
    case beforeIssue
    /// A dispense with this id is recorded already.
    case dispenseIDInUse
    /// The item holds as many dispenses as it can.
    case tooManyDispenses(limit: Int)
    /// The state does not allow the action (I-35).
    case notPossible(action: Prescription.Action, status: Prescription.ItemStatus)
    /// Something was supplied already, so it can be stopped but not cancelled (I-36).
    case alreadySupplied(CancellationOutcome)
    /// It has ended already, so it can't be stopped (I-37).
    case alreadyEnded(status: Prescription.ItemStatus)
    /// It was renewed before (I-38).
    case alreadyRenewed
    /// The prescription to be carried on is not one of this patient's (I-55).
    case priorNotOfPatient
    /// Nothing of it can be renewed (I-38).
    case notRenewable(status: Prescription.ItemStatus)
    /// It is marked as entered in error already (I-39).
    case alreadyEnteredInError
    /// The validity has not run out yet.
    case notYetExpired(validUntil: CalendarDate)
    /// The clinical time has not come yet (I-34).
    case occurredInFuture(invariant: String)
}

extension PrescriptionRejection: Rejection {
    /// The name of the problem.
    public var code: String {
        switch self {
        case .input(let problem): problem.code
        case .notFound: "prescription-not-found"
        case .alreadyExists: "prescription-already-exists"
        case .patientMerged: "patient-merged"
        case .patientNotFound: "patient-not-found"
        case .patientDeceased: "patient-deceased"
        case .prescriberNotFound: "prescriber-not-found"
        case .prescriberNotAuthorised: "prescriber-not-authorised"
        case .scheduleNotAuthorised: "schedule-not-authorised"
        case .noItems: "no-items"
        case .itemIDInUse: "item-id-in-use"
        case .itemNotFound: "item-not-found"
        case .dosageMissing: "dosage-missing"
        case .dosageSequenceBroken: "dosage-sequence-broken"
        case .amountNotPositive: "amount-not-positive"
        case .unitNotAllowed: "unit-not-allowed"
        case .repeatsOutOfRange: "repeats-out-of-range"
        case .productWithdrawn: "product-withdrawn"
        case .productNotInFormulary: "product-not-in-formulary"
        case .nonFormularyReasonMissing: "non-formulary-reason-missing"
        case .issueDateInFuture: "issue-date-in-future"
        case .validityEndsBeforeIssue: "validity-ends-before-issue"
        case .validityTooLong: "validity-too-long"
        case .alreadySigned: "already-signed"
        case .notADraft: "not-a-draft"
        case .notSigned: "not-signed"
        case .duplicateActiveProduct: "duplicate-active-product"
        case .tooManyParallelOrders: "too-many-parallel-orders"
        case .tooManyOrders: "too-many-orders"
        case .findingsUnresolved: "safety-alerts"
        case .alertNotFound: "alert-not-found"
        case .secondApproverNotFound: "second-approver-not-found"
        case .secondApproverNotAuthorised: "second-approver-not-authorised"
        case .answeredTwice: "answered-twice"
        case .answerInsufficient: "answer-insufficient"
        case .alreadyOver: "already-over"
        case .reviewOutsideValidity: "review-outside-validity"
        case .routeNotAllowed: "route-not-allowed"
        case .controlledDrug(let problem): problem.code
        case .repeatDispensingIncomplete: "repeat-dispensing-incomplete"
        case .repeatDispensingDiffers: "repeat-dispensing-differs"
        case .issueNotOpen: "issue-not-open"
        case .beyondIssue: "beyond-issue"
        case .issueNumberDiffers: "issue-number-differs"
        case .repeatsDiffer: "repeats-differ"
        case .heldByAnotherPharmacy: "held-by-another-pharmacy"
        case .notHeld: "not-held"
        case .substitutionReasonMissing: "substitution-reason-missing"
        case .substituteUnrelated: "substitute-unrelated"
        case .dispenseNotFound: "dispense-not-found"
        case .alreadyReversed: "already-reversed"
        case .cancellationPending: "cancellation-pending"
        case .noCancellationPending: "no-cancellation-pending"
        case .cancellationRefused: "cancellation-refused"
        case .outcomeNotPossible: "outcome-not-possible"
        case .beforeSignature: "before-signature"
        case .substituteDiffers: "substitute-differs"
        case .signedForAnother: "signed-for-another"
        case .outOfOrder: "out-of-order"
        case .issuedBeforeBirth: "issued-before-birth"
        case .notRevisable: "not-revisable"
        case .nothingReplaced: "nothing-replaced"
        case .moreThanRemains: "more-than-remains"
        case .validityEnded: "validity-ended"
        case .substitutionNotAllowed: "substitution-not-allowed"
        case .unitDiffers: "unit-differs"
        case .notDispensable: "not-dispensable"
        case .beforeIssue: "before-issue"
        case .dispenseIDInUse: "dispense-id-in-use"
        case .tooManyDispenses: "too-many-dispenses"
        case .notPossible: "not-possible-in-this-state"
        case .alreadySupplied: "already-supplied"
        case .alreadyEnded: "already-ended"
        case .alreadyRenewed: "already-renewed"
        case .priorNotOfPatient: "prior-not-of-patient"
        case .notRenewable: "not-renewable"
        case .alreadyEnteredInError: "already-entered-in-error"
        case .notYetExpired: "not-yet-expired"
        case .occurredInFuture: "occurred-in-future"
        }
    }

    /// The rule that says so.
    public var invariant: String? {
        switch self {
        case .patientNotFound, .patientMerged: "I-01"
        case .patientDeceased: "I-02"
        case .prescriberNotFound, .prescriberNotAuthorised, .scheduleNotAuthorised, .signedForAnother: "I-03"
        case .noItems: "I-04"
        case .alreadyExists, .itemIDInUse: "I-05"
        case .dosageMissing, .dosageSequenceBroken: "I-06"
        case .amountNotPositive, .unitNotAllowed, .routeNotAllowed: "I-07"
        case .repeatsOutOfRange: "I-08"
        case .productNotInFormulary, .productWithdrawn, .nonFormularyReasonMissing: "I-10"
        case .issueDateInFuture, .validityEndsBeforeIssue, .validityTooLong, .issuedBeforeBirth: "I-11"
        case .alreadySigned, .notADraft: "I-13"
        case .duplicateActiveProduct, .tooManyParallelOrders: "I-20"
        case .tooManyOrders: "I-15"
        case .secondApproverNotFound, .secondApproverNotAuthorised: "I-17"
        case .answeredTwice: "I-16"
        case .answerInsufficient(let missing, _):
            missing == .secondPerson || missing == .otherSecondPerson ? "I-17" : "I-16"
        case .alreadyOver, .reviewOutsideValidity: "I-11"
        case .findingsUnresolved(_, let unresolved): unresolved.first?.invariant ?? "I-16"
        case .controlledDrug: "I-22"
        case .repeatDispensingIncomplete, .repeatDispensingDiffers: "I-23"
        case .moreThanRemains: "I-25"
        case .issueNotOpen, .beyondIssue, .issueNumberDiffers: "I-26"
        case .repeatsDiffer: "I-27"
        case .validityEnded: "I-28"
        case .heldByAnotherPharmacy, .notHeld: "I-29"
        case .substitutionNotAllowed, .substitutionReasonMissing, .substituteUnrelated: "I-30"
        case .unitDiffers, .substituteDiffers: "I-31"
        case .dispenseNotFound, .alreadyReversed: "I-32"
        case .notDispensable, .cancellationPending: "I-33"
        case .beforeIssue, .beforeSignature: "I-34"
        case .occurredInFuture(let invariant): invariant
        case .notSigned, .notPossible, .outOfOrder: "I-35"
        case .alreadySupplied, .noCancellationPending, .cancellationRefused, .outcomeNotPossible: "I-36"
        case .alreadyEnded: "I-37"
        case .alreadyRenewed, .notRenewable, .notRevisable, .nothingReplaced: "I-38"
        case .alreadyEnteredInError: "I-39"
        case .itemNotFound, .priorNotOfPatient, .alertNotFound: "I-55"
        case .input, .notFound, .dispenseIDInUse, .tooManyDispenses, .notYetExpired: nil
        }
    }

    /// The offending input where there is one.
    public var field: String? {
        switch self {
        case .input(let problem): problem.field
        case .itemIDInUse(let field), .itemNotFound(let field), .dosageMissing(let field),
            .dosageSequenceBroken(let field), .amountNotPositive(let field), .unitNotAllowed(let field),
            .repeatsOutOfRange(let field), .productNotInFormulary(let field), .nonFormularyReasonMissing(let field),
            .scheduleNotAuthorised(let field), .productWithdrawn(let field),
            .duplicateActiveProduct(let field), .tooManyParallelOrders(let field), .alertNotFound(let field),
            .secondApproverNotFound(let field), .secondApproverNotAuthorised(let field), .answeredTwice(let field),
            .routeNotAllowed(let field), .repeatDispensingIncomplete(let field), .repeatDispensingDiffers(let field),
            .nothingReplaced(let field):
            field
        case .controlledDrug(let problem): problem.field
        case .patientNotFound, .patientMerged: "patient_id"
        case .prescriberNotFound, .prescriberNotAuthorised, .signedForAnother: "prescriber_id"
        case .priorNotOfPatient: "prior_prescription"
        case .noItems: "items"
        case .issueDateInFuture: "issue_date"
        case .validityEndsBeforeIssue, .validityTooLong, .alreadyOver: "valid_until"
        case .reviewOutsideValidity: "review_on"
        case .answerInsufficient(_, let field): field
        case .moreThanRemains, .beyondIssue: "quantity.value"
        case .issueNumberDiffers: "issue_number"
        case .repeatsDiffer: "authorised_repeats"
        case .substitutionReasonMissing: "substitution_reason"
        case .outcomeNotPossible: "outcome"
        case .unitDiffers: "quantity.unit"
        case .substitutionNotAllowed, .substituteUnrelated, .substituteDiffers: "substitute"
        case .heldByAnotherPharmacy: "pharmacy"
        case .dispenseIDInUse: "dispense_id"
        case .occurredInFuture, .beforeIssue, .beforeSignature, .outOfOrder: "occurred_at"
        case .issuedBeforeBirth: "issue_date"
        case .notFound, .alreadyExists, .patientDeceased, .alreadySigned, .notADraft, .notSigned, .validityEnded,
            .notDispensable, .tooManyDispenses, .notPossible, .alreadySupplied, .alreadyEnded, .alreadyRenewed,
            .notRenewable, .alreadyEnteredInError, .notYetExpired, .tooManyOrders, .findingsUnresolved, .issueNotOpen,
            .notHeld, .dispenseNotFound, .alreadyReversed, .cancellationPending,
            .noCancellationPending, .cancellationRefused, .notRevisable:
            nil
        }
    }
}

extension PrescriptionRejection {
    /// The patient to prescribe for instead, where a record was merged away (I-01).
    public var survivor: PatientID? {
        if case .patientMerged(let survivor) = self { return survivor }
        return nil
    }
}
