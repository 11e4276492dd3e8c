public import EventCatalog
public import ProjectionEngine

/// Which patients have a diagnosis: one row for each code and person, in the order of codes. The conditions of merged
/// records are the survivor's (I-44).
public struct DiagnosisIndexProjection: Projection {
    /// The name under which it is served.
    public static let name = "DiagnosisIndex"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 4
    /// Persons by code, those of them who have the condition now, the codes of each condition, and which records are of
    /// one person.
    public static let tables = [diagnoses, active, conditions, PersonLink.table]

    /// Makes the projection.
    public init() {}

    /// Folds an event of a condition into the rows of its codes, and moves the rows of who is merged or unmerged.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let patient, let change) = event.event else { return }
        switch change {
        case .conditionRecorded(let recorded):
            let codings = recorded.codes.map {
                DiagnosisRow.Condition(recorded, of: patient, coding: $0, by: event.entry)
            }
            _ = try Self.take(recorded.conditionID, of: patient, in: &rows)
            try Self.put(codings, recorded.conditionID, of: patient, in: &rows)
        case .conditionResolved(let resolved):
            try Self.change(resolved.conditionID, of: patient, in: &rows) { condition in
                condition.isActive = false
                condition.abatement = resolved.abatement
            }
        case .conditionAmended(let amended):
            try Self.amend(amended, of: patient, in: &rows)
        case .conditionMarkedEnteredInError(let marked):
            _ = try Self.take(marked.conditionID, of: patient, in: &rows)
        case .merged(let merge) where merge.source == patient:
            try PersonLink.join(patient, to: merge.survivor, in: &rows)
        case .unmerged(let undone) where undone.source == patient:
            try PersonLink.part(patient, from: undone.survivor, in: &rows)
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .allergyRecorded, .allergyRefuted,
            .allergyResolved, .noKnownAllergiesAsserted, .observationRecorded, .merged, .unmerged, .duplicateSuspected,
            .duplicateRejected, .accessRestricted, .accessUnrestricted, .allergyAmended:
            break
        }
    }

    /// Puts a condition under each of its codes.
    static func put(
        _ codings: [DiagnosisRow.Condition],
        _ id: ConditionID,
        of patient: PatientID,
        in rows: inout RowWriter
    ) throws {
        let person = try PersonLink.survivor(of: patient, in: &rows)
        var keys: [[UInt8]] = []
        for condition in codings {
            let key = DiagnosisKey(code: condition.coding.code, patient: person).bytes
            if keys.contains(key) { continue }  // one code in two systems is one row
            keys.append(key)
            var row = try rows.row(at: key, in: diagnoses).map { try DiagnosisRow(decoding: $0) } ?? DiagnosisRow()
            row.put(condition)
            try store(row, at: key, in: &rows)
        }
        var row = RowEncoder()
        row.append(UInt64(keys.count))
        for key in keys { row.append(bytes: key) }
        try rows.put(row.bytes, at: conditionKey(id, of: patient), in: conditions)
    }

    /// Takes a condition from under all its codes.
    ///
    /// - Returns: What was there, once for each code; none if there is no such condition of this patient.
    static func take(
        _ id: ConditionID,
        of patient: PatientID,
        in rows: inout RowWriter
    ) throws -> [DiagnosisRow.Condition] {
        let own = conditionKey(id, of: patient)
        guard let stored = try rows.row(at: own, in: conditions) else { return [] }
        var taken: [DiagnosisRow.Condition] = []
        var keys = RowDecoder(stored)
        for _ in 0..<(try keys.unsigned()) {
            let key = try keys.byteArray()
            guard let bytes = try rows.row(at: key, in: diagnoses) else { throw RowError.damaged }
            var row = try DiagnosisRow(decoding: bytes)
            taken += row.conditions.filter { $0.patientID == patient && $0.id == id }
            row.conditions.removeAll { $0.patientID == patient && $0.id == id }
            try store(row, at: key, in: &rows)
        }
        try rows.delete(at: own, in: conditions)
        return taken
    }

    /// Puts an amended condition under its codes as they are now.
    private static func amend(_ amended: ConditionAmended, of patient: PatientID, in rows: inout RowWriter) throws {
        let old = try take(amended.conditionID, of: patient, in: &rows)
        guard let first = old.first else { return }
        let codings = (amended.codes ?? old.map(\.coding)).map { coding in
            DiagnosisRow.Condition(
                position: first.position,
                patientID: patient,
                id: first.id,
                coding: coding,
                onset: amended.onset ?? first.onset,
                recordedOn: first.recordedOn,
                isActive: first.isActive,
                abatement: first.abatement
            )
        }
        try put(codings, amended.conditionID, of: patient, in: &rows)
    }

    /// Changes a condition under all its codes.
    private static func change(
        _ id: ConditionID,
        of patient: PatientID,
        in rows: inout RowWriter,
        _ change: (inout DiagnosisRow.Condition) -> Void
    ) throws {
        var codings = try take(id, of: patient, in: &rows)
        guard !codings.isEmpty else { return }
        for index in codings.indices { change(&codings[index]) }
        try put(codings, id, of: patient, in: &rows)
    }

    private static func store(_ row: DiagnosisRow, at key: [UInt8], in rows: inout RowWriter) throws {
        if row.conditions.isEmpty {
            try rows.delete(at: key, in: diagnoses)
        } else {
            try rows.put(row.encoded(), at: key, in: diagnoses)
        }
        if let shown = row.shown, shown.isActive {
            try rows.put(DiagnosisRow(conditions: [shown]).encoded(), at: key, in: active)
        } else {
            try rows.delete(at: key, in: active)
        }
    }
}
