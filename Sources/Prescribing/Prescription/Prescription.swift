public import EventCatalog

/// A prescription: a header and 1 … 50 items, from the draft to the last supply.
public enum Prescription: Decider {
    /// The most repeats after the first issue (I-08).
    public static let maximumRepeats = 99

    /// Decides what a command makes happen. Of a renewal, this is the part of the prescription that is carried on.
    public static func decide(
        _ command: PrescriptionCommand,
        given state: State?,
        in facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        guard !facts.time.isInFuture else { throw .occurredInFuture(invariant: command.timeInvariant) }
        try checkOrder(of: command, given: state, facts)
        switch command {
        case .draft(let command): return try draft(command, given: state, in: facts)
        case .prescribe(let command): return try prescribe(command, given: state, in: facts)
        case .addItem, .changeItem, .removeItem, .discard, .runSafetyChecks, .answerAlerts, .sign, .release,
            .returnFromPharmacy, .dispense, .notDispensed, .reverse, .hold, .resume, .stop, .cancel,
            .answerCancellation, .revise, .renew, .expire, .recordReviewDue, .markEnteredInError:
            guard let state else { throw .notFound }
            return try carryOn(command, state, facts)
        }
    }

    private static func carryOn(
        _ command: PrescriptionCommand,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let day = facts.judgementDay
        return switch command {
        case .draft, .prescribe: throw .alreadyExists
        case .addItem(let command): try addItem(command, state, facts)
        case .changeItem(let command): try changeItem(command, state, facts)
        case .removeItem(let command): try removeItem(command, state)
        case .discard(let command): try discard(command, state)
        case .runSafetyChecks: try runChecks(state, facts)
        case .answerAlerts(let command): try answerAlerts(command, state, facts)
        case .sign(let command): try sign(command, state, facts)
        case .dispense(let command): try dispense(command, state, facts)
        case .release(let command): try release(command, state, facts)
        case .returnFromPharmacy(let command): try returnFromPharmacy(command, state, day)
        case .notDispensed(let command): try recordNotDispensed(command, state, facts)
        case .reverse(let command): try reverse(command, state, facts)
        case .hold(let command): try hold(command, state, day)
        case .resume(let command): try resume(command, state, facts)
        case .stop(let command): try stop(command, state, day)
        case .cancel(let command): try cancel(command, state, day)
        case .answerCancellation(let command): try answerCancellation(command, state, day)
        case .revise(let command): try revise(command, state, day)
        case .renew(let command): try renew(command, state, day)
        case .expire: try expire(state, facts.time.day)
        case .recordReviewDue: recordReviewDue(state, facts.time.day)
        case .markEnteredInError(let command): try markEnteredInError(command, state)
        }
    }

    /// Things happen in the order in which they are recorded: nothing before the signature (I-34), and no change of the
    /// state before the last one (I-35). A supply that is recorded late may be.
    private static func checkOrder(
        of command: PrescriptionCommand,
        given state: State?,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) {
        guard !facts.policy.isHistory else { return }
        if let time = facts.time.occurredAt, time.precision.rawValue < TimePrecision.day.rawValue {
            throw .input(.dayNeeded(field: "occurred_at"))
        }
        switch command {
        case .dispense, .notDispensed:
            if let signedAt = state?.signedAt, facts.time.isBefore(signedAt) { throw .beforeSignature }
        case .release, .returnFromPharmacy, .reverse, .hold, .resume, .stop, .cancel, .answerCancellation, .revise,
            .renew:
            if let latestAt = state?.latestAt, facts.time.isBefore(latestAt) { throw .outOfOrder }
        case .draft, .addItem, .changeItem, .removeItem, .discard, .runSafetyChecks, .answerAlerts, .sign, .prescribe,
            .expire, .recordReviewDue, .markEnteredInError:
            break
        }
    }

    /// What a decision needs to know besides the prescription itself.
    public struct Needs: Hashable, Sendable {
        /// The patient's record.
        public var patient: PatientID?
        /// The prescriber's record.
        public var prescriber: PractitionerID?
        /// The prescription to be carried on.
        public var prior: PrescriptionID?
        /// The products that would be signed: which open orders does the patient have of them?
        public var productsToSign: [ProductKey] = []
        /// Where those products would be taken.
        public var careSetting: CareSetting?
        /// Whether the safety checks run: what else does the patient take?
        public var checksSafety = false
    }

    /// What the decision on a command needs to know.
    public static func needs(of command: PrescriptionCommand, given state: State?) -> Needs {
        switch command {
        case .draft(let draft):
            Needs(patient: draft.patientID, prescriber: draft.prescriberID, prior: draft.priorPrescription)
        case .prescribe(let command):
            Needs(
                patient: command.draft.patientID,
                prescriber: command.draft.prescriberID,
                prior: command.draft.priorPrescription,
                productsToSign: products(of: command.draft.items),
                careSetting: command.draft.careSetting,
                checksSafety: true
            )
        case .sign:
            Needs(
                patient: state?.header.patientID,
                prescriber: state?.header.prescriberID,
                productsToSign: products(of: state?.contents ?? []),
                careSetting: state?.header.careSetting,
                checksSafety: true
            )
        case .runSafetyChecks: Needs(patient: state?.header.patientID, checksSafety: true)
        case .dispense, .release, .resume: Needs(patient: state?.header.patientID)
        case .reverse(let command): needsToReopen(command, state)
        case .addItem, .changeItem, .removeItem, .discard, .answerAlerts, .returnFromPharmacy, .notDispensed,
            .hold, .stop, .cancel, .answerCancellation, .revise, .renew, .expire, .recordReviewDue,
            .markEnteredInError:
            Needs()
        }
    }

    /// What was supplied in full becomes an open order again when a supply is taken back (I-20, I-32).
    private static func needsToReopen(_ command: ReverseDispense, _ state: State?) -> Needs {
        guard let state, let (item, _) = dispense(command.dispenseID, in: state.signedItems) else { return Needs() }
        let isEnded = item.status == .completed
        return Needs(
            patient: state.header.patientID,
            productsToSign: isEnded ? [ProductKey(item.content.product)] : [],
            careSetting: state.header.careSetting
        )
    }

    private static func products(of items: [PrescriptionItem]) -> [ProductKey] {
        var products: [ProductKey] = []
        for item in items.prefix(Limit.items) {
            let product = ProductKey(item.product)
            if !products.contains(product) { products.append(product) }
        }
        return products
    }
}

extension PrescriptionCommand {
    /// The rule that says that it is not ahead of time.
    fileprivate var timeInvariant: String {
        switch self {
        case .draft, .prescribe, .sign, .renew, .revise: "I-11"
        case .hold, .resume, .stop: "I-37"
        case .cancel, .answerCancellation: "I-36"
        case .addItem, .changeItem, .removeItem, .discard, .runSafetyChecks, .answerAlerts, .release,
            .returnFromPharmacy, .dispense, .notDispensed, .reverse, .expire, .recordReviewDue, .markEnteredInError:
            "I-34"
        }
    }
}
