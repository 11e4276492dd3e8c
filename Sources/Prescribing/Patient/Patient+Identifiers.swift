internal import EventCatalog

extension Patient {
    static func check(_ identifier: Identifier, _ field: @autoclosure () -> String) throws(PatientRejection) {
        do {
            try Check.identifier(identifier, field())
        } catch {
            throw .input(error)
        }
        guard CheckDigit.fits(identifier) else { throw .identifierCheckDigitWrong(field: "\(field()).value") }
    }

    static func assignIdentifier(
        _ command: AssignPatientIdentifier,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try check(command.identifier, "identifier")
        guard !state.identifiers.contains(where: { $0.matches(command.identifier) }) else { return [] }
        guard state.identifiers.count < Limit.identifiers else {
            throw .listFull(field: "identifier", limit: Limit.identifiers)
        }
        return [.identifierAssigned(PatientIdentifierAssigned(identifier: command.identifier))]
    }

    static func endIdentifier(
        _ command: EndPatientIdentifier,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.identifier(command.identifier, "identifier")
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        guard let held = state.identifiers.first(where: { $0.matches(command.identifier) }) else {
            throw .identifierNotHeld
        }
        guard state.identifiers.count > 1 || !facts.policy.requiresIdentifier else { throw .lastIdentifier }
        return [.identifierEnded(PatientIdentifierEnded(identifier: held, reason: command.reason))]
    }

    static func recordDeath(
        _ command: RecordPatientDeath,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.optional(command.source, limit: Limit.reason, "source")
        }
        if let date = command.date {
            guard !facts.time.isFuture(date) else { throw .deathInFuture }
            guard date.lastDay >= state.birthDate.firstDay else { throw .deathBeforeBirth }
        }
        if let death = state.death {
            if death == Death(date: command.date, source: command.source) { return [] }
            // A more exact date refines a known one; another takes its place only after that was retracted, with a reason.
            let isRefined = death.date.map { known in
                command.date.map { $0.firstDay >= known.firstDay && $0.lastDay <= known.lastDay } ?? false
            }
            guard isRefined ?? true else { throw .deathAlreadyRecorded }
        }
        return [.deceasedRecorded(PatientDeceasedRecorded(date: command.date, source: command.source))]
    }

    static func retractDeath(
        _ command: RetractPatientDeath,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard state.isDeceased else { throw .notDeceased }
        return [.deceasedRetracted(PatientDeceasedRetracted(reason: command.reason))]
    }
}
