public import EventCatalog
internal import Ledger
public import Prescribing

extension UnitOfWork {
    /// Carries out a command on a prescription; the parameters are those of the patient's.
    ///
    /// - Returns: The events that it made happen on this prescription; none if everything was as asked already. What a
    ///   renewal or revision does on the new prescription is not among them.
    @discardableResult
    public mutating func execute(
        _ command: PrescriptionCommand,
        on id: PrescriptionID,
        expecting expected: UInt64? = nil,
        occurredAt time: ClinicalTime? = nil
    ) throws(CommandFailure) -> [PrescriptionEvent] {
        let record = try record(Prescription.self, id, expecting: expected)
        let decision = try decide(command, on: id, given: record.state, occurredAt: time, replacing: nil)
        try checkRoom(Prescription.self, for: decision.events, after: record.version)
        guard let old = record.state, let successor = Prescription.successor(of: id, old, for: command) else {
            try stage(decision, of: id, given: record.state, occurredAt: time)
            return decision.events
        }
        var oldAfter = record.state
        for event in decision.events { Prescription.evolve(&oldAfter, with: event) }
        let new = try self.record(Prescription.self, successor.id)
        let newDecision = try decide(
            .prescribe(successor.command),
            on: successor.id,
            given: new.state,
            occurredAt: time,
            replacing: oldAfter.map { (id, $0) }
        )
        try stage(decision, of: id, given: record.state, occurredAt: time)
        try stage(newDecision, of: successor.id, given: new.state, occurredAt: time)
        return decision.events
    }

    /// Gathers the facts and decides. Stages nothing.
    private mutating func decide(
        _ command: PrescriptionCommand,
        on id: PrescriptionID,
        given state: Prescription.State?,
        occurredAt time: ClinicalTime?,
        replacing replaced: (PrescriptionID, Prescription.State)?
    ) throws(CommandFailure) -> PrescriptionDecision {
        var facts = PrescribingFacts(
            time: DecisionTime(recordedAt: recordedAt, occurredAt: time, place: clinic.policy.jurisdiction),
            policy: clinic.policy,
            formulary: try formularyInForce()
        )
        let needs = Prescription.needs(of: command, given: state)
        let family = try needs.patient.map { id throws(CommandFailure) in try self.family(of: id) } ?? []
        if let patient = needs.patient {
            facts.patient = try clinicalPicture(of: patient, in: family)
            facts.otherRecords = Set(family).subtracting([patient])
        }
        // What is new belongs to the survivor; what carries on an order stays beside it.
        if replaced == nil, state == nil || command.isSignature, let survivor = family.first, survivor != needs.patient
        {
            throw .rejected(.prescription(.patientMerged(survivor: survivor)))
        }
        if let prescriber = needs.prescriber { facts.prescriber = try record(Practitioner.self, prescriber).state }
        facts.signer = try signer()
        if let prior = needs.prior { facts.prior = try record(Prescription.self, prior).state }
        try checkApprovers(of: command, on: facts.time.day)
        var slots: [OrderSlot] = []
        if let patient = needs.patient, facts.patient != nil {
            for product in needs.productsToSign {
                for other in family where other != patient {
                    _ = try orderSlot(
                        of: product,
                        for: other,
                        in: needs.careSetting,
                        by: id,
                        replacing: replaced,
                        open: &facts.openOrders
                    )
                }
                slots.append(
                    try orderSlot(
                        of: product,
                        for: patient,
                        in: needs.careSetting,
                        by: id,
                        replacing: replaced,
                        open: &facts.openOrders
                    )
                )
            }
        }
        var orders: OrderList.Contents?
        if needs.checksSafety, let patient = needs.patient {
            let found = try safetyFacts(
                of: patient,
                in: family,
                for: id,
                replacing: replaced,
                products: needs.productsToSign
            )
            facts.safety = found?.facts
            orders = found?.orders
        } else if let patient = needs.patient, !slots.isEmpty {
            orders = try self.orders(of: patient)
        }
        do throws(PrescriptionRejection) {
            let events = try Prescription.decide(command, given: state, in: facts)
            let decision = PrescriptionDecision(events: events, slots: slots, orders: orders, day: facts.time.day)
            if let full = decision.slots.firstIndex(where: { $0.isFull }) {
                throw PrescriptionRejection.tooManyParallelOrders(field: "items[\(full)].product")
            }
            return decision
        } catch .notFound {
            throw .notFound(.prescription)
        } catch .findingsUnresolved(let findings, let unresolved) {
            // No answer to the findings would help where there are too many orders.
            guard let full = slots.firstIndex(where: { $0.isFull }) else {
                throw .rejected(.prescription(.findingsUnresolved(findings, unresolved)))
            }
            throw .rejected(.prescription(.tooManyParallelOrders(field: "items[\(full)].product")))
        } catch {
            throw .rejected(.prescription(error))
        }
    }

    /// Stages what was decided: events, claims taken at signing, claims given back where items end.
    private mutating func stage(
        _ decision: PrescriptionDecision,
        of id: PrescriptionID,
        given before: Prescription.State?,
        occurredAt time: ClinicalTime?
    ) throws(CommandFailure) {
        guard !decision.events.isEmpty else { return }
        let patient = try patientID(of: decision, before)
        // A full list refuses: before anything is staged.
        if let orders = decision.orders, decision.isOpened {
            try list(id, of: patient, in: orders, replacing: lapsed(in: orders, on: decision.day))
        }
        for slot in decision.slots { try take(slot, for: id) }
        try stage(Prescription.self, decision.events, of: id, about: [patient.record], occurredAt: time)
        guard let before, before.hasOpenItems else { return }
        let after = try record(Prescription.self, id).state
        for product in before.openProducts where after?.openProducts.contains(product) != true {
            try releaseOrder(of: product, for: patient, in: before.header.careSetting, by: id)
        }
    }

    /// The practitioner who asks, where it is one who acts as a prescriber; machines act for all.
    private mutating func signer() throws(CommandFailure) -> PractitionerID? {
        let origin = transaction.command.origin
        guard origin.role == "prescriber" else { return nil }
        let id = PractitionerID(origin.actor)
        return try record(Practitioner.self, id).state == nil ? nil : id
    }

    private func patientID(
        of decision: PrescriptionDecision,
        _ before: Prescription.State?
    ) throws(CommandFailure) -> PatientID {
        if let before { return before.header.patientID }
        guard case .drafted(let drafted) = decision.events.first else { throw .notFound(.prescription) }
        return drafted.patientID
    }
}

extension PrescriptionCommand {
    /// Whether it makes a draft an order (I-01).
    fileprivate var isSignature: Bool {
        if case .sign = self { return true }
        return false
    }
}

/// What was decided on one prescription, and the claims it takes.
private struct PrescriptionDecision {
    let events: [PrescriptionEvent]
    let slots: [OrderSlot]
    /// The patient's list of signed prescriptions, where the safety checks read it.
    let orders: OrderList.Contents?
    let day: CalendarDate

    /// What opens and ends in one decision takes no slot: a supply taken back beside the next order (I-20).
    init(events: [PrescriptionEvent], slots: [OrderSlot], orders: OrderList.Contents?, day: CalendarDate) {
        let isEnded = events.contains { event in
            if case .stopped = event { return true }
            return false
        }
        self.events = events
        self.slots = isEnded ? [] : slots
        self.orders = orders
        self.day = day
    }

    /// Whether it makes an order that was not there before: by a signature, or by taking back the last supply.
    var isOpened: Bool {
        events.contains { event in
            if case .signed = event { return true }
            if case .dispenseReversed = event { return true }
            return false
        }
    }
}
