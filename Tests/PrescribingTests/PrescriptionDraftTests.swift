import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct PrescriptionDraftTests {
    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent],
        _ facts: PrescribingFacts? = nil
    ) throws -> PrescriptionRejection? {
        let facts = try facts ?? Sample.prescribing()
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private func drafting(_ items: [PrescriptionItem]) -> PrescriptionCommand {
        .draft(DraftPrescription(patientID: Sample.patientID, prescriberID: Sample.prescriberID, items: items))
    }

    @Test func `a draft is filled in steps, then signed`() throws {
        let events = try Sample.draft()
            .then(.addItem(AddPrescriptionItem(item: Sample.item())))
            .then(.addItem(AddPrescriptionItem(item: Sample.item(Sample.secondItemID, product: 1))))
            .then(.changeItem(ChangePrescriptionItem(item: Sample.item(quantity: "42"))))
            .then(.removeItem(RemovePrescriptionItem(itemID: Sample.secondItemID)))
        #expect(try events.state().effectiveStatus(on: Sample.today) == .draft)
        #expect(try events.state().allowedActions(on: Sample.today) == [.edit, .discard, .sign, .markEnteredInError])
        let signed = try events.then(.sign(SignPrescription())).state()
        #expect(signed.effectiveStatus(on: Sample.today) == .active)
        #expect(signed.contents.map(\.quantity.value) == [Sample.number("42")])
    }

    @Test func `prescribing in one step is drafting, filling and signing`() throws {
        let inSteps = try Sample.draft()
            .then(.addItem(AddPrescriptionItem(item: Sample.item())))
            .then(.sign(SignPrescription()))
        #expect(try Sample.prescription([Sample.item()]) == inSteps)
    }

    @Test func `patient and prescriber must be registered (I-01, I-03)`() throws {
        var facts = try Sample.prescribing()
        facts.patient = nil
        #expect(try refusal(drafting([]), [], facts) == .patientNotFound)
        facts = try Sample.prescribing()
        facts.prescriber = nil
        #expect(try refusal(drafting([]), [], facts) == .prescriberNotFound)
    }

    @Test func `a prescription's id is used once (I-05)`() throws {
        #expect(try refusal(drafting([]), Sample.draft()) == .alreadyExists)
    }

    @Test func `items have different ids (I-05)`() throws {
        let item = try Sample.item()
        #expect(try refusal(drafting([item, item]), []) == .itemIDInUse(field: "items[1].id"))
        let again = PrescriptionCommand.addItem(AddPrescriptionItem(item: item))
        #expect(try refusal(again, Sample.draft([item])) == .itemIDInUse(field: "item.id"))
    }

    @Test func `an item of another prescription is not found here (I-55)`() throws {
        let other = PrescriptionItemID(.test(99))
        let history = try Sample.draft([Sample.item()])
        let remove = PrescriptionCommand.removeItem(RemovePrescriptionItem(itemID: other))
        #expect(try refusal(remove, history) == .itemNotFound(field: "item_id"))
        let change = PrescriptionCommand.changeItem(ChangePrescriptionItem(item: try Sample.item(other)))
        #expect(try refusal(change, history) == .itemNotFound(field: "item.id"))
    }

    @Test func `every item says how to take it, in numbered steps (I-06)`() throws {
        #expect(
            try refusal(drafting([Sample.item(dosage: [])]), []) == .dosageMissing(field: "items[0].dosage")
        )
        let gap = [1, 3].map { Dosage(sequence: $0, text: "take", dose: nil, timing: nil) }
        #expect(
            try refusal(drafting([Sample.item(dosage: gap)]), [])
                == .dosageSequenceBroken(field: "items[0].dosage[1].sequence")
        )
    }

    @Test func `amounts are more than nothing (I-07)`() throws {
        #expect(
            try refusal(drafting([Sample.item(quantity: "0")]), [])
                == .amountNotPositive(field: "items[0].quantity.value")
        )
        let dose = Quantity(Sample.number("-1"), unit: "mg")
        let dosage = [Dosage(sequence: 1, text: "take", dose: dose, timing: nil)]
        #expect(
            try refusal(drafting([Sample.item(dosage: dosage)]), [])
                == .amountNotPositive(field: "items[0].dosage[0].dose.value")
        )
    }

    @Test(arguments: [-1, 100, Int.max])
    func `repeats are 0 … 99 (I-08)`(_ repeats: Int) throws {
        #expect(
            try refusal(drafting([Sample.item(repeats: repeats)]), [])
                == .repeatsOutOfRange(field: "items[0].repeats_allowed")
        )
    }

    @Test func `input is bounded`() throws {
        let items = try (0..<51).map { try Sample.item(PrescriptionItemID(.test(1000 + $0))) }
        #expect(try refusal(drafting(items), []) == .input(.tooMany(field: "items", limit: 50)))
        let many = (1...21).map { Dosage(sequence: $0, text: "take", dose: nil, timing: nil) }
        #expect(
            try refusal(drafting([Sample.item(dosage: many)]), [])
                == .input(.tooMany(field: "items[0].dosage", limit: 20))
        )
        let piles = try Sample.item().with(quantity: Quantity(Sample.number("1000001"), unit: Sample.product().unit))
        #expect(try refusal(drafting([piles]), [])?.field == "items[0].quantity.value")
        let long = [Dosage(sequence: 1, text: String(repeating: "x", count: 1025), dose: nil, timing: nil)]
        #expect(try refusal(drafting([Sample.item(dosage: long)]), [])?.field == "items[0].dosage[0].text")
    }

    @Test func `signed content can't be changed (I-13)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let item = try Sample.item()
        let commands: [PrescriptionCommand] = [
            .addItem(AddPrescriptionItem(item: item)), .changeItem(ChangePrescriptionItem(item: item)),
            .removeItem(RemovePrescriptionItem(itemID: Sample.itemID)), .discard(DiscardPrescriptionDraft()),
            .sign(SignPrescription()),
        ]
        for command in commands { #expect(try refusal(command, signed) == .alreadySigned) }
    }

    @Test func `a discarded draft is over`() throws {
        let discarded = try Sample.draft([Sample.item()]).then(.discard(DiscardPrescriptionDraft()))
        #expect(try discarded.state().effectiveStatus(on: Sample.today) == .cancelled)
        #expect(try refusal(.discard(DiscardPrescriptionDraft()), discarded) == .notADraft)
        #expect(try refusal(.sign(SignPrescription()), discarded) == .notADraft)
        #expect(try refusal(Sample.dispense("1"), discarded) == .notDispensable(status: .cancelled))
    }
}
