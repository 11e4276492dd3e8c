internal import EventCatalog
internal import Ledger
internal import Prescribing

extension UnitOfWork {
    /// The records of one person: the one that stands for all first, then those merged into it (I-44).
    ///
    /// - Returns: The id alone for a record that has no part in a merge.
    mutating func family(of id: PatientID) throws(CommandFailure) -> [PatientID] {
        let root = try survivor(of: id)
        return [root] + (try merged(into: root))
    }

    /// The record that stands for a patient: the patient's own where it was not merged away (I-44).
    mutating func survivor(of id: PatientID) throws(CommandFailure) -> PatientID {
        var root = id
        while let survivor = try record(Patient.self, root).state?.mergedInto { root = survivor }
        return root
    }

    /// The records merged into one, directly or through others.
    mutating func merged(into id: PatientID) throws(CommandFailure) -> [PatientID] {
        var merged = try record(Patient.self, id).state?.mergedSources ?? []
        var place = 0
        while place < merged.count {
            merged += try record(Patient.self, merged[place]).state?.mergedSources ?? []
            place += 1
        }
        return merged
    }

    /// What is known of a person over all their records, in the order in which a decision is replayed: the patient's own,
    /// then the others.
    ///
    /// - Returns: `nil` if there is no such patient.
    mutating func clinicalPicture(
        of patient: PatientID,
        in family: [PatientID]
    ) throws(CommandFailure) -> Patient.State? {
        guard let own = try record(Patient.self, patient).state else { return nil }
        guard family.count > 1 else { return own }
        var records = [own]
        for id in family where id != patient {
            if let state = try record(Patient.self, id).state { records.append(state) }
        }
        return Patient.State.united(records)
    }

    /// The records that hold what a command is about, where a record merged into the one it is given to does (I-55).
    ///
    /// - Returns: None where the record itself is meant, as always if nothing was merged into it.
    mutating func holders(of command: PatientCommand, on id: PatientID) throws(CommandFailure) -> [PatientID] {
        let merged = try merged(into: id)
        guard !merged.isEmpty, try record(Patient.self, id).state?.mergedInto == nil else { return [] }
        var holders: [PatientID] = []
        for candidate in [id] + merged {
            guard let state = try record(Patient.self, candidate).state else { continue }
            if state.holdsSubject(of: command) { holders.append(candidate) }
        }
        return holders == [id] ? [] : holders
    }

    /// Carries out a command on what merged records hold: an entry stays in its record, with all that is said of it. The
    /// record that stands for all has the event too, so that its version tells of the change (I-51).
    mutating func execute(
        _ command: PatientCommand,
        on survivor: PatientID,
        version: UInt64,
        heldBy holders: [PatientID],
        _ facts: RecordFacts,
        occurredAt time: ClinicalTime?
    ) throws(CommandFailure) -> [PatientEvent] {
        var facts = facts
        facts.isAskedOfSurvivor = true
        var changes: [(PatientID, [PatientEvent])] = []
        for holder in holders {
            let record = try record(Patient.self, holder)
            let events = try decide(command, given: record.state, in: facts)
            try checkRoom(Patient.self, for: events, after: record.version)
            changes.append((holder, events))
        }
        guard let events = changes.first?.1 else { return [] }
        if !holders.contains(survivor) {
            try checkRoom(Patient.self, for: events, after: version)
            changes.insert((survivor, events), at: 0)
        }
        for (record, events) in changes {
            try stage(Patient.self, events, of: record, about: [record.record], occurredAt: time)
        }
        return events
    }

    /// The facts that a merge is decided on: the other record, and the orders that it would bring together (I-45).
    mutating func mergeFacts(_ command: MergePatients, _ facts: inout RecordFacts) throws(CommandFailure) {
        facts.other = try record(Patient.self, command.survivor).state
        facts.isRejectedByOther = facts.other?.rejectedDuplicates.contains(command.source) == true
        guard command.source != command.survivor, facts.other != nil else { return }
        if facts.other?.mergedInto != nil {
            throw .rejected(.patient(.survivorMergedAway(survivor: try survivor(of: command.survivor))))
        }
        let (sources, survivors) = (try family(of: command.source), try family(of: command.survivor))
        facts.joinedRecords = sources.count + survivors.count
        // Each order is read here: too many records are refused first.
        guard facts.joinedRecords <= Patient.maximumRecords else { return }
        let kept = try openOrders(of: survivors)
        for (product, prescription) in try openOrders(of: sources) {
            for (other, survivors) in kept where ProductKey(other) == ProductKey(product) {
                let conflict = MergeConflict(
                    product: product,
                    sourcePrescription: prescription,
                    survivorPrescription: survivors
                )
                facts.conflicts.append(conflict)
            }
        }
    }

    /// The products that a person has on order today, each with its prescription.
    private mutating func openOrders(of family: [PatientID]) throws(CommandFailure) -> [(Coding, PrescriptionID)] {
        var open: [(Coding, PrescriptionID)] = []
        for patient in family {
            for entry in try orders(of: patient).entries {
                for item in entry.state.items(on: recordedAt.date) where item.status.isOpen {
                    open.append((item.content.product, entry.id))
                }
            }
        }
        return open
    }

    /// Stages what a merge or its undoing is in the other record: the same event.
    mutating func stageLink(
        _ events: [PatientEvent],
        occurredAt time: ClinicalTime?
    ) throws(CommandFailure) {
        for event in events {
            let other: PatientID
            switch event {
            case .merged(let merge): other = merge.survivor
            case .unmerged(let undone): other = undone.survivor
            default: continue
            }
            try stage(Patient.self, [event], of: other, about: [other.record], occurredAt: time)
        }
    }
}
