internal import EventCatalog

extension PrescriptionRejection {
    /// What stands in the way, in one sentence.
    public var message: String {
        switch self {
        case .input(let problem): problem.message
        case .notFound: "There is no such prescription."
        case .alreadyExists: "A prescription with this id exists already."
        case .patientNotFound: "The patient is not registered."
        case .patientDeceased: "The patient is recorded as deceased at that time."
        case .prescriberNotFound: "The prescriber is not registered."
        case .prescriberNotAuthorised: "The prescriber has no authority to prescribe."
        case .noItems: "A prescription needs at least one item before it can be signed."
        case .itemIDInUse: "The prescription has an item with this id already."
        case .itemNotFound: "The prescription has no such item."
        case .dosageMissing: "The item needs at least one dosage instruction."
        case .dosageSequenceBroken: "Dosage instructions must be numbered 1, 2, 3 … without gaps."
        case .amountNotPositive: "The amount must be more than zero."
        case .unitNotAllowed: "The unit is none that this product is counted in."
        case .repeatsOutOfRange: "The number of repeats must be 0 … \(Prescription.maximumRepeats)."
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
        case .moreThanRemains(let remaining):
            "Only \(remaining.value) \(remaining.unit) remain of the authorised quantity."
        case .validityEnded(let date): "The prescription's validity ended on \(date)."
        case .substitutionNotAllowed: "The prescriber does not allow another product in place of this one."
        case .unitDiffers(let unit): "The quantity must be given in the prescribed unit, \(unit)."
        case .notDispensable(let status): "The item is \(status.words) and can't be dispensed."
        case .beforeIssue: "Nothing can be dispensed before the date of issue."
        case .dispenseIDInUse: "A dispense with this id is recorded already."
        case .tooManyDispenses(let limit): "The item has \(limit) dispenses recorded, the most it can hold."
        case .notPossible(let action, let status): "An item that is \(status.words) can't be \(action.words)."
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
            .beforeIssue, .occurredInFuture, .alertNotFound:
            .invalidInput
        case .notFound, .alreadyExists, .patientDeceased, .prescriberNotAuthorised, .itemIDInUse, .alreadySigned,
            .notADraft, .notSigned, .duplicateActiveProduct, .tooManyParallelOrders, .moreThanRemains, .validityEnded,
            .substitutionNotAllowed, .notDispensable, .dispenseIDInUse, .tooManyDispenses, .notPossible,
            .alreadySupplied, .alreadyEnded, .alreadyRenewed, .notRenewable, .alreadyEnteredInError, .notYetExpired,
            .tooManyOrders, .findingsUnresolved:
            .conflictsWithRecord
        }
    }
}
