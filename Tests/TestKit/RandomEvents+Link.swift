import EventCatalog

extension RandomEvents {
    /// A merge, a duplicate, a restriction or an amendment.
    mutating func linkEvent() -> PatientEvent {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0:
            .merged(
                PatientsMerged(source: id(), survivor: id(), reason: text(), conflicts: list { $0.mergeConflict() })
            )
        case 1: .unmerged(PatientsUnmerged(source: id(), survivor: id(), reason: text()))
        case 2:
            .duplicateSuspected(
                PatientDuplicateSuspected(
                    other: id(),
                    score: decimal(),
                    matched: list { $0.text() },
                    algorithm: text()
                )
            )
        case 3: .duplicateRejected(PatientDuplicateRejected(other: id(), reason: text()))
        case 4: .accessRestricted(PatientAccessRestricted(reason: text()))
        case 5: .accessUnrestricted(PatientAccessUnrestricted(reason: text()))
        case 6: .allergyAmended(allergyAmendment())
        default: .conditionAmended(conditionAmendment())
        }
    }

    mutating func duplicateCheck() -> DuplicateCheck {
        DuplicateCheck(
            algorithm: text(),
            candidates: list { DuplicateCandidate(patientID: $0.id(), score: $0.decimal()) },
            reason: maybe { $0.text() }
        )
    }

    private mutating func mergeConflict() -> MergeConflict {
        MergeConflict(product: coding(), sourcePrescription: id(), survivorPrescription: id())
    }

    private mutating func allergyAmendment() -> AllergyAmended {
        AllergyAmended(
            allergyID: id(),
            criticality: maybe { $0.one(of: AllergyCriticality.self) },
            reactions: maybe { random in random.list { $0.text() } },
            severity: maybe { $0.one(of: ReactionSeverity.self) },
            verification: maybe { $0.one(of: AllergyVerification.self) },
            onset: maybe { $0.date() },
            reason: text()
        )
    }

    /// The codes are left out or at least one: a condition without a code is none.
    private mutating func conditionAmendment() -> ConditionAmended {
        ConditionAmended(
            conditionID: id(),
            codes: maybe { random in [random.coding()] + random.list { $0.coding() } },
            onset: maybe { $0.date() },
            note: maybe { $0.text() },
            reason: text()
        )
    }
}
