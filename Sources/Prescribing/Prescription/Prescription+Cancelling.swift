internal import EventCatalog

extension Prescription {
    /// Withdraws what nobody holds; asks the pharmacy that holds it otherwise (I-36).
    static func cancel(
        _ command: CancelPrescription,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.note, limit: Limit.note, "note")
        }
        let named = try targets(command.itemIDs, state, day, .cancelled, refusal: cancellationRefusal)
        let items = state.items(on: day).filter { named.contains($0.content.itemID) }
        if let supplied = items.first(where: { $0.fulfilment != .none }) { throw cancellationRefusal(of: supplied) }
        let open = items.filter { !$0.isCancellationPending }.map(\.content.itemID)
        guard !open.isEmpty, command.itemIDs.isEmpty || open.count == items.count else {
            throw .cancellationRefused(.withDispenser)
        }
        guard state.holder != nil else {
            return [.cancelled(PrescriptionCancelled(itemIDs: open, reason: command.reason, note: command.note))]
        }
        let request = CancellationRequested(itemIDs: open, reason: command.reason, note: command.note)
        return [.cancellationRequested(request)]
    }

    static func answerCancellation(
        _ command: AnswerCancellation,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
            try Check.optional(command.note, limit: Limit.note, "note")
        }
        let pending = pendingItems(state, day)
        guard !pending.isEmpty else { throw .noCancellationPending }
        try checkHolder(command.pharmacy, state)
        if command.isAccepted {
            guard command.outcome == nil else { throw .outcomeNotPossible }
            return cancellations(of: pending, note: command.note)
        }
        let outcome = command.outcome ?? .withDispenser
        guard outcome.isPharmacysAnswer else { throw .outcomeNotPossible }
        let items = pending.map(\.content.itemID)
        return [.cancellationRejected(CancellationRejected(itemIDs: items, outcome: outcome, note: command.note))]
    }

    /// The items whose withdrawal awaits an answer on a day.
    static func pendingItems(_ state: State, _ day: CalendarDate) -> [SignedItem] {
        state.signedItems.filter { $0.isCancellationPending && state.effectiveStatus(of: $0, on: day).isOpen }
    }

    /// The withdrawal of items as it was asked for: one event for each reason.
    static func cancellations(of items: [SignedItem], note: String?) -> [PrescriptionEvent] {
        CancellationReason.allCases.compactMap { reason in
            let own = items.filter { $0.cancellation?.reason == reason }
            guard let first = own.first else { return nil }
            let ids = own.map(\.content.itemID)
            let cancelled = PrescriptionCancelled(itemIDs: ids, reason: reason, note: note ?? first.cancellation?.note)
            return .cancelled(cancelled)
        }
    }

    /// Why an item can't be withdrawn any more, with the outcome code where the field has one.
    private static func cancellationRefusal(of item: Item) -> PrescriptionRejection {
        switch item.status {
        case .completed: return .alreadySupplied(.alreadyDispensed)
        case .active where item.fulfilment != .none, .onHold where item.fulfilment != .none:
            return .alreadySupplied(.withDispenserActive)
        case .stopped where item.fulfilment != .none: return .cancellationRefused(.withDispenserActive)
        case .expired: return .cancellationRefused(.expired)
        case .cancelled: return .cancellationRefused(.alreadyCancelled)
        case .stopped where !item.notDispensed.isEmpty: return .cancellationRefused(.notDispensed)
        case .draft, .active, .onHold, .stopped, .enteredInError:
            return .notPossible(action: .cancel, status: item.status)
        }
    }
}

extension CancellationOutcome {
    /// Whether it is for the pharmacy to say.
    fileprivate var isPharmacysAnswer: Bool {
        switch self {
        case .withDispenser, .withDispenserActive, .alreadyDispensed, .notDispensed: true
        case .expired, .alreadyCancelled, .anotherPrescriber: false
        }
    }
}
