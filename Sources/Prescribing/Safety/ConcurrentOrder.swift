public import EventCatalog

/// An order on another prescription of the patient that the checks look at.
public struct ConcurrentOrder: Hashable, Sendable {
    /// The days for which an order still matters after its end: some medicines take that long to leave the body.
    public static let daysAfterEnd = 14

    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// The item on it.
    public let itemID: PrescriptionItemID
    /// The product.
    public let product: Coding
    /// The date of issue.
    public let issueDate: CalendarDate
    /// The last day on which it may be supplied.
    public let validUntil: CalendarDate
    /// The last day for which all issues together last; `nil` where the duration is not stated.
    public let supplyEnds: CalendarDate?
    /// Whether it goes on; `false` if it ended within the last 14 days.
    public let isActive: Bool
    /// Whether all of it was supplied.
    public let wasSupplied: Bool
    /// How it is taken.
    public let dosage: [Dosage]

    /// Puts the parts together.
    public init(
        prescriptionID: PrescriptionID,
        itemID: PrescriptionItemID,
        product: Coding,
        issueDate: CalendarDate,
        validUntil: CalendarDate,
        supplyEnds: CalendarDate?,
        isActive: Bool,
        wasSupplied: Bool = false,
        dosage: [Dosage] = []
    ) {
        self.prescriptionID = prescriptionID
        self.itemID = itemID
        self.product = product
        self.issueDate = issueDate
        self.validUntil = validUntil
        self.supplyEnds = supplyEnds
        self.isActive = isActive
        self.wasSupplied = wasSupplied
        self.dosage = dosage
    }
}

extension ConcurrentOrder {
    /// The orders of a prescription that matter on a day.
    ///
    /// Drafts, cancelled items and what was entered in error (I-39) were never taken. An open item goes on. What was
    /// supplied in full matters while the supply lasts, but is no order that goes on; nor is what was stopped (I-21).
    /// What ended longer ago than ``daysAfterEnd`` is left out.
    ///
    /// - Parameters:
    ///   - prescription: The prescription.
    ///   - id: Its id.
    ///   - day: The day.
    ///   - ended: The days on which events ended items, as far as the caller knows them: the state has no dates. An
    ///     item without one counts as ended when its supply would have ended.
    ///   - products: Products to leave out, such as those that the new prescription carries on.
    public static func orders(
        of prescription: Prescription.State,
        id: PrescriptionID,
        on day: CalendarDate,
        ended: [PrescriptionItemID: CalendarDate] = [:],
        excluding products: Set<ProductKey> = []
    ) -> [ConcurrentOrder] {
        guard !prescription.isEnteredInError, let signature = prescription.signature else { return [] }
        return prescription.signedItems.compactMap { item in
            guard !products.contains(ProductKey(item.content.product)) else { return nil }
            let status = prescription.effectiveStatus(of: item, on: day)
            let supplyEnds = supplyEnd(of: item.content, from: signature.issueDate)
            let end = end(of: status, supplyEnds, signature, item.content, ended[item.content.itemID])
            guard let isActive = isActive(until: end, on: day) else { return nil }
            return ConcurrentOrder(
                prescriptionID: id,
                itemID: item.content.itemID,
                product: item.content.product,
                issueDate: signature.issueDate,
                validUntil: signature.validUntil,
                supplyEnds: supplyEnds,
                isActive: isActive && status.isOpen,
                wasSupplied: status == .completed,
                dosage: item.content.dosage
            )
        }
    }

    /// The last day for which all issues of an item last.
    private static func supplyEnd(of item: PrescriptionItem, from issueDate: CalendarDate) -> CalendarDate? {
        let repeats = item.repeatsAllowed
        guard let days = item.expectedSupplyDays, days > 0, (0...Prescription.maximumRepeats).contains(repeats) else {
            return nil
        }
        let (all, overflow) = days.multipliedReportingOverflow(by: 1 + repeats)
        return overflow ? nil : issueDate.adding(days: all - 1)
    }

    /// Until when an item is taken, as far as that is known.
    private enum End {
        case never
        case open
        case on(CalendarDate)
    }

    private static func end(
        of status: Prescription.ItemStatus,
        _ supplyEnds: CalendarDate?,
        _ signature: PrescriptionSigned,
        _ item: PrescriptionItem,
        _ ended: CalendarDate?
    ) -> End {
        switch status {
        case .draft, .cancelled, .enteredInError: .never
        case .active, .onHold: .open
        case .completed: .on(supplyEnds ?? signature.validUntil)
        case .stopped: .on(ended ?? supplyEnds ?? signature.validUntil)
        case .expired:
            // The last issue may have been supplied on the last day of the validity.
            .on(earlier(supplyEnds, signature.validUntil.adding(days: item.expectedSupplyDays ?? 0)))
        }
    }

    private static func earlier(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate {
        min(left ?? .latest, right ?? .latest)
    }

    private static func isActive(until end: End, on day: CalendarDate) -> Bool? {
        switch end {
        case .never: nil
        case .open: true
        case .on(let last): last.days(until: day) > daysAfterEnd ? nil : last >= day
        }
    }
}
