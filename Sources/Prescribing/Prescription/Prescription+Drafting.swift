internal import EventCatalog

extension Prescription {
    static func draft(
        _ command: DraftPrescription,
        given state: State?,
        in facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        guard state == nil else { throw .alreadyExists }
        guard facts.patient != nil else { throw .patientNotFound }
        guard facts.prescriber != nil else { throw .prescriberNotFound }
        if command.priorPrescription != nil {
            let owner = facts.prior?.header.patientID
            let isOfPerson = owner == command.patientID || owner.map(facts.otherRecords.contains) == true
            guard isOfPerson else { throw .priorNotOfPatient }
        }
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.codings(command.reasons, "reasons")
            try Check.optional(command.note, limit: Limit.note, "note")
            try Check.count(command.items.count, limit: Limit.items, "items")
        }
        var events: [PrescriptionEvent] = []
        events.reserveCapacity(command.items.count + 2)
        let drafted = PrescriptionDrafted(
            patientID: command.patientID,
            prescriberID: command.prescriberID,
            priorPrescription: command.priorPrescription,
            reasons: try canonical(command.reasons),
            note: command.note,
            careSetting: command.careSetting
        )
        events.append(.drafted(drafted))
        for (index, item) in command.items.enumerated() {
            try check(item, "items[\(index)]")
            guard !command.items[..<index].contains(where: { $0.itemID == item.itemID }) else {
                throw .itemIDInUse(field: "items[\(index)].id")
            }
            events.append(.itemAdded(PrescriptionItemAdded(item: named(item, facts))))
        }
        return events
    }

    static func prescribe(
        _ command: Prescribe,
        given state: State?,
        in facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let drafting = try draft(command.draft, given: state, in: facts)
        guard let drafted = fold(drafting) else { throw .noItems }
        return drafting + (try sign(command.signature, drafted, facts))
    }

    static func addItem(
        _ command: AddPrescriptionItem,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let items = try draftItems(of: state)
        try check(command.item, "item")
        guard !items.contains(where: { $0.itemID == command.item.itemID }) else {
            throw .itemIDInUse(field: "item.id")
        }
        guard items.count < Limit.items else { throw .input(.tooMany(field: "item", limit: Limit.items)) }
        return [.itemAdded(PrescriptionItemAdded(item: named(command.item, facts)))]
    }

    static func changeItem(
        _ command: ChangePrescriptionItem,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let items = try draftItems(of: state)
        try check(command.item, "item")
        guard let present = items.first(where: { $0.itemID == command.item.itemID }) else {
            throw .itemNotFound(field: "item.id")
        }
        let changed = named(command.item, facts)
        return present == changed ? [] : [.itemChanged(PrescriptionItemChanged(item: changed))]
    }

    static func removeItem(
        _ command: RemovePrescriptionItem,
        _ state: State
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let items = try draftItems(of: state)
        guard items.contains(where: { $0.itemID == command.itemID }) else { throw .itemNotFound(field: "item_id") }
        return [.itemRemoved(PrescriptionItemRemoved(itemID: command.itemID))]
    }

    static func discard(
        _ command: DiscardPrescriptionDraft,
        _ state: State
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        _ = try draftItems(of: state)
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        return [.draftDiscarded(PrescriptionDraftDiscarded(reason: command.reason))]
    }

    /// The item with its product's name as the formulary has it, whatever a client showed with the code.
    private static func named(_ item: PrescriptionItem, _ facts: PrescribingFacts) -> PrescriptionItem {
        guard !facts.policy.isHistory, item.product.display != nil,
            let product = facts.formulary.product(item.product.system, item.product.code)
        else { return item }
        return item.named(as: product.coding)
    }

    /// The items of a draft that can still be changed (I-13).
    static func draftItems(of state: State) throws(PrescriptionRejection) -> [PrescriptionItem] {
        guard !state.isEnteredInError else { throw .notADraft }
        switch state.stage {
        case .draft(let items): return items
        case .discarded: throw .notADraft
        case .signed: throw .alreadySigned
        }
    }

    private static func canonical(_ reasons: [Coding]) throws(PrescriptionRejection) -> [Coding] {
        var result: [Coding] = []
        for (index, reason) in reasons.enumerated() {
            guard let canonical = DiagnosisCode.canonical(reason) else {
                throw .input(.malformed(field: "reasons[\(index)].code", expected: "an ICD-10 code such as E11.9"))
            }
            result.append(canonical)
        }
        return result
    }
}
