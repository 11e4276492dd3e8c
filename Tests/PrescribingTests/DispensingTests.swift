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

    @Test func `another product needs the prescriber's leave (I-30)`() throws {
        let signed = try Sample.prescription([Sample.item(substitutionAllowed: false)])
        let command = DispenseMedication(
            dispenseID: DispenseID(.test(1)),
            itemID: Sample.itemID,
            quantity: try remaining("1"),
            substitute: try Sample.product(1).coding
        )
        #expect(try refusal(.dispense(command), signed) == .substitutionNotAllowed)
        #expect(throws: Never.self) { try Sample.prescription([Sample.item()]).then(.dispense(command)) }
    }

    @Test func `the unit is the item's (I-31)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let unit = try Sample.product().unit
        #expect(try refusal(Sample.dispense("1", unit: "box"), signed) == .unitDiffers(expected: unit))
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
