import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct LifecyclePharmacyTests {
    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent]
    ) throws -> PrescriptionRejection? {
        let facts = try Sample.prescribing()
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private func release(_ pharmacy: String) -> PrescriptionCommand {
        .release(ReleaseToPharmacy(pharmacy: pharmacy))
    }

    private func giveBack(_ pharmacy: String) -> PrescriptionCommand {
        .returnFromPharmacy(ReturnFromPharmacy(pharmacy: pharmacy, reason: "not stocked"))
    }

    private func dispense(_ quantity: String, by pharmacy: String?, _ number: Int = 100) throws -> PrescriptionCommand {
        .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.test(number)),
                itemID: Sample.itemID,
                quantity: Quantity(Sample.number(quantity), unit: try Sample.product().unit),
                pharmacy: pharmacy
            )
        )
    }

    @Test func `never released, any pharmacy may supply; released, only the one that holds it (I-29)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        for pharmacy in [nil, "A", "B"] {
            #expect(throws: Never.self) { try signed.then(dispense("1", by: pharmacy)) }
        }
        let released = try signed.then(release("A"))
        #expect(try released.state().holder == "A")
        for pharmacy in [nil, "B", "A B"] {
            #expect(try refusal(dispense("1", by: pharmacy), released) == .heldByAnotherPharmacy)
        }
        for pharmacy in ["A", " a"] { #expect(throws: Never.self) { try released.then(dispense("1", by: pharmacy)) } }
    }

    @Test func `a second pharmacy can't take what one holds; taking it again changes nothing (I-29)`() throws {
        let released = try Sample.prescription([Sample.item()]).then(release("A"))
        #expect(try refusal(release("B"), released) == .heldByAnotherPharmacy)
        #expect(try Prescription.when(release("A"), given: released, in: Sample.prescribing()).isEmpty)
    }

    @Test func `only who holds it gives it back, and then another may take it (I-29)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        #expect(try refusal(giveBack("A"), signed) == .notHeld)
        let released = try signed.then(release("A"))
        #expect(try refusal(giveBack("B"), released) == .heldByAnotherPharmacy)
        let returned = try released.then(giveBack("A"))
        #expect(try returned.state().holder == nil)
        #expect(try returned.then(release("B")).state().holder == "B")
    }

    @Test func `only what is active is released (I-35)`() throws {
        let held = try Sample.prescription([Sample.item()]).then(.hold(HoldPrescription(reason: "x")))
        #expect(try refusal(release("A"), held) == .notPossible(action: .release, status: .onHold))
        let overdue = try Sample.prescription([Sample.item()], on: "2025-01-01")
        #expect(try refusal(release("A"), overdue) == .notPossible(action: .release, status: .expired))
    }

    @Test func `what is not dispensed is stopped and says why (I-35)`() throws {
        let signed = try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
        let command = RecordNotDispensed(itemID: Sample.itemID, reason: .outOfStock, pharmacy: "A", note: "until May")
        let events = try signed.then(.notDispensed(command))
        let items = try events.state().items(on: Sample.today)
        #expect(items.map(\.status) == [.stopped, .active])
        #expect(items.first?.notDispensed.map(\.reason) == [.outOfStock])
        let again = try refusal(.notDispensed(command), events)
        #expect(again == .notPossible(action: .notDispensed, status: .stopped))
        let elsewhere = try signed.then(release("B"))
        #expect(try refusal(.notDispensed(command), elsewhere) == .heldByAnotherPharmacy)
    }

    @Test func `without an interval no issue can be named (I-26)`() throws {
        let signed = try Sample.prescription([Sample.item(repeats: 2)])
        let command = RecordNotDispensed(itemID: Sample.itemID, reason: .notCollected, issueNumber: 1)
        #expect(try refusal(.notDispensed(command), signed) == .issueNumberDiffers(expected: nil))
    }
}

@Suite struct LifecycleCancellationTests {
    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent],
        on day: String? = nil
    ) throws -> PrescriptionRejection? {
        let facts = try Sample.prescribing(on: day)
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private let cancel = PrescriptionCommand.cancel(
        CancelPrescription(reason: .prescribingError, note: "wrong strength")
    )

    private func answer(_ isAccepted: Bool, by pharmacy: String = "A", _ outcome: CancellationOutcome? = nil)
        -> PrescriptionCommand
    {
        .answerCancellation(AnswerCancellation(pharmacy: pharmacy, isAccepted: isAccepted, outcome: outcome))
    }

    private func atPharmacy() throws -> [PrescriptionEvent] {
        try Sample.prescription([Sample.item()]).then(.release(ReleaseToPharmacy(pharmacy: "A")))
    }

    @Test func `what nobody holds is cancelled at once (I-36)`() throws {
        let item = try Sample.prescription([Sample.item()]).then(cancel).state().items(on: Sample.today).first
        #expect(item?.status == .cancelled)
        #expect(item?.cancellation?.answer == .cancelled)
        #expect(item?.cancellation?.reason == .prescribingError)
    }

    @Test func `what a pharmacy holds stays active, is not dispensed, and waits for its answer (I-33, I-36)`() throws {
        let pending = try atPharmacy().then(cancel)
        let item = try #require(pending.state().items(on: Sample.today).first)
        #expect(item.status == .active && item.isCancellationPending)
        let supply = DispenseMedication(
            dispenseID: DispenseID(.test(1)),
            itemID: Sample.itemID,
            quantity: Quantity(DecimalNumber(1), unit: try Sample.product().unit),
            pharmacy: "A"
        )
        #expect(try refusal(.dispense(supply), pending) == .cancellationPending)
        #expect(try refusal(cancel, pending) == .cancellationRefused(.withDispenser))
        #expect(try refusal(answer(true, by: "B"), pending) == .heldByAnotherPharmacy)

        let granted = try #require(pending.then(answer(true)).state().items(on: Sample.today).first)
        #expect(granted.status == .cancelled)
        #expect(granted.cancellation?.reason == .prescribingError)
        #expect(granted.cancellation?.note == "wrong strength")

        let refused = try pending.then(answer(false, .withDispenserActive))
        let kept = try #require(refused.state().items(on: Sample.today).first)
        #expect(kept.status == .active && !kept.isCancellationPending)
        #expect(kept.cancellation?.answer == .rejected(.withDispenserActive))
        #expect(throws: Never.self) { try refused.then(.dispense(supply)) }
        #expect(try refusal(answer(true), refused) == .noCancellationPending)
        #expect(throws: Never.self) { try refused.then(cancel).then(answer(true)) }
    }

    @Test func `a pharmacy gives outcomes that are its to give (I-36)`() throws {
        let pending = try atPharmacy().then(cancel)
        for outcome in [CancellationOutcome.expired, .alreadyCancelled, .anotherPrescriber] {
            #expect(try refusal(answer(false, outcome), pending) == .outcomeNotPossible)
        }
        #expect(try refusal(answer(true, .withDispenser), pending) == .outcomeNotPossible)
        #expect(try refusal(answer(true), atPharmacy()) == .noCancellationPending)
    }

    @Test func `what comes back from the pharmacy is cancelled as it was asked for (I-36)`() throws {
        let returned = try atPharmacy().then(cancel)
            .then(.returnFromPharmacy(ReturnFromPharmacy(pharmacy: "A", reason: "asked to")))
        let state = try returned.state()
        #expect(state.holder == nil)
        #expect(state.effectiveStatus(on: Sample.today) == .cancelled)
    }

    @Test func `a refusal carries the outcome code (I-36)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let cases: [([PrescriptionEvent], CancellationOutcome)] = [
            (try signed.then(Sample.dispense("1")), .withDispenserActive),
            (try signed.then(Sample.dispense("21")), .alreadyDispensed),
            (try signed.then(cancel), .alreadyCancelled),
            (try signed.then(.notDispensed(RecordNotDispensed(itemID: Sample.itemID, reason: .other))), .notDispensed),
            (try Sample.prescription([Sample.item()], on: "2025-01-01"), .expired),
        ]
        for (history, outcome) in cases {
            let rejection = try refusal(cancel, history)
            #expect(rejection?.cancellationOutcome == outcome)
            #expect(rejection?.invariant == "I-36")
            #expect(rejection?.kind == .conflictsWithRecord)
        }
        #expect(try refusal(cancel, signed.then(.stop(StopPrescription(reason: "x"))))?.cancellationOutcome == nil)
    }

    @Test func `what was asked for on hold is still pending when it is resumed (I-33)`() throws {
        let held = try atPharmacy().then(.hold(HoldPrescription(reason: "x"))).then(cancel)
        #expect(try held.state().items(on: Sample.today).first?.status == .onHold)
        let resumed = try held.then(.resume(ResumePrescription()))
        #expect(try resumed.state().items(on: Sample.today).first?.isCancellationPending == true)
        #expect(try resumed.then(answer(true)).state().effectiveStatus(on: Sample.today) == .cancelled)
    }

    @Test func `stopping ends a pending cancellation (I-36)`() throws {
        let stopped = try atPharmacy().then(cancel).then(.stop(StopPrescription(reason: "rash")))
        #expect(try stopped.state().items(on: Sample.today).first?.isCancellationPending == false)
        #expect(try refusal(answer(true), stopped) == .noCancellationPending)
    }
}

