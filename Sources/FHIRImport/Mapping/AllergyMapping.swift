internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// AllergyIntolerance → `recordAllergy`, and `refuteAllergy` or `resolveAllergy`; "no known allergy" →
/// `assertNoKnownAllergies`.
enum AllergyMapping {
    /// SNOMED CT: no known allergy.
    private static let noKnownAllergy = "716186003"
    /// No known allergy to drugs, food, or the environment only: the record can't say that.
    private static let narrowerNegations: Set<String> = ["409137002", "429625007", "428607008", "1287211007"]

    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        let patient = try context.patient(node, "patient")
        let id = AllergyID(context.record(resource))
        let codings = try node.concept("code")
        guard let substance = codings.first(where: { $0.system == CodeSystem.rxNorm }) ?? codings.first else {
            throw .missing(node.pointer(to: "code"))
        }
        let onset = try node.time(anyOf: "onsetDateTime", orStartOf: "onsetPeriod")
        let recorded = try node.time("recordedDate") ?? onset
        let ending = try ending(node, id)
        if substance.system == CodeSystem.snomedCT, substance.code == noKnownAllergy {
            guard ending == nil else { return .skipped("negation-that-no-longer-stands") }
            return negation(patient, recorded)
        }
        if substance.system == CodeSystem.snomedCT, narrowerNegations.contains(substance.code) {
            return .skipped("negation-narrower-than-no-known-allergies")
        }
        let command = RecordAllergy(
            allergyID: id,
            substance: substance,
            criticality: try criticality(node),
            reactions: try reactions(node),
            onset: onset?.date
        )
        var steps: [ImportItem.Step] = [
            { unit, _ in
                let known = try unit.patient(patient)?.allergies ?? []
                if known.contains(where: { $0.id == id }) { return .wasThere }
                try unit.execute(.recordAllergy(command), on: patient, occurredAt: recorded)
                return .done
            }
        ]
        if let ending {
            steps.append { unit, _ in
                try unit.execute(ending, on: patient, occurredAt: recorded)
                return .done
            }
        }
        return .commands(ImportItem.Body(group: patient.record, record: id.record, steps: steps))
    }

    private static func negation(_ patient: PatientID, _ recorded: ClinicalTime?) -> Mapped {
        let step: ImportItem.Step = { unit, _ in
            let events = try unit.execute(.assertNoKnownAllergies, on: patient, occurredAt: recorded)
            return events.isEmpty ? .wasThere : .done
        }
        return .commands(ImportItem.Body(group: patient.record, record: patient.record, steps: [step]))
    }

    /// The command that says that the entry no longer stands, if it does not.
    private static func ending(_ node: FHIRNode, _ id: AllergyID) throws(MappingFailure) -> PatientCommand? {
        switch try node.statusCode("verificationStatus") {
        case "refuted": return .refuteAllergy(RefuteAllergy(allergyID: id, reason: "Refuted in the source."))
        case "entered-in-error":
            return .refuteAllergy(RefuteAllergy(allergyID: id, reason: "Entered in error in the source."))
        default: break
        }
        switch try node.statusCode("clinicalStatus") {
        case "inactive", "resolved": return .resolveAllergy(ResolveAllergy(allergyID: id))
        default: return nil
        }
    }

    private static func criticality(_ node: FHIRNode) throws(MappingFailure) -> AllergyCriticality {
        guard let text = try node.text("criticality") else { return .unableToAssess }
        guard let criticality = AllergyCriticality(wireName: text) else {
            throw MappingFailure(
                "value-malformed",
                node.pointer(to: "criticality"),
                "Expected low, high or unable-to-assess."
            )
        }
        return criticality
    }

    private static func reactions(_ node: FHIRNode) throws(MappingFailure) -> [String] {
        var reactions: [String] = []
        for reaction in try node.nodes("reaction") {
            for manifestation in try reaction.nodes("manifestation") {
                let codings = try manifestation.codings()
                let words = try manifestation.text("text") ?? codings.first?.display ?? codings.first?.code
                if let words, !words.isBlank, !reactions.contains(words) { reactions.append(words.cut(to: 256)) }
            }
        }
        return Array(reactions.prefix(20))
    }
}
