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
        guard !state.allergies.contains(where: { $0.id == command.allergyID }) else {
            throw .entryIDInUse(field: "allergy_id")
        }
        guard state.allergies.count < Limit.allergies else {
            throw .listFull(field: "allergies", limit: Limit.allergies)
        }
        let substance = command.substance
        let isListed = state.allergies.contains {
            $0.status == .active && $0.recorded.substance.system == substance.system
                && $0.recorded.substance.code == substance.code
        }
        guard !isListed else { throw .allergyAlreadyActive }
        let recorded = AllergyRecorded(
            allergyID: command.allergyID,
            substance: substance,
            criticality: command.criticality,
            reactions: command.reactions,
            onset: command.onset
        )
        return [.allergyRecorded(recorded)]
    }

    static func refuteAllergy(_ command: RefuteAllergy, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        try requireActiveAllergy(command.allergyID, state)
        return [.allergyRefuted(AllergyRefuted(allergyID: command.allergyID, reason: command.reason))]
    }

    static func resolveAllergy(_ command: ResolveAllergy, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        try requireActiveAllergy(command.allergyID, state)
        return [.allergyResolved(AllergyResolved(allergyID: command.allergyID))]
    }

    static func assertNoKnownAllergies(_ state: State) throws(PatientRejection) -> [PatientEvent] {
        switch state.allergyStatus {
        case .listed: throw .activeAllergiesOnRecord
        case .noneKnown: []
        case .neverAsked: [.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())]
        }
    }

    private static func requireActiveAllergy(_ id: AllergyID, _ state: State) throws(PatientRejection) {
        guard let entry = state.allergies.first(where: { $0.id == id }) else { throw .allergyNotFound }
        guard entry.status == .active else { throw .allergyNotActive }
    }
}
