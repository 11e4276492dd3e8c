internal import EventCatalog
internal import Prescribing

/// What a mapping may look at besides the resource.
struct MappingContext {
    let ids: DerivedIDs
    let index: SourceIndex
    let formulary: Formulary
    /// The file's number, for references inside it.
    let file: Int

    var references: ReferenceReader { ReferenceReader(index: index, file: file) }

    /// The id of the record that a resource becomes.
    func record(_ resource: ParsedResource) -> RecordID {
        ids.record(resource.type.rawValue, resource.sourceID)
    }

    /// The patient that a resource is about.
    func patient(_ node: FHIRNode, _ name: String) throws(MappingFailure) -> PatientID {
        guard let reference = try node.reference(name) else { throw .missing(node.pointer(to: name)) }
        guard let id = references.record(reference, ["Patient"]) else {
            throw MappingFailure(
                "reference-unresolved",
                reference.pointer,
                "The reference does not point to a patient by id or urn:uuid."
            )
        }
        return PatientID(id)
    }
}
