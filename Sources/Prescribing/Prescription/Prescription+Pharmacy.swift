internal import EventCatalog

extension Prescription {
    static func release(
        _ command: ReleaseToPharmacy,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
        }
        try checkAlive(facts)
        _ = try targets([], state, facts.judgementDay, .released) { .notPossible(action: .release, status: $0.status) }
        if let holder = state.holder, isSame(holder, command.pharmacy) { return [] }
        guard state.holder == nil else { throw .heldByAnotherPharmacy }
        return [.releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: command.pharmacy))]
    }

    /// What comes back to the prescriber is free to be withdrawn: requests that were open are granted with it (I-36).
    static func returnFromPharmacy(
        _ command: ReturnFromPharmacy,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        _ = try targets([], state, day, .returned) { .notPossible(action: .returnToPrescriber, status: $0.status) }
        try checkHolder(command.pharmacy, state)
        let returned = PrescriptionReturnedByPharmacy(pharmacy: command.pharmacy, reason: command.reason)
        return [.returnedByPharmacy(returned)] + cancellations(of: pendingItems(state, day), note: nil)
    }

    static func recordNotDispensed(
        _ command: RecordNotDispensed,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
            try Check.optional(command.note, limit: Limit.note, "note")
        }
        let (signature, items) = try supplied(state, action: .notDispensed)
        guard let item = items.first(where: { $0.content.itemID == command.itemID }) else {
            throw .itemNotFound(field: "item_id")
        }
        let status = state.effectiveStatus(of: item, on: facts.judgementDay)
        guard PrescriptionTransitions.next(status, .notDispensed) != nil else {
            throw .notPossible(action: .notDispensed, status: status)
        }
        guard facts.time.day >= signature.issueDate else { throw .beforeIssue }
        if state.holder != nil { try checkHolder(command.pharmacy, state) }
        if let number = command.issueNumber {
            guard let issues = item.issues, issues.current == number else {
                throw .issueNumberDiffers(expected: item.issues?.current)
            }
            try checkOpen(issues, facts.time.day)
        }
        let event = MedicationNotDispensed(
            itemID: command.itemID,
            reason: command.reason,
            issueNumber: command.issueNumber,
            pharmacy: command.pharmacy,
            note: command.note
        )
        return [.notDispensed(event)]
    }

    /// Once (I-32), by the pharmacy that holds the prescription (I-29), else by the one that supplied. The item is an open
    /// order again, unless the next order of the product is open already: then it ends with it (I-20).
    static func reverse(
        _ command: ReverseDispense,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
            try Check.optional(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
        }
        let (signature, items) = try supplied(state, action: .reverseDispense)
        guard let (item, supply) = dispense(command.dispenseID, in: items) else { throw .dispenseNotFound }
        guard !item.reversed.contains(command.dispenseID) else { throw .alreadyReversed }
        let status = state.effectiveStatus(of: item, on: facts.judgementDay)
        guard PrescriptionTransitions.next(status, .dispenseReversed) != nil else {
            throw .notPossible(action: .reverseDispense, status: status)
        }
        if state.holder != nil {
            try checkHolder(command.pharmacy, state)
        } else if let pharmacy = command.pharmacy, let supplier = supply.pharmacy, !isSame(pharmacy, supplier) {
            throw .heldByAnotherPharmacy
        }
        let event = DispenseReversed(
            dispenseID: command.dispenseID,
            itemID: item.content.itemID,
            reason: command.reason,
            pharmacy: command.pharmacy
        )
        let isBeside = status == .completed && isOrderedElsewhere(item.content, signature, facts)
        return [.dispenseReversed(event)] + (isBeside ? [.stopped(.besideAnother(item.content.itemID))] : [])
    }

    /// Whether the item can't become an open order again, because the next one is open already (I-20).
    private static func isOrderedElsewhere(
        _ item: PrescriptionItem,
        _ signature: PrescriptionSigned,
        _ facts: PrescribingFacts
    ) -> Bool {
        let product = ProductKey(item.product)
        return !item.isParallel && facts.openOrders.contains { $0.product == product && $0.overlaps(signature) }
    }

    /// A supply and its item.
    static func dispense(_ id: DispenseID, in items: [SignedItem]) -> (SignedItem, MedicationDispensed)? {
        for item in items {
            if let supply = item.dispenses.first(where: { $0.dispenseID == id }) { return (item, supply) }
        }
        return nil
    }

    /// Only the pharmacy that holds the prescription may do this (I-29).
    static func checkHolder(_ pharmacy: String?, _ state: State) throws(PrescriptionRejection) {
        guard let holder = state.holder else { throw .notHeld }
        guard let pharmacy, isSame(holder, pharmacy) else { throw .heldByAnotherPharmacy }
    }

    /// Whether two names are of one pharmacy: case and blanks don't count.
    static func isSame(_ pharmacy: String, _ other: String) -> Bool {
        func folded(_ name: String) -> [Substring] { name.lowercased().split(whereSeparator: \.isWhitespace) }
        return folded(pharmacy) == folded(other)
    }

    /// The items and signature of what a pharmacy can deal with.
    static func supplied(
        _ state: State,
        action: Action
    ) throws(PrescriptionRejection) -> (PrescriptionSigned, [SignedItem]) {
        guard !state.isEnteredInError else { throw .notPossible(action: action, status: .enteredInError) }
        switch state.stage {
        case .draft: throw .notSigned
        case .discarded: throw .notPossible(action: action, status: .cancelled)
        case .signed(let signature, let items): return (signature, items)
        }
    }
}

extension PrescriptionStopped {
    /// What ends an item whose supply was taken back after the next order began.
    fileprivate static func besideAnother(_ id: PrescriptionItemID) -> PrescriptionStopped {
        PrescriptionStopped(itemIDs: [id], reason: "Another order of the product is open.")
    }
}
