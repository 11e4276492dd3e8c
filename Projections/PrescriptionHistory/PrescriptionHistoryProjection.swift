public import EventCatalog
public import ProjectionEngine

/// One row per prescription with its whole current state and its history, and an index by patient, newest first.
public struct PrescriptionHistoryProjection: Projection {
    /// The name under which it is served.
    public static let name = "PrescriptionHistory"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 2
    /// Prescriptions by id, and by patient.
    public static let tables = [prescriptions, byPatient]

    private var changed = DecodedRows<PrescriptionRow>(of: prescriptions)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the row of its prescription.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            try changed.change(id.record, in: rows) { row in
                row = PrescriptionRow.folding(change, of: event.entry, into: row.take(), id: id)
            }
        case .patient, .practitioner, .formulary:
            break
        }
    }

    /// Puts the rows, and their places in the patients' lists.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changed.settle(in: &rows) { before, now, rows in
            let (old, new) = (before.map(PatientKey.init), now.map(PatientKey.init))
            if let old, old != new { try rows.delete(at: old.bytes, in: Self.byPatient) }
            if let now, let new, old != new || before?.indexRow != now.indexRow {
                try rows.put(now.indexRow, at: new.bytes, in: Self.byPatient)
            }
        }
    }
}
