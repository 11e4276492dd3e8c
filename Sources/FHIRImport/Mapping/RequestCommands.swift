internal import CommandHandling
internal import EventCatalog
internal import Ledger
internal import Prescribing

/// MedicationRequest → `prescribe` (or `draft`), and what became of it: `hold`, `stop`, `cancel`, a last `dispense`,
/// `markEnteredInError`.
enum RequestCommands {
    /// The commands. What ended it comes with them, unless supplies must be booked in between.
    static func map(_ content: RequestContent, by prescriber: PractitionerID) -> Mapped {
        var steps: [ImportItem.Step] = [{ unit, context in try prescribe(content, prescriber, &unit, context) }]
        if content.supplies == nil, content.hasOutcome { steps.append(outcome(content)) }
        let isOpen = content.status == .active || content.status == .onHold
        return .commands(
            ImportItem.Body(
                group: content.patient.record,
                order: content.authored?.instant.microseconds ?? .max,
                openProduct: isOpen ? ProductKey(content.item.product) : nil,
                record: content.id.record,
                steps: steps
            )
        )
    }

    /// What became of a prescription that something was supplied of.
    static func mapOutcome(_ content: RequestContent) -> Mapped {
        guard content.supplies != nil, content.hasOutcome else { return .skipped("nothing-to-add") }
        return .commands(
            ImportItem.Body(
                group: content.patient.record,
                order: content.authored?.instant.microseconds ?? .max,
                record: content.id.record,
                steps: [outcome(content)]
            )
        )
    }

    // MARK: Signing

    private static func prescribe(
        _ content: RequestContent,
        _ prescriber: PractitionerID,
        _ unit: inout UnitOfWork,
        _ context: ImportItem.StepContext
    ) throws -> ImportItem.StepResult {
        if try unit.prescription(content.id) != nil { return .wasThere }
        guard let patient = try unit.patient(content.patient) else { throw CommandFailure.notFound(.patient) }
        var result = ImportItem.StepResult(notes: content.notes)
        var draft = DraftPrescription(
            patientID: content.patient,
            prescriberID: prescriber,
            items: [content.item],
            reasons: reasons(content, patient),
            note: content.note
        )
        if let prior = content.prior, try unit.prescription(prior)?.header.patientID == content.patient {
            draft.priorPrescription = prior
        }
        guard content.status != .draft, let authored = content.authored else {
            try unit.execute(.draft(draft), on: content.id, occurredAt: content.authored)
            return result
        }
        let issueDate = authored.date.firstDay
        let validUntil = validity(content, issueDate, patient, today: unit.recordedAt.date, context, &result.notes)
        let signature = SignPrescription(issueDate: issueDate, validUntil: validUntil)
        do {
            try unit.execute(
                .prescribe(Prescribe(draft: draft, signature: signature)),
                on: content.id,
                occurredAt: authored
            )
        } catch .rejected(.prescription(.duplicateActiveProduct)) {
            draft.items = [content.item.parallel]
            try unit.execute(
                .prescribe(Prescribe(draft: draft, signature: signature)),
                on: content.id,
                occurredAt: authored
            )
            result.notes.append("order-beside-another-of-the-same-product")
        }
        return result
    }

    /// The codes of the source, and of the conditions it refers to.
    private static func reasons(_ content: RequestContent, _ patient: Patient.State) -> [Coding] {
        var reasons = content.reasons
        for id in content.reasonConditions {
            guard let condition = patient.conditions.first(where: { $0.id == id }) else { continue }
            for code in condition.recorded.codes where !reasons.contains(code) { reasons.append(code) }
        }
        return Array(reasons.prefix(20))
    }

