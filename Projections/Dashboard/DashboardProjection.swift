public import EventCatalog
public import ProjectionEngine

/// Counts by clinical day, kept as events come in: reading any range of days touches a few rows.
///
/// The day is that of `occurredAt` where it happened; of a time that is only roughly known, the first day of it.
public struct DashboardProjection: Projection {
    /// The name under which it is served.
    public static let name = "Dashboard"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 1
    /// Drafts, counters, and the numbers by which products and prescribers are counted.
    public static let tables = [drafts] + Counters.tables

    /// Drafts by prescription: who prescribes what is known before the signature that counts it.
    static let drafts = Table("draft")

    /// Makes the projection.
    public init() {}

    /// Counts an event.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        let day = event.entry.occurredAt.date.firstDay
        switch event.event {
        case .patient(_, let change):
            if case .registered = change { try Counters.count(.patients, on: day, in: &rows) }
        case .practitioner(_, let change):
            if case .registered = change { try Counters.count(.practitioners, on: day, in: &rows) }
        case .prescription(let id, let change):
            try apply(change, to: id, on: day, in: &rows)
        case .formulary:
            break
        }
    }

    private func apply(
        _ change: PrescriptionEvent,
        to id: PrescriptionID,
        on day: CalendarDate,
        in rows: inout RowWriter
    ) throws {
        switch change {
        case .drafted, .itemAdded, .itemChanged, .itemRemoved:
            try changeDraft(of: id, by: change, in: &rows)
        case .draftDiscarded:
            try rows.delete(at: KeyEncoder(id.record).bytes, in: Self.drafts)
        case .signed:
            try sign(id, on: day, in: &rows)
        case .dispensed:
            try Counters.count(.dispenses, on: day, in: &rows)
        case .held(let held):
            try Counters.count(.heldItems, by: held.itemIDs.count, on: day, in: &rows)
        case .resumed(let resumed):
            try Counters.count(.resumedItems, by: resumed.itemIDs.count, on: day, in: &rows)
        case .stopped(let stopped):
            try Counters.count(.stoppedItems, by: stopped.itemIDs.count, on: day, in: &rows)
        case .cancelled(let cancelled):
            try Counters.count(.cancelledItems, by: cancelled.itemIDs.count, on: day, in: &rows)
        case .renewed:
            try Counters.count(.renewals, on: day, in: &rows)
        case .expired(let expired):
            try Counters.count(.expiredItems, by: expired.itemIDs.count, on: day, in: &rows)
        case .markedEnteredInError:
            try rows.delete(at: KeyEncoder(id.record).bytes, in: Self.drafts)
            try Counters.count(.enteredInError, on: day, in: &rows)
        case .superseded(let superseded):
            try Counters.count(.stoppedItems, by: superseded.itemIDs.count, on: day, in: &rows)
        case .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed,
            .dispenseReversed, .cancellationRequested, .cancellationRejected, .reviewFellDue:
            break
        }
    }

    private func changeDraft(of id: PrescriptionID, by change: PrescriptionEvent, in rows: inout RowWriter) throws {
        let key = KeyEncoder(id.record).bytes
        if case .drafted(let drafted) = change {
            return try rows.put(Draft(prescriber: drafted.prescriberID).encoded(), at: key, in: Self.drafts)
        }
        guard let stored = try rows.row(at: key, in: Self.drafts) else { return }
        var draft = try Draft(decoding: stored)
        if case .itemAdded(let added) = change {
            draft.items.append(Draft.Item(added.item))
        } else if case .itemChanged(let changed) = change {
            for index in draft.items.indices where draft.items[index].id == changed.item.itemID {
                draft.items[index] = Draft.Item(changed.item)
            }
        } else if case .itemRemoved(let removed) = change {
            draft.items.removeAll { $0.id == removed.itemID }
        }
        try rows.put(draft.encoded(), at: key, in: Self.drafts)
    }

    private func sign(_ id: PrescriptionID, on day: CalendarDate, in rows: inout RowWriter) throws {
        let key = KeyEncoder(id.record).bytes
        guard let stored = try rows.row(at: key, in: Self.drafts) else { return }
        let draft = try Draft(decoding: stored)
        try rows.delete(at: key, in: Self.drafts)
        try Counters.count(.prescriptions, on: day, in: &rows)
        try Counters.count(.items, by: draft.items.count, on: day, in: &rows)
        try Counters.count(prescriber: draft.prescriber, on: day, in: &rows)
        for item in draft.items { try Counters.count(product: item.product, on: day, in: &rows) }
    }
}

/// What of a draft will count when it is signed.
struct Draft {
    struct Item {
        let id: PrescriptionItemID
        let product: Coding
    }

    let prescriber: PractitionerID
    var items: [Item] = []
}

extension Draft {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 96)
        row.append(prescriber)
        row.append(items)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        prescriber = try row.value()
        items = try row.values()
    }
}

extension Draft.Item: RowValue {
    init(_ item: PrescriptionItem) {
        id = item.itemID
        product = item.product
    }

    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(product)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        product = try row.value()
    }
}
