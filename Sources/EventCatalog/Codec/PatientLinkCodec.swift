internal import SwiftProtobuf

// Merges, duplicates and amendments to and from their stored form (`proto/patient.proto`).

extension DuplicateCheck {
    init(stored: StoredDuplicateCheck) throws(CatalogError) {
        self.init(
            algorithm: stored.algorithm,
            candidates: try values(stored.candidates, DuplicateCandidate.init(stored:)),
            reason: stored.hasReason ? stored.reason : nil
        )
    }

    var stored: StoredDuplicateCheck {
        var stored = StoredDuplicateCheck()
        stored.algorithm = algorithm
        stored.candidates = candidates.map { candidate in
            .with {
                $0.patientID = candidate.patientID.stored
                $0.score = candidate.score.stored
            }
        }
        if let reason { stored.reason = reason }
        return stored
    }
}

extension DuplicateCandidate {
    init(stored: StoredDuplicateCandidate) throws(CatalogError) {
        self.init(
            patientID: ID(stored: try required(stored.hasPatientID, stored.patientID, "DuplicateCandidate.patient_id")),
            score: try DecimalNumber(stored: stored.score)
        )
    }
}

extension PatientsMerged {
    init(stored: StoredPatientsMerged) throws(CatalogError) {
        self.init(
            source: ID(stored: try required(stored.hasSource, stored.source, "PatientsMerged.source")),
            survivor: ID(stored: try required(stored.hasSurvivor, stored.survivor, "PatientsMerged.survivor")),
            reason: stored.reason,
            conflicts: try values(stored.conflicts, MergeConflict.init(stored:))
        )
    }

    var stored: StoredPatientsMerged {
        var stored = StoredPatientsMerged()
        stored.source = source.stored
        stored.survivor = survivor.stored
        stored.reason = reason
        stored.conflicts = conflicts.map(\.stored)
        return stored
    }
}

extension MergeConflict {
    init(stored: StoredMergeConflict) throws(CatalogError) {
        let source = try required(stored.hasSourcePrescription, stored.sourcePrescription, "MergeConflict.source")
        let survivor = try required(
            stored.hasSurvivorPrescription,
            stored.survivorPrescription,
            "MergeConflict.survivor"
        )
        self.init(
            product: try Coding(stored: required(stored.hasProduct, stored.product, "MergeConflict.product")),
            sourcePrescription: ID(stored: source),
            survivorPrescription: ID(stored: survivor)
        )
    }

    var stored: StoredMergeConflict {
        var stored = StoredMergeConflict()
        stored.product = product.stored
        stored.sourcePrescription = sourcePrescription.stored
        stored.survivorPrescription = survivorPrescription.stored
        return stored
    }
}

extension PatientsUnmerged {
    init(stored: StoredPatientsUnmerged) throws(CatalogError) {
        self.init(
            source: ID(stored: try required(stored.hasSource, stored.source, "PatientsUnmerged.source")),
            survivor: ID(stored: try required(stored.hasSurvivor, stored.survivor, "PatientsUnmerged.survivor")),
            reason: stored.reason
        )
    }

    var stored: StoredPatientsUnmerged {
        var stored = StoredPatientsUnmerged()
        stored.source = source.stored
        stored.survivor = survivor.stored
        stored.reason = reason
        return stored
    }
}

extension PatientDuplicateSuspected {
    init(stored: StoredPatientDuplicateSuspected) throws(CatalogError) {
        self.init(
            other: ID(stored: try required(stored.hasOther, stored.other, "PatientDuplicateSuspected.other")),
            score: try DecimalNumber(stored: stored.score),
            matched: stored.matched,
            algorithm: stored.algorithm
        )
    }

    var stored: StoredPatientDuplicateSuspected {
        var stored = StoredPatientDuplicateSuspected()
        stored.other = other.stored
        stored.score = score.stored
        stored.matched = matched
        stored.algorithm = algorithm
        return stored
    }
}

extension PatientDuplicateRejected {
    init(stored: StoredPatientDuplicateRejected) throws(CatalogError) {
        self.init(
            other: ID(stored: try required(stored.hasOther, stored.other, "PatientDuplicateRejected.other")),
            reason: stored.reason
        )
    }

    var stored: StoredPatientDuplicateRejected {
        var stored = StoredPatientDuplicateRejected()
        stored.other = other.stored
        stored.reason = reason
        return stored
    }
}

extension AllergyAmended {
    init(stored: StoredAllergyAmended) throws(CatalogError) {
        self.init(
            allergyID: ID(stored: try required(stored.hasAllergyID, stored.allergyID, "AllergyAmended.allergy_id")),
            criticality: try knownIfGiven(stored.criticality, "AllergyAmended.criticality"),
            reactions: stored.hasReactions ? stored.reactions.texts : nil,
            severity: try knownIfGiven(stored.severity, "AllergyAmended.severity"),
            verification: try knownIfGiven(stored.verification, "AllergyAmended.verification"),
            onset: try .ifGiven(stored.onset, "AllergyAmended.onset"),
            reason: stored.reason
        )
    }

    var stored: StoredAllergyAmended {
        var result = StoredAllergyAmended()
        result.allergyID = allergyID.stored
        result.criticality = storedIfGiven(criticality)
        if let reactions { result.reactions = .with { $0.texts = reactions } }
        result.severity = storedIfGiven(severity)
        result.verification = storedIfGiven(verification)
        result.onset = onset?.stored ?? 0
        result.reason = reason
        return result
    }
}

extension ConditionAmended {
    init(stored: StoredConditionAmended) throws(CatalogError) {
        let condition = try required(stored.hasConditionID, stored.conditionID, "ConditionAmended.condition_id")
        self.init(
            conditionID: ID(stored: condition),
            codes: stored.codes.isEmpty ? nil : try values(stored.codes, Coding.init(stored:)),
            onset: try .ifGiven(stored.onset, "ConditionAmended.onset"),
            note: stored.hasNote ? stored.note : nil,
            reason: stored.reason
        )
    }

    var stored: StoredConditionAmended {
        var stored = StoredConditionAmended()
        stored.conditionID = conditionID.stored
        stored.codes = codes?.map(\.stored) ?? []
        stored.onset = onset?.stored ?? 0
        if let note { stored.note = note }
        stored.reason = reason
        return stored
    }
}
