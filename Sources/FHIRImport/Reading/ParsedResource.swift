internal import StrictJSON

/// A resource out of an element, parsed strictly.
struct ParsedResource {
    let type: ImportedType
    let node: FHIRNode
    let fullURL: String?
    let id: String?
    static let limits = JSONLimits(depth: 96, values: 500_000, numberLength: 128)

    /// - Throws: ``MappingFailure`` with a pointer from the element.
    init(_ element: DocumentScanner.Element, as type: ImportedType) throws(MappingFailure) {
        guard !element.isTooLarge else {
            throw MappingFailure(
                "entry-too-large",
                "",
                "The entry has more than \(DocumentScanner.elementLimitBytes) bytes."
            )
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse(element.bytes, limits: Self.limits)
        } catch {
            throw MappingFailure("json-malformed", error.pointer, "\(error.detail) (byte \(error.byteOffset) of it)")
        }
        guard let object = value.object else { throw .type(value, "an object", "") }
        let root = FHIRNode(object: object, pointer: "")
        if element.entry == nil {
            node = root
            fullURL = nil
        } else {
            guard let resource = object["resource"] else { throw .missing("/resource") }
            guard let resourceObject = resource.object else { throw .type(resource, "an object", "/resource") }
            node = FHIRNode(object: resourceObject, pointer: "/resource")
            fullURL = try root.text("fullUrl")
        }
        self.type = type
        id = try node.text("id").flatMap { $0.isBlank ? nil : $0 }
    }

    /// Whether it is about someone who is dead since an unknown day, or does not practise any more.
    var isOfSomeoneGone: Bool {
        switch type {
        case .patient: node.object["deceasedBoolean"]?.bool == true
        case .practitioner: node.object["active"]?.bool == false
        case .allergyIntolerance, .condition, .observation, .medicationRequest, .medicationDispense, .encounter,
            .practitionerRole, .medication:
            false
        }
    }

    /// SHA-256 over what it says, in whatever order and spacing: `meta` and `text` are the sender's book-keeping.
    var digest: [UInt8] { ContentDigest.of(node.object, without: ["meta", "text"]) }

    /// What it is known by in its source: its id, or what its `fullUrl` ends with, or its digest.
    var sourceID: String {
        if let id { return id }
        if let fullURL, !fullURL.isBlank {
            return fullURL.hasPrefix("urn:uuid:") ? String(fullURL.dropFirst(9)) : fullURL
        }
        return digest.map { String($0, radix: 16) }.joined(separator: ".")
    }
}

/// The types of resource that become commands, or help others to.
enum ImportedType: String, CaseIterable {
    case patient = "Patient"
    case practitioner = "Practitioner"
    case allergyIntolerance = "AllergyIntolerance"
    case condition = "Condition"
    case observation = "Observation"
    case medicationRequest = "MedicationRequest"
    case medicationDispense = "MedicationDispense"
    case encounter = "Encounter"
    case practitionerRole = "PractitionerRole"
    case medication = "Medication"

    /// Whether it becomes commands; the others are only looked up.
    var becomesCommands: Bool {
        switch self {
        case .patient, .practitioner, .allergyIntolerance, .condition, .observation, .medicationRequest,
            .medicationDispense:
            true
        case .encounter, .practitionerRole, .medication: false
        }
    }
}
