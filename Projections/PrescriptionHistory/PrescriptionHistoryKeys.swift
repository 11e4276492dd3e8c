internal import EventCatalog
internal import ProjectionEngine

extension PrescriptionHistoryProjection {
    /// Prescriptions by id.
    static let prescriptions = Table("prescription")
    /// Prescriptions by patient: see ``PatientKey``.
    static let byPatient = Table("patient")
}

/// The key of a prescription in its patient's list: newest first by the clinical time of its drafting.
struct PatientKey: Hashable {
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
