internal import EventCatalog
internal import Ledger
internal import Prescribing

/// Where the patients who share a blocking key are listed among the log's claims: slot after slot without a hole, so that
/// a registration finds them in its own transaction, and two of one person at a time can't both pass (I-42).
struct DuplicateClaims {
    /// How many patients one key can list; of a name that more people share, the first ones are compared.
    static let slotCount: UInt8 = 16

    /// The first 31 bytes of every key.
    let prefix: [UInt8]

    /// The claim of a slot.
    func slot(_ number: UInt8) -> Claim { Claim(key: prefix + [number]) }
}

extension UnitOfWork {
    /// The registered patients who look like a new one, the likest first.
    ///
    /// - Complexity: O(patients who share a blocking key), at most 16 for each key.
    mutating func alike(_ command: RegisterPatient) throws(CommandFailure) -> [DuplicateFinding] {
        let keys = BlockingKeys.keys(
            names: [command.name],
            birthDate: command.birthDate,
            contacts: command.contacts
        )
        var seen: Set<PatientID> = []
        var scores: [PatientID: DuplicateScore] = [:]
        let identity = command.identity
        for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            for owner in try listed(under: clinic.claimKey.duplicateClaims(of: key)) {
                let id = PatientID(owner)
                guard seen.insert(id).inserted, let state = try record(Patient.self, id).state else { continue }
                // Who is like a merged record is like the survivor (I-44).
                let survivor = try survivor(of: id)
                let score = DuplicateScore(identity, DuplicateScore.Identity(state))
                if let known = scores[survivor], known.hundredths >= score.hundredths { continue }
                scores[survivor] = score
            }
        }
        let findings = scores.map { DuplicateFinding(patientID: $0.key, score: $0.value) }
        return findings.sorted {
            ($1.score.hundredths, $0.patientID.record) < ($0.score.hundredths, $1.patientID.record)
        }
    }

    /// The facts that a word on two records is judged by: the other record, and how alike they are.
    mutating func pairFacts(
        _ other: PatientID,
        of id: PatientID,
        _ state: Patient.State,
        _ facts: inout RecordFacts
    ) throws(CommandFailure) {
        guard other != id, let found = try record(Patient.self, other).state else { return }
        facts.other = found
        facts.isRejectedByOther = found.rejectedDuplicates.contains(id)
        let score = DuplicateScore(DuplicateScore.Identity(state), DuplicateScore.Identity(found))
        facts.alike = [DuplicateFinding(patientID: other, score: score)]
    }

    /// Lists a patient under the keys that events add, and takes the patient from those that they end.
    mutating func relist(
        _ id: PatientID,
        from before: Patient.State?,
        after events: [PatientEvent]
    ) throws(CommandFailure) {
        guard clinic.policy.checksDuplicates, events.contains(where: \.changesBlockingKeys) else { return }
        let old = before.map { BlockingKeys.keys(of: $0) } ?? []
        let new = try record(Patient.self, id).state.map { BlockingKeys.keys(of: $0) } ?? []
        for key in new.subtracting(old) { try list(id.record, under: clinic.claimKey.duplicateClaims(of: key)) }
        for key in old.subtracting(new) { try unlist(id.record, under: clinic.claimKey.duplicateClaims(of: key)) }
    }

    private mutating func listed(under claims: DuplicateClaims) throws(CommandFailure) -> [RecordID] {
        var owners: [RecordID] = []
        for number in 0..<DuplicateClaims.slotCount {
            guard let owner = try owner(of: claims.slot(number)) else { break }
            owners.append(owner)
        }
        return owners
    }

    private mutating func list(_ id: RecordID, under claims: DuplicateClaims) throws(CommandFailure) {
        let owners = try listed(under: claims)
        guard !owners.contains(id), owners.count < Int(DuplicateClaims.slotCount) else { return }
        let slot = claims.slot(UInt8(owners.count))
        try stageClaim { transaction throws(EventLogError) in try transaction.claim(slot, for: id) }
    }

    /// The last one of the list takes the place that becomes free.
    private mutating func unlist(_ id: RecordID, under claims: DuplicateClaims) throws(CommandFailure) {
        let owners = try listed(under: claims)
        guard let place = owners.firstIndex(of: id), let last = owners.last else { return }
        let (hole, end) = (claims.slot(UInt8(place)), claims.slot(UInt8(owners.count - 1)))
        try stageClaim { transaction throws(EventLogError) in
            try transaction.release(hole, by: id)
            guard last != id else { return }
            try transaction.release(end, by: last)
            try transaction.claim(hole, for: last)
        }
    }
}

extension BlockingKeys {
    /// The keys that a registered patient is listed under: former names too.
    fileprivate static func keys(of patient: Patient.State) -> Set<[UInt8]> {
        keys(names: [patient.name] + patient.formerNames, birthDate: patient.birthDate, contacts: patient.contacts)
    }
}

extension PatientEvent {
    fileprivate var changesBlockingKeys: Bool {
        switch self {
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged: true
        case .addressChanged, .identifierAssigned, .identifierEnded, .deceasedRecorded, .deceasedRetracted,
            .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .conditionRecorded,
            .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded, .merged, .unmerged,
            .duplicateSuspected, .duplicateRejected, .accessRestricted, .accessUnrestricted, .allergyAmended,
            .conditionAmended:
            false
        }
    }
}
