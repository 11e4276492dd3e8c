public import EventCatalog

extension PrescriptionRejection {
    /// What stands in the way, in one sentence.
    public var message: String {
        switch self {
        case .input(let problem): problem.message
        case .notFound: "There is no such prescription."
        case .alreadyExists: "A prescription with this id exists already."
        case .patientNotFound: "The patient is not registered."
        case .patientMerged: "The patient's record was merged into another one: prescribe for that one."
        case .patientDeceased: "The patient is recorded as deceased at that time."
        case .prescriberNotFound: "The prescriber is not registered."
        case .prescriberNotAuthorised: "The prescriber has no authority to prescribe on the date of issue."
        case .scheduleNotAuthorised: "The prescriber has no authority to prescribe controlled drugs of this schedule."
        case .noItems: "A prescription needs at least one item before it can be signed."
        case .itemIDInUse: "The prescription has an item with this id already."
        case .itemNotFound: "The prescription has no such item."
        case .dosageMissing: "The item needs at least one dosage instruction."
        case .dosageSequenceBroken: "Dosage instructions must be numbered 1, 2, 3 … without gaps."
        case .amountNotPositive: "The amount must be more than zero."
        case .unitNotAllowed: "The unit is none that this product is counted in."
        case .repeatsOutOfRange: "The number of repeats must be 0 … \(Prescription.maximumRepeats)."
        case .productWithdrawn: "The product is withdrawn from the formulary; prescribe another one."
        case .productNotInFormulary: "The product is not in the formulary."
        case .nonFormularyReasonMissing:
            "The product is not in the formulary; say in the item's note why it is prescribed all the same."
        case .issueDateInFuture: "The date of issue has not come yet."
        case .validityEndsBeforeIssue: "The validity would end before the date of issue."
        case .validityTooLong(let days): "A prescription is valid for at most \(days) days from its date of issue."
        case .alreadySigned: "The prescription is signed; its content can't be changed any more."
        case .notADraft: "The prescription is no longer a draft."
        case .notSigned: "The prescription is a draft and must be signed first."
        case .duplicateActiveProduct:
            "The patient has an active order of this product; stop that one, or mark this item as a parallel order."
        case .tooManyParallelOrders: "The patient has as many parallel orders of this product as are allowed."
        case .tooManyOrders(let limit):
            "The patient has \(limit) open prescriptions, more than can be checked together."
        case .findingsUnresolved(_, let unresolved):
            "The safety checks found what must be answered before signing (\(unresolved.count)); see the alerts."
        case .alertNotFound: "The safety checks found no alert with this id."
        case .secondApproverNotFound: "The second person must be a registered practitioner."
        case .secondApproverNotAuthorised: "The second person must be somebody who may prescribe today."
        case .answeredTwice: "The alert is answered twice: give one answer."
        case .answerInsufficient(let missing, _): missing.sentence
        case .reviewOutsideValidity: "The day of review must be within the validity."
        case .alreadyOver(let date):
            "The validity was over on \(date): sign with an issue date from which it still lasts."
        case .routeNotAllowed: "The route is none that this product is given by."
        case .controlledDrug(let problem): problem.message
        case .repeatDispensingIncomplete:
            "Repeat dispensing needs the last day of validity, and for each item how many days an issue lasts."
        case .repeatDispensingDiffers:
            "All items of a prescription for repeat dispensing must be of that kind and have the same number of repeats."
        case .issueNotOpen(let number, let day):
            day.map { "Issue \(number) opens on \($0)." } ?? "Issue \(number) is not open yet."
        case .beyondIssue(let number, let remaining):
            "Only \(remaining.value) \(remaining.unit) remain of issue \(number); the next one opens later."
        case .issueNumberDiffers(let expected):
            expected.map { "The issue that is open is number \($0)." }
                ?? "The issues of this item are not counted, so that none can be named."
        case .repeatsDiffer(let authorised): "The prescription authorises \(authorised) repeats."
        case .heldByAnotherPharmacy: "Another pharmacy holds the prescription."
        case .notHeld: "No pharmacy holds the prescription."
        case .substitutionReasonMissing: "Say why another product is supplied than was prescribed."
        case .substituteDiffers:
            "The product has another strength or form than the one prescribed: ask the prescriber to revise it."
        case .signedForAnother: "A prescriber signs in their own name, and not for another one."
        case .outOfOrder: "Something that happened later is recorded on it already; nothing before it can be."
        case .issuedBeforeBirth: "The date of issue is before the patient was born."
        case .substituteUnrelated: "The product has no ingredient in common with the one prescribed."
        case .dispenseNotFound: "The prescription has no such dispense."
        case .alreadyReversed: "The dispense was reversed already."
        case .cancellationPending: "Its cancellation was asked for; the pharmacy that holds it has still to answer."
        case .noCancellationPending: "No cancellation awaits an answer."
        case .cancellationRefused(let outcome): outcome.sentence
        case .outcomeNotPossible: "This outcome is none that a pharmacy can give."
        case .beforeSignature: "Nothing can be dispensed before the prescription was signed."
        case .notRevisable(let status): "An item that is \(status.words) can't be revised."
        case .nothingReplaced:
            "A revised item must take the place of an open one with the same product, and of no other's."
        case .moreThanRemains(let remaining):
            "Only \(remaining.value) \(remaining.unit) remain of the authorised quantity."
        case .validityEnded(let date): "The prescription's validity ended on \(date)."
        case .substitutionNotAllowed: "The prescriber does not allow another product in place of this one."
        case .unitDiffers(let unit): "The quantity must be given in the prescribed unit, \(unit)."
        case .notDispensable(let status): "The item is \(status.words) and can't be dispensed."
        case .beforeIssue: "Nothing can be dispensed before the date of issue."
        case .dispenseIDInUse: "A dispense with this id is recorded already."
        case .tooManyDispenses(let limit): "The item has \(limit) dispenses recorded, the most it can hold."
        case .notPossible(.reverseDispense, let status):
            "What was supplied of an item that is \(status.words) can't be taken back."
        case .notPossible(let action, let status): "An item that is \(status.words) can't be \(action.words)."
        case .alreadySupplied(.alreadyDispensed): "It was dispensed already: nothing is left to cancel."
        case .alreadySupplied: "Some of it was dispensed already; it can be stopped, but no longer cancelled."
        case .alreadyEnded(let status): "The item is \(status.words) already and can't be stopped."
        case .alreadyRenewed: "The prescription was renewed already."
        case .priorNotOfPatient: "The prescription to be carried on is not one of this patient's."
        case .notRenewable(let status): "An item that is \(status.words) can't be renewed."
        case .alreadyEnteredInError: "The prescription is marked as entered in error already."
        case .notYetExpired(let date): "The prescription is valid until \(date)."
        case .occurredInFuture: "The time at which it happened has not come yet."
        }
    }

