import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import Synchronization
import TestKit
import Testing

@Suite struct UnitOfWorkTests {
    @Test(arguments: Backend.all)
    func `commands of one unit see each other and are committed together`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let patient = PatientID(.test(70))
            let prescription = PrescriptionID(.test(71))
            let order = try fixture.prescribing([fixture.item(100)], patient: patient)
            let supply = try fixture.dispensing(21, of: 100, dispense: 1)
            let head = fixture.clinic.log.head
            let receipt = try await fixture.clinic.transact(.test()) { unit in
                try unit.execute(.register(ClinicFixture.registration("A-70")), on: patient)
                #expect(try unit.patient(with: Identifier(system: "mrn", value: "A-70")) == patient)
                try unit.execute(.recordAllergy(RecordAllergy(allergyID: .make(), substance: .test)), on: patient)
                try unit.execute(order, on: prescription, expecting: 0)
                try unit.execute(supply, on: prescription, expecting: 4)
                #expect(try unit.prescription(prescription)?.fulfilment == .full)
                #expect(try unit.patient(patient)?.allergyStatus == .listed)
                unit.reply([1, 2, 3])
            }
            #expect(receipt.eventCount == 7)
            #expect(receipt.reply == [1, 2, 3])
            #expect(receipt.position == head + 7)
            #expect(try fixture.clinic.prescription(prescription)?.version == 5)
            // The claim given back within the unit is free.
            _ = try await fixture.carryOut(fixture.prescribing([fixture.item(101)], patient: patient), on: 72)
        }
    }

    @Test(arguments: Backend.all)
    func `a refused command leaves no trace in its unit`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let patient = PatientID(.test(70))
            let receipt = try await fixture.clinic.transact(.test()) { unit in
                let taken = [Identifier(system: "mrn", value: "NEW"), Identifier(system: "mrn", value: "A-1001")]
                var registration = ClinicFixture.registration("NEW")
                registration.identifiers = taken
                #expect(throws: CommandFailure.self) { try unit.execute(.register(registration), on: patient) }
                #expect(try unit.patient(patient) == nil)
                #expect(try unit.patient(with: taken[0]) == nil)
                try unit.execute(.register(ClinicFixture.registration("A-70")), on: patient)
            }
            #expect(receipt.eventCount == 1)
            #expect(try fixture.clinic.patient(patient)?.version == 1)
            try await fixture.register(PatientID(.test(71)), identifier: "NEW")
        }
    }

    @Test(arguments: Backend.all)
    func `a unit that throws changes nothing`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let head = fixture.clinic.log.head
            let failure = await #expect(throws: CommandFailure.self) {
                _ = try await fixture.clinic.transact(.test()) { unit in
                    try unit.execute(.register(ClinicFixture.registration("A-70")), on: PatientID(.test(70)))
                    throw Unexpected()
                }
            }
            guard case .aborted(let error) = failure else { throw Unexpected() }
            #expect(error is Unexpected)
            #expect(fixture.clinic.log.head == head)
            try await fixture.register(PatientID(.test(71)), identifier: "A-70")
        }
    }

    @Test(arguments: Backend.all)
    func `a unit is carried out once (I-50)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let envelope = CommandEnvelope.test(.test(4000))
            let runs = Mutex(0)
            for _ in 0..<2 {
                _ = try await fixture.clinic.transact(envelope) { unit in
                    runs.withLock { $0 += 1 }
                    try unit.execute(.register(ClinicFixture.registration("A-70")), on: PatientID(.test(70)))
                }
            }
            #expect(runs.withLock { $0 } == 1)
        }
    }
}

extension Coding {
    fileprivate static let test = Coding(system: CodeSystem.demonstration, code: "ibuprofen", display: "Ibuprofen")
}
