internal import SwiftProtobuf

// Allergies, conditions and observations to and from their stored form (`proto/patient.proto`).

extension AllergyRecorded {
    init(stored: StoredAllergyRecorded) throws(CatalogError) {
        self.init(
            allergyID: ID(stored: try required(stored.hasAllergyID, stored.allergyID, "AllergyRecorded.allergy_id")),
            substance: try Coding(
                stored: required(stored.hasSubstance, stored.substance, "AllergyRecorded.substance")
            ),
            criticality: try known(stored.criticality, "AllergyRecorded.criticality"),
            reactions: stored.reactions,
            onset: try .ifGiven(stored.onset, "AllergyRecorded.onset"),
            severity: try knownIfGiven(stored.severity, "AllergyRecorded.severity"),
            verification: try knownIfGiven(stored.verification, "AllergyRecorded.verification"),
            kind: try knownIfGiven(stored.kind, "AllergyRecorded.kind")
        )
    }

    var stored: StoredAllergyRecorded {
        var result = StoredAllergyRecorded()
        result.allergyID = allergyID.stored
        result.substance = substance.stored
        result.criticality = EventCatalog.stored(criticality)
        result.reactions = reactions
        result.onset = onset?.stored ?? 0
        result.severity = storedIfGiven(severity)
        result.verification = storedIfGiven(verification)
        result.kind = storedIfGiven(kind)
        return result
    }
}

extension AllergyRefuted {
    init(stored: StoredAllergyRefuted) throws(CatalogError) {
        self.init(
            allergyID: ID(stored: try required(stored.hasAllergyID, stored.allergyID, "AllergyRefuted.allergy_id")),
            reason: stored.reason
        )
    }

    var stored: StoredAllergyRefuted {
        var stored = StoredAllergyRefuted()
        stored.allergyID = allergyID.stored
        stored.reason = reason
        return stored
    }
}

extension AllergyResolved {
    init(stored: StoredAllergyResolved) throws(CatalogError) {
        let field = "AllergyResolved.allergy_id"
        self.init(allergyID: ID(stored: try required(stored.hasAllergyID, stored.allergyID, field)))
    }
}

extension ConditionRecorded {
    init(stored: StoredConditionRecorded) throws(CatalogError) {
        let field = "ConditionRecorded.condition_id"
        self.init(
            conditionID: ID(stored: try required(stored.hasConditionID, stored.conditionID, field)),
            codes: try values(stored.codes, Coding.init(stored:)),
            onset: try .ifGiven(stored.onset, "ConditionRecorded.onset"),
            note: stored.hasNote ? stored.note : nil
        )
    }

    var stored: StoredConditionRecorded {
        var stored = StoredConditionRecorded()
        stored.conditionID = conditionID.stored
        stored.codes = codes.map(\.stored)
        stored.onset = onset?.stored ?? 0
        if let note { stored.note = note }
        return stored
    }
}

extension ConditionResolved {
    init(stored: StoredConditionResolved) throws(CatalogError) {
        let field = "ConditionResolved.condition_id"
        self.init(
            conditionID: ID(stored: try required(stored.hasConditionID, stored.conditionID, field)),
            abatement: try .ifGiven(stored.abatement, "ConditionResolved.abatement")
        )
    }

    var stored: StoredConditionResolved {
        var stored = StoredConditionResolved()
        stored.conditionID = conditionID.stored
        stored.abatement = abatement?.stored ?? 0
        return stored
    }
}

extension ConditionMarkedEnteredInError {
    init(stored: StoredConditionMarkedEnteredInError) throws(CatalogError) {
        let field = "ConditionMarkedEnteredInError.condition_id"
        self.init(
            conditionID: ID(stored: try required(stored.hasConditionID, stored.conditionID, field)),
            reason: stored.reason
        )
    }

    var stored: StoredConditionMarkedEnteredInError {
        var stored = StoredConditionMarkedEnteredInError()
        stored.conditionID = conditionID.stored
        stored.reason = reason
        return stored
    }
}

extension ObservationRecorded {
    init(stored: StoredObservationRecorded) throws(CatalogError) {
        let field = "ObservationRecorded.observation_id"
        self.init(
            observationID: ID(stored: try required(stored.hasObservationID, stored.observationID, field)),
            value: try ObservationValue(stored: stored.value)
        )
    }

    var stored: StoredObservationRecorded {
        var stored = StoredObservationRecorded()
        stored.observationID = observationID.stored
        stored.value = value.stored
        return stored
    }
}

extension ObservationValue {
    init(stored: StoredObservationRecorded.OneOf_Value?) throws(CatalogError) {
        switch stored {
        case .bodyWeight(let value): self = .bodyWeight(kilograms: try DecimalNumber(stored: value))
        case .bodyHeight(let value): self = .bodyHeight(centimetres: try DecimalNumber(stored: value))
        case .serumCreatinine(let value):
            self = .serumCreatinine(micromolesPerLitre: try DecimalNumber(stored: value))
        case .estimatedGfr(let value): self = .estimatedGFR(millilitresPerMinute: try DecimalNumber(stored: value))
        case .pregnancy(let value): self = .pregnancy(try known(value, "ObservationRecorded.pregnancy"))
        case .breastfeeding(let value): self = .breastfeeding(try known(value, "ObservationRecorded.breastfeeding"))
        case nil: throw .malformed(field: "ObservationRecorded.value")
        }
    }

    var stored: StoredObservationRecorded.OneOf_Value {
        switch self {
        case .bodyWeight(let kilograms): .bodyWeight(kilograms.stored)
        case .bodyHeight(let centimetres): .bodyHeight(centimetres.stored)
        case .serumCreatinine(let concentration): .serumCreatinine(concentration.stored)
        case .estimatedGFR(let rate): .estimatedGfr(rate.stored)
        case .pregnancy(let status): .pregnancy(EventCatalog.stored(status))
        case .breastfeeding(let status): .breastfeeding(EventCatalog.stored(status))
        }
    }
}
