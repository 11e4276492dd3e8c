internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// Condition → `recordCondition`, and `resolveCondition` or `markConditionEnteredInError`.
enum ConditionMapping {
    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        let verification = try node.statusCode("verificationStatus")
        if verification == "refuted" { return .skipped("condition-refuted") }
        let patient = try context.patient(node, "subject")
        let id = ConditionID(context.record(resource))
        let onset = try node.time(anyOf: "onsetDateTime", orStartOf: "onsetPeriod")
        let recorded = try node.time("recordedDate") ?? onset
        let command = RecordCondition(
            conditionID: id,
            codes: try node.concept("code"),
            onset: onset?.date,
            note: try note(node, verification)
        )
        var steps: [ImportItem.Step] = [
            { unit, _ in
                let known = try unit.patient(patient)?.conditions ?? []
                if known.contains(where: { $0.id == id }) { return .wasThere }
                try unit.execute(.recordCondition(command), on: patient, occurredAt: recorded)
                return .done
            }
        ]
        if verification == "entered-in-error" {
            let reason = "Entered in error in the source."
            let mark = MarkConditionEnteredInError(conditionID: id, reason: reason)
            steps.append { unit, _ in
                try unit.execute(.markConditionEnteredInError(mark), on: patient, occurredAt: recorded)
                return .done
            }
        } else if let (end, time) = try end(node, onset) {
            let resolution = ResolveCondition(conditionID: id, abatement: end)
            steps.append { unit, _ in
                try unit.execute(.resolveCondition(resolution), on: patient, occurredAt: time ?? recorded)
                return .done
            }
        }
        return .commands(ImportItem.Body(group: patient.record, record: id.record, steps: steps))
    }

    /// The end, if it is over: its date where one is known.
    private static func end(
        _ node: FHIRNode,
        _ onset: ClinicalTime?
    ) throws(MappingFailure) -> (date: CalendarDate?, time: ClinicalTime?)? {
        let abatement = try node.time(anyOf: "abatementDateTime", orStartOf: "abatementPeriod")
        let isOver: Bool
        switch try node.statusCode("clinicalStatus") {
        case "resolved", "inactive", "remission": isOver = true
        default: isOver = abatement != nil
        }
        guard isOver else { return nil }
        if let abatement, let onset, abatement.date.lastDay < onset.date.firstDay {
            throw MappingFailure(
                "abatement-before-onset",
                node.pointer(to: "abatementDateTime"),
                "The condition would end before it began."
            )
        }
        return (abatement?.date, abatement)
    }

    private static func note(_ node: FHIRNode, _ verification: String?) throws(MappingFailure) -> String? {
        let notes = try node.notes()
        switch verification {
        case "unconfirmed", "provisional", "differential":
            return ["Verification in the source: \(verification ?? "").", notes].compactMap(\.self)
                .joined(separator: "\n")
        default: return notes
        }
    }
}
