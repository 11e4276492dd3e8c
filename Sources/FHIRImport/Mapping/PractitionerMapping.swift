internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// Practitioner → `register`, with the authority to prescribe; `revokePrescribingAuthority` for who is not active.
enum PractitionerMapping {
    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        let id = PractitionerID(context.record(resource))
        var registrations: [Identifier] = []
        var aliases: [RecordID] = []
        for identifier in try node.nodes("identifier") {
            guard let value = try identifier.text("value"), let system = try identifier.text("system") else { continue }
            registrations.append(Identifier(system: system, value: value))
            aliases.append(context.ids.identifier("Practitioner", "identifier=\(system)|\(value)"))
        }
        let registration = RegisterPractitioner(
            name: try name(node),
            registrations: registrations,
            specialty: try node.nodes("qualification").first?.words("code"),
            mayPrescribe: true
        )
        let step: ImportItem.Step = { unit, _ in
            if try unit.practitioner(id) != nil { return .wasThere }
            try unit.execute(.register(registration), on: id)
            return .done
        }
        return .commands(ImportItem.Body(group: id.record, aliases: aliases, record: id.record, steps: [step]))
    }

    /// Who is not active any more could prescribe once: the authority ends after the prescriptions.
    static func mapOutcome(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        guard try resource.node.flag("active") == false else { return .skipped("nothing-to-add") }
        let id = PractitionerID(context.record(resource))
        let step: ImportItem.Step = { unit, _ in
            guard let practitioner = try unit.practitioner(id) else { return .missing }
            guard practitioner.mayPrescribe else { return .wasThere }
            let reason = "Not active in the source of the import."
            try unit.execute(.revokePrescribingAuthority(RevokePrescribingAuthority(reason: reason)), on: id)
            return .done
        }
        return .commands(ImportItem.Body(group: id.record, record: id.record, steps: [step]))
    }

    private static func name(_ node: FHIRNode) throws(MappingFailure) -> HumanName {
        let names = try node.nodes("name")
        var chosen = names.first
        for name in names where try name.text("use") == "official" {
            chosen = name
            break
        }
        return try chosen.map { (node) throws(MappingFailure) in try PatientMapping.name(node, .official) }
            ?? HumanName(family: "", given: [])
    }
}
