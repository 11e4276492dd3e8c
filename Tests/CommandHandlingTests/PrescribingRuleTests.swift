import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct PrescribingRuleTests {
    @Test(arguments: Backend.all)
    func `patient and prescriber are looked up where the order is decided (I-01, I-03)`(_ backend: Backend) async throws
    {
        try await backend.withClinic { fixture in
            let nobody = try fixture.prescribing([fixture.item(100)], patient: PatientID(.test(99)))
            let refusal = await fixture.refusal { try await fixture.carryOut(nobody, on: 10) }
            #expect(refusal == .prescription(.patientNotFound))
            let revoke = PractitionerCommand.revokePrescribingAuthority(RevokePrescribingAuthority(reason: "retired"))
            _ = try await fixture.clinic.execute(revoke, on: fixture.prescriberID, as: .test())
            let revoked = await fixture.refusal { try await fixture.prescribe(10) }
            #expect(revoked == .prescription(.prescriberNotAuthorised))
            #expect(try fixture.clinic.prescription(PrescriptionID(.test(10))) == nil)
        }
    }

    @Test(arguments: Backend.all)
    func `a death stops prescribing and dispensing at once (I-02)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let death = PatientCommand.recordDeath(RecordPatientDeath(date: nil))
            _ = try await fixture.clinic.execute(death, on: fixture.patientID, as: .test())
            let prescribing = await fixture.refusal { try await fixture.prescribe(11, isParallel: true) }
            #expect(prescribing == .prescription(.patientDeceased))
            let dispensing = await fixture.refusal {
                try await fixture.carryOut(fixture.dispensing(1, of: 100, dispense: 1), on: 10)
            }
            #expect(dispensing == .prescription(.patientDeceased))
        }
    }

    @Test(arguments: Backend.all)
    func `a second order waits until the first has ended (I-20, I-21)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let ends: [PrescriptionCommand] = [
                .stop(StopPrescription(reason: "x")), .cancel(CancelPrescription(reason: .clinicalGrounds)),
                .markEnteredInError(MarkPrescriptionEnteredInError(reason: "x")),
            ]
            for (index, end) in ends.enumerated() {
                try await fixture.prescribe(100 + index)
                let refusal = await fixture.refusal { try await fixture.prescribe(200) }
                #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
                _ = try await fixture.carryOut(end, on: 100 + index)
            }
            try await fixture.prescribe(110)
            _ = try await fixture.carryOut(fixture.dispensing(21, of: 1100, dispense: 1), on: 110)
            try await fixture.prescribe(111)
        }
    }

    @Test(arguments: Backend.all)
    func `an order whose validity ran out is no obstacle, recorded or not (I-20)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(100)
            fixture.clock.advance(by: .seconds(181 * 86_400))
            try await fixture.prescribe(101)
            let refusal = await fixture.refusal { try await fixture.prescribe(102) }
            #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            // The late timer must not give back what the newer order holds now.
            _ = try await fixture.carryOut(.expire, on: 100)
            let still = await fixture.refusal { try await fixture.prescribe(102) }
            #expect(still == .prescription(.duplicateActiveProduct(field: "items[0].product")))
        }
    }

    @Test(arguments: Backend.all)
    func `parallel orders are counted until each has ended (I-20)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            for number in 100..<108 { try await fixture.prescribe(number, isParallel: true) }
            let full = await fixture.refusal { try await fixture.prescribe(108, isParallel: true) }
            #expect(full == .prescription(.tooManyParallelOrders(field: "items[0].product")))
            for number in 100..<107 {
                _ = try await fixture.carryOut(.stop(StopPrescription(reason: "x")), on: number)
                let refusal = await fixture.refusal { try await fixture.prescribe(108) }
                #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            }
            _ = try await fixture.carryOut(.stop(StopPrescription(reason: "x")), on: 107)
            try await fixture.prescribe(108)
        }
    }

    @Test(arguments: Backend.all)
    func `a prescriber signs in their own name, a machine in any (I-03)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            func prescribe(_ number: Int, as actor: RecordID, _ role: String) async throws {
                let origin = EventOrigin(actor: actor, role: role, client: "test", commandID: .make())
                let envelope = CommandEnvelope(origin: origin, digest: [UInt8](repeating: 0, count: 32))
                let command = try fixture.prescribing([fixture.item(number * 10, isParallel: true)])
                _ = try await fixture.clinic.execute(command, on: PrescriptionID(.test(number)), as: envelope)
            }
            let refusal = await fixture.refusal { try await prescribe(10, as: fixture.approverID.record, "prescriber") }
            #expect(refusal == .prescription(.signedForAnother))
            try await prescribe(11, as: fixture.prescriberID.record, "prescriber")
            try await prescribe(12, as: fixture.approverID.record, "system")
        }
    }

    @Test(arguments: Backend.all)
    func `other patients' orders are no obstacle (I-20)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(PatientID(.test(60)), identifier: "A-60")
            try await fixture.askAboutAllergies(PatientID(.test(60)))
            try await fixture.prescribe(100)
            let other = try fixture.prescribing([fixture.item(1010)], patient: PatientID(.test(60)))
            _ = try await fixture.carryOut(other, on: 101)
        }
    }

    @Test(arguments: Backend.all)
    func `of 50 dispenses of the whole at once exactly one wins (I-25)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let wins = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        do {
                            let command = try fixture.dispensing(21, of: 100, dispense: 5000 + number)
                            _ = try await fixture.carryOut(command, on: 10)
                            return true
                        } catch CommandFailure.rejected(.prescription(.moreThanRemains)) {
                            return false
                        } catch {
                            Issue.record("\(error)")
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(wins == 1)
            #expect(try fixture.clinic.prescription(PrescriptionID(.test(10)))?.state.fulfilment == .full)
        }
    }

    @Test(arguments: Backend.all)
    func `of 50 orders of one product at once exactly one wins (I-20)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let wins = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<50 {
                    group.addTask { (try? await fixture.prescribe(100 + number)) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(wins == 1)
        }
    }
}
