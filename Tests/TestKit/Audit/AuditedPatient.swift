import EventCatalog

/// What the auditor remembers of a patient.
struct AuditedPatient {
    private let birthDate: CalendarDate
    private var death: PatientDeceasedRecorded?
    private var allergies: [AllergyID: String] = [:]
    private var conditions: [ConditionID: Bool] = [:]
    /// Who stands for the patient since a merge.
    var survivor: PatientID?
    /// The last command that made something of it happen.
    var lastCommand: RecordID?
    /// How many events the record has.
    var version: UInt64 = 1

    init(_ registered: PatientRegistered, _ found: inout Findings) {
        birthDate = registered.birthDate
        found.require(!registered.identifiers.isEmpty, "I-41", "a patient without an identifier")
        let latest = found.recordedDay.adding(days: 1) ?? found.recordedDay
        found.require(registered.birthDate.firstDay <= latest, "I-43", "born in the future")
    }

    /// Whether the patient was dead by a day, as far as is known.
    func isDead(on day: CalendarDate) -> Bool {
        guard let death else { return false }
        return death.date.map { $0.lastDay < day } ?? true
    }

    /// Whether an entry that an event is about is listed here, or the death that it takes back; `nil` of other events.
    func holdsSubject(of event: PatientEvent) -> Bool? {
        switch event {
        case .deceasedRetracted: death != nil
        case .allergyRefuted(let event): allergies[event.allergyID] != nil
        case .allergyResolved(let event): allergies[event.allergyID] != nil
        case .allergyAmended(let event): allergies[event.allergyID] != nil
        case .conditionResolved(let event): conditions[event.conditionID] != nil
        case .conditionMarkedEnteredInError(let event): conditions[event.conditionID] != nil
        case .conditionAmended(let event): conditions[event.conditionID] != nil
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .allergyRecorded, .noKnownAllergiesAsserted, .conditionRecorded,
            .observationRecorded, .merged, .unmerged, .duplicateSuspected, .duplicateRejected, .accessRestricted,
            .accessUnrestricted:
            nil
        }
    }

    /// Whether a substance is on the allergy list; `nil` asks for any.
    func lists(_ substance: Coding?) -> Bool {
        guard let substance else { return !allergies.isEmpty }
        return allergies.values.contains("\(substance.system)|\(substance.code)")
    }

    mutating func read(_ event: PatientEvent, _ found: inout Findings) {
        switch event {
        case .deceasedRecorded(let recorded):
            if let date = recorded.date {
                found.require(date.lastDay >= birthDate.firstDay, "I-43", "dead before birth")
                let latest = found.recordedDay.adding(days: 1) ?? found.recordedDay
                found.require(date.firstDay <= latest, "I-43", "dead in the future")
            }
            death = recorded
        case .deceasedRetracted:
            found.require(death != nil, "I-43", "a death is retracted that was not recorded")
            death = nil
        case .allergyRecorded(let recorded):
            let substance = "\(recorded.substance.system)|\(recorded.substance.code)"
            found.require(!allergies.values.contains(substance), "I-47", "a substance is listed twice")
            allergies[recorded.allergyID] = substance
        case .allergyRefuted(let refuted):
            found.require(allergies[refuted.allergyID] != nil, "I-47", "an allergy ends that is not listed")
            allergies[refuted.allergyID] = nil
        case .allergyResolved(let resolved):
            found.require(allergies[resolved.allergyID] != nil, "I-47", "an allergy ends that is not listed")
            allergies[resolved.allergyID] = nil
        case .allergyAmended(let amended):
            found.require(allergies[amended.allergyID] != nil, "I-47", "an allergy is amended that is not listed")
        case .noKnownAllergiesAsserted:
            found.require(allergies.isEmpty, "I-47", "no known allergies beside an allergy")
        case .conditionRecorded(let recorded): conditions[recorded.conditionID] = true
        case .conditionResolved(let resolved):
            found.require(conditions[resolved.conditionID] == true, "I-48", "a condition ends that is not active")
            conditions[resolved.conditionID] = false
        case .conditionMarkedEnteredInError(let marked):
            found.require(conditions[marked.conditionID] != nil, "I-48", "a condition in error that is not there")
            conditions[marked.conditionID] = nil
        case .conditionAmended(let amended):
            found.require(conditions[amended.conditionID] != nil, "I-48", "a condition is amended that is not there")
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .observationRecorded, .merged, .unmerged, .duplicateSuspected, .duplicateRejected,
            .accessRestricted, .accessUnrestricted:
            break
        }
    }
}
