internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// MedicationDispense → `dispense`.
enum DispenseMapping {
    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        guard try node.requiredText("status") == "completed" else { return .skipped("not-supplied") }
        guard let reference = try node.nodes("authorizingPrescription").first?.asReference() else {
            return .skipped("supply-without-a-prescription")
        }
        guard let request = context.references.record(reference, ["MedicationRequest"]) else {
            throw MappingFailure(
                "reference-unresolved",
                reference.pointer,
                "This is no prescription by id or urn:uuid."
            )
        }
        guard let time = try node.time(anyOf: "whenHandedOver", "whenPrepared") else {
            throw .missing(node.pointer(to: "whenHandedOver"))
        }
        let supply = Supply(
            id: DispenseID(context.record(resource)),
            prescription: PrescriptionID(request),
            quantity: try node.node("quantity")?.quantity(unit: FHIRUnit.unit),
            pharmacy: try pharmacy(node),
            product: try product(node, context),
            time: time
        )
        let step: ImportItem.Step = { unit, _ in try book(supply, &unit) }
        return .commands(
            ImportItem.Body(
                group: request,
                order: time.instant.microseconds,
                record: supply.id.record,
                steps: [step]
            )
        )
    }

    private struct Supply: Sendable {
        var id: DispenseID
        var prescription: PrescriptionID
        var quantity: Quantity?
        var pharmacy: String?
        var product: Coding?
        var time: ClinicalTime
    }

    private static func book(_ supply: Supply, _ unit: inout UnitOfWork) throws -> ImportItem.StepResult {
        guard let state = try unit.prescription(supply.prescription), let item = state.signedItems.first else {
            throw CommandFailure.notFound(.prescription)
        }
        if item.dispenses.contains(where: { $0.dispenseID == supply.id }) { return .wasThere }
        var result = ImportItem.StepResult()
        var quantity = supply.quantity ?? item.content.quantity
        if supply.quantity == nil { result.notes.append("supply-without-a-quantity") }
        // A number without a unit counts what the prescription counts.
        if quantity.unit == FHIRUnit.unit { quantity = Quantity(quantity.value, unit: item.content.quantity.unit) }
        let substitute = supply.product.flatMap { ProductKey($0) == ProductKey(item.content.product) ? nil : $0 }
        let command = DispenseMedication(
            dispenseID: supply.id,
            itemID: item.content.itemID,
            quantity: quantity,
            pharmacy: supply.pharmacy,
            substitute: item.content.substitutionAllowed ? substitute : nil
        )
        try unit.execute(.dispense(command), on: supply.prescription, occurredAt: supply.time)
        return result
    }

    /// What was supplied, if the resource says that it is not what was prescribed.
    private static func product(
        _ node: FHIRNode,
        _ context: MappingContext
    ) throws(MappingFailure) -> Coding? {
        guard try node.node("substitution")?.flag("wasSubstituted") == true else { return nil }
        return try MedicationMapping.product(node, context)
    }

    private static func pharmacy(_ node: FHIRNode) throws(MappingFailure) -> String? {
        if let location = try node.reference("location")?.display, !location.isBlank { return location.cut(to: 256) }
        for performer in try node.nodes("performer") {
            if let name = try performer.reference("actor")?.display, !name.isBlank { return name.cut(to: 256) }
        }
        return nil
    }
}
