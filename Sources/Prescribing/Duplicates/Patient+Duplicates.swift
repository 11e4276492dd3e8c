public import EventCatalog

/// A registered patient who looks like another one.
public struct DuplicateFinding: Hashable, Sendable {
    /// Who.
    public let patientID: PatientID
    /// How much.
    public let score: DuplicateScore

    /// Puts the parts together.
    public init(patientID: PatientID, score: DuplicateScore) {
        self.patientID = patientID
        self.score = score
    }
}

/// Somebody's word that a new patient is none of those that the check found.
public struct DuplicateDecision: Hashable, Sendable {
    /// Who it is not.
    public var notDuplicateOf: [PatientID]
    /// How that is known, in words.
    public var reason: String

    /// Puts the parts together.
    public init(notDuplicateOf: [PatientID], reason: String) {
        self.notDuplicateOf = notDuplicateOf
        self.reason = reason
    }
}

/// Says that two records may be of one person (I-42).
public struct SuspectDuplicate: Hashable, Sendable {
    /// The other record.
    public var other: PatientID

    /// Makes the command.
    public init(other: PatientID) { self.other = other }
}

/// Says that two records are of two persons, for good (I-42).
public struct RejectDuplicate: Hashable, Sendable {
    /// The other record.
    public var other: PatientID
    /// How that is known, in words.
    public var reason: String

    /// Makes the command.
    public init(other: PatientID, reason: String) {
        self.other = other
        self.reason = reason
    }
}

extension Patient {
    /// Of many who are alike, these are told: the likest.
    private static let maximumCandidates = 5

    /// What the check for duplicates makes of a registration (I-42).
    ///
    /// - Returns: What was checked, and the events about those who are alike.
    static func checkDuplicates(
        _ command: RegisterPatient,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> (check: DuplicateCheck?, events: [PatientEvent]) {
        guard facts.policy.checksDuplicates else { return (nil, []) }
        let alike = facts.alike.prefix(maximumCandidates)
            .filter { $0.score.hundredths >= facts.policy.suspicionHundredths }
        let denied = command.duplicateDecision?.notDuplicateOf ?? []
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.optional(command.duplicateDecision?.reason, limit: Limit.reason, "duplicate_decision.reason")
        }
        for (index, id) in denied.enumerated() where !alike.contains(where: { $0.patientID == id }) {
            throw .notACandidate(field: "duplicate_decision.not_duplicate_of[\(index)]")
        }
        let undecided = alike.filter {
            $0.score.hundredths >= facts.policy.duplicateHundredths && !denied.contains($0.patientID)
        }
        guard undecided.isEmpty || facts.policy.isHistory else { throw .possibleDuplicate(undecided) }
        let check = DuplicateCheck(
            algorithm: DuplicateScore.algorithm,
            candidates: alike.map { DuplicateCandidate(patientID: $0.patientID, score: $0.score.value) },
            reason: command.duplicateDecision?.reason
        )
        let reason = command.duplicateDecision?.reason ?? ""
        let rejected = alike.filter { denied.contains($0.patientID) }.map {
            PatientEvent.duplicateRejected(PatientDuplicateRejected(other: $0.patientID, reason: reason))
        }
        // The likest is enough to look at: whom that one is like is on the list already.
        let likest = alike.first { !denied.contains($0.patientID) }
        return (check, rejected + (likest.map { [.duplicateSuspected(suspicion($0))] } ?? []))
    }

    static func suspectDuplicate(
        _ command: SuspectDuplicate,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard facts.other != nil, let finding = facts.alike.first else { throw .otherNotFound }
        guard !state.rejectedDuplicates.contains(command.other), !facts.isRejectedByOther else {
            throw .duplicateRejected
        }
        guard !state.suspectedDuplicates.contains(command.other) else { return [] }
        return [.duplicateSuspected(suspicion(finding))]
    }

    static func rejectDuplicate(
        _ command: RejectDuplicate,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard facts.other != nil else { throw .otherNotFound }
        guard !state.rejectedDuplicates.contains(command.other), !facts.isRejectedByOther else { return [] }
        return [.duplicateRejected(PatientDuplicateRejected(other: command.other, reason: command.reason))]
    }

    private static func suspicion(_ finding: DuplicateFinding) -> PatientDuplicateSuspected {
        PatientDuplicateSuspected(
            other: finding.patientID,
            score: finding.score.value,
            matched: finding.score.matched,
            algorithm: DuplicateScore.algorithm
        )
    }
}
