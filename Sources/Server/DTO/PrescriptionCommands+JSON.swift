internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// The bodies of commands on prescriptions.
extension JSONObjectReader {
    /// `POST /v1/prescriptions`: a draft, signed at once with `"sign": true`.
    mutating func prescribe() -> PrescriptionCommand? {
        let patientID = id("patient_id", required: true, of: PatientID.self)
        let prescriberID = id("prescriber_id", required: true, of: PractitionerID.self)
        let prior = id("prior_prescription", required: false, of: PrescriptionID.self)
        let reasons = objects("reasons", count: 0...20) { $0.codingFields() } ?? []
        let note = prose("note")
        let careSetting = code("care_setting", of: CareSetting.self)
        let isSigned = bool("sign") ?? false
        let items = objects("items", required: isSigned, count: 0...50) { $0.prescriptionItem(ItemIDs.new) } ?? []
        let signature = isSigned ? signature() : SignPrescription()
        guard let patientID, let prescriberID else { return nil }
        let draft = DraftPrescription(
            patientID: patientID,
            prescriberID: prescriberID,
            items: items,
            priorPrescription: prior,
            reasons: reasons,
            note: note,
            careSetting: careSetting
        )
        return isSigned ? .prescribe(Prescribe(draft: draft, signature: signature)) : .draft(draft)
    }

    /// How the id of an item comes about.
    enum ItemIDs {
        case new
        case given(PrescriptionItemID)
    }

    /// An item of a prescription.
    mutating func prescriptionItem(_ ids: ItemIDs) -> PrescriptionItem? {
        let product = coding("product", required: true)
        let quantity = quantity("quantity", required: true)
        let repeats = integer("repeats_allowed", required: false, in: 0...99) ?? 0
        let supplyDays = integer("expected_supply_days", required: false, in: 1...366)
        let dosage = dosages()
        let substitution = bool("substitution_allowed") ?? true
        let note = prose("note", limitBytes: 1_000)
        let isParallel = bool("parallel") ?? false
        let therapy = code("therapy", of: CourseOfTherapy.self)
        let words = line("quantity_in_words")
        let interval = integer("dispense_interval_days", required: false, in: 1...366)
        let justification = prose("supply_justification", limitBytes: 1_000)
        guard let product, let quantity, let dosage else { return nil }
        let itemID =
            switch ids {
            case .new: PrescriptionItemID(.make())
            case .given(let id): id
            }
        return PrescriptionItem(
            itemID: itemID,
            product: product,
            quantity: quantity,
            repeatsAllowed: repeats,
            expectedSupplyDays: supplyDays,
            dosage: dosage,
            substitutionAllowed: substitution,
            note: note,
            isParallel: isParallel,
            therapy: therapy,
            quantityInWords: words,
            dispenseIntervalDays: interval,
            supplyJustification: justification
        )
    }

    private mutating func dosages() -> [Dosage]? {
        var sequence = 0
        return objects("dosage", required: true, count: 1...20) { reader in
            sequence += 1
            return reader.dosage(sequence)
        }
    }

    private mutating func dosage(_ place: Int) -> Dosage? {
        let sequence = integer("sequence", required: false, in: 1...99) ?? place
        let text = prose("text", required: true, limitBytes: 1_000)
        let dose = quantity("dose", required: false)
        let isTimed = has("frequency") || has("period") || has("period_unit")
        let frequency = integer("frequency", required: isTimed, in: 1...1_000)
        let period = decimal("period", required: isTimed)
        let unit = code("period_unit", required: isTimed, of: PeriodUnit.self)
        let route = line("route")
        let asNeeded = bool("as_needed") ?? false
        guard let text else { return nil }
        var timing: DosageTiming?
        if let frequency, let period, let unit {
            timing = DosageTiming(frequency: frequency, period: period, unit: unit)
        }
        return Dosage(sequence: sequence, text: text, dose: dose, timing: timing, route: route, asNeeded: asNeeded)
    }

    /// The dates of a signature.
    mutating func signature() -> SignPrescription {
        SignPrescription(
            issueDate: date("issue_date"),
            validUntil: date("valid_until"),
            answers: safetyAnswers(required: false) ?? [],
            reviewOn: date("review_on")
        )
    }

    /// `POST …/hold`
    mutating func hold() -> PrescriptionCommand? {
        let items = ids("item_ids", of: PrescriptionItemID.self)
        guard let items, let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .hold(HoldPrescription(itemIDs: items, reason: reason))
    }

    /// `POST …/resume`
    mutating func resume() -> PrescriptionCommand? {
        let reason = prose("reason", limitBytes: 400)
        guard let items = ids("item_ids", of: PrescriptionItemID.self) else { return nil }
        return .resume(ResumePrescription(itemIDs: items, reason: reason))
    }

    /// `POST …/stop`
    mutating func stop() -> PrescriptionCommand? {
        let items = ids("item_ids", of: PrescriptionItemID.self)
        guard let items, let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .stop(StopPrescription(itemIDs: items, reason: reason))
    }

    /// `POST …/cancel`
    mutating func cancel() -> PrescriptionCommand? {
        let items = ids("item_ids", of: PrescriptionItemID.self)
        let reason = code("reason", required: true, of: CancellationReason.self)
        let note = prose("note", limitBytes: 400)
        guard let items, let reason else { return nil }
        return .cancel(CancelPrescription(itemIDs: items, reason: reason, note: note))
    }

    /// `POST …/renew`
    mutating func renew() -> PrescriptionCommand? {
        let items = ids("item_ids", of: PrescriptionItemID.self)
        let prescriber = id("prescriber_id", required: false, of: PractitionerID.self)
        let signature = signature()
        guard let items else { return nil }
        return .renew(
            RenewPrescription(
                newPrescriptionID: PrescriptionID(.make()),
                itemIDs: items,
                prescriberID: prescriber,
                signature: signature
            )
        )
    }

    /// `POST …/entered-in-error`
    mutating func markPrescriptionEnteredInError() -> PrescriptionCommand? {
        guard let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .markEnteredInError(MarkPrescriptionEnteredInError(reason: reason))
    }
}