    /// The last day of supply: what the source says, else what its status means.
    ///
    /// What is active in the source is active here: until the patient died, else from today for as long as an order is
    /// valid by policy. `nil` leaves it to the policy, from the day of issue.
    private static func validity(
        _ content: RequestContent,
        _ issueDate: CalendarDate,
        _ patient: Patient.State,
        today: CalendarDate,
        _ context: ImportItem.StepContext,
        _ notes: inout [String]
    ) -> CalendarDate? {
        let policy = PrescribingPolicy()
        let days = content.item.repeatsAllowed > 0 ? policy.repeatValidityDays : policy.validityDays
        let ordinary = issueDate.adding(days: days) ?? .latest
        var validUntil = content.validUntil.map { max($0, issueDate) } ?? ordinary
        if let last = content.supplies?.last?.date.lastDay { validUntil = max(validUntil, last) }
        guard content.status == .active || content.status == .onHold, content.validUntil == nil else {
            return validUntil
        }
        if content.isPatientDeceased { return validUntil }
        if let death = patient.death {
            guard let date = death.date?.lastDay else { return validUntil }
            return max(date, issueDate)
        }
        guard context.isAmongNewestOpen else {
            notes.append("older-open-order-of-the-same-product-shown-as-expired")
            return max(min(validUntil, today.adding(days: -1) ?? today), issueDate)
        }
        return max(validUntil, today.adding(days: policy.validityDays) ?? .latest)
    }

    // MARK: What became of it

    private static func outcome(_ content: RequestContent) -> ImportItem.Step {
        { unit, _ in
            guard let state = try unit.prescription(content.id) else { return .missing }
            let time = content.outcomeTime
            let day = time?.date.firstDay ?? unit.recordedAt.date
            switch content.status {
            case .enteredInError: if state.isEnteredInError { return .wasThere }
            case .draft, .active, .unknown, .onHold, .completed, .stopped, .cancelled:
                guard state.effectiveStatus(on: day) == .active else { return .wasThere }
            }
            guard let command = command(content, state) else { return .done }
            try unit.execute(command, on: content.id, occurredAt: time)
            return .done
        }
    }

    private static func command(_ content: RequestContent, _ state: Prescription.State) -> PrescriptionCommand? {
        let reason = (content.statusReason ?? "The source gives no reason.").cut(to: 1024)
        switch content.status {
        case .draft, .active, .unknown: return nil
        case .onHold: return .hold(HoldPrescription(reason: reason))
        case .stopped: return .stop(StopPrescription(reason: reason))
        case .cancelled:
            guard state.fulfilment == .none else { return .stop(StopPrescription(reason: reason)) }
            let coded = content.statusReason.flatMap { CancellationReason(wireName: $0) }
            return .cancel(CancelPrescription(reason: coded ?? .clinicalGrounds, note: reason))
        case .enteredInError: return .markEnteredInError(MarkPrescriptionEnteredInError(reason: reason))
        case .completed:
            guard let item = state.signedItems.first, item.remaining.value.isPositive else { return nil }
            return .dispense(
                DispenseMedication(
                    dispenseID: DispenseID(content.item.itemID.record),
                    itemID: item.content.itemID,
                    quantity: item.remaining,
                    pharmacy: "Not stated; completed in the source."
                )
            )
        }
    }
}

extension RequestContent {
    /// Whether its status says more than that it was signed.
    var hasOutcome: Bool {
        switch status {
        case .draft, .active, .unknown: false
        case .onHold, .completed, .stopped, .cancelled, .enteredInError: true
        }
    }

    /// FHIR R4 does not say when a status changed: the last thing known is the last supply, or the order itself.
    var outcomeTime: ClinicalTime? {
        guard let authored else { return nil }
        guard let last = supplies?.last, last.instant > authored.instant else { return authored }
        return last
    }
}

extension PrescriptionItem {
    /// The same, meant to run beside another order of the product (I-20).
    var parallel: PrescriptionItem {
        PrescriptionItem(
            itemID: itemID,
            product: product,
            quantity: quantity,
            repeatsAllowed: repeatsAllowed,
            expectedSupplyDays: expectedSupplyDays,
            dosage: dosage,
            substitutionAllowed: substitutionAllowed,
            note: note,
            isParallel: true
        )
    }
}
