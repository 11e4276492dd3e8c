internal import EventCatalog

/// What resources must know of each other, gathered before anything is imported: small records only, of each kind at
/// most ``limit``. What does not fit is not known later, and the import says so.
final class SourceIndex {
    /// About 20 MB for each kind that reaches it.
    static let limit = 250_000

    /// What is known of the supplies of one prescription.
    struct Supplies {
        var count = 0
        var firstQuantity: Quantity?
        var last: ClinicalTime?
    }

    /// What a `fullUrl` names, where the resource's own id is another.
    private(set) var aliases: [RecordID: RecordID] = [:]
    private(set) var practitionersByIdentifier: [RecordID: RecordID] = [:]
    /// Who took part in an encounter, or has a role.
    private(set) var practitioners: [RecordID: PrescriberHint] = [:]
    private(set) var medications: [RecordID: [Coding]] = [:]
    private(set) var supplies: [RecordID: Supplies] = [:]
    /// Patients who are dead since an unknown day.
    private(set) var deceased: [RecordID: Bool] = [:]
    private(set) var isFull = false

    let ids: DerivedIDs

    init(_ ids: DerivedIDs) { self.ids = ids }

    /// Whether resources of a type are looked at for the index.
    static func concerns(_ type: ImportedType) -> Bool {
        switch type {
        case .patient, .practitioner, .condition, .medicationRequest, .medicationDispense, .encounter,
            .practitionerRole, .medication:
            true
        case .allergyIntolerance, .observation: false
        }
    }

    func add(_ resource: ParsedResource, in file: Int) throws(MappingFailure) {
        let record = ids.record(resource.type.rawValue, resource.sourceID)
        if let url = resource.fullURL, !Self.says(url, resource) {
            Self.insert(record, at: ids.alias(url, file: file), into: &aliases, &isFull)
        }
        let references = ReferenceReader(index: self, file: file)
        switch resource.type {
        case .practitioner:
            for identifier in try resource.node.nodes("identifier") {
                guard let value = try identifier.text("value") else { continue }
                let query = "identifier=\(try identifier.text("system") ?? "")|\(value)"
                let key = ids.identifier("Practitioner", query)
                Self.insert(record, at: key, into: &practitionersByIdentifier, &isFull)
            }
        case .encounter:
            guard let hint = try Self.participant(of: resource.node, references) else { return }
            Self.insert(hint, at: record, into: &practitioners, &isFull)
        case .practitionerRole:
            guard let reference = try resource.node.reference("practitioner"),
                let hint = references.practitioner(reference)
            else { return }
            Self.insert(hint, at: record, into: &practitioners, &isFull)
        case .medication:
            Self.insert(try resource.node.concept("code"), at: record, into: &medications, &isFull)
        case .medicationDispense: try addSupply(resource.node, references)
        case .patient:
            guard try resource.node.flag("deceasedBoolean") == true else { return }
            Self.insert(true, at: record, into: &deceased, &isFull)
        case .condition, .medicationRequest, .allergyIntolerance, .observation: break
        }
    }

    /// Whether a `fullUrl` says no more than type and id do.
    private static func says(_ url: String, _ resource: ParsedResource) -> Bool {
        if resource.id == nil { return true }
        let id = DerivedIDs.canonical(resource.sourceID)
        if url.hasPrefix("urn:uuid:") { return DerivedIDs.canonical(String(url.dropFirst(9))) == id }
        return url.hasSuffix("\(resource.type.rawValue)/\(resource.sourceID)")
    }

    /// The primary performer of an encounter, or whoever took part.
    private static func participant(
        of node: FHIRNode,
        _ references: ReferenceReader
    ) throws(MappingFailure) -> PrescriberHint? {
        var first: PrescriberHint?
        for participant in try node.nodes("participant") {
            guard let reference = try participant.reference("individual"),
                let hint = references.practitioner(reference)
            else { continue }
            for type in try participant.nodes("type") where try type.statusCodes().contains("PPRF") { return hint }
            if first == nil { first = hint }
        }
        return first
    }

    private func addSupply(_ node: FHIRNode, _ references: ReferenceReader) throws(MappingFailure) {
        guard try node.text("status") == "completed",
            let reference = try node.nodes("authorizingPrescription").first?.asReference(),
            let request = references.record(reference, ["MedicationRequest"])
        else { return }
        guard supplies[request] != nil || supplies.count < Self.limit else {
            isFull = true
            return
        }
        var known = supplies[request] ?? Supplies()
        known.count += 1
        if known.firstQuantity == nil { known.firstQuantity = try node.node("quantity")?.quantity(unit: FHIRUnit.unit) }
        let time = try node.time(anyOf: "whenHandedOver", "whenPrepared")
        if let time, known.last.map({ $0.instant < time.instant }) ?? true { known.last = time }
        supplies[request] = known
    }

    private static func insert<Value>(
        _ value: Value,
        at key: RecordID,
        into table: inout [RecordID: Value],
        _ isFull: inout Bool
    ) {
        if table.count < limit { table[key] = table[key] ?? value } else if table[key] == nil { isFull = true }
    }
}
