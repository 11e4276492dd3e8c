public import EventCatalog

extension Patient {
    /// Folds one event into the record. What fits nowhere changes nothing.
    public static func evolve(_ state: inout State?, with event: PatientEvent) {
        if case .registered(let event) = event {
            if state == nil { state = State(event) }
            return
        }
        state?.fold(event)
    }
}

extension Patient {
    /// Folds one event with its clinical day, which the newest measurements are known by.
    public static func evolve(_ state: inout State?, with event: PatientEvent, on day: CalendarDate) {
        evolve(&state, with: event)
        if case .observationRecorded(let event) = event { state?.measure(event.value, on: day) }
    }
}

extension Patient.State {
    /// Keeps the newest observation of each kind; of two of one day the later recorded.
    fileprivate mutating func measure(_ value: ObservationValue, on day: CalendarDate) {
        let index = measurements.firstIndex { $0.value.kind == value.kind }
        guard let index else { return measurements.append(DatedObservation(value, on: day)) }
        if measurements[index].day.firstDay <= day.firstDay { measurements[index] = DatedObservation(value, on: day) }
    }

    fileprivate mutating func fold(_ event: PatientEvent) {
        switch event {
        case .registered:
            break  // a record is opened once
        case .demographicsCorrected(let event):
            if let name = event.name { self.name = name }
            if let birthDate = event.birthDate {
                self.birthDate = birthDate
                isBirthDateEstimated = false
            }
            if let gender = event.gender { self.gender = gender }
        case .nameChanged(let event):
            formerNames.insert(Self.former(name), at: 0)
            name = event.name
        case .contactChanged(let event):
            contacts = event.contacts
        case .addressChanged(let event):
            address = event.address
        case .identifierAssigned(let event):
            if !identifiers.contains(event.identifier) { identifiers.append(event.identifier) }
        case .identifierEnded(let event):
            identifiers.removeAll { $0.matches(event.identifier) }
        case .deceasedRecorded(let event):
            death = Patient.Death(date: event.date, source: event.source)
        case .deceasedRetracted:
            death = nil
        case .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .conditionRecorded,
            .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded, .allergyAmended,
            .conditionAmended:
            foldClinical(event)
        case .accessRestricted:
            isAccessRestricted = true
        case .accessUnrestricted:
            isAccessRestricted = false
        case .duplicateSuspected(let event):
            suspectedDuplicates.insert(event.other)
        case .duplicateRejected(let event):
            suspectedDuplicates.remove(event.other)
            rejectedDuplicates.insert(event.other)
        case .merged, .unmerged:
            break  // folded where the record's id is known
        }
    }

    private mutating func foldClinical(_ event: PatientEvent) {
        switch event {
        case .allergyRecorded(let event):
            allergies.append(Patient.Allergy(recorded: event, status: .active))
            assertsNoKnownAllergies = false
        case .allergyRefuted(let event):
            setStatus(.refuted, of: event.allergyID)
        case .allergyResolved(let event):
            setStatus(.resolved, of: event.allergyID)
        case .noKnownAllergiesAsserted:
            assertsNoKnownAllergies = true
        case .conditionRecorded(let event):
            conditions.append(Patient.Condition(recorded: event, status: .active))
        case .conditionResolved(let event):
            setStatus(.resolved(abatement: event.abatement), of: event.conditionID)
        case .conditionMarkedEnteredInError(let event):
            setStatus(.enteredInError, of: event.conditionID)
        case .observationRecorded(let event):
            observations.append(event)
        case .allergyAmended(let event):
            guard let index = allergies.firstIndex(where: { $0.id == event.allergyID }) else { return }
            allergies[index].recorded = allergies[index].recorded.amended(by: event)
        case .conditionAmended(let event):
            guard let index = conditions.firstIndex(where: { $0.id == event.conditionID }) else { return }
            conditions[index].recorded = conditions[index].recorded.amended(by: event)
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .merged, .unmerged, .duplicateSuspected,
            .duplicateRejected, .accessRestricted, .accessUnrestricted:
            break  // folded above
        }
    }

    private mutating func setStatus(_ status: Patient.Allergy.Status, of id: AllergyID) {
        guard let index = allergies.firstIndex(where: { $0.id == id }) else { return }
        allergies[index].status = status
    }

    private mutating func setStatus(_ status: Patient.Condition.Status, of id: ConditionID) {
        guard let index = conditions.firstIndex(where: { $0.id == id }) else { return }
        conditions[index].status = status
    }

    /// A name as it is kept when it is no longer in use.
    private static func former(_ name: HumanName) -> HumanName {
        guard name.use != .maiden, name.use != .old else { return name }
        return HumanName(
            use: .old,
            family: name.family,
            given: name.given,
            prefix: name.prefix,
            suffix: name.suffix
        )
    }
}
