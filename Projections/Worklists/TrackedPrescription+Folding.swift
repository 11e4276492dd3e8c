internal import EventCatalog

extension TrackedPrescription {
    /// The row after an event; `nil` once nothing of it is open or could be again.
    static func folding(
        _ event: PrescriptionEvent,
        of entry: EventEntry,
        into old: consuming TrackedPrescription?,
        id: PrescriptionID
    ) -> TrackedPrescription? {
        let time = entry.occurredAt.instant
        if case .drafted(let header) = event {
            return TrackedPrescription(
                id: id,
                patientID: header.patientID,
                prescriberID: header.prescriberID,
                draftedAt: time,
                version: entry.version
            )
        }
        guard var row = old else { return nil }
        row.version = entry.version
        if row.signature == nil { return row.foldDraft(event) ? row : nil }
        guard row.foldSigned(event, at: time) else { return nil }
        return row.items.allSatisfy { $0.status == .ended } ? nil : row
    }

    /// Folds an event into a draft.
    ///
    /// - Returns: Whether there is something left.
    private mutating func foldDraft(_ event: PrescriptionEvent) -> Bool {
        switch event {
        case .itemAdded(let added):
            items.append(TrackedItem(added.item))
        case .itemChanged(let changed):
            for index in items.indices where items[index].id == changed.item.itemID {
                items[index] = TrackedItem(changed.item)
            }
        case .itemRemoved(let removed):
            items.removeAll { $0.id == removed.itemID }
        case .signed(let signed):
            signature = Signature(validUntil: signed.validUntil, reviewOn: signed.reviewOn)
        case .draftDiscarded, .markedEnteredInError:
            return false
        case .drafted, .dispensed, .held, .resumed, .stopped, .cancelled, .renewed, .expired, .safetyChecksPerformed,
            .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed,
            .cancellationRequested, .cancellationRejected, .superseded, .reviewFellDue:
            break
        }
        return true
    }

    /// Folds an event into a signed prescription.
    ///
    /// - Returns: Whether there is something left.
    private mutating func foldSigned(_ event: PrescriptionEvent, at time: Timestamp) -> Bool {
        switch event {
        case .dispensed(let supply): change([supply.itemID]) { $0.record(supply) }
        case .notDispensed(let left): change([left.itemID]) { $0.record(left) }
        case .dispenseReversed(let reversed): change([reversed.itemID]) { $0.record(reversed) }
        case .held(let held): change(held.itemIDs) { $0.move(from: .active, to: .onHold) }
        case .resumed(let resumed): change(resumed.itemIDs) { $0.move(from: .onHold, to: .active) }
        case .stopped(let stopped): change(stopped.itemIDs) { $0.end() }
        case .cancelled(let cancelled): change(cancelled.itemIDs) { $0.end() }
        case .expired(let expired): change(expired.itemIDs) { $0.end() }
        case .superseded(let superseded): change(superseded.itemIDs) { $0.end() }
        case .releasedToPharmacy(let released): holder = released.pharmacy
        case .returnedByPharmacy: holder = nil
        case .cancellationRequested(let asked):
            change(asked.itemIDs) { $0.request = TrackedItem.Request(reason: asked.reason, requestedAt: time) }
        case .cancellationRejected(let rejected): change(rejected.itemIDs) { $0.request = nil }
        case .reviewFellDue: isReviewRecorded = true
        case .markedEnteredInError: return false
        case .drafted, .itemAdded, .itemChanged, .itemRemoved, .draftDiscarded, .signed, .renewed,
            .safetyChecksPerformed, .safetyAlertOverridden:
            break
        }
        return true
    }

    private mutating func change(_ ids: [PrescriptionItemID], _ change: (inout TrackedItem) -> Void) {
        for index in items.indices where ids.contains(items[index].id) { change(&items[index]) }
    }
}

extension TrackedItem {
    fileprivate mutating func move(from old: Status, to new: Status) {
        if status == old { status = new }
    }

    fileprivate mutating func end() {
        if isOpen { status = .ended }
    }

    fileprivate mutating func record(_ event: MedicationDispensed) {
        supplies.append(Supply(id: event.dispenseID, amount: event.quantity.value, issue: event.issueNumber))
        if isUsedUp { move(from: .active, to: .completed) }
    }

    /// Leaving out an issue ends the item if it was the last.
    fileprivate mutating func record(_ event: MedicationNotDispensed) {
        if let issue = event.issueNumber { leftOut.append(issue) }
        if event.issueNumber == nil || isUsedUp { move(from: .active, to: .ended) }
    }

    /// What was supplied remains again, in an issue that is open again (I-32).
    fileprivate mutating func record(_ event: DispenseReversed) {
        guard let supply = supplies.first(where: { $0.id == event.dispenseID }) else { return }
        supplies.removeAll { $0.id == event.dispenseID }
        if let issue = supply.issue { leftOut.removeAll { $0 == issue } }
        move(from: .completed, to: .active)
    }
}
