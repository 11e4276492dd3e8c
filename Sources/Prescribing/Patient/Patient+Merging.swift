public import EventCatalog

extension Patient {
    /// Folds one event of a record whose id is known, with its clinical time: a merge is recorded in both records, and
    /// means another thing in each.
    public static func evolve(
        _ state: inout State?,
        with event: PatientEvent,
        of id: PatientID,
        at time: ClinicalTime
    ) {
        evolve(&state, with: event, on: time.date)
        if case .merged(let merge) = event { state?.link(merge, in: id) }
        if case .unmerged(let undone) = event { state?.unlink(undone, in: id) }
    }

    /// A merge is a link that rewrites nothing (I-44): the source's record stays as it is, and the survivor's stands for
    /// both. A survivor is never merged away itself at the time, so links form a forest.
    static func merge(
        _ command: MergePatients,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard command.survivor != command.source else { throw .mergedWithItself }
        if let survivor = state.mergedInto { throw .mergedAway(survivor: survivor) }
        guard let survivor = facts.other else { throw .survivorNotFound }
        if let further = survivor.mergedInto { throw .survivorMergedAway(survivor: further) }
        guard !state.rejectedDuplicates.contains(command.survivor), !facts.isRejectedByOther else {
            throw .duplicateRejected
        }
        guard facts.joinedRecords <= Limit.recordsOfPerson else {
            throw .listFull(field: "survivor", limit: Limit.recordsOfPerson)
        }
        let merge = PatientsMerged(
            source: command.source,
            survivor: command.survivor,
            reason: command.reason,
            conflicts: facts.conflicts
        )
        return [.merged(merge)]
    }

    /// Takes a merge back, whatever happened to either record since (I-46).
    static func unmerge(_ command: UnmergePatient, _ state: State) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard let survivor = state.mergedInto else { throw .notMerged }
        return [
            .unmerged(PatientsUnmerged(source: command.source, survivor: survivor, reason: command.reason))
        ]
    }
}

extension Patient.State {
    /// Whether the record holds what a command is about: an entry, or a death or restriction to take back. Never of other
    /// commands, which are about the record that they are given to.
    public func holdsSubject(of command: PatientCommand) -> Bool {
        switch command {
        case .amendAllergy(let command): allergies.contains { $0.id == command.change.allergyID }
        case .refuteAllergy(let command): allergies.contains { $0.id == command.allergyID }
        case .resolveAllergy(let command): allergies.contains { $0.id == command.allergyID }
        case .amendCondition(let command): conditions.contains { $0.id == command.change.conditionID }
        case .resolveCondition(let command): conditions.contains { $0.id == command.conditionID }
        case .markConditionEnteredInError(let command): conditions.contains { $0.id == command.conditionID }
        case .retractDeath: isDeceased
        case .liftRestriction: isAccessRestricted
        case .register, .correctDemographics, .changeName, .changeContacts, .changeAddress, .assignIdentifier,
            .endIdentifier, .recordDeath, .recordAllergy, .assertNoKnownAllergies, .recordCondition, .recordObservation,
            .restrictAccess, .merge, .unmerge, .suspectDuplicate, .rejectDuplicate:
            false
        }
    }

    fileprivate mutating func link(_ merge: PatientsMerged, in id: PatientID) {
        if merge.source == id {
            mergedInto = merge.survivor
        } else if !mergedSources.contains(merge.source) {
            mergedSources.append(merge.source)
        }
    }

    fileprivate mutating func unlink(_ undone: PatientsUnmerged, in id: PatientID) {
        if undone.source == id {
            mergedInto = nil
        } else {
            mergedSources.removeAll { $0 == undone.source }
        }
    }
}

/// Says that two records are of one person; the other one stands for both from then on (I-44).
public struct MergePatients: Hashable, Sendable {
    /// The record that is no longer used: the one that the command is on.
    public var source: PatientID
    /// The record that stands for both.
    public var survivor: PatientID
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(source: PatientID, survivor: PatientID, reason: String) {
        self.source = source
        self.survivor = survivor
        self.reason = reason
    }
}

/// Takes a merge back: both records stand for themselves again (I-46).
public struct UnmergePatient: Hashable, Sendable {
    /// The record that was merged away: the one that the command is on.
    public var source: PatientID
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(source: PatientID, reason: String) {
        self.source = source
        self.reason = reason
    }
}
