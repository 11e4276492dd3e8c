internal import EventCatalog

extension Patient {
    static func recordAllergy(
        _ command: RecordAllergy,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.coding(command.substance, "substance")
            try Check.texts(command.reactions, limit: Limit.reaction, count: Limit.reactions, "reactions")
            if let onset = command.onset, facts.time.isFuture(onset) { throw .inFuture(field: "onset") }
        }
        try checkOnset(command.onset, state)
        let listed = state.allergies + facts.merged.flatMap(\.allergies)
        guard !listed.contains(where: { $0.id == command.allergyID }) else {
            throw .entryIDInUse(field: "allergy_id")
        }
        guard state.allergies.count < Limit.allergies else {
            throw .listFull(field: "allergies", limit: Limit.allergies)
        }
        let substance = command.substance
        let isListed = listed.contains {
            $0.status == .active && $0.recorded.substance.system == substance.system
                && $0.recorded.substance.code == substance.code
        }
        guard !isListed else { throw .allergyAlreadyActive }
        let recorded = AllergyRecorded(
            allergyID: command.allergyID,
            substance: substance,
            criticality: command.criticality,
            reactions: command.reactions,
            onset: command.onset,
            severity: command.severity,
            verification: command.verification,
            kind: command.kind
        )
        return [.allergyRecorded(recorded)]
    }

    static func amendAllergy(
        _ command: AmendAllergy,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        let change = command.change
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(change.reason, limit: Limit.reason, "reason")
            try Check.texts(change.reactions ?? [], limit: Limit.reaction, count: Limit.reactions, "reactions")
            if let onset = change.onset, facts.time.isFuture(onset) { throw .inFuture(field: "onset") }
        }
        try checkOnset(change.onset, state)
        guard
            change.criticality != nil || change.reactions != nil || change.severity != nil
                || change.verification != nil || change.onset != nil
        else { throw .nothingToCorrect }
        let entry = try activeAllergy(change.allergyID, state)
        guard entry.recorded.amended(by: change) != entry.recorded else { return [] }
        return [.allergyAmended(change)]
    }

    static func refuteAllergy(_ command: RefuteAllergy, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        _ = try activeAllergy(command.allergyID, state)
        return [.allergyRefuted(AllergyRefuted(allergyID: command.allergyID, reason: command.reason))]
    }

    static func resolveAllergy(_ command: ResolveAllergy, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        _ = try activeAllergy(command.allergyID, state)
        return [.allergyResolved(AllergyResolved(allergyID: command.allergyID))]
    }

    static func assertNoKnownAllergies(
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard !facts.merged.contains(where: { $0.allergyStatus == .listed }) else { throw .activeAllergiesOnRecord }
        return switch state.allergyStatus {
        case .listed: throw .activeAllergiesOnRecord
        case .noneKnown: []
        case .neverAsked: [.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())]
        }
    }

    private static func activeAllergy(_ id: AllergyID, _ state: State) throws(PatientRejection) -> Allergy {
        guard let entry = state.allergies.first(where: { $0.id == id }) else { throw .allergyNotFound }
        guard entry.status == .active else { throw .allergyNotActive }
        return entry
    }

    /// Nothing begins before birth (I-43).
    static func checkOnset(_ onset: CalendarDate?, _ state: State) throws(PatientRejection) {
        guard let onset, onset.lastDay < state.birthDate.firstDay else { return }
        throw .onsetBeforeBirth
    }
}
