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

    /// Folds one event with its clinical time, which some rules count from (I-26, I-34).
    public static func evolve(_ state: inout State?, with event: PrescriptionEvent, at time: ClinicalTime) {
        evolve(&state, with: event)
        if case .signed = event {
            state?.signedAt = time
        } else if case .dispensed(let supply) = event, supply.issueNumber != nil {
            state?.changeItems([supply.itemID]) { $0.handedOverOn[supply.dispenseID] = time.date.firstDay }
        }
        guard state?.signedAt != nil, state?.latestAt.map({ $0.isBefore(time) }) ?? true else { return }
        state?.latestAt = time
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
        case .cancelled(let event): changeItems(event.itemIDs) { $0.record(event) }
        case .expired(let event): changeItems(event.itemIDs) { $0.move(.expired) }
        case .renewed(let event): renewedBy = event.renewedBy
        case .markedEnteredInError(let event): enteredInErrorReason = event.reason
        case .safetyChecksPerformed(let event): safetyChecks = event
        case .safetyAlertOverridden(let event): overrides.append(event)
        case .superseded(let event): changeItems(event.itemIDs) { $0.record(event) }
        case .releasedToPharmacy(let event): holder = event.pharmacy
        case .returnedByPharmacy: holder = nil
        case .notDispensed(let event): changeItems([event.itemID]) { $0.record(event) }
        case .dispenseReversed(let event): changeItems([event.itemID]) { $0.record(event) }
        case .cancellationRequested(let event): changeItems(event.itemIDs) { $0.record(event) }
        case .cancellationRejected(let event): changeItems(event.itemIDs) { $0.record(event) }
        case .reviewFellDue(let event): reviewFellDueOn = event.reviewOn
        }
    }

    private mutating func changeDraft(_ change: (inout [PrescriptionItem]) -> Void) {
        guard case .draft(var items) = stage else { return }
        stage = .draft([])  // so that the array is changed in place
        change(&items)
        stage = .draft(items)
    }

    fileprivate mutating func changeItems(
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

    /// Leaving out an issue ends the item if it was the last.
    fileprivate mutating func record(_ event: MedicationNotDispensed) {
        notDispensed.append(event)
        let isLast = event.issueNumber == nil || !remaining.value.isPositive
        move(isLast ? .notDispensed : .issueNotDispensed)
    }

    /// What was supplied remains again, in an issue that is open again.
    fileprivate mutating func record(_ event: DispenseReversed) {
        guard !reversed.contains(event.dispenseID),
            let supply = dispenses.first(where: { $0.dispenseID == event.dispenseID })
        else { return }
        dispensed = dispensed.subtracting(supply.quantity.value) ?? dispensed
        reversed.append(event.dispenseID)
        if let number = supply.issueNumber { notDispensed.removeAll { $0.issueNumber == number } }
        move(.dispenseReversed)
    }

    fileprivate mutating func record(_ event: CancellationRequested) {
        cancellation = Prescription.Cancellation(reason: event.reason, note: event.note, answer: .pending)
        move(.cancellationRequested)
    }

    fileprivate mutating func record(_ event: CancellationRejected) {
        cancellation?.answer = .rejected(event.outcome)
        move(.cancellationRejected)
    }

    fileprivate mutating func record(_ event: PrescriptionCancelled) {
        cancellation = Prescription.Cancellation(reason: event.reason, note: event.note, answer: .cancelled)
        move(.cancelled)
    }

    fileprivate mutating func record(_ event: PrescriptionSuperseded) {
        supersededBy = event.by
        move(.superseded)
    }

    fileprivate mutating func move(_ event: PrescriptionTransitions.Event) {
        status = PrescriptionTransitions.next(status, event) ?? status
    }
}
