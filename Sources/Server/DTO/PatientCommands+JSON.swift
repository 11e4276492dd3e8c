internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// The bodies of commands on patients.
extension JSONObjectReader {
    /// `POST /v1/patients`
    mutating func registerPatient() -> PatientCommand? {
        let name = humanName("name", required: true)
        let birthDate = date("birth_date", required: true)
        let isEstimated = bool("birth_date_estimated") ?? false
        let gender = code("gender", required: true, of: Gender.self)
        let identifiers = identifiers("identifiers")
        let contacts = contacts("contacts")
        let address = postalAddress("address")
        let decision = duplicateDecision()
        guard let name, let birthDate, let gender else { return nil }
        return .register(
            RegisterPatient(
                name: name,
                birthDate: birthDate,
                gender: gender,
                identifiers: identifiers,
                contacts: contacts,
                address: address,
                isBirthDateEstimated: isEstimated,
                duplicateDecision: decision
            )
        )
    }

    private mutating func duplicateDecision() -> DuplicateDecision? {
        object("duplicate_decision", required: false) { reader in
            let ids = reader.ids("not_duplicate_of", of: PatientID.self)
            let reason = reader.prose("reason", required: true, limitBytes: 400)
            if ids?.isEmpty == true { reader.fail("not_duplicate_of", "Must name at least one patient.") }
            guard let ids, let reason else { return nil }
            return DuplicateDecision(notDuplicateOf: ids, reason: reason)
        }
    }

    /// `PATCH /v1/patients/{id}`: one or more commands, carried out together.
    mutating func patientChanges() -> [PatientCommand]? {
        let name = humanName("name", required: false)
        let birthDate = date("birth_date")
        let gender = code("gender", of: Gender.self)
        let reason = prose("reason", limitBytes: 400)
        let kind = code("kind", of: NameAmendment.self)
        if kind == .change, birthDate != nil || gender != nil {
            fail("kind", "Birth date and gender can only be corrected; a change is for names.")
        }
        var commands: [PatientCommand] = []
        let isNameChange = name != nil && birthDate == nil && gender == nil && kind != .correction
        if let name, isNameChange {
            commands.append(.changeName(ChangePatientName(name: name, reason: reason)))
        } else if name != nil || birthDate != nil || gender != nil {
            commands.append(
                .correctDemographics(
                    CorrectPatientDemographics(name: name, birthDate: birthDate, gender: gender, reason: reason)
                )
            )
        }
        if has("contacts") { commands.append(.changeContacts(ChangePatientContacts(contacts: contacts("contacts")))) }
        if has("address") {
            commands.append(.changeAddress(ChangePatientAddress(address: postalAddress("address"))))
        }
        if commands.isEmpty, problems.isEmpty {
            fail(at: pointer, "Must change something: name, birth_date, gender, contacts or address.")
        }
        return commands
    }

    /// `POST …/identifiers` and `…/identifiers/end`
    mutating func identifierCommand(ending: Bool) -> PatientCommand? {
        let reason = ending ? prose("reason", limitBytes: 400) : nil
        guard let identifier = identifierFields() else { return nil }
        return ending
            ? .endIdentifier(EndPatientIdentifier(identifier: identifier, reason: reason))
            : .assignIdentifier(AssignPatientIdentifier(identifier: identifier))
    }

    /// `POST …/allergies`: an entry, or `{"none_known": true}`.
    mutating func recordAllergy() -> PatientCommand? {
        if has("none_known") {
            guard let isNone = bool("none_known", required: true) else { return nil }
            if isNone { return .assertNoKnownAllergies }
        }
        let substance = coding("substance", required: true)
        let criticality: AllergyCriticality = code("criticality") ?? .unableToAssess
        let reactions = lines("reactions", count: 0...20) ?? []
        let onset = date("onset")
        let severity = code("severity", of: ReactionSeverity.self)
        let verification = code("verification", of: AllergyVerification.self)
        let kind = code("kind", of: AllergyKind.self)
        guard let substance else { return nil }
        return .recordAllergy(
            RecordAllergy(
                allergyID: AllergyID(.make()),
                substance: substance,
                criticality: criticality,
                reactions: reactions,
                onset: onset,
                severity: severity,
                verification: verification,
                kind: kind
            )
        )
    }

    /// `PATCH …/allergies/{entry}`
    mutating func amendAllergy(_ id: AllergyID) -> PatientCommand? {
        let criticality = code("criticality", of: AllergyCriticality.self)
        let reactions = has("reactions") ? lines("reactions", count: 0...20) : nil
        let severity = code("severity", of: ReactionSeverity.self)
        let verification = code("verification", of: AllergyVerification.self)
        let onset = date("onset")
        guard let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        let change = AllergyAmended(
            allergyID: id,
            criticality: criticality,
            reactions: reactions,
            severity: severity,
            verification: verification,
            onset: onset,
            reason: reason
        )
        return .amendAllergy(AmendAllergy(change: change))
    }

    /// `PATCH …/conditions/{entry}`
    mutating func amendCondition(_ id: ConditionID) -> PatientCommand? {
        let codes = has("codes") ? objects("codes", required: true, count: 1...5) { $0.codingFields() } : nil
        let onset = date("onset")
        let note = prose("note")
        guard let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        let change = ConditionAmended(conditionID: id, codes: codes, onset: onset, note: note, reason: reason)
        return .amendCondition(AmendCondition(change: change))
    }

    /// `POST …/deceased`
    mutating func recordDeath() -> PatientCommand? {
        let date = date("date")
        let source = prose("source", limitBytes: 400)
        return .recordDeath(RecordPatientDeath(date: date, source: source))
    }

    /// `POST …/conditions`
    mutating func recordCondition() -> PatientCommand? {
        let codes = objects("codes", required: true, count: 1...5) { $0.codingFields() }
        let onset = date("onset")
        let note = prose("note")
        guard let codes else { return nil }
        return .recordCondition(
            RecordCondition(conditionID: ConditionID(.make()), codes: codes, onset: onset, note: note)
        )
    }

    /// `POST …/observations`
    mutating func recordObservation() -> PatientCommand? {
        guard let kind = code("kind", required: true, of: ObservationKind.self),
            let value = observationValue(of: kind)
        else { return nil }
        return .recordObservation(RecordObservation(observationID: ObservationID(.make()), value: value))
    }

    private mutating func observationValue(of kind: ObservationKind) -> ObservationValue? {
        guard let unit = kind.unit else {
            return code("status", required: true, of: KnownStatus.self).flatMap { ObservationValue(kind, status: $0) }
        }
        guard let quantity = quantity("quantity", required: true) else { return nil }
        guard quantity.unit == unit else {
            fail(at: "\(pointer)/quantity/unit", "Must be \(unit).")
            return nil
        }
        return ObservationValue(kind, number: quantity.value)
    }
}

/// Why a name is not what it was.
private enum NameAmendment: WireNamed {
    /// It was wrong.
    case correction
    /// The person has a new one.
    case change

    var wireName: String {
        switch self {
        case .correction: "correction"
        case .change: "change"
        }
    }
}
