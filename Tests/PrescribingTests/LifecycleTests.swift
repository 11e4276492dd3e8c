import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct LifecycleTests {
    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent]
    ) throws -> PrescriptionRejection? {
        let facts = try Sample.prescribing()
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private func two() throws -> [PrescriptionEvent] {
        try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
    }

    private func statuses(_ events: [PrescriptionEvent]) throws -> [Prescription.ItemStatus] {
        try events.state().items(on: Sample.today).map(\.status)
    }

    @Test func `named items are held and resumed, others stay (I-35)`() throws {
        let held = try two().then(.hold(HoldPrescription(itemIDs: [Sample.itemID], reason: "operation")))
        #expect(try statuses(held) == [.onHold, .active])
        let again = PrescriptionCommand.hold(HoldPrescription(itemIDs: [Sample.itemID], reason: "operation"))
        #expect(try refusal(again, held) == .notPossible(action: .hold, status: .onHold))
        let resumed = try held.then(.resume(ResumePrescription()))
        #expect(try statuses(resumed) == [.active, .active])
        #expect(try refusal(.resume(ResumePrescription()), resumed) == .notPossible(action: .resume, status: .active))
    }

    @Test func `without names every item that can is meant`() throws {
        let one = try two().then(.stop(StopPrescription(itemIDs: [Sample.itemID], reason: "rash")))
        let both = try one.then(.stop(StopPrescription(reason: "rash")))
        #expect(try statuses(both) == [.stopped, .stopped])
    }

    @Test func `an item named twice counts once`() throws {
        let command = StopPrescription(itemIDs: [Sample.itemID, Sample.itemID], reason: "rash")
        let stopped = try Prescription.when(.stop(command), given: two(), in: Sample.prescribing())
        #expect(stopped == [.stopped(PrescriptionStopped(itemIDs: [Sample.itemID], reason: "rash"))])
    }

    @Test func `what was supplied can be stopped but not cancelled (I-36)`() throws {
        let part = try two().then(Sample.dispense("1"))
        let cancelAll = PrescriptionCommand.cancel(CancelPrescription(reason: .patientRequest))
        #expect(try refusal(cancelAll, part) == .alreadySupplied(.withDispenserActive))
        let other = CancelPrescription(itemIDs: [Sample.secondItemID], reason: .patientRequest)
        #expect(try statuses(part.then(.cancel(other))) == [.active, .cancelled])
        #expect(try statuses(part.then(.stop(StopPrescription(reason: "rash")))) == [.stopped, .stopped])
        let all = try Sample.prescription([Sample.item()]).then(Sample.dispense("21"))
        #expect(try refusal(cancelAll, all) == .alreadySupplied(.alreadyDispensed))
    }

    @Test func `what ended can't be stopped (I-37)`() throws {
        let stop = PrescriptionCommand.stop(StopPrescription(reason: "rash"))
        let signed = try Sample.prescription([Sample.item()])
        #expect(try refusal(stop, signed.then(stop)) == .alreadyEnded(status: .stopped))
        #expect(try refusal(stop, signed.then(Sample.dispense("21"))) == .alreadyEnded(status: .completed))
        let overdue = try Sample.prescription([Sample.item()], on: "2025-01-01")
        #expect(try refusal(stop, overdue) == .alreadyEnded(status: .expired))
    }

    @Test func `a draft must be signed before anything else (I-35)`() throws {
        let draft = try Sample.draft([Sample.item()])
        let commands: [PrescriptionCommand] = [
            .hold(HoldPrescription(reason: "x")), .resume(ResumePrescription()), .stop(StopPrescription(reason: "x")),
            .cancel(CancelPrescription(reason: .clinicalGrounds)), .expire,
            .renew(RenewPrescription(newPrescriptionID: PrescriptionID(.test(9)))),
            .release(ReleaseToPharmacy(pharmacy: "A")),
            .returnFromPharmacy(ReturnFromPharmacy(pharmacy: "A", reason: "x")),
            .notDispensed(RecordNotDispensed(itemID: Sample.itemID, reason: .outOfStock)),
            .reverse(ReverseDispense(dispenseID: DispenseID(.test(1)), reason: "x")),
            .revise(
                RevisePrescription(
                    newPrescriptionID: PrescriptionID(.test(9)),
                    items: [RevisePrescription.Item(content: try Sample.item())],
                    reason: "x"
                )
            ),
        ]
        for command in commands { #expect(try refusal(command, draft) == .notSigned) }
    }

    @Test func `expiry comes from the date alone, recorded or not`() throws {
        let overdue = try Sample.prescription([Sample.item()], on: "2025-01-01")
        let lastDay = Sample.date("2025-06-30")
        #expect(try overdue.state().effectiveStatus(on: lastDay) == .active)
        #expect(try overdue.state().effectiveStatus(on: Sample.date("2025-07-01")) == .expired)
        #expect(try overdue.state().allowedActions(on: Sample.today) == [.expire, .renew, .markEnteredInError])
        let recorded = try overdue.then(.expire)
        #expect(recorded.last == .expired(PrescriptionExpired(itemIDs: [Sample.itemID], validUntil: lastDay)))
        #expect(try Prescription.when(.expire, given: recorded, in: Sample.prescribing()).isEmpty)
        let valid = try Sample.prescription([Sample.item()])
        let until = try #require(valid.state().signature?.validUntil)
        #expect(try refusal(.expire, valid) == .notYetExpired(validUntil: until))
    }

    @Test func `entered in error is possible from any state, once, and keeps the content (I-39)`() throws {
        let mark = PrescriptionCommand.markEnteredInError(MarkPrescriptionEnteredInError(reason: "wrong patient"))
        let histories = [
            try Sample.draft([Sample.item()]), try two(), try two().then(.stop(StopPrescription(reason: "x"))),
            try Sample.draft([Sample.item()]).then(.discard(DiscardPrescriptionDraft())),
            try Sample.prescription([Sample.item()]).then(Sample.dispense("21")),
        ]
        for history in histories {
            let marked = try history.then(mark)
            let state = try marked.state()
            #expect(state.effectiveStatus(on: Sample.today) == .enteredInError)
            #expect(state.contents == (try history.state().contents))
            #expect(state.allowedActions(on: Sample.today).isEmpty)
            #expect(!state.hasOpenItems && state.openProducts.isEmpty)
            #expect(try refusal(mark, marked) == .alreadyEnteredInError)
        }
    }

    @Test func `a reason is needed to hold, to stop and to mark as entered in error`() throws {
        let signed = try two()
        let commands: [PrescriptionCommand] = [
            .hold(HoldPrescription(reason: " ")), .stop(StopPrescription(reason: "")),
            .markEnteredInError(MarkPrescriptionEnteredInError(reason: "\n")),
        ]
        for command in commands { #expect(try refusal(command, signed) == .input(.missing(field: "reason"))) }
    }

    @Test func `what can be done is told with every state`() throws {
        let signed = try Sample.prescription([Sample.item()])
        func actions(_ events: [PrescriptionEvent]) throws -> [Prescription.Action]? {
            try events.state().items(on: Sample.today).first?.allowedActions
        }
        let fresh: [Prescription.Action] = [.release, .dispense, .notDispensed, .hold, .stop, .cancel, .revise, .renew]
        #expect(try actions(signed) == fresh)
        let begun: [Prescription.Action] = [
            .release, .dispense, .notDispensed, .reverseDispense, .hold, .stop, .revise, .renew,
        ]
        #expect(try actions(signed.then(Sample.dispense("1"))) == begun)
        let held: [Prescription.Action] = [.resume, .stop, .cancel, .revise, .renew]
        #expect(try actions(signed.then(.hold(HoldPrescription(reason: "x")))) == held)
        #expect(try actions(signed.then(Sample.dispense("21"))) == [.reverseDispense, .renew])
        let released = try signed.then(.release(ReleaseToPharmacy(pharmacy: "A")))
        let atPharmacy: [Prescription.Action] = [
            .returnToPrescriber, .dispense, .notDispensed, .hold, .stop, .cancel, .revise, .renew,
        ]
        #expect(try actions(released) == atPharmacy)
        let pending = try released.then(.cancel(CancelPrescription(reason: .patientRequest)))
        let waiting: [Prescription.Action] = [
            .returnToPrescriber, .notDispensed, .hold, .stop, .answerCancellation, .revise, .renew,
        ]
        #expect(try actions(pending) == waiting)
        #expect(try actions(signed.then(.stop(StopPrescription(reason: "x")))) == [])
    }
}

@Suite struct RenewalTests {
    private let newID = PrescriptionID(.test(500))

    private func renew(_ items: [PrescriptionItemID] = []) -> PrescriptionCommand {
        .renew(RenewPrescription(newPrescriptionID: newID, itemIDs: items))
    }

    @Test func `a renewal ends what is open and says by what it is followed (I-38)`() throws {
        let renewed = try Sample.prescription([Sample.item()]).then(renew())
        let state = try renewed.state()
        #expect(state.renewedBy == newID)
        #expect(state.supersededBy == newID)
        #expect(state.effectiveStatus(on: Sample.today) == .stopped)
        #expect(throws: PrescriptionRejection.alreadyRenewed) { try renewed.then(renew()) }
    }

    @Test func `what is completed stays completed when it is renewed (I-38)`() throws {
        let renewed = try Sample.prescription([Sample.item()]).then(Sample.dispense("21")).then(renew())
        #expect(try renewed.state().effectiveStatus(on: Sample.today) == .completed)
        #expect(renewed.last == .renewed(PrescriptionRenewed(renewedBy: newID)))
    }

    @Test func `the successor has the same content under other item ids (I-38)`() throws {
        let old = try Sample.prescription([Sample.item(repeats: 2), Sample.item(Sample.secondItemID, product: 1)])
        let command = RenewPrescription(newPrescriptionID: newID)
        let successor = Prescription.successor(of: PrescriptionID(.test(5)), try old.state(), for: command)
        #expect(successor.draft.patientID == Sample.patientID)
        #expect(successor.draft.prescriberID == Sample.prescriberID)
        #expect(successor.draft.priorPrescription == PrescriptionID(.test(5)))
        let contents = try old.state().contents
        #expect(successor.draft.items.map(\.product) == contents.map(\.product))
        #expect(successor.draft.items.map(\.repeatsAllowed) == [2, 0])
        #expect(Set(successor.draft.items.map(\.itemID) + contents.map(\.itemID)).count == 4)
    }

    @Test func `only the named items are renewed (I-38)`() throws {
        let old = try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
        let command = RenewPrescription(newPrescriptionID: newID, itemIDs: [Sample.secondItemID])
        let successor = Prescription.successor(of: PrescriptionID(.test(5)), try old.state(), for: command)
        #expect(successor.draft.items.map(\.product) == [try Sample.product(1).coding])
        let renewed = try old.then(.renew(command)).state()
        #expect(renewed.items(on: Sample.today).map(\.status) == [.active, .stopped])
    }

    @Test func `a prescription in error is not renewed, whether items are named or not (I-38, I-39)`() throws {
        let signed = try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
        let mark = PrescriptionCommand.markEnteredInError(MarkPrescriptionEnteredInError(reason: "x"))
        for items in [[], [Sample.itemID]] {
            #expect(throws: PrescriptionRejection.notRenewable(status: .enteredInError)) {
                try signed.then(mark).then(renew(items))
            }
        }
    }

    @Test func `what was stopped, cancelled or in error is not renewed (I-38)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let cases: [(PrescriptionCommand, Prescription.ItemStatus)] = [
            (.stop(StopPrescription(reason: "rash")), .stopped),
            (.cancel(CancelPrescription(reason: .prescribingError)), .cancelled),
            (.markEnteredInError(MarkPrescriptionEnteredInError(reason: "x")), .enteredInError),
        ]
        for (command, status) in cases {
            #expect(throws: PrescriptionRejection.notRenewable(status: status)) {
                try signed.then(command).then(renew([Sample.itemID]))
            }
        }
        #expect(throws: PrescriptionRejection.itemNotFound(field: "item_ids[0]")) {
            try signed.then(renew([PrescriptionItemID(.test(99))]))
        }
    }
}
