internal import EventCatalog

extension Prescription {
    static func dispense(
        _ command: DispenseMedication,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
            if let substitute = command.substitute { try Check.coding(substitute, "substitute") }
        }
        try check(command.quantity, "quantity")
        let (signature, items) = try supplied(state)
        guard let item = items.first(where: { $0.content.itemID == command.itemID }) else {
            throw .itemNotFound(field: "item_id")
        }
        guard !items.contains(where: { $0.dispenses.contains { $0.dispenseID == command.dispenseID } }) else {
            throw .dispenseIDInUse
        }
        try checkDispensable(item, signature, facts)
        try checkQuantity(command.quantity, item)
        if command.substitute != nil, !item.content.substitutionAllowed { throw .substitutionNotAllowed }
        let dispensed = MedicationDispensed(
            dispenseID: command.dispenseID,
            itemID: command.itemID,
            quantity: command.quantity,
            pharmacy: command.pharmacy,
            substitute: command.substitute
        )
        return [.dispensed(dispensed)]
    }

    private static func supplied(
        _ state: State
    ) throws(PrescriptionRejection) -> (PrescriptionSigned, [SignedItem]) {
        guard !state.isEnteredInError else { throw .notDispensable(status: .enteredInError) }
        switch state.stage {
        case .draft: throw .notSigned
        case .discarded: throw .notDispensable(status: .cancelled)
        case .signed(let signature, let items): return (signature, items)
        }
    }

    /// Active, within validity, to someone alive (I-02, I-28, I-33, I-34).
    private static func checkDispensable(
        _ item: SignedItem,
        _ signature: PrescriptionSigned,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) {
        switch item.status {
        case .active: break
        case .completed: throw .moreThanRemains(remaining: item.remaining)
        case .draft, .onHold, .cancelled, .stopped, .expired, .enteredInError:
            throw .notDispensable(status: item.status)
        }
        let day = facts.time.day
        guard day >= signature.issueDate else { throw .beforeIssue }
        guard day <= signature.validUntil else { throw .validityEnded(validUntil: signature.validUntil) }
        if let patient = facts.patient, !isAlive(patient, on: day, facts.time) { throw .patientDeceased }
        guard item.dispenses.count < Limit.dispensesPerItem else {
            throw .tooManyDispenses(limit: Limit.dispensesPerItem)
        }
    }

    /// In the item's unit, and no more than remains (I-25, I-31).
    private static func checkQuantity(_ quantity: Quantity, _ item: SignedItem) throws(PrescriptionRejection) {
        guard quantity.unit == item.content.quantity.unit else {
            throw .unitDiffers(expected: item.content.quantity.unit)
        }
        let remaining = item.remaining
        guard item.dispensed.adding(quantity.value) != nil, quantity.value <= remaining.value else {
            throw .moreThanRemains(remaining: remaining)
        }
    }
}
