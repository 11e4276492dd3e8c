import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct RecordLimitTests {
    @Test(arguments: Backend.all)
    func `a full prescription takes nothing more but its end`(_ backend: Backend) async throws {
        var limits = RecordLimits()
        limits.eventsPerPrescription = 5
        try await backend.withClinic(limits: limits) { fixture in
            let version = try await fixture.prescribe(10).version
            #expect(version == 4)
            _ = try await fixture.carryOut(.hold(HoldPrescription(reason: "operation")), on: 10)
            let head = fixture.clinic.log.head
            let refusal = await fixture.refusal {
                try await fixture.carryOut(.resume(ResumePrescription()), on: 10)
            }
            #expect(refusal?.rejection.code == "record-full")
            #expect(refusal?.rejection.kind == .conflictsWithRecord)
            #expect(fixture.clinic.log.head == head)
            let stopped = try await fixture.carryOut(.stop(StopPrescription(reason: "rash")), on: 10)
            #expect(stopped.version == 6)
            try await fixture.prescribe(11)
        }
    }

    @Test(arguments: Backend.all)
    func `a full patient's record is refused and the claims of the refused command are free`(_ backend: Backend)
        async throws
    {
        var limits = RecordLimits()
        limits.eventsPerPatient = 2
        try await backend.withClinic(limits: limits) { fixture in
            let identifier = Identifier(system: "mrn", value: "A-2")
            let head = fixture.clinic.log.head
            let refusal = await fixture.refusal {
                try await fixture.clinic.execute(
                    .assignIdentifier(AssignPatientIdentifier(identifier: identifier)),
                    on: fixture.patientID,
                    as: .test()
                )
            }
            #expect(refusal?.rejection.code == "record-full")
            #expect(fixture.clinic.log.head == head)
            try await fixture.register(PatientID(.test(77)), identifier: "A-2")
        }
    }
}
