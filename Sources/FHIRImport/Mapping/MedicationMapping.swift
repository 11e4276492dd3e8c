internal import EventCatalog
internal import Prescribing

/// `medication[x]` → the product.
enum MedicationMapping {
    /// The product's code: one of the formulary's if there is one, else RxNorm, else the first.
    static func product(
        _ node: FHIRNode,
        _ context: MappingContext
    ) throws(MappingFailure) -> Coding {
        let codings = try self.codings(node, context)
        let known = codings.first { context.formulary.product($0.system, $0.code) != nil }
        guard let product = known ?? codings.first(where: { $0.system == CodeSystem.rxNorm }) ?? codings.first else {
            throw .missing(node.pointer(to: "medicationCodeableConcept"))
        }
        return product
    }

    private static func codings(
        _ node: FHIRNode,
        _ context: MappingContext
    ) throws(MappingFailure) -> [Coding] {
        let codings = try node.concept("medicationCodeableConcept")
        if !codings.isEmpty { return codings }
        guard let reference = try node.reference("medicationReference") else { return [] }
        if reference.text.hasPrefix("#") {
            for resource in try node.nodes("contained")
            where try resource.text("id").map({ "#\($0)" }) == reference.text {
                return try resource.concept("code")
            }
        } else if let id = context.references.record(reference, ["Medication"]),
            let codings = context.index.medications[id], !codings.isEmpty
        {
            return codings
        }
        if let display = reference.display, !display.isBlank {
            return [Coding(system: FHIRSystem.text, code: display.cut(to: 64), display: display.cut(to: 512))]
        }
        throw MappingFailure("reference-unresolved", reference.pointer, "The medication is not in the import.")
    }
}
