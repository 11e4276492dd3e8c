public import EventCatalog

/// A patient's record: identity, allergies, conditions and what safety checks need to know.
///
/// A record of someone who died can still be corrected and completed.
public enum Patient: Decider {
    /// Nobody was born longer ago (I-43).
    public static let maximumAgeYears = 130

    /// How many records merges can make one person's (I-44): every signature reads them all.
    public static let maximumRecords = Limit.recordsOfPerson

    /// Decides what a command makes happen.
    public static func decide(
        _ command: PatientCommand,
        given state: State?,
        in facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard !facts.time.isInFuture else { throw .occurredInFuture }
        if case .register(let command) = command { return try register(command, given: state, in: facts) }
        guard let state else { throw .notRegistered }
        try checkStandsForItself(command, state, facts)
        return switch command {
        case .register: throw .alreadyRegistered
        case .correctDemographics(let command): try correct(command, state, facts)
        case .changeName(let command): try changeName(command, state)
        case .changeContacts(let command): try changeContacts(command, state)
        case .changeAddress(let command): try changeAddress(command, state)
        case .assignIdentifier(let command): try assignIdentifier(command, state)
        case .endIdentifier(let command): try endIdentifier(command, state, facts)
        case .recordDeath(let command): try recordDeath(command, state, facts)
        case .retractDeath(let command): try retractDeath(command, state)
        case .recordAllergy(let command): try recordAllergy(command, state, facts)
        case .amendAllergy(let command): try amendAllergy(command, state, facts)
        case .refuteAllergy(let command): try refuteAllergy(command, state)
        case .resolveAllergy(let command): try resolveAllergy(command, state)
        case .assertNoKnownAllergies: try assertNoKnownAllergies(state, facts)
        case .recordCondition(let command): try recordCondition(command, state, facts)
        case .amendCondition(let command): try amendCondition(command, state, facts)
        case .resolveCondition(let command): try resolveCondition(command, state, facts)
        case .markConditionEnteredInError(let command): try markConditionEnteredInError(command, state)
        case .recordObservation(let command): try recordObservation(command, state, facts)
        case .restrictAccess(let command): try restrictAccess(command, state)
        case .liftRestriction(let command): try liftRestriction(command, state)
        case .suspectDuplicate(let command): try suspectDuplicate(command, state, facts)
        case .rejectDuplicate(let command): try rejectDuplicate(command, state, facts)
        case .merge(let command): try merge(command, state, facts)
        case .unmerge(let command): try unmerge(command, state)
        }
    }

    /// A record that was merged away is changed no more: what is new belongs to the survivor (I-44).
    private static func checkStandsForItself(
        _ command: PatientCommand,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) {
        if case .unmerge = command { return }
        if facts.isAskedOfSurvivor { return }
        if let survivor = state.mergedInto { throw .mergedAway(survivor: survivor) }
    }
}
