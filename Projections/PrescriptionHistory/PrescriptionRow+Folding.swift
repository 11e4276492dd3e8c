public import EventCatalog

extension PrescriptionRow {
    /// The row after an event; `nil` if there is nothing to keep (an event of a prescription that was never drafted).
    public static func folding(
        _ event: PrescriptionEvent,
        of entry: EventEntry,
        into old: consuming PrescriptionRow?,
        id: PrescriptionID
    ) -> PrescriptionRow? {
        var row: PrescriptionRow
        if case .drafted(let header) = event {
            row = PrescriptionRow(
                id: id,
                version: entry.version,
                position: entry.position,
                header: header,
                authoredAt: entry.occurredAt,
                stage: .draft
            )
        } else {
            guard let old else { return nil }
            row = old
        }
        row.version = entry.version
        row.position = entry.position
        row.timeline.append(
            TimelineEntry(
                kind: TimelineKind(event),
                position: entry.position,
                occurredAt: entry.occurredAt,
                actor: entry.origin.actor
            )
        )
        row.fold(event, at: entry.occurredAt)
        return row
    }

    private mutating func fold(_ event: PrescriptionEvent, at time: ClinicalTime) {
        switch event {
        case .drafted:
            break  // begins a row; see above
        case .itemAdded(let added):
            items.append(PrescriptionItemRow(content: added.item, recordedStatus: .draft))
        case .itemChanged(let changed):
            change([changed.item.itemID]) { $0.content = changed.item }
        case .itemRemoved(let removed):
            items.removeAll { $0.content.itemID == removed.itemID }
        case .draftDiscarded:
            stage = .discarded
        case .signed(let signed):
            stage = .signed
            issueDate = signed.issueDate
            validUntil = signed.validUntil
            contentHash = signed.contentHash
            ruleTable = signed.ruleTable
            usedTwoFactors = signed.usedTwoFactors
            reviewOn = signed.reviewOn
            for index in items.indices { items[index].recordedStatus = .active }
        case .dispensed(let supply):
            change([supply.itemID]) { $0.add(supply, at: time) }
        case .held(let held):
            change(held.itemIDs) { $0.recordedStatus = .onHold }
        case .resumed(let resumed):
            change(resumed.itemIDs) { $0.recordedStatus = .active }
        case .stopped(let stopped):
            change(stopped.itemIDs) { $0.recordedStatus = .stopped }
        case .cancelled(let cancelled):
            change(cancelled.itemIDs) { $0.add(cancelled) }
        case .renewed(let renewed):
            renewedBy = renewed.renewedBy
        case .expired(let expired):
            change(expired.itemIDs) { $0.recordedStatus = .expired }
        case .markedEnteredInError(let marked):
            stage = .enteredInError
            enteredInErrorReason = marked.reason
            for index in items.indices { items[index].recordedStatus = .enteredInError }
        case .superseded(let superseded):
            change(superseded.itemIDs) { item in
                item.recordedStatus = .stopped
                item.supersededBy = superseded.by
            }
        case .safetyChecksPerformed(let performed):
            safetyChecks = performed
        case .safetyAlertOverridden(let answer):
            overrides.append(answer)
        case .releasedToPharmacy(let released):
            holder = released.pharmacy
        case .returnedByPharmacy:
            holder = nil
        case .notDispensed(let refused):
            change([refused.itemID]) { $0.add(refused) }
        case .dispenseReversed(let reversed):
            change([reversed.itemID]) { $0.take(back: reversed) }
        case .cancellationRequested(let request):
            change(request.itemIDs) { $0.cancellation = CancellationRow(request) }
        case .cancellationRejected(let rejected):
            change(rejected.itemIDs) { item in
                item.cancellation?.answer = .rejected
                item.cancellation?.outcome = rejected.outcome
            }
        case .reviewFellDue:
            isReviewDue = true
        }
    }

    private mutating func change(_ ids: [PrescriptionItemID], _ change: (inout PrescriptionItemRow) -> Void) {
        for index in items.indices where ids.contains(items[index].content.itemID) { change(&items[index]) }
    }
}

extension PrescriptionItemRow {
    /// Adds a supply; the item is completed when nothing remains.
    fileprivate mutating func add(_ supply: MedicationDispensed, at time: ClinicalTime) {
        dispenses.append(
            DispenseRow(
                id: supply.dispenseID,
                quantity: supply.quantity,
                pharmacy: supply.pharmacy,
                substitute: supply.substitute,
                substitutionReason: supply.substitutionReason,
                issueNumber: supply.issueNumber,
                supplyDays: supply.supplyDays,
                dispensedAt: time
            )
        )
        dispensed = dispensed.adding(supply.quantity.value) ?? dispensed
        if remaining <= .zero { recordedStatus = .completed }
    }

    /// Leaving out an issue ends the item if it was the last.
    fileprivate mutating func add(_ refused: MedicationNotDispensed) {
        notDispensed.append(
            NotDispensedRow(issueNumber: refused.issueNumber, reason: refused.reason, note: refused.note)
        )
        let isLast = refused.issueNumber == nil || remaining <= .zero
        if isLast, recordedStatus == .active { recordedStatus = .stopped }
    }

    /// What was supplied remains again, in an issue that is open again (I-32).
    fileprivate mutating func take(back reversed: DispenseReversed) {
        let index = dispenses.firstIndex { $0.id == reversed.dispenseID && $0.reversal == nil }
        guard let index else { return }
        dispenses[index].reversal = reversed.reason
        dispensed = dispensed.subtracting(dispenses[index].quantity.value) ?? dispensed
        if let number = dispenses[index].issueNumber { notDispensed.removeAll { $0.issueNumber == number } }
        if recordedStatus == .completed { recordedStatus = .active }
    }

    fileprivate mutating func add(_ cancelled: PrescriptionCancelled) {
        recordedStatus = .cancelled
        cancellation = CancellationRow(reason: cancelled.reason, note: cancelled.note, answer: .cancelled)
    }
}

extension CancellationRow {
    fileprivate init(_ request: CancellationRequested) {
        self.init(reason: request.reason, note: request.note, answer: .pending)
    }
}
