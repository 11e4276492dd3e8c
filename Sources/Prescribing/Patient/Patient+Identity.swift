internal import EventCatalog

extension Patient {
    static func register(
        _ command: RegisterPatient,
        given state: State?,
        in facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard state == nil else { throw .alreadyRegistered }
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.name(command.name)
            try Check.contacts(command.contacts)
            try Check.address(command.address)
            try Check.count(command.identifiers.count, limit: Limit.identifiers, "identifiers")
        }
        try checkBirthDate(command.birthDate, facts.time)
        if facts.policy.requiresIdentifier, command.identifiers.isEmpty { throw .identifierRequired }
        for (index, identifier) in command.identifiers.enumerated() {
            try check(identifier, "identifiers[\(index)]")
            if command.identifiers[..<index].contains(where: { $0.matches(identifier) }) {
                throw .identifierRepeated(field: "identifiers[\(index)]")
            }
        }
        let (check, events) = try checkDuplicates(command, facts)
        let registered = PatientRegistered(
            name: command.name,
            birthDate: command.birthDate,
            gender: command.gender,
            identifiers: command.identifiers,
            contacts: command.contacts,
            address: command.address,
            duplicateCheck: check,
            isBirthDateEstimated: command.isBirthDateEstimated
        )
        return [.registered(registered)] + events
    }

    static func correct(
        _ command: CorrectPatientDemographics,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard command.name != nil || command.birthDate != nil || command.gender != nil else { throw .nothingToCorrect }
        try PatientRejection.checking { () throws(InputProblem) in
            if let name = command.name { try Check.name(name) }
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        if let birthDate = command.birthDate {
            try checkBirthDate(birthDate, facts.time)
            if let death = state.death?.date, birthDate.firstDay > death.lastDay { throw .birthDateAfterDeath }
        }
        let name = command.name.flatMap { $0 == state.name ? nil : $0 }
        let birthDate = command.birthDate.flatMap { $0 == state.birthDate ? nil : $0 }
        let gender = command.gender.flatMap { $0 == state.gender ? nil : $0 }
        guard name != nil || birthDate != nil || gender != nil else { return [] }
        return [
            .demographicsCorrected(
                PatientDemographicsCorrected(name: name, birthDate: birthDate, gender: gender, reason: command.reason)
            )
        ]
    }

    static func changeName(_ command: ChangePatientName, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.name(command.name)
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        guard command.name != state.name else { return [] }
        guard state.formerNames.count < Limit.formerNames else {
            throw .listFull(field: "name", limit: Limit.formerNames)
        }
        return [.nameChanged(PatientNameChanged(name: command.name, reason: command.reason))]
    }

    static func changeContacts(
        _ command: ChangePatientContacts,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in try Check.contacts(command.contacts) }
        guard command.contacts != state.contacts else { return [] }
        return [.contactChanged(PatientContactChanged(contacts: command.contacts))]
    }

    static func changeAddress(
        _ command: ChangePatientAddress,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in try Check.address(command.address) }
        guard command.address != state.address else { return [] }
        return [.addressChanged(PatientAddressChanged(address: command.address))]
    }

    /// Not in the future, and not longer ago than anyone lives (I-43).
    private static func checkBirthDate(_ date: CalendarDate, _ time: DecisionTime) throws(PatientRejection) {
        guard !time.isFuture(date) else { throw .birthDateInFuture }
        let today = time.recordedAt.date
        let oldest = (date.year + maximumAgeYears, date.month ?? 12, date.day ?? 31)
        guard oldest >= (today.year, today.month ?? 1, today.day ?? 1) else { throw .birthDateTooLongAgo }
    }
}
