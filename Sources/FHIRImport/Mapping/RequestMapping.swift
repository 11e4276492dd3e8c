internal import EventCatalog
internal import Prescribing

/// What a MedicationRequest says, read and checked, before it is known who prescribed.
struct RequestContent: Sendable {
    /// What became of it.
    enum Status: String, Sendable {
        case draft, active, completed, stopped, cancelled, unknown
        case onHold = "on-hold"
        case enteredInError = "entered-in-error"
    }

    var id: PrescriptionID
    var patient: PatientID
    var status: Status
    var authored: ClinicalTime?
    var validUntil: CalendarDate?
    var item: PrescriptionItem
    var reasons: [Coding]
    var reasonConditions: [ConditionID]
    var prior: PrescriptionID?
    var note: String?
    /// Why it has that status, in the source's words.
    var statusReason: String?
    var supplies: SourceIndex.Supplies?
    /// Whether the source says that the patient is dead, but not since when.
    var isPatientDeceased: Bool
    var notes: [String]
}

/// MedicationRequest → what a prescription of one item needs.
enum RequestMapping {
    /// What it says; `nil` with the reason if it is no prescription.
    static func read(
        _ resource: ParsedResource,
        _ context: MappingContext
    ) throws(MappingFailure) -> (content: RequestContent?, skipped: String) {
        let node = resource.node
        let status = try status(node)
        switch try node.requiredText("intent") {
        case "proposal", "plan", "option": return (nil, "not-an-order")
        default: break
        }
        if try node.flag("doNotPerform") == true { return (nil, "order-not-to-give") }
        let id = PrescriptionID(context.record(resource))
        let validFrom = try validity(node)?.time("start")
        let authored = try node.time("authoredOn") ?? validFrom
        if authored == nil, status != .draft { throw .missing(node.pointer(to: "authoredOn")) }
        let supplies = context.index.supplies[id.record]
        var notes: [String] = []
        let patient = try context.patient(node, "subject")
        let content = RequestContent(
            id: id,
            patient: patient,
            status: status,
            authored: authored,
            validUntil: try validity(node)?.time("end")?.date.lastDay,
            item: try item(node, id, supplies, context, &notes),
            reasons: try reasons(node),
            reasonConditions: try reasonConditions(node, context),
            prior: try node.reference("priorPrescription")
                .flatMap { context.references.record($0, ["MedicationRequest"]) }.map { PrescriptionID($0) },
            note: try node.notes(),
            statusReason: try node.words("statusReason"),
            supplies: supplies,
            isPatientDeceased: context.index.deceased[patient.record] ?? false,
            notes: notes
        )
        return (content, "")
    }

    /// Who prescribed: the requester, else who took part in the encounter, else who recorded it.
    static func prescriber(
        _ node: FHIRNode,
        _ context: MappingContext
    ) throws(MappingFailure) -> PrescriberHint? {
        if let requester = try node.reference("requester"),
            let hint = context.references.practitioner(requester)
        {
            return hint
        }
        if let encounter = try node.reference("encounter"),
            let id = context.references.record(encounter, ["Encounter"]),
            let hint = context.index.practitioners[id]
        {
            return hint
        }
        return try node.reference("recorder").flatMap { context.references.practitioner($0) }
    }

    private static func status(_ node: FHIRNode) throws(MappingFailure) -> RequestContent.Status {
        let text = try node.requiredText("status")
        guard let status = RequestContent.Status(rawValue: text) else {
            throw MappingFailure("value-malformed", node.pointer(to: "status"), "This is no status of a request.")
        }
        return status
    }

    private static func validity(_ node: FHIRNode) throws(MappingFailure) -> FHIRNode? {
        try node.node("dispenseRequest")?.node("validityPeriod")
    }

    // MARK: The item

    private static func item(
        _ node: FHIRNode,
        _ id: PrescriptionID,
        _ supplies: SourceIndex.Supplies?,
        _ context: MappingContext,
        _ notes: inout [String]
    ) throws(MappingFailure) -> PrescriptionItem {
        let product = try MedicationMapping.product(node, context)
        let known = context.formulary.product(product.system, product.code)
        let request = try node.node("dispenseRequest")
        var remarks: [String] = []
        if known == nil { remarks.append("Imported; the product is not in the formulary.") }
        let quantity: Quantity
        if let stated = try request?.node("quantity")?.quantity(unit: FHIRUnit.unit) {
            quantity = stated
        } else if let supplied = supplies?.firstQuantity {
            quantity = supplied
            remarks.append("The source states no quantity; this is what was supplied first.")
            notes.append("quantity-taken-from-supply")
        } else {
            quantity = Quantity(DecimalNumber(1), unit: known == nil ? FHIRUnit.supply : "pack")
            remarks.append("The source states no quantity; one supply is counted as 1.")
            notes.append("quantity-not-stated")
        }
        let repeats = try request?.integer("numberOfRepeatsAllowed")
        let days = try supplyDays(request, &remarks)
        return PrescriptionItem(
            itemID: PrescriptionItemID(context.ids.item(id.record)),
            product: product,
            quantity: quantity,
            repeatsAllowed: repeats ?? max((supplies?.count ?? 0) - 1, 0),
            expectedSupplyDays: days,
            dosage: try DosageMapping.map(node),
            substitutionAllowed: try node.node("substitution")?.flag("allowedBoolean") ?? true,
            note: remarks.isEmpty ? nil : remarks.joined(separator: " ")
        )
    }

    /// The expected supply in days; what is no number of days from 1 to 366 is kept in words.
    private static func supplyDays(
        _ request: FHIRNode?,
        _ remarks: inout [String]
    ) throws(MappingFailure) -> Int? {
        guard let duration = try request?.node("expectedSupplyDuration"),
            let value = try duration.decimal("value", digits: 3)
        else { return nil }
        let unit = try duration.unit() ?? "d"
        let daysPerUnit: Int? =
            switch unit {
            case "d", "day", "days": 1
            case "wk", "week", "weeks": 7
            case "mo", "month", "months": 30
            case "a", "year", "years": 365
            default: nil
            }
        if let daysPerUnit, let days = value.multiplied(by: daysPerUnit)?.divided(by: DecimalNumber(1), digits: 0),
            (1...366).contains(days.mantissa)
        {
            return Int(days.mantissa)
        }
        remarks.append("Expected supply in the source: \(value) \(unit.cut(to: 32)).")
        return nil
    }

    // MARK: Reasons

    private static func reasons(_ node: FHIRNode) throws(MappingFailure) -> [Coding] {
        var reasons: [Coding] = []
        for concept in try node.nodes("reasonCode") {
            for coding in try concept.codings() where !reasons.contains(coding) { reasons.append(coding) }
        }
        return reasons
    }

    private static func reasonConditions(
        _ node: FHIRNode,
        _ context: MappingContext
    ) throws(MappingFailure) -> [ConditionID] {
        var conditions: [ConditionID] = []
        for reference in try node.nodes("reasonReference") {
            guard let reference = try reference.asReference(),
                let id = context.references.record(reference, ["Condition"])
            else { continue }
            conditions.append(ConditionID(id))
        }
        return conditions
    }
}