    /// What is at fault.
    public var kind: RejectionKind {
        switch self {
        case .input, .patientNotFound, .prescriberNotFound, .noItems, .itemNotFound, .priorNotOfPatient, .dosageMissing,
            .dosageSequenceBroken, .amountNotPositive, .unitNotAllowed, .repeatsOutOfRange, .productNotInFormulary,
            .nonFormularyReasonMissing, .issueDateInFuture, .validityEndsBeforeIssue, .validityTooLong, .unitDiffers,
            .beforeIssue, .occurredInFuture, .alertNotFound, .secondApproverNotFound, .secondApproverNotAuthorised,
            .answeredTwice,
            .answerInsufficient, .alreadyOver, .reviewOutsideValidity, .routeNotAllowed,
            .repeatDispensingIncomplete,
            .repeatDispensingDiffers, .beforeSignature, .substitutionReasonMissing, .outcomeNotPossible,
            .nothingReplaced, .issuedBeforeBirth:
            .invalidInput
        case .controlledDrug(let problem): problem.kind
        case .notFound, .alreadyExists, .patientDeceased, .patientMerged, .prescriberNotAuthorised,
            .scheduleNotAuthorised,
            .productWithdrawn, .itemIDInUse, .alreadySigned,
            .notADraft, .notSigned, .duplicateActiveProduct, .tooManyParallelOrders, .moreThanRemains, .validityEnded,
            .substitutionNotAllowed, .notDispensable, .dispenseIDInUse, .tooManyDispenses, .notPossible,
            .alreadySupplied, .alreadyEnded, .alreadyRenewed, .notRenewable, .alreadyEnteredInError, .notYetExpired,
            .tooManyOrders, .findingsUnresolved, .issueNotOpen, .beyondIssue, .issueNumberDiffers, .repeatsDiffer,
            .heldByAnotherPharmacy, .notHeld, .substituteUnrelated, .substituteDiffers, .outOfOrder, .signedForAnother,
            .dispenseNotFound, .alreadyReversed,
            .cancellationPending, .noCancellationPending, .cancellationRefused, .notRevisable:
            .conflictsWithRecord
        }
    }
}

extension PrescriptionRejection {
    /// What a request to cancel came to, where that is why it is refused (I-36).
    public var cancellationOutcome: CancellationOutcome? {
        if case .alreadySupplied(let outcome) = self { return outcome }
        if case .cancellationRefused(let outcome) = self { return outcome }
        return nil
    }
}

extension CancellationOutcome {
    /// Why it can't be cancelled, in one sentence.
    var sentence: String {
        switch self {
        case .withDispenser: "The pharmacy that holds it was asked already and has still to answer."
        case .withDispenserActive: "A pharmacy has begun to supply it."
        case .alreadyDispensed: "It was dispensed already."
        case .expired: "Its validity is over."
        case .alreadyCancelled: "It is cancelled already."
        case .anotherPrescriber: "Another prescriber has asked to cancel it."
        case .notDispensed: "A pharmacy has recorded already that it is not dispensed."
        }
    }
}
