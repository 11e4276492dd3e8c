internal import EventCatalog
internal import Ledger
internal import Prescribing

extension UnitOfWork {
    /// The records of one person: the one that stands for all first, then those merged into it (I-44).
    ///
    /// - Returns: The id alone for a record that has no part in a merge.
    mutating func family(of id: PatientID) throws(CommandFailure) -> [PatientID] {
        var root = id
        while let survivor = try record(Patient.self, root).state?.mergedInto { root = survivor }
        var family = [root]
        var place = 0
        while place < family.count {
            family += try record(Patient.self, family[place]).state?.mergedSources ?? []
            place += 1
        }
        return family
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

    /// The facts that a merge is decided on: the other record, and the orders that it would bring together (I-45).
    mutating func mergeFacts(_ command: MergePatients, _ facts: inout RecordFacts) throws(CommandFailure) {
        facts.other = try record(Patient.self, command.survivor).state
        guard command.source != command.survivor, facts.other != nil else { return }
        let kept = try openOrders(of: try family(of: command.survivor))
        for (product, prescription) in try openOrders(of: try family(of: command.source)) {
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
