internal import CommandHandling
internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// Patient → `register`, `changeName` for earlier names, `recordDeath`.
enum PatientMapping {
    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        let id = PatientID(context.record(resource))
        let names = try names(node)
        let identifiers = try identifiers(node)
        let registration = RegisterPatient(
            name: names.first ?? HumanName(family: "", given: []),
            birthDate: try birthDate(node),
            gender: try gender(node),
            identifiers: [ownIdentifier(resource, context.ids.source)],
            contacts: try contacts(node),
            address: try address(node)
        )
        var steps: [ImportItem.Step] = [
            { unit, _ in try register(registration, identifiers, id, &unit) }
        ]
        for name in names.dropFirst() {
            steps.append { unit, _ in
                try unit.execute(.changeName(ChangePatientName(name: name)), on: id)
                return .done
            }
        }
        if let death = try node.time("deceasedDateTime") {
            steps.append { unit, _ in
                try unit.execute(.recordDeath(RecordPatientDeath(date: death.date)), on: id, occurredAt: death)
                return .done
            }
        }
        return .commands(ImportItem.Body(group: ImportItem.everyone, record: id.record, steps: steps))
    }

    /// A death without a date is recorded after everything else: nothing could be dated before it.
    static func mapOutcome(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        guard try resource.node.flag("deceasedBoolean") == true else { return .skipped("nothing-to-add") }
        let id = PatientID(context.record(resource))
        let step: ImportItem.Step = { unit, _ in
            guard let patient = try unit.patient(id) else { return .missing }
            guard !patient.isDeceased else { return .wasThere }
            try unit.execute(.recordDeath(RecordPatientDeath(date: nil)), on: id)
            return .done
        }
        return .commands(ImportItem.Body(group: id.record, record: id.record, steps: [step]))
    }

    private static func register(
        _ registration: RegisterPatient,
        _ identifiers: [SourceIdentifier],
        _ id: PatientID,
        _ unit: inout UnitOfWork
    ) throws -> ImportItem.StepResult {
        guard try unit.patient(id) == nil else { return .wasThere }
        var result = ImportItem.StepResult()
        var kept: [Identifier] = []
        for identifier in identifiers {
            let owner = try unit.patient(with: identifier.identifier)
            if let owner, owner != id, !identifier.isRecordNumber {
                result.notes.append("identifier-of-another-patient-left-out")
            } else {
                kept.append(identifier.identifier)
            }
        }
        var registration = registration
        if !kept.isEmpty { registration.identifiers = kept }
        try unit.execute(.register(registration), on: id)
        return result
    }

    // MARK: Names

    /// The names in the order in which they were borne: earlier ones first, the present one last.
    private static func names(_ node: FHIRNode) throws(MappingFailure) -> [HumanName] {
        var past: [HumanName] = []
        var present: [(rank: Int, name: HumanName)] = []
        for name in try node.nodes("name") {
            let use = try name.text("use") ?? "official"
            switch use {
            case "maiden": past.append(try self.name(name, .maiden))
            case "old": past.append(try self.name(name, .old))
            case "usual": present.append((1, try self.name(name, .usual)))
            case "official": present.append((0, try self.name(name, .official)))
            case "nickname": present.append((3, try self.name(name, .nickname)))
            default: present.append((2, try self.name(name, .usual)))
            }
        }
        guard let best = present.min(by: { $0.rank < $1.rank }) else { return past }
        return past + [best.name]
    }

    static func name(_ node: FHIRNode, _ use: NameUse) throws(MappingFailure) -> HumanName {
        let given = try node.texts("given")
        var family = try node.text("family") ?? ""
        if family.isBlank, given.isEmpty { family = try node.text("text") ?? "" }
        return HumanName(
            use: use,
            family: family,
            given: given,
            prefix: try node.texts("prefix"),
            suffix: try node.texts("suffix")
        )
    }

    // MARK: Identifiers

    private struct SourceIdentifier: Sendable {
        var identifier: Identifier
        /// A medical record number: two patients can't share it by chance.
        var isRecordNumber: Bool
    }

    private static func identifiers(_ node: FHIRNode) throws(MappingFailure) -> [SourceIdentifier] {
        var identifiers: [SourceIdentifier] = []
        for identifier in try node.nodes("identifier") {
            guard let value = try identifier.text("value"), try identifier.text("use") != "old" else { continue }
            let type = try identifier.statusCode("type")
            let system = try identifier.text("system") ?? type.map { "\(FHIRSystem.identifierType)|\($0)" }
            guard let system else { continue }
            let found = Identifier(system: system, value: value)
            guard !identifiers.contains(where: { $0.identifier.matches(found) }) else { continue }
            identifiers.append(SourceIdentifier(identifier: found, isRecordNumber: type == "MR"))
        }
        return identifiers
    }

    /// What someone without any identifier gets: the resource's own id, as a URI.
    private static func ownIdentifier(_ resource: ParsedResource, _ source: String) -> Identifier {
        let id = resource.sourceID
        let path = source.isEmpty ? "Patient" : "\(source)/Patient"
        return Identifier(
            system: FHIRSystem.uri,
            value: RecordID(id) != nil ? "urn:uuid:\(id.lowercased())" : "\(path)/\(id)"
        )
    }

    // MARK: The rest

    private static func birthDate(_ node: FHIRNode) throws(MappingFailure) -> CalendarDate {
        let text = try node.requiredText("birthDate")
        guard let date = CalendarDate(text) else {
            throw MappingFailure("value-malformed", node.pointer(to: "birthDate"), "Expected a date that exists.")
        }
        return date
    }

    private static func gender(_ node: FHIRNode) throws(MappingFailure) -> Gender {
        guard let text = try node.text("gender") else { return .unknown }
        guard let gender = Gender(wireName: text) else {
            throw MappingFailure(
                "value-malformed",
                node.pointer(to: "gender"),
                "Expected male, female, other or unknown."
            )
        }
        return gender
    }

    private static func contacts(_ node: FHIRNode) throws(MappingFailure) -> [ContactPoint] {
        var contacts: [ContactPoint] = []
        for contact in try node.nodes("telecom") {
            guard let value = try contact.text("value"), !value.isBlank, try contact.text("use") != "old",
                let system = try contact.text("system").flatMap({ ContactSystem(wireName: $0) })
            else { continue }
            contacts.append(ContactPoint(system: system, value: value))
        }
        return contacts
    }

    private static func address(_ node: FHIRNode) throws(MappingFailure) -> PostalAddress? {
        let addresses = try node.nodes("address")
        var chosen: FHIRNode?
        for address in addresses where try address.text("use") != "old" {
            chosen = address
            break
        }
        guard let chosen else { return nil }
        var lines = try chosen.texts("line").filter { !$0.isBlank }
        if lines.isEmpty, let text = try chosen.text("text"), !text.isBlank { lines = [text] }
        return PostalAddress(
            line: lines,
            city: try chosen.text("city"),
            state: try chosen.text("state"),
            postalCode: try chosen.text("postalCode"),
            country: try chosen.text("country").flatMap(countryCode)
        )
    }

    /// Two letters are a code; a name or another code is not translated.
    private static func countryCode(_ text: String) -> String? {
        let code = text.uppercased()
        return code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? code : nil
    }
}
