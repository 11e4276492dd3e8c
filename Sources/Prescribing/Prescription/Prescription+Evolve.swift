public import EventCatalog

extension Prescription {
    /// Folds one event into the prescription. What fits nowhere changes nothing.
    public static func evolve(_ state: inout State?, with event: PrescriptionEvent) {
        if case .drafted(let event) = event {
            if state == nil { state = State(event) }
            return
        }
        state?.fold(event)
    }
}

extension Prescription.State {
    fileprivate mutating func fold(_ event: PrescriptionEvent) {
        switch event {
        case .drafted: break  // a prescription is begun once
        case .itemAdded(let event): changeDraft { $0.append(event.item) }
        case .itemChanged(let event):
            changeDraft { items in
                guard let index = items.firstIndex(where: { $0.itemID == event.item.itemID }) else { return }
                items[index] = event.item
            }
        case .itemRemoved(let event): changeDraft { $0.removeAll { $0.itemID == event.itemID } }
        case .draftDiscarded:
            if case .draft(let items) = stage { stage = .discarded(items) }
        case .signed(let event):
            if case .draft(let items) = stage {
                stage = .signed(event, items.map { Prescription.SignedItem(content: $0) })
            }
        case .dispensed(let event): changeItems([event.itemID]) { $0.record(event) }
        case .held(let event): changeItems(event.itemIDs) { $0.move(.held) }
        case .resumed(let event): changeItems(event.itemIDs) { $0.move(.resumed) }
        case .stopped(let event): changeItems(event.itemIDs) { $0.move(.stopped) }
        case .cancelled(let event): changeItems(event.itemIDs) { $0.move(.cancelled) }
        case .expired(let event): changeItems(event.itemIDs) { $0.move(.expired) }
        case .renewed(let event): renewedBy = event.renewedBy
        case .markedEnteredInError(let event): enteredInErrorReason = event.reason
        case .safetyChecksPerformed(let event): safetyChecks = event
        case .safetyAlertOverridden(let event): overrides.append(event)
        case .superseded(let event): changeItems(event.itemIDs) { $0.move(.stopped) }
        case .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed, .cancellationRequested,
            .cancellationRejected, .reviewFellDue:
            break
        }
    }

    private mutating func changeDraft(_ change: (inout [PrescriptionItem]) -> Void) {
        guard case .draft(var items) = stage else { return }
        stage = .draft([])  // so that the array is changed in place
        change(&items)
        stage = .draft(items)
    }

    private mutating func changeItems(
        _ ids: [PrescriptionItemID],
        _ change: (inout Prescription.SignedItem) -> Void
    ) {
        guard case .signed(let signature, var items) = stage else { return }
        stage = .draft([])  // so that the array is changed in place
        for index in items.indices where ids.contains(items[index].content.itemID) { change(&items[index]) }
        stage = .signed(signature, items)
    }
}

extension Prescription.SignedItem {
    fileprivate mutating func record(_ event: MedicationDispensed) {
        dispensed = dispensed.adding(event.quantity.value) ?? dispensed
        dispenses.append(event)
        if !remaining.value.isPositive { move(.lastDispensed) }
    }

    fileprivate mutating func move(_ event: PrescriptionTransitions.Event) {
        status = PrescriptionTransitions.next(status, event) ?? status
    }
}
