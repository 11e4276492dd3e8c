import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct DispensingTests {
    private func refusal(
        _ command: PrescriptionCommand,
        _ history: [PrescriptionEvent],
        on day: String? = nil,
        patient: Patient.State? = nil
    ) throws -> PrescriptionRejection? {
        let facts = try Sample.prescribing(on: day, patient: patient)
        return #expect(throws: PrescriptionRejection.self) {
            try Prescription.when(command, given: history, in: facts)
        }
    }

    private func remaining(_ number: String) throws -> Quantity {
        Quantity(Sample.number(number), unit: try Sample.product().unit)
    }

    @Test func `more than remains is refused (I-25)`() throws {
        let signed = try Sample.prescription([Sample.item(quantity: "21")])
        #expect(try refusal(Sample.dispense("21.5"), signed) == .moreThanRemains(remaining: remaining("21")))
        let part = try signed.then(Sample.dispense("14", 100))
        #expect(try part.state().fulfilment == .partial)
        #expect(try refusal(Sample.dispense("8", 101), part) == .moreThanRemains(remaining: remaining("7")))
        let all = try part.then(Sample.dispense("7", 101))
        #expect(try all.state().effectiveStatus(on: Sample.today) == .completed)
        #expect(try all.state().fulfilment == .full)
        #expect(try refusal(Sample.dispense("1", 102), all) == .moreThanRemains(remaining: remaining("0")))
    }

    @Test func `repeats multiply what is authorised (I-25)`() throws {
        let signed = try Sample.prescription([Sample.item(quantity: "0.1", repeats: 2)])
        let item = try #require(signed.state().items(on: Sample.today).first)
        #expect(item.remaining == (try remaining("0.3")))
        let all = try signed.then(Sample.dispense("0.1", 1)).then(Sample.dispense("0.2", 2))
        #expect(try all.state().items(on: Sample.today).first?.status == .completed)
    }

    @Test func `one item is completed, the other stays active`() throws {
        let signed = try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
        let one = try signed.then(Sample.dispense("21"))
        #expect(try one.state().items(on: Sample.today).map(\.status) == [.completed, .active])
        #expect(try one.state().effectiveStatus(on: Sample.today) == .active)
        #expect(try one.state().fulfilment == .partial)
    }

    @Test func `nothing is supplied after the validity, the last day counts (I-28)`() throws {
        let signed = try Sample.prescription([Sample.item()], on: "2025-01-01")
        let last = try #require(signed.state().signature?.validUntil)
        #expect(last == Sample.date("2025-06-30"))
        #expect(throws: Never.self) { try signed.then(Sample.dispense("1"), on: "2025-06-30") }
        #expect(try refusal(Sample.dispense("1"), signed, on: "2025-07-01") == .validityEnded(validUntil: last))
        #expect(try refusal(Sample.dispense("1"), signed) == .validityEnded(validUntil: last))
    }

    @Test func `nothing is supplied before the issue (I-34)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        #expect(try refusal(Sample.dispense("1"), signed, on: "2026-03-09") == .beforeIssue)
    }

    private func supplying(_ substitute: Coding, because reason: String?) throws -> PrescriptionCommand {
        .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.test(1)),
                itemID: Sample.itemID,
                quantity: try remaining("1"),
                substitute: substitute,
                substitutionReason: reason
            )
        )
    }

    @Test func `another product needs the prescriber's leave and a reason, and shares an ingredient (I-30)`() throws {
        let prescribed = try Sample.product()
        let same = prescribed.sold(as: "brand")
        let products = Formulary.demonstration.products + [same, prescribed.sold(as: "double", strength: "1 g")]
        let shop = try Sample.prescribing(formulary: Formulary(products: products))
        func supply(_ command: PrescriptionCommand, _ history: [PrescriptionEvent]) throws -> [PrescriptionEvent] {
            history + (try Prescription.when(command, given: history, in: shop))
        }
        let strict = try Sample.prescription([Sample.item(substitutionAllowed: false)])
        #expect(try refusal(supplying(same.coding, because: "out of stock"), strict) == .substitutionNotAllowed)
        let signed = try Sample.prescription([Sample.item()])
        #expect(try refusal(supplying(same.coding, because: nil), signed) == .substitutionReasonMissing)
        #expect(try refusal(supplying(same.coding, because: " "), signed) == .substitutionReasonMissing)
        let unrelated = try supplying(Sample.product(1).coding, because: "out of stock")
        #expect(try refusal(unrelated, signed) == .substituteUnrelated)
        let supplied = try supply(supplying(same.coding, because: "out of stock"), signed)
        #expect(try supplied.state().signedItems.first?.dispenses.first?.substitutionReason == "out of stock")
        let double = Coding(system: CodeSystem.demonstration, code: "double")
        #expect(throws: PrescriptionRejection.substituteDiffers) {
            try supply(supplying(double, because: "out of stock"), signed)
        }
        let unknown = PrescriptionRejection.productNotInFormulary(field: "substitute.code")
        #expect(try refusal(supplying(same.coding, because: "out of stock"), signed) == unknown)
    }

    @Test func `the unit is the item's or converts to it exactly (I-31)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let unit = try Sample.product().unit
        #expect(unit == "capsule")
        for other in ["box", "tablet", "mg", "mL"] {
            #expect(try refusal(Sample.dispense("1", unit: other), signed) == .unitDiffers(expected: unit))
        }
        let plural = try signed.then(Sample.dispense("7", unit: "capsules"))
        #expect(try plural.state().signedItems.first?.dispenses.first?.quantity == remaining("7"))
        #expect(
            try refusal(Sample.dispense("22", unit: "capsules"), signed) == .moreThanRemains(remaining: remaining("21"))
        )
    }

    @Test(arguments: [
        ("500", "mg", "0.5", "g"), ("0.25", "L", "250", "mL"), ("1", "mg", "1000", "ug"), ("1000", "mcg", "1", "mg"),
        ("2.5", "g", "2500", "mg"), ("1", "ng", "0.000001", "mg"),
    ])
    func `mass and volume convert by the fixed table (I-31)`(
        _ given: String,
        _ unit: String,
        _ expected: String,
        _ itemUnit: String
    ) throws {
        let item = PrescriptionItem(
            itemID: Sample.itemID,
            product: Coding(system: "elsewhere", code: "x"),
            quantity: Quantity(DecimalNumber(5000), unit: itemUnit),
            repeatsAllowed: 0,
            expectedSupplyDays: nil,
            dosage: [Dosage(sequence: 1, text: "daily", dose: nil, timing: nil)],
            note: "not in the formulary"
        )
        let supplied = try Sample.prescription([item]).then(Sample.dispense(given, unit: unit))
        let quantity = try #require(supplied.state().signedItems.first?.dispenses.first?.quantity)
        #expect(quantity == Quantity(Sample.number(expected), unit: itemUnit))
    }

    @Test func `what does not convert to a decimal number is refused (I-31)`() throws {
        let grams = PrescriptionItem(
            itemID: Sample.itemID,
            product: Coding(system: "elsewhere", code: "x"),
            quantity: Quantity(DecimalNumber(5), unit: "kg"),
            repeatsAllowed: 0,
            expectedSupplyDays: nil,
            dosage: [Dosage(sequence: 1, text: "daily", dose: nil, timing: nil)],
            note: "not in the formulary"
        )
        let signed = try Sample.prescription([grams])
        // A nanogram is 0.000000000001 kg: more digits than are kept.
        #expect(try refusal(Sample.dispense("1", unit: "ng"), signed) == .unitDiffers(expected: "kg"))
    }

    @Test func `a pharmacy that counts other repeats is refused (I-27)`() throws {
        let signed = try Sample.prescription([Sample.item(repeats: 2)])
        func supply(_ repeats: Int) throws -> PrescriptionCommand {
            .dispense(
                DispenseMedication(
                    dispenseID: DispenseID(.test(1)),
                    itemID: Sample.itemID,
                    quantity: try remaining("1"),
                    authorisedRepeats: repeats
                )
            )
        }
        #expect(try refusal(supply(3), signed) == .repeatsDiffer(authorised: 2))
        #expect(throws: Never.self) { try signed.then(supply(2)) }
    }

    @Test func `nothing is supplied before the day of the signature (I-34)`() throws {
        var state: Prescription.State?
        let issued = SignPrescription(issueDate: Sample.date("2026-03-01"))
        let draft = DraftPrescription(
            patientID: Sample.patientID,
            prescriberID: Sample.prescriberID,
            items: [try Sample.item()]
        )
        let events = try Prescription.decide(
            .prescribe(Prescribe(draft: draft, signature: issued)),
            given: nil,
            in: Sample.prescribing()
        )
        for event in events { Prescription.evolve(&state, with: event, at: ClinicalTime(Sample.today)) }
        let early = try Sample.prescribing(on: "2026-03-05")
        #expect(throws: PrescriptionRejection.beforeSignature) {
            try Prescription.decide(Sample.dispense("1"), given: state, in: early)
        }
        #expect(throws: Never.self) {
            try Prescription.decide(Sample.dispense("1"), given: state, in: Sample.prescribing())
        }
    }

    @Test func `a draft is not dispensed (I-35)`() throws {
        #expect(try refusal(Sample.dispense("1"), Sample.draft([Sample.item()])) == .notSigned)
    }

    @Test func `what is held, stopped, cancelled, expired or in error is not dispensed (I-33)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let cases: [(PrescriptionCommand, Prescription.ItemStatus)] = [
            (.hold(HoldPrescription(reason: "operation")), .onHold),
            (.stop(StopPrescription(reason: "rash")), .stopped),
            (.cancel(CancelPrescription(reason: .prescribingError)), .cancelled),
            (.markEnteredInError(MarkPrescriptionEnteredInError(reason: "wrong patient")), .enteredInError),
        ]
        for (command, status) in cases {
            #expect(try refusal(Sample.dispense("1"), signed.then(command)) == .notDispensable(status: status))
        }
        let expired = try Sample.prescription([Sample.item()], on: "2025-01-01").then(.expire)
        #expect(try refusal(Sample.dispense("1"), expired) == .notDispensable(status: .expired))
    }

    @Test func `a dispense is recorded once`() throws {
        let part = try Sample.prescription([Sample.item()]).then(Sample.dispense("1", 100))
        #expect(try refusal(Sample.dispense("1", 100), part) == .dispenseIDInUse)
    }

    @Test func `an item of another prescription is not found here (I-55)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let other = try Sample.dispense("1", of: PrescriptionItemID(.test(99)))
        #expect(try refusal(other, signed) == .itemNotFound(field: "item_id"))
    }

    @Test func `nothing is supplied to someone who died (I-02)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let dead = try Sample.patient(died: .some(Sample.today))
        #expect(try refusal(Sample.dispense("1"), signed, patient: dead) == .patientDeceased)
    }
}

extension Product {
    /// The same medicine of another maker.
    fileprivate func sold(as code: String, strength other: String? = nil) -> Product {
        Product(
            coding: Coding(system: CodeSystem.demonstration, code: code),
            name: "\(name) (\(code))",
            ingredients: ingredients,
            atc: atc,
            atcClassName: atcClassName,
            form: form,
            strength: other ?? strength,
            unit: unit,
            typical: typical
        )
    }
}
