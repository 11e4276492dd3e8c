internal import EventCatalog

extension Prescription {
    static func hold(
        _ command: HoldPrescription,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        let items = try targets(command.itemIDs, state, day, .held) { .notPossible(action: .hold, status: $0.status) }
        return [.held(PrescriptionHeld(itemIDs: items, reason: command.reason))]
    }

    static func resume(
        _ command: ResumePrescription,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        try checkAlive(facts)
        let items = try targets(command.itemIDs, state, facts.judgementDay, .resumed) {
            .notPossible(action: .resume, status: $0.status)
        }
        return [.resumed(PrescriptionResumed(itemIDs: items, reason: command.reason))]
    }

    /// Nothing is set going again for somebody who died (I-02, I-40).
    static func checkAlive(_ facts: PrescribingFacts) throws(PrescriptionRejection) {
        guard let patient = facts.patient, !isAlive(patient, on: facts.judgementDay, facts.time) else { return }
        throw .patientDeceased
    }

    static func stop(
        _ command: StopPrescription,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        let items = try targets(command.itemIDs, state, day, .stopped) { .alreadyEnded(status: $0.status) }
        return [.stopped(PrescriptionStopped(itemIDs: items, reason: command.reason))]
    }

    static func expire(_ state: State, _ day: CalendarDate) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        guard !state.isEnteredInError else { throw .notPossible(action: .expire, status: .enteredInError) }
        switch state.stage {
        case .draft: throw .notSigned
        case .discarded: throw .notPossible(action: .expire, status: .cancelled)
        case .signed(let signature, let items):
            guard day > signature.validUntil else { throw .notYetExpired(validUntil: signature.validUntil) }
            let open = items.filter { PrescriptionTransitions.next($0.status, .expired) != nil }.map(\.content.itemID)
            guard !open.isEmpty else { return [] }
            return [.expired(PrescriptionExpired(itemIDs: open, validUntil: signature.validUntil))]
        }
    }

    static func markEnteredInError(
        _ command: MarkPrescriptionEnteredInError,
        _ state: State
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard !state.isEnteredInError else { throw .alreadyEnteredInError }
        return [.markedEnteredInError(PrescriptionMarkedEnteredInError(reason: command.reason))]
    }

    /// The items that a command is about: the named ones, which must all allow it, or every one that does.
    ///
    /// - Throws: What `refusal` says of the first item that does not allow it.
    static func targets(
        _ ids: [PrescriptionItemID],
        _ state: State,
        _ day: CalendarDate,
        _ event: PrescriptionTransitions.Event,
        refusal: (Item) -> PrescriptionRejection
    ) throws(PrescriptionRejection) -> [PrescriptionItemID] {
        if case .draft = state.stage, !state.isEnteredInError { throw .notSigned }
        let items = state.items(on: day)
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.count(ids.count, limit: Limit.items, "item_ids")
        }
        var targets: [PrescriptionItemID] = []
        if ids.isEmpty {
            targets = items.filter { PrescriptionTransitions.next($0.status, event) != nil }.map(\.content.itemID)
            if targets.isEmpty, let first = items.first { throw refusal(first) }
            guard !targets.isEmpty else { throw .noItems }
        }
        for (index, id) in ids.enumerated() where !targets.contains(id) {
            guard let item = items.first(where: { $0.content.itemID == id }) else {
                throw .itemNotFound(field: "item_ids[\(index)]")
            }
            guard PrescriptionTransitions.next(item.status, event) != nil else { throw refusal(item) }
            targets.append(id)
        }
        return targets
    }
}
