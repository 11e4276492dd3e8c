internal import EventCatalog
internal import ProjectionEngine

extension SearchIndex {
    /// Takes a merged record out of all lists; what it was found by finds the survivor from now on (I-44).
    static func merge(_ source: PatientID, into survivor: PatientID, in rows: inout RowWriter) throws {
        guard var row = try row(of: source, in: &rows) else { throw RowError.damaged }
        try remove(row, in: &rows)
        row.mergedInto = survivor
        row.chunks = []
        try rows.put(row.encoded, at: SearchKeys.row(row.ordinal), in: .rows)
        try changeRecords(above: row, in: &rows) { $0 += row.asMerged }
    }

    /// Lets a record be found by itself again, with those merged into it (I-46).
    static func unmerge(_ source: PatientID, from survivor: PatientID, in rows: inout RowWriter) throws {
        guard var row = try row(of: source, in: &rows) else { throw RowError.damaged }
        let ids = Set(row.asMerged.map(\.id))
        try changeRecords(above: row, in: &rows) { $0.removeAll { ids.contains($0.id) } }
        row.mergedInto = nil
        try insert(&row, in: &rows)
    }

    /// Changes what is remembered of merged records in every record above one, up to the one that stands for all.
    private static func changeRecords(
        above row: PatientRow,
        in rows: inout RowWriter,
        _ change: (inout [MergedRecord]) -> Void
    ) throws {
        var next = row.mergedInto
        while let id = next {
            guard let old = try self.row(of: id, in: &rows) else { throw RowError.damaged }
            var new = old
            change(&new.merged)
            if new.mergedInto == nil {
                try update(from: old, to: new, in: &rows)
            } else {
                try rows.put(new.encoded, at: SearchKeys.row(new.ordinal), in: .rows)
            }
            next = new.mergedInto
        }
    }
}

extension PatientRow {
    /// What the record and those merged into it are found by.
    fileprivate var asMerged: [MergedRecord] {
        let own = MergedRecord(id: id, names: [name] + formerNames, identifiers: identifiers, contacts: contacts)
        return [own] + merged
    }
}
