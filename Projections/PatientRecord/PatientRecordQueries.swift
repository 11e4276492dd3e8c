public import EventCatalog
public import ProjectionEngine

extension ReadModel where Rule == PatientRecordProjection {
    /// The person that a patient's record is about: of a record that was merged away the survivor (I-44); `nil` if there
    /// is no such record.
    ///
    /// - Complexity: One key for each of the person's records.
    public func person(_ id: PatientID) throws -> Snapshot<Person?> {
        try read { rows in try Person(of: id) { try Self.row(of: $0, in: rows) } }
    }

    private static func row(of id: PatientID, in rows: borrowing RowReader) throws -> PatientRow? {
        try rows.row(at: Rule.key(of: id), in: Rule.patients)
            .map { try PatientRow(decoding: $0) }
    }

    /// Several patients' records at one position, in the order asked; those that don't exist are left out.
    ///
    /// - Complexity: One key for each.
    public func patients(_ ids: [PatientID]) throws -> Snapshot<[PatientRow]> {
        try read { rows in
            try ids.compactMap { id in
                try rows.row(at: Rule.key(of: id), in: Rule.patients)
                    .map { try PatientRow(decoding: $0) }
            }
        }
    }

    /// A practitioner's record; `nil` if there is none.
    ///
    /// - Complexity: One key.
    public func practitioner(_ id: PractitionerID) throws -> Snapshot<PractitionerRow?> {
        try read { rows in
            try rows.row(at: Rule.key(of: id), in: Rule.practitioners)
                .map { try PractitionerRow(decoding: $0) }
        }
    }

    /// Practitioners in the order of their ids.
    ///
    /// - Parameters:
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    public func practitioners(after: [UInt8]? = nil, limit: Int) throws -> Snapshot<Page<PractitionerRow>> {
        try read { rows in
            try rows.page(of: Rule.practitioners, after: after, limit: limit) { _, row in
                try PractitionerRow(decoding: [UInt8](copying: row))
            }
        }
    }
}
