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
        /// Whether a pharmacy has still to answer a request to cancel it (I-33).
        let isCancellationPending: Bool
        /// How far its issues have come; `nil` where they are not counted (I-26).
        let issues: Prescription.Issues?
        /// What can be done with it (I-35).
        let allowedActions: [Prescription.Action]
    }

    let status: PrescriptionStatus
    let fulfilment: Prescription.Fulfilment
    let allowedActions: [Prescription.Action]
    /// Whether a cancellation of any item is pending.
    let isCancellationPending: Bool
    /// The prescription that took the place of items of this one (I-38).
    let supersededBy: PrescriptionID?
    let items: [Item]

    init(_ row: PrescriptionRow, on day: CalendarDate, for audience: ActionAudience) {
        status = row.status(on: day)
        items = row.items.map { Self.item($0, of: row, on: day, audience) }
        isCancellationPending = items.contains { $0.isCancellationPending }
        supersededBy = row.items.lazy.compactMap(\.supersededBy).first
        fulfilment =
            items.allSatisfy { $0.fulfilment == .none }
            ? .none : items.allSatisfy { $0.fulfilment == .full } ? .full : .partial
        allowedActions = audience.filter(Self.actions(of: row, status: status, items: items))
    }

    private static func item(
        _ item: PrescriptionItemRow,
        of row: PrescriptionRow,
        on day: CalendarDate,
        _ audience: ActionAudience
    ) -> Item {
        let recorded = row.status(of: item, on: day)
        let status = row.isDiscarded && recorded == .draft ? .cancelled : recorded
        let isPending = status.isOpen && item.cancellation?.answer == .pending
        let circumstances = PrescriptionTransitions.Circumstances(
            isHeldByPharmacy: row.holder != nil,
            isCancellationPending: isPending,
            isSupplied: item.dispensed > .zero
        )
        let issues = Prescription.Issues(item)
        // The next issue can't be supplied before its day (I-26).
        let isWaiting = issues?.opensOn.map { day < $0 } ?? false
        let actions = Prescription.actions(
            in: Prescription.ItemStatus(status),
            circumstances,
            isRenewed: row.renewedBy != nil
        )
        return Item(
            row: item,
            status: status,
            fulfilment: fulfilment(of: item),
            isCancellationPending: isPending,
            issues: issues,
            allowedActions: audience.filter(actions).filter { !isWaiting || $0 != .dispense }
        )
    }

    private static func fulfilment(of item: PrescriptionItemRow) -> Prescription.Fulfilment {
        if item.dispensed <= .zero { return .none }
        return item.dispensed < item.authorised ? .partial : .full
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

extension Prescription.Issues {
    /// The issues of an item as the read model knows it.
    fileprivate init?(_ item: PrescriptionItemRow) {
        let standing = item.dispenses.filter { $0.reversal == nil }
        self.init(
            of: item.content,
            supplies: standing.map { ($0.issueNumber, $0.quantity.value, $0.dispensedAt.date.firstDay) },
            notDispensed: item.notDispensed.compactMap(\.issueNumber)
        )
    }
}
