public import EventCatalog
public import ProjectionEngine

/// One row per patient with the whole current record, and one per practitioner.
public struct PatientRecordProjection: Projection {
    /// The name under which it is served.
    public static let name = "PatientRecord"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 3
    /// Patients and practitioners, each by id.
    public static let tables = [patients, practitioners]

    private var changedPatients = DecodedRows<PatientRow>(of: patients)
    private var changedPractitioners = DecodedRows<PractitionerRow>(of: practitioners)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the row of its patient or practitioner.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .patient(let id, let change):
            try changedPatients.change(id.record, in: rows) { row in
                row = PatientRow.folding(change, of: event.entry, into: row.take(), id: id)
            }
        case .practitioner(let id, let change):
            try changedPractitioners.change(id.record, in: rows) { row in
                row = PractitionerRow.folding(change, of: event.entry, into: row.take(), id: id)
            }
        case .prescription, .formulary:
            break
        }
    }

    /// Puts the rows.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changedPatients.settle(in: &rows)
        try changedPractitioners.settle(in: &rows)
    }
}
