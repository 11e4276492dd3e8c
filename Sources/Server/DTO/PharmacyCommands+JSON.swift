internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// The bodies of commands that pharmacies give, and of revisions.
extension JSONObjectReader {
    /// `POST …/release`
    mutating func release() -> PrescriptionCommand? {
        line("pharmacy", required: true).map { .release(ReleaseToPharmacy(pharmacy: $0)) }
    }

    /// `POST …/return`
    mutating func returnFromPharmacy() -> PrescriptionCommand? {
        let pharmacy = line("pharmacy", required: true)
        guard let pharmacy, let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .returnFromPharmacy(ReturnFromPharmacy(pharmacy: pharmacy, reason: reason))
    }

    /// `POST …/dispenses`
    mutating func dispense() -> PrescriptionCommand? {
        let itemID = id("item_id", required: true, of: PrescriptionItemID.self)
        let quantity = quantity("quantity", required: true)
        let pharmacy = line("pharmacy")
        let substitute = coding("substitute", required: false)
        let substitutionReason = prose("substitution_reason", limitBytes: 400)
        let issue = integer("issue_number", required: false, in: 1...100)
        let repeats = integer("authorised_repeats", required: false, in: 0...99)
        let days = integer("supply_days", required: false, in: 1...366)
        guard let itemID, let quantity else { return nil }
        return .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.make()),
                itemID: itemID,
                quantity: quantity,
                pharmacy: pharmacy,
                substitute: substitute,
                substitutionReason: substitutionReason,
                issueNumber: issue,
                authorisedRepeats: repeats,
                supplyDays: days
            )
        )
    }

    /// `POST …/not-dispensed`
    mutating func notDispensed() -> PrescriptionCommand? {
        let itemID = id("item_id", required: true, of: PrescriptionItemID.self)
        let reason = code("reason", required: true, of: NonDispenseReason.self)
        let issue = integer("issue_number", required: false, in: 1...100)
        let pharmacy = line("pharmacy")
        let note = prose("note", limitBytes: 400)
        guard let itemID, let reason else { return nil }
        return .notDispensed(
            RecordNotDispensed(itemID: itemID, reason: reason, issueNumber: issue, pharmacy: pharmacy, note: note)
        )
    }

    /// `POST …/dispenses/{dispense}/reverse`
    mutating func reverse(_ dispense: DispenseID) -> PrescriptionCommand? {
        let pharmacy = line("pharmacy")
        guard let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .reverse(ReverseDispense(dispenseID: dispense, reason: reason, pharmacy: pharmacy))
    }

    /// `POST …/cancellation`
    mutating func answerCancellation() -> PrescriptionCommand? {
        let pharmacy = line("pharmacy", required: true)
        let isAccepted = bool("accepted", required: true)
        let outcome = code("outcome", of: CancellationOutcome.self)
        let note = prose("note", limitBytes: 400)
        guard let pharmacy, let isAccepted else { return nil }
        return .answerCancellation(
            AnswerCancellation(pharmacy: pharmacy, isAccepted: isAccepted, outcome: outcome, note: note)
        )
    }

    /// `POST …/revise`
    mutating func revise() -> PrescriptionCommand? {
        let items = objects("items", required: true, count: 1...50) { reader in
            let replaced = reader.id("replaces", required: false, of: PrescriptionItemID.self)
            return reader.prescriptionItem(.new).map { RevisePrescription.Item(replaced: replaced, content: $0) }
        }
        let reason = prose("reason", required: true, limitBytes: 400)
        let prescriber = id("prescriber_id", required: false, of: PractitionerID.self)
        let signature = signature()
        guard let items, let reason else { return nil }
        return .revise(
            RevisePrescription(
                newPrescriptionID: PrescriptionID(.make()),
                items: items,
                reason: reason,
                prescriberID: prescriber,
                signature: signature
            )
        )
    }
}
