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

    private var changed = DecodedRows<Draft>(of: drafts)
    private var counts = CounterBatch()

    /// Makes the projection.
    public init() {}

    /// Counts an event.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        let day = event.entry.occurredAt.date.firstDay
        switch event.event {
        case .patient(_, let change):
            if case .registered = change { counts.count(.patients, on: day) }
        case .practitioner(_, let change):
            if case .registered = change { counts.count(.practitioners, on: day) }
        case .prescription(let id, let change):
            try apply(change, to: id, on: day, in: &rows)
        case .formulary:
            break
        }
    }

    /// Puts the drafts and the counts.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changed.settle(in: &rows)
        try counts.settle(in: &rows)
    }

    private mutating func apply(
        _ change: PrescriptionEvent,
        to id: PrescriptionID,
        on day: CalendarDate,
        in rows: inout RowWriter
    ) throws {
        switch change {
        case .drafted, .itemAdded, .itemChanged, .itemRemoved:
            try changed.change(id.record, in: rows) { Draft.fold(change, into: &$0) }
        case .draftDiscarded:
            try changed.change(id.record, in: rows) { $0 = nil }
        case .signed:
            try sign(id, on: day, in: &rows)
        case .dispensed:
            counts.count(.dispenses, on: day)
        case .held(let held):
            counts.count(.heldItems, by: held.itemIDs.count, on: day)
        case .resumed(let resumed):
            counts.count(.resumedItems, by: resumed.itemIDs.count, on: day)
        case .stopped(let stopped):
            counts.count(.stoppedItems, by: stopped.itemIDs.count, on: day)
        case .cancelled(let cancelled):
            counts.count(.cancelledItems, by: cancelled.itemIDs.count, on: day)
        case .renewed:
            counts.count(.renewals, on: day)
        case .expired(let expired):
            counts.count(.expiredItems, by: expired.itemIDs.count, on: day)
        case .markedEnteredInError:
            try changed.change(id.record, in: rows) { $0 = nil }
            counts.count(.enteredInError, on: day)
        case .superseded(let superseded):
            counts.count(.stoppedItems, by: superseded.itemIDs.count, on: day)
        case .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed,
            .dispenseReversed, .cancellationRequested, .cancellationRejected, .reviewFellDue:
            break
        }
    }

    private mutating func sign(_ id: PrescriptionID, on day: CalendarDate, in rows: inout RowWriter) throws {
        var signed: Draft?
        try changed.change(id.record, in: rows) { signed = $0.take() }
        guard let signed else { return }
        counts.count(.prescriptions, on: day)
        counts.count(.items, by: signed.items.count, on: day)
        try counts.count(prescriber: signed.prescriber, on: day, in: &rows)
        for item in signed.items { try counts.count(product: item.product, on: day, in: &rows) }
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
    static func fold(_ event: PrescriptionEvent, into draft: inout Draft?) {
        switch event {
        case .drafted(let drafted):
            draft = Draft(prescriber: drafted.prescriberID)
        case .itemAdded(let added):
            draft?.items.append(Item(added.item))
        case .itemChanged(let changed):
            for index in draft?.items.indices ?? 0..<0 where draft?.items[index].id == changed.item.itemID {
                draft?.items[index] = Item(changed.item)
            }
        case .itemRemoved(let removed):
            draft?.items.removeAll { $0.id == removed.itemID }
        case .draftDiscarded, .signed, .dispensed, .held, .resumed, .stopped, .cancelled, .renewed, .expired,
            .markedEnteredInError, .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy,
            .returnedByPharmacy, .notDispensed, .dispenseReversed, .cancellationRequested, .cancellationRejected,
            .superseded, .reviewFellDue:
            break
        }
    }
}

extension Draft: StoredRow {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 96)
        row.append(prescriber)
        row.append(items)
        return row.bytes
    }

    init(decoding bytes: [UInt8], id: RecordID) throws(RowError) {
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
