/// The phases of an import, in the order in which records need each other.
enum ImportPhase: CaseIterable {
    /// Who there is.
    case people
    /// What is known of patients.
    case records
    /// What was prescribed.
    case prescriptions
    /// What was supplied.
    case supplies
    /// What became of prescriptions after that.
    case outcomes
    /// Who is not there any more.
    case departures

    /// The types of resource that it reads.
    var types: Set<ImportedType> {
        switch self {
        case .people: [.patient, .practitioner]
        case .records: [.allergyIntolerance, .condition, .observation]
        case .prescriptions: [.medicationRequest]
        case .supplies: [.medicationDispense]
        case .outcomes: [.medicationRequest]
        case .departures: [.patient, .practitioner]
        }
    }

    /// Whether it imports the first part of its resources, or what is left of those that an earlier phase has imported.
    var isFirstPart: Bool {
        switch self {
        case .people, .records, .prescriptions, .supplies: true
        case .outcomes, .departures: false
        }
    }

    /// Whether there is something for it in a file.
    func concerns(_ file: SurveyedFile) -> Bool {
        !file.types.isDisjoint(with: types) && (self != .departures || file.hasDepartures)
    }
}

/// A file after the survey.
struct SurveyedFile {
    let file: SourceFile
    /// The types in it that become commands or are referred to.
    var types: Set<ImportedType> = []
    var bytesRead = 0
    var counts = Counts()
    /// Where the resources that become commands stand; `nil` if there are too many to remember.
    var slots: [ElementSlot]? = []
    /// Observations that are not among them: nothing that is kept.
    var skippedObservations = 0
    /// Whether someone in it is not there any more.
    var hasDepartures = false

    /// What was found in it.
    struct Counts {
        var types: [String: Int] = [:]
        /// Entries and lines that hold no resource.
        var withoutType: [ImportProblem] = []
        var withoutTypeCount = 0
    }

    private static let typesLimit = 300
    private static let unsupportedBundles: Set<String> = ["history", "batch-response", "transaction-response"]

    init(file: SourceFile) { self.file = file }

    mutating func count(_ type: String) {
        let name = counts.types[type] != nil || counts.types.count < Self.typesLimit ? type.cut(to: 64) : "others"
        counts.types[name, default: 0] += 1
        if let type = ImportedType(rawValue: type) { types.insert(type) }
    }

    mutating func countWithoutType(_ found: ElementReader.Found) {
        counts.withoutTypeCount += 1
        guard counts.withoutType.count < ImportReport.keptProblems else { return }
        counts.withoutType.append(
            ImportProblem(
                place: found.place(in: file),
                resourceType: nil,
                code: "no-resource",
                invariant: nil,
                message: "There is no FHIR resource in it: nothing with a resourceType."
            )
        )
    }

    /// Whether a document is something that can be imported.
    func check(_ outline: DocumentScanner.Outline) throws(FileFault) {
        guard let type = outline.type, !outline.hasEntries || type == "Bundle" else {
            throw fault(
                "not-fhir",
                "This is no FHIR resource: it has no resourceType, or entries without being a bundle."
            )
        }
        guard type == "Bundle", let bundleType = outline.bundleType, Self.unsupportedBundles.contains(bundleType)
        else { return }
        throw fault(
            "bundle-type-unsupported",
            "Bundles of this type can't be imported: it tells what was done, not what is."
        )
    }

    private func fault(_ code: String, _ message: String) -> FileFault {
        FileFault(path: file.path, code: code, message: message)
    }
}

extension ElementReader.Found {
    func place(in file: SourceFile) -> ImportPlace {
        ImportPlace(path: file.path, entry: element.entry, line: line, byteOffset: element.offset, pointer: "")
    }
}
