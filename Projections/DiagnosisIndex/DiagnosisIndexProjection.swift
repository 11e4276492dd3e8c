public import EventCatalog
public import ProjectionEngine

/// Which patients have a diagnosis: one row for each code and patient, in the order of codes.
public struct DiagnosisIndexProjection: Projection {
    /// The name under which it is served.
    public static let name = "DiagnosisIndex"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 3
    /// Patients by code, those of them who have the condition now, and the codes of each condition.
    public static let tables = [diagnoses, active, conditions]

    static let diagnoses = Table("diagnosis")
    /// The rows of ``diagnoses`` with an active condition, so that asking for those passes over no others.
    static let active = Table("active")
    static let conditions = Table("condition")

    /// Makes the projection.
    public init() {}

    /// Folds an event of a condition into the rows of its codes.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let patient, let change) = event.event else { return }
        switch change {
        case .conditionRecorded(let recorded):
            try record(recorded, of: patient, at: event.entry.occurredAt.date, in: &rows)
        case .conditionResolved(let resolved):
            try self.change(resolved.conditionID, of: patient, in: &rows) { condition in
                condition.isActive = false
                condition.abatement = resolved.abatement
                return condition
            }
        case .conditionAmended(let amended):
            try amend(amended, of: patient, in: &rows)
        case .conditionMarkedEnteredInError(let marked):
            try self.change(marked.conditionID, of: patient, in: &rows) { _ in nil }
            try rows.delete(at: Self.conditionKey(marked.conditionID, of: patient), in: Self.conditions)
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .allergyRecorded, .allergyRefuted,
            .allergyResolved, .noKnownAllergiesAsserted, .observationRecorded, .merged, .unmerged, .duplicateSuspected,
            .duplicateRejected, .accessRestricted, .accessUnrestricted, .allergyAmended:
            break
        }
    }

    private func record(
        _ recorded: ConditionRecorded,
        of patient: PatientID,
        at day: CalendarDate,
        in rows: inout RowWriter
    ) throws {
        var keys: [[UInt8]] = []
        for code in recorded.codes {
            let key = DiagnosisKey(code: code.code, patient: patient).bytes
            if keys.contains(key) { continue }  // one code in two systems is one row
            keys.append(key)
            var row = try rows.row(at: key, in: Self.diagnoses).map { try DiagnosisRow(decoding: $0) } ?? DiagnosisRow()
            row.conditions.removeAll { $0.id == recorded.conditionID }
            row.conditions.append(DiagnosisRow.Condition(recorded, coding: code, recordedOn: day))
            try Self.store(row, at: key, in: &rows)
        }
        var row = RowEncoder()
        row.append(UInt64(keys.count))
        for key in keys { row.append(bytes: key) }
        try rows.put(row.bytes, at: Self.conditionKey(recorded.conditionID, of: patient), in: Self.conditions)
    }

    /// Puts an amended condition under its codes as they are now.
    private func amend(_ amended: ConditionAmended, of patient: PatientID, in rows: inout RowWriter) throws {
        var codes: [Coding] = []
        var found: DiagnosisRow.Condition?
        try change(amended.conditionID, of: patient, in: &rows) { condition in
            codes.append(condition.coding)
            found = condition
            return nil
        }
        guard let found else { return }
        let recorded = ConditionRecorded(
            conditionID: amended.conditionID,
            codes: amended.codes ?? codes,
            onset: amended.onset ?? found.onset,
            note: nil
        )
        try record(recorded, of: patient, at: found.recordedOn, in: &rows)
        try change(amended.conditionID, of: patient, in: &rows) { condition in
            condition.isActive = found.isActive
            condition.abatement = found.abatement
            return condition
        }
    }

    /// Changes a condition in the rows of all its codes; what becomes `nil` is taken out.
    private func change(
        _ id: ConditionID,
        of patient: PatientID,
        in rows: inout RowWriter,
        _ change: (inout DiagnosisRow.Condition) -> DiagnosisRow.Condition?
    ) throws {
        guard let stored = try rows.row(at: Self.conditionKey(id, of: patient), in: Self.conditions) else { return }
        var keys = RowDecoder(stored)
        for _ in 0..<(try keys.unsigned()) {
            let key = try keys.byteArray()
            guard let bytes = try rows.row(at: key, in: Self.diagnoses) else { continue }
            var row = try DiagnosisRow(decoding: bytes)
            row.conditions = row.conditions.compactMap { condition in
                var condition = condition
                return condition.id == id ? change(&condition) : condition
            }
            try Self.store(row, at: key, in: &rows)
        }
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

    private static func conditionKey(_ id: ConditionID, of patient: PatientID) -> [UInt8] {
        var key = KeyEncoder(patient.record)
        key.append(id)
        return key.bytes
    }
}

/// The key of a code and a patient. Codes are compared without case and without blanks at the ends.
struct DiagnosisKey {
    let bytes: [UInt8]

    init(code: String, patient: PatientID) {
        var key = KeyEncoder()
        key.append(Self.normal(code))
        key.append(patient)
        bytes = key.bytes
    }

    /// What the keys of all codes with a prefix begin with.
    static func prefix(_ text: String) -> [UInt8] {
        var key = KeyEncoder()
        key.append(prefix: normal(text))
        return key.bytes
    }

    /// What the keys of exactly one code begin with.
    static func exactly(_ code: String) -> [UInt8] {
        var key = KeyEncoder()
        key.append(normal(code))
        return key.bytes
    }

    /// Codes are ASCII; anything else in them stays as it is.
    private static func normal(_ code: String) -> String {
        let blanks: Set<UInt8> = [0x20, 0x09]
        let inner = code.utf8.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return String(decoding: inner.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }
}
