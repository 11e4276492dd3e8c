internal import EventCatalog
internal import Prescribing
internal import PrescriptionHistory

/// A prescription as a reader sees it on some day: what the read model holds, and what follows from it.
struct PrescriptionView {
    /// One of its items.
    struct Item {
        let row: PrescriptionItemRow
        let status: PrescriptionItemStatus
        let fulfilment: Prescription.Fulfilment
        /// The names of what can be done with it (I-35).
        let allowedActions: [Prescription.Action]
    }

    let status: PrescriptionStatus
    let fulfilment: Prescription.Fulfilment
    let allowedActions: [Prescription.Action]
    let items: [Item]

    init(_ row: PrescriptionRow, on day: CalendarDate) {
        status = row.status(on: day)
        items = row.items.map { item in
            let recorded = row.status(of: item, on: day)
            let status = row.isDiscarded && recorded == .draft ? .cancelled : recorded
            let fulfilment = Self.fulfilment(of: item)
            return Item(
                row: item,
                status: status,
                fulfilment: fulfilment,
                allowedActions: Self.actions(in: status, fulfilment: fulfilment, isRenewed: row.renewedBy != nil)
            )
        }
        fulfilment =
            items.allSatisfy { $0.fulfilment == .none }
            ? .none : items.allSatisfy { $0.fulfilment == .full } ? .full : .partial
        allowedActions = Self.actions(of: row, status: status, items: items)
    }

    private static func fulfilment(of item: PrescriptionItemRow) -> Prescription.Fulfilment {
        if item.dispensed <= .zero { return .none }
        return item.remaining <= .zero ? .full : .partial
    }

    /// What the table of transitions allows for an item in a state.
    private static func actions(
        in status: PrescriptionItemStatus,
        fulfilment: Prescription.Fulfilment,
        isRenewed: Bool
    ) -> [Prescription.Action] {
        let state = Prescription.ItemStatus(status)
        if state == .draft { return [.edit] }
        var actions: [Prescription.Action] = []
        func offer(_ action: Prescription.Action, if event: PrescriptionTransitions.Event) {
            if PrescriptionTransitions.next(state, event) != nil { actions.append(action) }
        }
        offer(.dispense, if: .partDispensed)
        offer(.hold, if: .held)
        offer(.resume, if: .resumed)
        offer(.stop, if: .stopped)
        if fulfilment == .none { offer(.cancel, if: .cancelled) }
        if !isRenewed, state.isRenewable { actions.append(.renew) }
        return actions
    }

    private static func actions(
        of row: PrescriptionRow,
        status: PrescriptionStatus,
        items: [Item]
    ) -> [Prescription.Action] {
        if row.isDiscarded { return status == .enteredInError ? [] : [.markEnteredInError] }
        switch status {
        case .enteredInError: return []
        case .draft where items.isEmpty: return [.edit, .discard, .markEnteredInError]
        case .draft: return [.edit, .discard, .sign, .markEnteredInError]
        case .active, .onHold, .completed, .stopped, .expired, .cancelled:
            let ofItems = Set(items.flatMap(\.allowedActions))
            return Prescription.Action.allCases.filter { $0 == .markEnteredInError || ofItems.contains($0) }
        }
    }
}

extension Prescription.ItemStatus {
    /// The domain's status for the read model's.
    init(_ status: PrescriptionItemStatus) {
        self =
            switch status {
            case .draft: .draft
            case .active: .active
            case .onHold: .onHold
            case .completed: .completed
            case .cancelled: .cancelled
            case .stopped: .stopped
            case .expired: .expired
            case .enteredInError: .enteredInError
            }
    }
}
