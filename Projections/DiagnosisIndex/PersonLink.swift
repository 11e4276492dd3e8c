internal import EventCatalog
internal import ProjectionEngine

/// Which records are of one person (I-44). Only those that were merged, or have been merged into, have a row.
struct PersonLink {
    static let table = Table("link")

    private var mergedInto: PatientID?
    private var sources: [PatientID] = []

    /// The record that stands for a patient: the patient's own where it was not merged away.
    static func survivor(of id: PatientID, in rows: inout RowWriter) throws -> PatientID {
        var root = id
        while let next = try find(root, in: &rows).mergedInto { root = next }
        return root
    }

    /// Makes the source's conditions the survivor's, with those of who was merged into the source.
    static func join(_ source: PatientID, to survivor: PatientID, in rows: inout RowWriter) throws {
        try moving(try records(under: source, in: &rows), in: &rows) { rows in
            try change(source, in: &rows) { $0.mergedInto = survivor }
            try change(survivor, in: &rows) { $0.sources.append(source) }
        }
    }

    /// Gives the source its conditions back.
    static func part(_ source: PatientID, from survivor: PatientID, in rows: inout RowWriter) throws {
        try moving(try records(under: source, in: &rows), in: &rows) { rows in
            try change(source, in: &rows) { $0.mergedInto = nil }
            try change(survivor, in: &rows) { $0.sources.removeAll { $0 == source } }
        }
    }

    /// A record, and those merged into it.
    private static func records(under id: PatientID, in rows: inout RowWriter) throws -> [PatientID] {
        var records = [id]
        var place = 0
        while place < records.count {
            records += try find(records[place], in: &rows).sources
            place += 1
        }
        return records
    }

    /// Takes the conditions of some records out, and puts them where they belong after a change.
    private static func moving(
        _ records: [PatientID],
        in rows: inout RowWriter,
        _ change: (inout RowWriter) throws -> Void
    ) throws {
        var taken: [(PatientID, ConditionID, [DiagnosisRow.Condition])] = []
        for patient in records {
            for id in try conditions(of: patient, in: &rows) {
                taken.append((patient, id, try DiagnosisIndexProjection.take(id, of: patient, in: &rows)))
            }
        }
        try change(&rows)
        for (patient, id, codings) in taken {
            try DiagnosisIndexProjection.put(codings, id, of: patient, in: &rows)
        }
    }

    private static func conditions(of patient: PatientID, in rows: inout RowWriter) throws -> [ConditionID] {
        var ids: [ConditionID] = []
        try rows.scan(DiagnosisIndexProjection.conditions, prefix: KeyEncoder(patient.record).bytes) { key, _ in
            var end = KeyDecoder(key)
            try end.skip(end.remaining - 16)
            ids.append(ConditionID(try end.id()))
            return .next
        }
        return ids
    }

    private static func find(_ id: PatientID, in rows: inout RowWriter) throws -> PersonLink {
        guard let bytes = try rows.row(at: KeyEncoder(id.record).bytes, in: table) else { return PersonLink() }
        var row = RowDecoder(bytes)
        return PersonLink(mergedInto: try row.optionalValue(), sources: try row.values())
    }

    private static func change(
        _ id: PatientID,
        in rows: inout RowWriter,
        _ change: (inout PersonLink) -> Void
    ) throws {
        var link = try find(id, in: &rows)
        change(&link)
        let key = KeyEncoder(id.record).bytes
        guard link.mergedInto != nil || !link.sources.isEmpty else { return try rows.delete(at: key, in: table) }
        var row = RowEncoder(capacity: 48)
        row.append(link.mergedInto)
        row.append(link.sources)
        try rows.put(row.bytes, at: key, in: table)
    }
}
