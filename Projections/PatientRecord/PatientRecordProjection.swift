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

    static let patients = Table("patient")
    static let practitioners = Table("practitioner")

    /// Makes the projection.
    public init() {}

    /// Folds an event into the row of its patient or practitioner.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .patient(let id, let change):
            let key = KeyEncoder(id.record).bytes
            let old = try rows.row(at: key, in: Self.patients).map { try PatientRow(decoding: $0) }
            if let row = PatientRow.folding(change, of: event.entry, into: old, id: id) {
                try rows.put(row.encoded(), at: key, in: Self.patients)
            }
        case .practitioner(let id, let change):
            let key = KeyEncoder(id.record).bytes
            let old = try rows.row(at: key, in: Self.practitioners).map { try PractitionerRow(decoding: $0) }
            if let row = PractitionerRow.folding(change, of: event.entry, into: old, id: id) {
                try rows.put(row.encoded(), at: key, in: Self.practitioners)
            }
        case .prescription, .formulary:
            break
        }
    }
}