@Suite struct LifecycleRevisionTests {
    private let newID = PrescriptionID(.test(500))

    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent]
    ) throws -> PrescriptionRejection? {
        let facts = try Sample.prescribing()
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private func revise(_ items: [RevisePrescription.Item], reason: String = "weight") -> PrescriptionCommand {
        .revise(RevisePrescription(newPrescriptionID: newID, items: items, reason: reason))
    }

    private func item(
        _ replaced: PrescriptionItemID? = nil,
        product: Int = 0,
        quantity: String = "42"
    ) throws -> RevisePrescription.Item {
        let content = try Sample.item(PrescriptionItemID(.test(77)), product: product, quantity: quantity)
        return RevisePrescription.Item(replaced: replaced, content: content)
    }

    private func two() throws -> [PrescriptionEvent] {
        try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
    }

    @Test func `a revision ends the item whose place it takes, and leaves the others (I-13, I-38)`() throws {
        for replaced in [nil, Sample.itemID] {
            let revised = try two().then(revise([item(replaced)]))
            let items = try revised.state().items(on: Sample.today)
            #expect(items.map(\.status) == [.stopped, .active])
            #expect(items.map(\.supersededBy) == [newID, nil])
            #expect(items.first?.content == (try Sample.item()), "what was signed stays as it was")
        }
    }

    @Test func `the new prescription has the same patient and care setting (I-38)`() throws {
        let state = try two().state()
        let command = RevisePrescription(newPrescriptionID: newID, items: [try item()], reason: "weight")
        let successor = Prescription.successor(of: PrescriptionID(.test(5)), state, for: command)
        #expect(successor.draft.patientID == state.header.patientID)
        #expect(successor.draft.prescriberID == state.header.prescriberID)
        #expect(successor.draft.careSetting == state.header.careSetting)
        #expect(successor.draft.priorPrescription == PrescriptionID(.test(5)))
        #expect(successor.draft.items == [try item().content])
    }

    @Test func `an item replaces one of the same product, and one only (I-38)`() throws {
        let field = "items[0].product"
        #expect(try refusal(revise([item(Sample.secondItemID)]), two()) == .nothingReplaced(field: field))
        let one = try Sample.prescription([Sample.item()])
        #expect(try refusal(revise([item(product: 1)]), one) == .nothingReplaced(field: field))
        let twice = revise([try item(Sample.itemID), try item(Sample.itemID)])
        #expect(try refusal(twice, one) == .nothingReplaced(field: "items[1].replaces"))
        #expect(
            try refusal(revise([item(PrescriptionItemID(.test(99)))]), one) == .itemNotFound(field: "items[0].replaces")
        )
        #expect(try refusal(revise([]), one) == .noItems)
        #expect(try refusal(revise([item()], reason: " "), one) == .input(.missing(field: "reason")))
    }

    @Test func `only what is open is revised (I-38)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let cases: [([PrescriptionEvent], Prescription.ItemStatus)] = [
            (try signed.then(.stop(StopPrescription(reason: "x"))), .stopped),
            (try signed.then(Sample.dispense("21")), .completed),
            (try Sample.prescription([Sample.item()], on: "2025-01-01"), .expired),
        ]
        for (history, status) in cases {
            for replaced in [nil, Sample.itemID] {
                #expect(try refusal(revise([item(replaced)]), history) == .notRevisable(status: status))
            }
        }
        let marked = try signed.then(.markEnteredInError(MarkPrescriptionEnteredInError(reason: "x")))
        #expect(try refusal(revise([item()]), marked) == .notRevisable(status: .enteredInError))
    }

    @Test func `what is on hold or part dispensed can be revised (I-38)`() throws {
        let held = try Sample.prescription([Sample.item()]).then(.hold(HoldPrescription(reason: "x")))
        #expect(try held.then(revise([item()])).state().effectiveStatus(on: Sample.today) == .stopped)
        let part = try Sample.prescription([Sample.item()]).then(Sample.dispense("1"))
        let state = try part.then(revise([item()])).state()
        #expect(state.effectiveStatus(on: Sample.today) == .stopped && state.fulfilment == .partial)
    }

    @Test func `old logs, where a renewal stopped the items, fold as before (I-38)`() throws {
        let old =
            try Sample.prescription([Sample.item()]) + [
                .stopped(PrescriptionStopped(itemIDs: [Sample.itemID], reason: "Renewed")),
                .renewed(PrescriptionRenewed(renewedBy: newID)),
            ]
        let state = try old.state()
        #expect(state.effectiveStatus(on: Sample.today) == .stopped)
        #expect(state.renewedBy == newID && !state.hasOpenItems)
    }
}
