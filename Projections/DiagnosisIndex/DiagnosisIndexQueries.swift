public import EventCatalog
public import ProjectionEngine

/// A patient with a diagnosis.
public struct Diagnosis: Hashable, Sendable {
    /// Who; of merged records the one that stands for them (I-44).
    public let patientID: PatientID
    /// The condition; of several with this code the latest active one, else the latest.
    public let conditionID: ConditionID
    /// The code, its system and the words it was recorded with.
    public let coding: Coding
    /// Whether the condition is present.
    public let isActive: Bool
    /// When it began, as exactly as it is known.
    public let onset: CalendarDate?
    /// When it ended, if it has and it is known.
    public let abatement: CalendarDate?
    /// When it was recorded, clinically.
    public let recordedOn: CalendarDate
}

/// Which conditions count.
public enum DiagnosisScope: Hashable, Sendable, CaseIterable {
    /// Those that are present.
    case active
    /// Those that are over, too.
    case everRecorded
}

extension ReadModel where Rule == DiagnosisIndexProjection {
    /// Patients with a code that begins with a prefix, in the order of codes; for each code every patient once.
    ///
    /// - Parameters:
    ///   - codePrefix: The beginning of a code of any system, such as `E11`; case does not matter. Empty: every code.
    ///   - scope: Whether conditions that are over count.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: O(log n + limit), whichever the page and scope.
    public func patients(
        codePrefix: String,
        scope: DiagnosisScope = .active,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<Diagnosis>> {
        try page(prefix: DiagnosisKey.prefix(codePrefix), scope, after, limit)
    }

    /// Patients with exactly one code, in the order of their ids. See ``patients(codePrefix:scope:after:limit:)``.
    public func patients(
        code: String,
        scope: DiagnosisScope = .active,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<Diagnosis>> {
        try page(prefix: DiagnosisKey.exactly(code), scope, after, limit)
    }

    private func page(
        prefix: [UInt8],
        _ scope: DiagnosisScope,
        _ after: [UInt8]?,
        _ limit: Int
    ) throws -> Snapshot<Page<Diagnosis>> {
        let table: Table
        switch scope {
        case .active: table = DiagnosisIndexProjection.active
        case .everRecorded: table = DiagnosisIndexProjection.diagnoses
        }
        return try read { rows in
            try rows.page(
                of: table,
                after: after,
                prefix: prefix,
                limit: limit
            ) { key, row -> Diagnosis? in
                guard let shown = try DiagnosisRow(decoding: [UInt8](copying: row)).shown else {
                    throw RowError.damaged
                }
                var end = KeyDecoder(key)
                try end.skip(end.remaining - 16)
                return Diagnosis(patientID: PatientID(try end.id()), shown)
            }
        }
    }
}

extension Diagnosis {
    fileprivate init(patientID: PatientID, _ condition: DiagnosisRow.Condition) {
        self.init(
            patientID: patientID,
            conditionID: condition.id,
            coding: condition.coding,
            isActive: condition.isActive,
            onset: condition.onset,
            abatement: condition.abatement,
            recordedOn: condition.recordedOn
        )
    }
}
