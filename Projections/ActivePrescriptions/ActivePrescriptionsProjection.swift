public import EventCatalog
public import ProjectionEngine

/// The items that are signed and have not ended, by patient, prescriber and product, each in the order in which they
/// run out.
public struct ActivePrescriptionsProjection: Projection {
    /// The name under which it is served.
    public static let name = "ActivePrescriptions"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 2
    /// Open prescriptions, open items, and the items' indexes.
    public static let tables = [prescriptions, items] + Worklist.tables

    private var changed = DecodedRows<OpenPrescription>(of: prescriptions)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the rows of its prescription's items.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            let day = event.entry.occurredAt.date.firstDay
            try changed.change(id.record, in: rows) { row in
                // An event of a prescription that has ended, or was never drafted, changes nothing here.
                row = OpenPrescription.folding(change, at: day, into: row.take(), id: id)
            }
        case .patient, .practitioner, .formulary:
            break
        }
    }

    /// Puts the rows, and brings the items along.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changed.settle(in: &rows) { before, now, rows in
            try Self.update(before?.signedItems ?? [], now?.signedItems ?? [], in: &rows)
        }
    }

    /// Brings the items' rows and indexes from one state to the next.
    private static func update(
        _ old: [ActiveItem],
        _ new: [ActiveItem],
        in rows: inout RowWriter
    ) throws(RowError) {
        for item in old where !new.contains(where: { $0.id == item.id }) {
            try rows.delete(at: KeyEncoder(item.id.record).bytes, in: items)
            for worklist in Worklist.all(of: item) { try rows.delete(at: worklist.key, in: worklist.table) }
        }
        for item in new {
            let before = old.first { $0.id == item.id }
            guard before != item else { continue }
            try rows.put(item.encoded(), at: KeyEncoder(item.id.record).bytes, in: items)
            let entries = Worklist.all(of: item)
            if let before, before.worklistRow == item.worklistRow, before.runsOutOn == item.runsOutOn { continue }
            if let before, before.runsOutOn != item.runsOutOn {
                for worklist in Worklist.all(of: before) { try rows.delete(at: worklist.key, in: worklist.table) }
            }
            for worklist in entries { try rows.put(item.worklistRow, at: worklist.key, in: worklist.table) }
        }
    }
}
