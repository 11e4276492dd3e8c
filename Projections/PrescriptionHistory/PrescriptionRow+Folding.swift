public import EventCatalog

extension PrescriptionRow {
    /// The row after an event; `nil` if there is nothing to keep (an event of a prescription that was never drafted).
    public static func folding(
        _ event: PrescriptionEvent,
        of entry: EventEntry,
        into old: PrescriptionRow?,
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
            change(cancelled.itemIDs) { $0.recordedStatus = .cancelled }
        case .renewed(let renewed):
            renewedBy = renewed.renewedBy
        case .expired(let expired):
            change(expired.itemIDs) { $0.recordedStatus = .expired }
        case .markedEnteredInError(let marked):
            stage = .enteredInError
            enteredInErrorReason = marked.reason
            for index in items.indices { items[index].recordedStatus = .enteredInError }
        case .superseded(let superseded):
            change(superseded.itemIDs) { $0.recordedStatus = .stopped }
        case .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed,
            .dispenseReversed, .cancellationRequested, .cancellationRejected, .reviewFellDue:
            break
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
                dispensedAt: time
            )
        )
        dispensed = dispensed.adding(supply.quantity.value) ?? dispensed
        if remaining <= .zero { recordedStatus = .completed }
    }
}
