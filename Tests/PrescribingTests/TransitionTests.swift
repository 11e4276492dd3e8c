import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct TransitionTests {
    typealias Status = Prescription.ItemStatus
    typealias Event = PrescriptionTransitions.Event

    /// The state machine of the clinical reference, written down once more.
    private static let legal: Set<[String]> = [
        ["draft", "signed", "active"], ["draft", "discarded", "cancelled"],
        ["active", "released", "active"], ["active", "returned", "active"], ["onHold", "returned", "onHold"],
        ["active", "partDispensed", "active"], ["active", "lastDispensed", "completed"],
        ["active", "issueNotDispensed", "active"], ["active", "notDispensed", "stopped"],
        ["active", "dispenseReversed", "active"], ["completed", "dispenseReversed", "active"],
        ["active", "held", "onHold"], ["onHold", "resumed", "active"],
        ["active", "stopped", "stopped"], ["onHold", "stopped", "stopped"],
        ["active", "superseded", "stopped"], ["onHold", "superseded", "stopped"],
        ["active", "cancellationRequested", "active"], ["onHold", "cancellationRequested", "onHold"],
        ["active", "cancellationRejected", "active"], ["onHold", "cancellationRejected", "onHold"],
        ["active", "cancelled", "cancelled"], ["onHold", "cancelled", "cancelled"],
        ["active", "expired", "expired"], ["onHold", "expired", "expired"],
        ["active", "reviewFellDue", "active"], ["onHold", "reviewFellDue", "onHold"],
        ["draft", "markedEnteredInError", "enteredInError"], ["active", "markedEnteredInError", "enteredInError"],
        ["onHold", "markedEnteredInError", "enteredInError"], ["completed", "markedEnteredInError", "enteredInError"],
        ["cancelled", "markedEnteredInError", "enteredInError"], ["stopped", "markedEnteredInError", "enteredInError"],
        ["expired", "markedEnteredInError", "enteredInError"],
    ]

    @Test func `only the transitions of the reference exist (I-35)`() {
        var found: Set<[String]> = []
        for status in Status.allCases {
            for event in Event.allCases {
                guard let next = PrescriptionTransitions.next(status, event) else { continue }
                found.insert(["\(status)", "\(event)", "\(next)"])
            }
        }
        #expect(found == Self.legal)
        #expect(PrescriptionTransitions.rows.count == Self.legal.count)
    }

    @Test func `terminal states stay terminal, but for errors and supplies taken back (I-35)`() {
        let terminal: [Status] = [.completed, .cancelled, .stopped, .expired, .enteredInError]
        for status in terminal {
            for event in Event.allCases where event != .markedEnteredInError {
                let isReversal = status == .completed && event == .dispenseReversed
                #expect((PrescriptionTransitions.next(status, event) != nil) == isReversal, "\(status) \(event)")
            }
        }
        for event in Event.allCases { #expect(PrescriptionTransitions.next(.enteredInError, event) == nil) }
    }

    @Test func `a guard that does not hold closes its row, and one that holds opens it`() {
        var circumstances: [PrescriptionTransitions.Circumstances] = []
        for bits in 0..<32 {
            circumstances.append(
                PrescriptionTransitions.Circumstances(
                    isHeldByPharmacy: bits & 1 != 0,
                    isCancellationPending: bits & 2 != 0,
                    isSupplied: bits & 4 != 0,
                    isOverdue: bits & 8 != 0,
                    isReviewDue: bits & 16 != 0
                )
            )
        }
        for row in PrescriptionTransitions.rows {
            #expect(row.guard.sentence.hasSuffix("."))
            let open = circumstances.filter { PrescriptionTransitions.next(row.from, row.event, in: $0) == row.to }
            #expect(open == circumstances.filter { row.guard.holds(in: $0) })
            #expect(!open.isEmpty, "\(row.event) can never happen")
            let isFree = row.guard == .always || row.guard == .contentIsComplete
            #expect((open.count == circumstances.count) == isFree, "\(row.event)")
        }
    }

    @Test func `folding moves an item as the table says, in every state and for every event (I-35)`() throws {
        for status in Status.allCases where status != .draft && status != .enteredInError {
            let history = try TransitionSample.history(ending: status)
            #expect(try history.state().signedItems.first?.status == status)
            for event in Event.allCases where event != .signed && event != .discarded {
                guard let stored = try TransitionSample.stored(event, after: history) else { continue }
                let after = try (history + [stored]).state()
                let expected = PrescriptionTransitions.next(status, event) ?? status
                let item = try #require(after.items(on: Sample.today).first)
                #expect(item.status == expected, "\(status), \(event)")
            }
        }
    }

    @Test func `a command is refused where its event is not in the table (I-35)`() throws {
        for status in Status.allCases where status != .draft {
            let history =
                status == .enteredInError
                ? try TransitionSample.history(ending: .active)
                    + [.markedEnteredInError(PrescriptionMarkedEnteredInError(reason: "x"))]
                : try TransitionSample.history(ending: status)
            for (event, command) in try TransitionSample.commands(after: history) {
                let isPossible = PrescriptionTransitions.next(status, event) != nil
                let events = try? Prescription.when(command, given: history, in: Sample.prescribing())
                if !isPossible { #expect(events?.isEmpty ?? true, "\(status), \(event)") }
            }
        }
    }

    @Test func `evolve takes any event in any order`() {
        var random = RandomEvents(seed: 7)
        var patient: Patient.State?
        var prescription: Prescription.State?
        var practitioner: Practitioner.State?
        for _ in 0..<20_000 {
            switch random.event() {
            case .patient(_, let event): Patient.evolve(&patient, with: event)
            case .prescription(_, let event): Prescription.evolve(&prescription, with: event)
            case .practitioner(_, let event): Practitioner.evolve(&practitioner, with: event)
            case .formulary: break
            }
            if let prescription {
                _ = prescription.items(on: Sample.today)
                _ = prescription.allowedActions(on: Sample.today)
            }
        }
        #expect(patient != nil && prescription != nil && practitioner != nil)
    }

    @Test func `nothing exists before its first event`() throws {
        let signed = try Sample.prescription([Sample.item()])
        #expect(Prescription.fold(signed.dropFirst()) == nil)
        let patient = PatientEvent.deceasedRecorded(PatientDeceasedRecorded(date: nil))
        #expect(Patient.fold([patient]) == nil)
    }
}

/// Histories that end in a state, and what may come after.
private enum TransitionSample {
    static let supply = DispenseID(.test(100))

    static func history(ending status: Prescription.ItemStatus) throws -> [PrescriptionEvent] {
        let signed = try Sample.prescription([Sample.item()])
        let ids = [Sample.itemID]
        switch status {
        case .draft: return try Sample.draft([Sample.item()])
        case .active, .enteredInError: return signed
        case .onHold: return signed + [.held(PrescriptionHeld(itemIDs: ids, reason: "x"))]
        case .completed: return try signed.then(Sample.dispense("21"))
        case .cancelled:
            return signed + [.cancelled(PrescriptionCancelled(itemIDs: ids, reason: .patientRequest, note: nil))]
        case .stopped: return signed + [.stopped(PrescriptionStopped(itemIDs: ids, reason: "x"))]
        case .expired: return signed + [.expired(PrescriptionExpired(itemIDs: ids, validUntil: Sample.today))]
        }
    }

    /// The stored event for a line of the table; `nil` where the state has nothing that it could be about.
    static func stored(
        _ event: PrescriptionTransitions.Event,
        after history: [PrescriptionEvent]
    ) throws -> PrescriptionEvent? {
        let ids = [Sample.itemID]
        let unit = try Sample.product().unit
        func supplied(_ amount: Int32) -> PrescriptionEvent {
            .dispensed(
                MedicationDispensed(
                    dispenseID: DispenseID(.test(300)),
                    itemID: Sample.itemID,
                    quantity: Quantity(DecimalNumber(amount), unit: unit),
                    pharmacy: nil
                )
            )
        }
        switch event {
        case .signed, .discarded: return nil
        case .released: return .releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: "A"))
        case .returned: return .returnedByPharmacy(PrescriptionReturnedByPharmacy(pharmacy: "A", reason: "x"))
        case .partDispensed: return try history.state().fulfilment == .full ? nil : supplied(1)
        case .lastDispensed: return try history.state().fulfilment == .full ? nil : supplied(21)
        case .issueNotDispensed:
            return .notDispensed(MedicationNotDispensed(itemID: Sample.itemID, reason: .other, issueNumber: 7))
        case .notDispensed: return .notDispensed(MedicationNotDispensed(itemID: Sample.itemID, reason: .other))
        case .dispenseReversed:
            return .dispenseReversed(DispenseReversed(dispenseID: supply, itemID: Sample.itemID, reason: "x"))
        case .held: return .held(PrescriptionHeld(itemIDs: ids, reason: "x"))
        case .resumed: return .resumed(PrescriptionResumed(itemIDs: ids, reason: nil))
        case .stopped: return .stopped(PrescriptionStopped(itemIDs: ids, reason: "x"))
        case .superseded:
            return .superseded(PrescriptionSuperseded(itemIDs: ids, by: PrescriptionID(.test(9)), kind: .revise))
        case .cancellationRequested:
            return .cancellationRequested(CancellationRequested(itemIDs: ids, reason: .patientRequest))
        case .cancellationRejected:
            return .cancellationRejected(CancellationRejected(itemIDs: ids, outcome: .withDispenser))
        case .cancelled: return .cancelled(PrescriptionCancelled(itemIDs: ids, reason: .patientRequest, note: nil))
        case .expired: return .expired(PrescriptionExpired(itemIDs: ids, validUntil: Sample.today))
        case .reviewFellDue: return .reviewFellDue(PrescriptionReviewFellDue(reviewOn: Sample.today))
        case .markedEnteredInError: return .markedEnteredInError(PrescriptionMarkedEnteredInError(reason: "x"))
        }
    }

    /// The commands that make the events of the table happen.
    static func commands(
        after history: [PrescriptionEvent]
    ) throws -> [(PrescriptionTransitions.Event, PrescriptionCommand)] {
        let items = [RevisePrescription.Item(content: try Sample.item(Sample.secondItemID))]
        let new = PrescriptionID(.test(9))
        return [
            (.released, .release(ReleaseToPharmacy(pharmacy: "A"))),
            (.returned, .returnFromPharmacy(ReturnFromPharmacy(pharmacy: "A", reason: "x"))),
            (.partDispensed, try Sample.dispense("1", 301)),
            (.notDispensed, .notDispensed(RecordNotDispensed(itemID: Sample.itemID, reason: .other))),
            (.dispenseReversed, .reverse(ReverseDispense(dispenseID: supply, reason: "x"))),
            (.held, .hold(HoldPrescription(reason: "x"))), (.resumed, .resume(ResumePrescription())),
            (.stopped, .stop(StopPrescription(reason: "x"))),
            (.superseded, .revise(RevisePrescription(newPrescriptionID: new, items: items, reason: "x"))),
            (.cancelled, .cancel(CancelPrescription(reason: .patientRequest))),
            (
                .cancellationRejected,
                .answerCancellation(AnswerCancellation(pharmacy: "A", isAccepted: false))
            ),
            (.expired, .expire),
            (.markedEnteredInError, .markEnteredInError(MarkPrescriptionEnteredInError(reason: "x"))),
        ]
    }
}
