public import EventCatalog

extension PatientRow {
    /// The row after an event; `nil` if there is nothing to keep (an event of a record that was never opened).
    public static func folding(
        _ event: PatientEvent,
        of entry: EventEntry,
        into old: consuming PatientRow?,
        id: PatientID
    )
        -> PatientRow?
    {
        if case .registered(let registered) = event { return PatientRow(registered, id: id, entry: entry) }
        guard var row = old else { return nil }
        row.version = entry.version
        row.position = entry.position
        row.changedAt = entry.recordedAt
        row.fold(event, at: entry.occurredAt)
        return row
    }

    private mutating func fold(_ event: PatientEvent, at time: ClinicalTime) {
        switch event {
        case .registered:
            break  // begins a row; see above
        case .demographicsCorrected(let corrected):
            name = corrected.name ?? name
            if let birthDate = corrected.birthDate {
                self.birthDate = birthDate
                isBirthDateEstimated = false
            }
            gender = corrected.gender ?? gender
        case .nameChanged(let changed):
            formerNames.insert(Self.former(name), at: 0)
            name = changed.name
        case .contactChanged(let changed):
            contacts = changed.contacts
        case .addressChanged(let changed):
            address = changed.address
        case .identifierAssigned(let assigned):
            endedIdentifiers.removeAll { $0 == assigned.identifier }
            if !identifiers.contains(assigned.identifier) { identifiers.append(assigned.identifier) }
        case .identifierEnded(let ended):
            identifiers.removeAll { $0 == ended.identifier }
            if !endedIdentifiers.contains(ended.identifier) { endedIdentifiers.append(ended.identifier) }
        case .deceasedRecorded(let died):
            isDeceased = true
            deceasedOn = died.date
            deathSource = died.source
        case .deceasedRetracted:
            isDeceased = false
            deceasedOn = nil
            deathSource = nil
        case .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .allergyAmended:
            foldAllergy(event, at: time)
        case .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError, .conditionAmended:
            foldCondition(event, at: time)
        case .observationRecorded(let recorded):
            keepLatest(ObservationRow(recorded, at: time))
        case .accessRestricted: isAccessRestricted = true
        case .accessUnrestricted: isAccessRestricted = false
        case .merged(let merge):
            if merge.source == id { mergedInto = merge.survivor } else { mergedSources.append(merge.source) }
        case .unmerged(let undone):
            if undone.source == id { mergedInto = nil } else { mergedSources.removeAll { $0 == undone.source } }
        case .duplicateSuspected, .duplicateRejected:
            break
        }
    }

    private static func former(_ name: HumanName) -> HumanName {
        if name.use == .maiden { return name }
        return HumanName(use: .old, family: name.family, given: name.given, prefix: name.prefix, suffix: name.suffix)
    }

    private mutating func foldAllergy(_ event: PatientEvent, at time: ClinicalTime) {
        if case .allergyRecorded(let recorded) = event {
            assertsNoKnownAllergies = false
            allergies.append(AllergyRow(recorded, at: time))
        } else if case .allergyRefuted(let refuted) = event {
            changeAllergy(refuted.allergyID) { allergy in
                allergy.status = .refuted
                allergy.reason = refuted.reason
            }
        } else if case .allergyResolved(let resolved) = event {
            changeAllergy(resolved.allergyID) { $0.status = .resolved }
        } else if case .allergyAmended(let amended) = event {
            changeAllergy(amended.allergyID) { $0.recorded = $0.recorded.amended(by: amended) }
        } else if case .noKnownAllergiesAsserted = event {
            assertsNoKnownAllergies = true
        }
    }

    private mutating func changeAllergy(_ id: AllergyID, _ change: (inout AllergyRow) -> Void) {
        guard let index = allergies.firstIndex(where: { $0.recorded.allergyID == id }) else { return }
        change(&allergies[index])
    }

    private mutating func foldCondition(_ event: PatientEvent, at time: ClinicalTime) {
        if case .conditionRecorded(let recorded) = event {
            conditions.append(ConditionRow(recorded, at: time))
        } else if case .conditionResolved(let resolved) = event {
            changeCondition(resolved.conditionID) { condition in
                condition.status = .resolved
                condition.abatement = resolved.abatement
            }
        } else if case .conditionMarkedEnteredInError(let marked) = event {
            changeCondition(marked.conditionID) { condition in
                condition.status = .enteredInError
                condition.reason = marked.reason
            }
        } else if case .conditionAmended(let amended) = event {
            changeCondition(amended.conditionID) { $0.recorded = $0.recorded.amended(by: amended) }
        }
    }

    private mutating func changeCondition(_ id: ConditionID, _ change: (inout ConditionRow) -> Void) {
        guard let index = conditions.firstIndex(where: { $0.recorded.conditionID == id }) else { return }
        change(&conditions[index])
    }

    /// Keeps an observation unless a later one of its kind is there; of two at one time the one recorded last counts.
    mutating func keepLatest(_ new: ObservationRow) {
        guard let index = observations.firstIndex(where: { $0.kind == new.kind }) else {
            observations.append(new)
            observations.sort { $0.kind < $1.kind }
            return
        }
        if new.observedAt.instant >= observations[index].observedAt.instant { observations[index] = new }
    }
}
