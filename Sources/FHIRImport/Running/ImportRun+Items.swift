internal import CommandHandling
internal import EventCatalog
internal import Prescribing

extension ImportRun {
    /// The item that a phase makes of a resource; `nil` if it makes none, which is counted.
    func item(
        _ found: ElementReader.Found,
        _ type: ImportedType,
        _ phase: ImportPhase,
        _ file: SourceFile
    ) async throws -> ImportItem? {
        if type == .observation, !found.element.isTooLarge, !ObservationMapping.mayMatter(found.element.bytes) {
            book.skipped(type.rawValue, "observation-not-kept")
            return nil
        }
        let place = found.place(in: file)
        let formulary = clinic.formulary.inForce(on: Timestamp.now.date)
        let context = MappingContext(ids: ids, index: index, formulary: formulary, file: file.number)
        let isFirstPart = phase.isFirstPart
        do {
            let resource = try ParsedResource(found.element, as: type)
            switch try await map(resource, phase, context) {
            case .skipped(let reason):
                if isFirstPart { book.skipped(type.rawValue, reason) }
                return nil
            case .commands(let body):
                return ImportItem(
                    type: type,
                    place: place,
                    digest: resource.digest,
                    marker: ids.marker(context.record(resource), part: isFirstPart ? "content" : "outcome"),
                    isFirstPart: isFirstPart,
                    body: body
                )
            }
        } catch let failure as MappingFailure {
            if isFirstPart { book.failed(place.problem(failure, type)) }
            return nil
        }
    }

    private func map(
        _ resource: ParsedResource,
        _ phase: ImportPhase,
        _ context: MappingContext
    ) async throws -> Mapped {
        let isOutcome = !phase.isFirstPart
        switch resource.type {
        case .patient:
            return try isOutcome
                ? PatientMapping.mapOutcome(resource, context) : PatientMapping.map(resource, context)
        case .practitioner:
            return try isOutcome
                ? PractitionerMapping.mapOutcome(resource, context) : PractitionerMapping.map(resource, context)
        case .allergyIntolerance: return try AllergyMapping.map(resource, context)
        case .condition: return try ConditionMapping.map(resource, context)
        case .observation: return try ObservationMapping.map(resource, context)
        case .medicationDispense: return try DispenseMapping.map(resource, context)
        case .medicationRequest:
            let (content, reason) = try RequestMapping.read(resource, context)
            guard let content else { return .skipped(reason) }
            if isOutcome { return RequestCommands.mapOutcome(content) }
            let hint = try RequestMapping.prescriber(resource.node, context)
            return RequestCommands.map(content, by: try await prescriber(hint))
        case .encounter, .practitionerRole, .medication: return .skipped("only-looked-up")
        }
    }

    // MARK: Prescribers

    /// The practitioner that a hint names. Who is nowhere in the import nor in the log is registered by what is known.
    private func prescriber(_ hint: PrescriberHint?) async throws -> PractitionerID {
        let key: RecordID
        switch hint?.target {
        case nil: key = ids.unknownPrescriber
        case .record(let id): key = id
        case .identifier(let id, _): key = id
        }
        if let known = prescribers[key] { return known }
        let prescriber = try await findPrescriber(hint, key)
        if prescribers.count < SourceIndex.limit { prescribers[key] = prescriber }
        return prescriber
    }

    private func findPrescriber(_ hint: PrescriberHint?, _ key: RecordID) async throws -> PractitionerID {
        var registrations: [Identifier] = []
        if case .identifier(_, let identifier) = hint?.target {
            let known =
                if let record = index.practitionersByIdentifier[key] { record } else {
                    try await carrier.record(knownAs: key)
                }
            if let known, try isRegistered(PractitionerID(known)) { return PractitionerID(known) }
            registrations = [identifier].compactMap(\.self)
        }
        let id = PractitionerID(key)
        if try isRegistered(id) { return id }
        let shown = hint?.display.flatMap { $0.isBlank ? nil : $0.cut(to: 256) }
        let registration = RegisterPractitioner(
            name: HumanName(family: shown ?? "Unknown prescriber", given: []),
            registrations: registrations,
            specialty: "Known from imported prescriptions only."
        )
        try await carrier.register(registration, as: id, ids.marker(key, part: "prescriber"))
        book.noted(hint == nil ? "prescriptions-without-a-prescriber" : "prescriber-known-from-references-only")
        return id
    }

    private func isRegistered(_ id: PractitionerID) throws -> Bool {
        do {
            return try clinic.practitioner(id) != nil
        } catch {
            throw ImportFailure(error)
        }
    }
}
