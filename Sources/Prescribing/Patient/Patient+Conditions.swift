internal import EventCatalog

extension Patient {
    static func recordCondition(
        _ command: RecordCondition,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            guard !command.codes.isEmpty else { throw .missing(field: "codes") }
            try Check.codings(command.codes, "codes")
            try Check.optional(command.note, limit: Limit.note, "note")
            if let onset = command.onset, facts.time.isFuture(onset) { throw .inFuture(field: "onset") }
        }
        try checkOnset(command.onset, state)
        let listed = state.conditions + facts.merged.flatMap(\.conditions)
        guard !listed.contains(where: { $0.id == command.conditionID }) else {
            throw .entryIDInUse(field: "condition_id")
        }
        guard state.conditions.count < Limit.conditions else {
            throw .listFull(field: "conditions", limit: Limit.conditions)
        }
        let recorded = ConditionRecorded(
            conditionID: command.conditionID,
            codes: try canonical(command.codes, "codes"),
            onset: command.onset,
            note: command.note
        )
        return [.conditionRecorded(recorded)]
    }

    static func amendCondition(
        _ command: AmendCondition,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        let change = command.change
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(change.reason, limit: Limit.reason, "reason")
            if let codes = change.codes {
                guard !codes.isEmpty else { throw .missing(field: "codes") }
                try Check.codings(codes, "codes")
            }
            try Check.optional(change.note, limit: Limit.note, "note")
            if let onset = change.onset, facts.time.isFuture(onset) { throw .inFuture(field: "onset") }
        }
        try checkOnset(change.onset, state)
        guard change.codes != nil || change.onset != nil || change.note != nil else { throw .nothingToCorrect }
        guard let entry = state.conditions.first(where: { $0.id == change.conditionID }) else {
            throw .conditionNotFound
        }
        guard entry.status != .enteredInError else { throw .conditionNotActive }
        if case .resolved(let abatement?) = entry.status, let onset = change.onset, abatement.lastDay < onset.firstDay {
            throw .abatementBeforeOnset
        }
        let amended = ConditionAmended(
            conditionID: change.conditionID,
            codes: try change.codes.map { codes throws(PatientRejection) in try canonical(codes, "codes") },
            onset: change.onset,
            note: change.note,
            reason: change.reason
        )
        guard entry.recorded.amended(by: amended) != entry.recorded else { return [] }
        return [.conditionAmended(amended)]
    }

    static func resolveCondition(
        _ command: ResolveCondition,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard let entry = state.conditions.first(where: { $0.id == command.conditionID }) else {
            throw .conditionNotFound
        }
        guard entry.status == .active else { throw .conditionNotActive }
        if let abatement = command.abatement {
            guard !facts.time.isFuture(abatement) else { throw .input(.inFuture(field: "abatement")) }
            if let onset = entry.recorded.onset, abatement.lastDay < onset.firstDay { throw .abatementBeforeOnset }
        }
        let resolved = ConditionResolved(conditionID: command.conditionID, abatement: command.abatement)
        return [.conditionResolved(resolved)]
    }

    static func markConditionEnteredInError(
        _ command: MarkConditionEnteredInError,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard let entry = state.conditions.first(where: { $0.id == command.conditionID }) else {
            throw .conditionNotFound
        }
        guard entry.status != .enteredInError else { throw .conditionNotActive }
        let marked = ConditionMarkedEnteredInError(conditionID: command.conditionID, reason: command.reason)
        return [.conditionMarkedEnteredInError(marked)]
    }

    private static func canonical(_ codes: [Coding], _ field: String) throws(PatientRejection) -> [Coding] {
        var result: [Coding] = []
        for (index, code) in codes.enumerated() {
            guard let canonical = DiagnosisCode.canonical(code) else {
                throw .input(.malformed(field: "\(field)[\(index)].code", expected: "an ICD-10 code such as E11.9"))
            }
            result.append(canonical)
        }
        return result
    }
}
