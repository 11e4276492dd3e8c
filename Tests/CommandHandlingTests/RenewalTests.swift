import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct RenewalTests {
    private func renewal(_ new: Int) -> PrescriptionCommand {
        .renew(RenewPrescription(newPrescriptionID: PrescriptionID(.test(new))))
    }

    @Test(arguments: Backend.all)
    func `a renewal changes both prescriptions in one commit, or none (I-38)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let head = fixture.clinic.log.head
            let outcome = try await fixture.carryOut(renewal(11), on: 10)
            #expect(outcome.stream == .prescription(11))
            #expect(outcome.state.header.priorPrescription == PrescriptionID(.test(10)))
            #expect(outcome.version == 4)
            #expect(outcome.position == head + 6)
            let old = try #require(try fixture.clinic.prescription(PrescriptionID(.test(10)))).state
            #expect(old.renewedBy == PrescriptionID(.test(11)))
            #expect(!old.hasOpenItems)
            let commands = try fixture.clinic.log.read(.log, from: head, direction: .forward, limit: 10)
            #expect(Set(commands.map(\.entry.origin.commandID)).count == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `a renewal that is refused for the new one leaves the old one as it was (I-38)`(_ backend: Backend)
        async throws
    {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            try await fixture.prescribe(11, isParallel: true)
            let head = fixture.clinic.log.head
            // The other order still runs, so the renewed one would be the second (I-20).
            let refusal = await fixture.refusal { try await fixture.carryOut(renewal(12), on: 10) }
            #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            // An id that is taken.
            let taken = await fixture.refusal { try await fixture.carryOut(renewal(11), on: 10) }
            #expect(taken == .prescription(.alreadyExists))
            #expect(fixture.clinic.log.head == head)
            #expect(try fixture.clinic.prescription(PrescriptionID(.test(10)))?.state.hasOpenItems == true)
        }
    }

    @Test(arguments: Backend.all)
    func `the renewed order takes the place of the old one (I-20, I-38)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            _ = try await fixture.carryOut(renewal(11), on: 10)
            let refusal = await fixture.refusal { try await fixture.prescribe(12) }
            #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            _ = try await fixture.carryOut(.stop(StopPrescription(reason: "x")), on: 11)
            try await fixture.prescribe(12)
        }
    }

    @Test(arguments: Backend.all)
    func `a repeated renewal answers with the new prescription again (I-50)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let envelope = CommandEnvelope.test(.test(4000))
            let first = try await fixture.carryOut(renewal(11), on: 10, as: envelope)
            let again = try await fixture.carryOut(renewal(11), on: 10, as: envelope)
            #expect(again.isRepeat && again.state == first.state && again.stream == first.stream)
        }
    }
}
