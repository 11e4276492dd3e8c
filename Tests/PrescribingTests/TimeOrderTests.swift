import EventCatalog
import Prescribing
import TestKit
import Testing

/// Commands that say when something happened, against what is recorded already.
@Suite struct TimeOrderTests {
    /// A prescription signed at noon of 2026-03-10 that takes each command at its time, recorded half an hour later.
    private struct Course {
        var state: Prescription.State?

        init() throws {
            let draft = DraftPrescription(
                patientID: Sample.patientID,
                prescriberID: Sample.prescriberID,
                items: [try Sample.item()]
            )
            try take(.prescribe(Prescribe(draft: draft)), at: "2026-03-10T12:00:00Z")
        }

        mutating func take(_ command: PrescriptionCommand, at time: String, recorded: String? = nil) throws {
            let clinical = try #require(ClinicalTime(time))
            var facts = try Sample.prescribing()
            let moment = try #require(Timestamp(rfc3339: recorded ?? "2026-03-10T18:00:00Z"))
            facts.time = DecisionTime(recordedAt: moment, occurredAt: clinical)
            for event in try Prescription.decide(command, given: state, in: facts) {
                Prescription.evolve(&state, with: event, at: clinical)
            }
        }

        func refusal(_ command: PrescriptionCommand, at time: String, recorded: String? = nil) -> PrescriptionRejection?
        {
            #expect(throws: PrescriptionRejection.self) {
                var course = self
                try course.take(command, at: time, recorded: recorded)
            }
        }
    }

    @Test func `nothing is supplied before the instant of the signature (I-34)`() throws {
        var course = try Course()
        for time in ["2026-03-10T11:54:59Z", "2026-03-10T00:00:01Z", "2026-03-10T12:00:00+02:00"] {
            #expect(course.refusal(try Sample.dispense("1"), at: time) == .beforeSignature, "\(time)")
        }
        // Clocks may differ a little, and a day says no more than a day.
        try course.take(Sample.dispense("1", 1), at: "2026-03-10T11:56:00Z")
        try course.take(Sample.dispense("1", 2), at: "2026-03-10")
    }

    @Test func `a change of the state is not recorded before the last one (I-35, I-37)`() throws {
        var course = try Course()
        let stop = PrescriptionCommand.stop(StopPrescription(reason: "rash"))
        let hold = PrescriptionCommand.hold(HoldPrescription(reason: "operation"))
        let renewed = PrescriptionID(.test(20))
        let renew = PrescriptionCommand.renew(RenewPrescription(newPrescriptionID: renewed))
        for command in [stop, hold, renew, .release(ReleaseToPharmacy(pharmacy: "A"))] {
            #expect(course.refusal(command, at: "2020-01-01") == .outOfOrder)
        }
        try course.take(hold, at: "2026-03-10T14:00:00Z")
        #expect(course.refusal(.resume(ResumePrescription()), at: "2026-03-10T13:00:00Z") == .outOfOrder)
        try course.take(.resume(ResumePrescription()), at: "2026-03-10T15:00:00Z")
        try course.take(Sample.dispense("21", 1), at: "2026-03-10T16:00:00Z")
        let reverse = PrescriptionCommand.reverse(ReverseDispense(dispenseID: DispenseID(.test(1)), reason: "x"))
        #expect(course.refusal(reverse, at: "2026-03-10T15:30:00Z") == .outOfOrder)
        try course.take(reverse, at: "2026-03-10T17:00:00Z")
    }

    @Test func `what has run out is not carried on as of a day before (I-28, I-35)`() throws {
        let course = try Course()
        let (before, today) = ("2026-03-11", "2027-01-01T12:00:00Z")
        let stop = PrescriptionCommand.stop(StopPrescription(reason: "rash"))
        #expect(course.refusal(stop, at: before, recorded: today) == .alreadyEnded(status: .expired))
        let last = try #require(course.state?.signature?.validUntil)
        let supply = try Sample.dispense("1")
        #expect(course.refusal(supply, at: before, recorded: today) == .validityEnded(validUntil: last))
    }

    @Test func `what happens to a prescription happens on a day that is known`() throws {
        let stop = PrescriptionCommand.stop(StopPrescription(reason: "rash"))
        #expect(try Course().refusal(stop, at: "2026-03") == .input(.dayNeeded(field: "occurred_at")))
    }

    @Test func `nobody is prescribed for before the birth (I-11)`() throws {
        let draft = DraftPrescription(
            patientID: Sample.patientID,
            prescriberID: Sample.prescriberID,
            items: [try Sample.item()]
        )
        let early = Prescribe(draft: draft, signature: SignPrescription(issueDate: Sample.date("1900-01-01")))
        #expect(throws: PrescriptionRejection.issuedBeforeBirth) {
            try Sample.decide(early, in: Sample.prescribing(on: "1900-01-01", isLate: true))
        }
    }

    @Test func `nothing is set going again for the dead, and what was supplied can be taken back (I-02, I-40)`() throws
    {
        let held = try Sample.prescription([Sample.item()]).then(Sample.dispense("1", 1)).then(
            .hold(HoldPrescription(reason: "x"))
        )
        let dead = try Sample.prescribing(patient: Sample.patient(died: .some(Sample.today)))
        for command in [PrescriptionCommand.resume(ResumePrescription()), .release(ReleaseToPharmacy(pharmacy: "A"))] {
            #expect(throws: PrescriptionRejection.patientDeceased) {
                try Prescription.when(command, given: held, in: dead)
            }
        }
        let stop = PrescriptionCommand.stop(StopPrescription(reason: "death"))
        #expect(throws: Never.self) { try Prescription.when(stop, given: held, in: dead) }
    }

    @Test func `a supply is not taken back into a second order of the product (I-20, I-32)`() throws {
        let supplied = try Sample.prescription([Sample.item()]).then(Sample.dispense("21", 1))
        let reverse = PrescriptionCommand.reverse(ReverseDispense(dispenseID: DispenseID(.test(1)), reason: "x"))
        let other = OpenOrder(
            product: ProductKey(try Sample.product().coding),
            issueDate: Sample.today,
            validUntil: Sample.date("2026-06-01")
        )
        let facts = try Sample.prescribing(openOrders: [other])
        let beside = try supplied + Prescription.when(reverse, given: supplied, in: facts)
        #expect(try beside.state().signedItems.first?.status == .stopped)
        let alone = try supplied.then(reverse)
        #expect(try alone.state().signedItems.first?.status == .active)
    }
}
