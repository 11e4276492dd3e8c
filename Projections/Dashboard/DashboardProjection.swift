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

    private var changed = DecodedRows<Draft>(of: drafts)

    /// Makes the projection.
    public init() {}

    /// Counts an event.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
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

    /// Puts the drafts.
    public mutating func finish(_ rows: inout RowWriter) throws { try changed.settle(in: &rows) }

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
            try changed.change(id.record, in: rows) { $0 = nil }
            try Counters.count(.enteredInError, on: day, in: &rows)
        case .superseded(let superseded):
            try Counters.count(.stoppedItems, by: superseded.itemIDs.count, on: day, in: &rows)
        case .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed,
            .dispenseReversed, .cancellationRequested, .cancellationRejected, .reviewFellDue:
            break
        }
    }

    private mutating func sign(_ id: PrescriptionID, on day: CalendarDate, in rows: inout RowWriter) throws {
        var signed: Draft?
        try changed.change(id.record, in: rows) { signed = $0.take() }
        guard let signed else { return }
        try Counters.count(.prescriptions, on: day, in: &rows)
        try Counters.count(.items, by: signed.items.count, on: day, in: &rows)
        try Counters.count(prescriber: signed.prescriber, on: day, in: &rows)
        for item in signed.items { try Counters.count(product: item.product, on: day, in: &rows) }
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
        default:
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
