public import EventCatalog
public import ProjectionEngine

extension ReadModel where Rule == PrescriptionHistoryProjection {
    /// A prescription; `nil` if there is none.
    ///
    /// - Complexity: One key.
    public func prescription(_ id: PrescriptionID) throws -> Snapshot<PrescriptionRow?> {
        try read { rows in
            try rows.row(at: KeyEncoder(id.record).bytes, in: PrescriptionHistoryProjection.prescriptions)
                .map { try PrescriptionRow(decoding: $0) }
        }
    }

    /// A person's prescriptions, newest first.
    ///
    /// - Parameters:
    ///   - records: Whose: the patient's record, and those merged into it (I-44).
    ///   - statuses: Only these; empty for all.
    ///   - today: The day on which the status is asked: past its validity an open prescription has expired.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: Two keys for each prescription shown, one small one for each left out.
    public func prescriptions(
        of records: [PatientID],
        statuses: Set<PrescriptionStatus> = [],
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<PrescriptionRow>> {
        try read { rows in
            let ids = try rows.page(
                of: PrescriptionHistoryProjection.byPatient,
                prefixes: records.map { KeyEncoder($0.record).bytes },
                after: after,
                limit: limit
            ) { key, row -> PrescriptionID? in
                if !statuses.isEmpty {
                    guard statuses.contains(try PrescriptionStatus(indexRow: row, on: today)) else { return nil }
                }
                return try PatientKey.prescription(in: key)
            }
            let items = try ids.items.map { id in
                let key = KeyEncoder(id.record).bytes
                guard let row = try rows.row(at: key, in: PrescriptionHistoryProjection.prescriptions) else {
                    throw RowError.damaged
                }
                return try PrescriptionRow(decoding: row)
            }
            return Page(items: items, next: ids.next)
        }
    }
}
