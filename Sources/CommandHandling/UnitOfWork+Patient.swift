public import EventCatalog
internal import Ledger
public import Prescribing

extension UnitOfWork {
    /// Carries out a command on a patient's record.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - id: On which record.
    ///   - expected: The version the caller saw; `nil` where any will do.
    ///   - time: When it happens clinically; `nil` for now.
    /// - Returns: The events that it made happen; none if everything was as asked already.
    @discardableResult
    public mutating func execute(
        _ command: PatientCommand,
        on id: PatientID,
        expecting expected: UInt64? = nil,
        occurredAt time: ClinicalTime? = nil
    ) throws(CommandFailure) -> [PatientEvent] {
        // That the record was merged away is told before that it has changed since: reading it again would not help.
        if try self.record(Patient.self, id).state?.mergedInto != nil, !command.isForMerged {
            throw .rejected(.patient(.mergedAway(survivor: try survivor(of: id))))
        }
        let record = try record(Patient.self, id, expecting: expected)
        var facts = RecordFacts(
            time: DecisionTime(recordedAt: recordedAt, occurredAt: time, place: clinic.policy.jurisdiction),
            policy: clinic.policy
        )
        try gather(for: command, on: id, record.state, &facts)
        let holders = try holders(of: command, on: id)
        guard holders.isEmpty else {
            return try execute(command, on: id, version: record.version, heldBy: holders, facts, occurredAt: time)
        }
        let events = try decide(command, given: record.state, in: facts)
        try checkRoom(Patient.self, for: events, after: record.version)
        let claims = try claimChanges(of: events, for: id)
        for change in claims {
            try stageClaim { transaction throws(EventLogError) in
                if change.isRelease {
                    try transaction.release(change.claim, by: id.record)
                } else {
                    try transaction.claim(change.claim, for: id.record)
                }
            }
        }
        try stage(Patient.self, events, of: id, about: [id.record], occurredAt: time)
        try stageLink(events, occurredAt: time)
        try relist(id, from: record.state, after: events)
        return events
    }

    /// Decides a command on a patient's record. Stages nothing.
    func decide(
        _ command: PatientCommand,
        given state: Patient.State?,
        in facts: RecordFacts
    ) throws(CommandFailure) -> [PatientEvent] {
        do {
            return try Patient.decide(command, given: state, in: facts)
        } catch .notRegistered {
            throw .notFound(.patient)
        } catch {
            throw .rejected(.patient(error))
        }
    }

    /// Gathers what a decision reads besides the record itself.
    private mutating func gather(
        for command: PatientCommand,
        on id: PatientID,
        _ state: Patient.State?,
        _ facts: inout RecordFacts
    ) throws(CommandFailure) {
        if case .register(let registration) = command, state == nil, clinic.policy.checksDuplicates {
            // Who has one of the identifiers is the same person, not a likeness: that is refused after the decision (I-41).
            for identifier in registration.identifiers {
                guard try owner(of: clinic.claimKey.claim(on: identifier)) == nil else { return }
            }
            facts.alike = try alike(registration)
        }
        guard let state else { return }
        for source in try merged(into: id) {
            if let state = try self.record(Patient.self, source).state { facts.merged.append(state) }
        }
        if case .merge(let merge) = command { try mergeFacts(merge, &facts) }
        if case .suspectDuplicate(let pair) = command { try pairFacts(pair.other, of: id, state, &facts) }
        if case .rejectDuplicate(let pair) = command { try pairFacts(pair.other, of: id, state, &facts) }
    }

    /// What the events change about who has which identifier; refused if another patient has one (I-41).
    private mutating func claimChanges(
        of events: [PatientEvent],
        for id: PatientID
    ) throws(CommandFailure) -> [ClaimChange] {
        var changes: [ClaimChange] = []
        for event in events {
            switch event {
            case .registered(let registered):
                for (index, identifier) in registered.identifiers.enumerated() {
                    changes.append(try freeClaim(on: identifier, for: id, "identifiers[\(index)]"))
                }
            case .identifierAssigned(let assigned):
                changes.append(try freeClaim(on: assigned.identifier, for: id, "identifier"))
            case .identifierEnded(let ended):
                changes.append(ClaimChange(claim: clinic.claimKey.claim(on: ended.identifier), isRelease: true))
            case .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .deceasedRecorded,
                .deceasedRetracted, .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted,
                .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded, .merged,
                .unmerged, .duplicateSuspected, .duplicateRejected, .accessRestricted, .accessUnrestricted,
                .allergyAmended, .conditionAmended:
                break
            }
        }
        return changes
    }

    private mutating func freeClaim(
        on identifier: Identifier,
        for id: PatientID,
        _ field: @autoclosure () -> String
    ) throws(CommandFailure) -> ClaimChange {
        let claim = clinic.claimKey.claim(on: identifier)
        if let owner = try owner(of: claim), owner != id.record {
            throw .rejected(.patient(.identifierTaken(field: field())))
        }
        return ClaimChange(claim: claim, isRelease: false)
    }
}

extension PatientCommand {
    /// Whether it can be given to a record that was merged away.
    fileprivate var isForMerged: Bool {
        if case .unmerge = self { return true }
        return false
    }
}

/// A claim to take or to give back.
private struct ClaimChange {
    let claim: Claim
    let isRelease: Bool
}
