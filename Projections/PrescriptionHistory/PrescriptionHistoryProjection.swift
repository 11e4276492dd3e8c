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

    static let prescriptions = Table("prescription")
    static let byPatient = Table("patient")

    /// Makes the projection.
    public init() {}

    /// Folds an event into the row of its prescription.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            try apply(change, of: event.entry, id: id, to: &rows)
        case .patient, .practitioner, .formulary:
            break
        }
    }

    private func apply(
        _ change: PrescriptionEvent,
        of entry: EventEntry,
        id: PrescriptionID,
        to rows: inout RowWriter
    ) throws {
        let key = KeyEncoder(id.record).bytes
        let old = try rows.row(at: key, in: Self.prescriptions).map { try PrescriptionRow(decoding: $0) }
        guard let row = PrescriptionRow.folding(change, of: entry, into: old, id: id) else { return }
        try rows.put(row.encoded(), at: key, in: Self.prescriptions)
        if old?.indexRow != row.indexRow {
            try rows.put(row.indexRow, at: PatientKey(row).bytes, in: Self.byPatient)
        }
    }
}

/// The key of a prescription in its patient's list: newest first by the clinical time of its drafting.
struct PatientKey {
    let bytes: [UInt8]

    init(_ row: PrescriptionRow) {
        var key = KeyEncoder(row.header.patientID.record)
        // Moved so that times before 1970 sort before later ones.
        let time = UInt64(bitPattern: row.authoredAt.instant.microseconds) ^ (1 << 63)
        key.append(descending: time)
        key.append(row.id)
        bytes = key.bytes
    }

    /// The prescription's id at the end of a key.
    static func prescription(in key: Span<UInt8>) throws(RowError) -> PrescriptionID {
        var decoder = KeyDecoder(key)
        try decoder.skip(24)
        return PrescriptionID(try decoder.id())
    }
}
