public import EventCatalog

extension Prescription {
    /// An item as a reader sees it on some day.
    public struct Item: Hashable, Sendable {
        /// What is prescribed.
        public let content: PrescriptionItem
        /// The status on that day: an item whose validity is over is expired, recorded or not.
        public let status: ItemStatus
        /// How much of what is authorised has been supplied.
        public let fulfilment: Fulfilment
        /// How much was supplied.
        public let dispensed: Quantity
        /// How much may still be supplied (I-25), whatever the status.
        public let remaining: Quantity
        /// The supplies in the order recorded, with those taken back.
        public let dispenses: [MedicationDispensed]
        /// The supplies that were taken back (I-32).
        public var reversed: [DispenseID] = []
        /// What a pharmacy will not supply.
        public var notDispensed: [MedicationNotDispensed] = []
        /// Whether its withdrawal was asked for, and what came of it (I-36).
        public var cancellation: Cancellation?
        /// Whether a pharmacy has still to answer that (I-33).
        public var isCancellationPending: Bool { status.isOpen && cancellation?.answer == .pending }
        /// The prescription that took its place (I-38).
        public var supersededBy: PrescriptionID?
        /// How far its issues have come; `nil` where they are not counted (I-26).
        public var issues: Issues?
        /// What can be done with it on that day.
        public let allowedActions: [Action]
    }
}

extension Prescription.State {
    /// The items as they are on a day.
    public func items(on date: CalendarDate) -> [Prescription.Item] {
        switch stage {
        case .draft(let items): items.map { unsigned($0, isEnteredInError ? .enteredInError : .draft) }
        case .discarded(let items): items.map { unsigned($0, isEnteredInError ? .enteredInError : .cancelled) }
        case .signed(_, let items): items.map { signed($0, on: date) }
        }
    }

    /// An item's status on a day: expiry comes from the validity date alone, whether or not a timer has recorded it.
    public func effectiveStatus(of item: Prescription.SignedItem, on date: CalendarDate) -> Prescription.ItemStatus {
        if isEnteredInError { return .enteredInError }
        guard item.status.isOpen, let signature, date > signature.validUntil else { return item.status }
        return .expired
    }

    /// The prescription's status on a day: that of the item that is furthest from its end.
    public func effectiveStatus(on date: CalendarDate) -> Prescription.ItemStatus {
        if isEnteredInError { return .enteredInError }
        switch stage {
        case .draft: return .draft
        case .discarded: return .cancelled
        case .signed(_, let items):
            let statuses = items.map { effectiveStatus(of: $0, on: date) }
            let order: [Prescription.ItemStatus] = [.active, .onHold, .completed, .expired, .stopped]
            return order.first(where: statuses.contains) ?? .cancelled
        }
    }

    /// How much of what is authorised has been supplied, over all items.
    public var fulfilment: Prescription.Fulfilment {
        let items = signedItems
        if items.allSatisfy({ $0.fulfilment == .none }) { return .none }
        return items.allSatisfy { $0.fulfilment == .full } ? .full : .partial
    }

    /// What can be done with the prescription on a day.
    public func allowedActions(on date: CalendarDate) -> [Prescription.Action] {
        guard !isEnteredInError else { return [] }
        switch stage {
        case .draft(let items):
            return items.isEmpty
                ? [.edit, .discard, .markEnteredInError] : [.edit, .discard, .sign, .markEnteredInError]
        case .discarded:
            return [.markEnteredInError]
        case .signed(let signature, let items):
            let ofItems = Set(self.items(on: date).flatMap(\.allowedActions))
            let isOverdue = date > signature.validUntil && items.contains { $0.status.isOpen }
            return Prescription.Action.allCases.filter { action in
                action == .markEnteredInError || ofItems.contains(action) || (action == .expire && isOverdue)
            }
        }
    }

    private func unsigned(_ content: PrescriptionItem, _ status: Prescription.ItemStatus) -> Prescription.Item {
        Prescription.Item(
            content: content,
            status: status,
            fulfilment: .none,
            dispensed: Quantity(.zero, unit: content.quantity.unit),
            remaining: content.authorised,
            dispenses: [],
            allowedActions: status == .draft ? [.edit] : []
        )
    }

    private func signed(_ item: Prescription.SignedItem, on date: CalendarDate) -> Prescription.Item {
        let status = effectiveStatus(of: item, on: date)
        return Prescription.Item(
            content: item.content,
            status: status,
            fulfilment: item.fulfilment,
            dispensed: Quantity(item.dispensed, unit: item.content.quantity.unit),
            remaining: item.remaining,
            dispenses: item.dispenses,
            reversed: item.reversed,
            notDispensed: item.notDispensed,
            cancellation: item.cancellation,
            supersededBy: item.supersededBy,
            issues: item.issues,
            allowedActions: Prescription.actions(
                in: status,
                circumstances(of: item, status),
                isRenewed: renewedBy != nil
            )
        )
    }

    /// What the guards of the table look at.
    private func circumstances(
        of item: Prescription.SignedItem,
        _ status: Prescription.ItemStatus
    ) -> PrescriptionTransitions.Circumstances {
        PrescriptionTransitions.Circumstances(
            isHeldByPharmacy: holder != nil,
            isCancellationPending: status.isOpen && item.isCancellationPending,
            isSupplied: item.dispensed.isPositive
        )
    }
}
