public import EventCatalog

extension Prescription {
    /// What a revision does to the prescription that is revised: items end, and say what took their place.
    static func revise(
        _ command: RevisePrescription,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
            try Check.count(command.items.count, limit: Limit.items, "items")
        }
        guard !state.isEnteredInError else { throw .notRevisable(status: .enteredInError) }
        if case .draft = state.stage { throw .notSigned }
        guard !command.items.isEmpty else { throw .noItems }
        let items = state.items(on: day)
        var replaced: [PrescriptionItemID] = []
        for (index, item) in command.items.enumerated() {
            replaced.append(try self.replaced(by: item, items, without: replaced, "items[\(index)]"))
        }
        let superseded = PrescriptionSuperseded(
            itemIDs: replaced,
            by: command.newPrescriptionID,
            kind: .revise,
            reason: command.reason
        )
        return [.superseded(superseded)]
    }

    /// The open item with the same product whose place an item takes (I-38).
    private static func replaced(
        by item: RevisePrescription.Item,
        _ items: [Item],
        without taken: [PrescriptionItemID],
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) -> PrescriptionItemID {
        let product = ProductKey(item.content.product)
        guard let id = item.replaced else {
            let same = items.filter { ProductKey($0.content.product) == product }
            let open = same.first { old in
                PrescriptionTransitions.next(old.status, .superseded) != nil && !taken.contains(old.content.itemID)
            }
            if let open { return open.content.itemID }
            if let ended = same.first, !ended.status.isOpen { throw .notRevisable(status: ended.status) }
            throw .nothingReplaced(field: "\(field()).product")
        }
        guard let old = items.first(where: { $0.content.itemID == id }) else {
            throw .itemNotFound(field: "\(field()).replaces")
        }
        guard PrescriptionTransitions.next(old.status, .superseded) != nil else {
            throw .notRevisable(status: old.status)
        }
        guard !taken.contains(id) else { throw .nothingReplaced(field: "\(field()).replaces") }
        guard ProductKey(old.content.product) == product else { throw .nothingReplaced(field: "\(field()).product") }
        return id
    }

    /// The new prescription that a revision asks for: the same patient and care setting, the items as they are given.
    public static func successor(
        of id: PrescriptionID,
        _ state: State,
        for command: RevisePrescription
    ) -> Prescribe {
        let draft = DraftPrescription(
            patientID: state.header.patientID,
            prescriberID: command.prescriberID ?? state.header.prescriberID,
            items: command.items.map(\.content),
            priorPrescription: id,
            reasons: state.header.reasons,
            note: state.header.note,
            careSetting: state.header.careSetting
        )
        return Prescribe(draft: draft, signature: command.signature)
    }

    /// The prescription that a command on an old one makes besides, and its id; `nil` for commands that make none.
    public static func successor(
        of id: PrescriptionID,
        _ state: State,
        for command: PrescriptionCommand
    ) -> (id: PrescriptionID, command: Prescribe)? {
        if case .renew(let renewal) = command {
            return (renewal.newPrescriptionID, successor(of: id, state, for: renewal))
        }
        if case .revise(let revision) = command {
            return (revision.newPrescriptionID, successor(of: id, state, for: revision))
        }
        return nil
    }
}
