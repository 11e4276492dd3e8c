import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import Synchronization
import TestKit
import Testing

@Suite struct RecordTests {
    @Test(arguments: Backend.all)
    func `the answer is the record after the command, and the log tells the same`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let contacts = [ContactPoint(system: .phone, value: "020 7946 0958")]
            let command = PatientCommand.changeContacts(ChangePatientContacts(contacts: contacts))
            let outcome = try await fixture.clinic.execute(command, on: fixture.patientID, as: .test())
            #expect(outcome.state.contacts == contacts)
            #expect(outcome.version == 3)
            #expect(outcome.position == fixture.clinic.log.head)
            #expect(!outcome.isRepeat)
            let snapshot = try #require(try fixture.clinic.patient(fixture.patientID))
            #expect(snapshot.state == outcome.state)
            #expect(snapshot.version == 3)
            #expect(snapshot.position == outcome.position)
            let first = try #require(try fixture.clinic.patient(fixture.patientID, at: 1))
            #expect(first.state.contacts.isEmpty)
            #expect(first.position == 1)
            #expect(try fixture.clinic.patient(fixture.patientID, at: 4) == nil)
            #expect(try fixture.clinic.patient(PatientID(.test(99))) == nil)
        }
    }

    @Test(arguments: Backend.all)
    func `what does not exist is not found`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let failure = await #expect(throws: CommandFailure.self) {
                try await fixture.clinic.execute(.assertNoKnownAllergies, on: PatientID(.test(99)), as: .test())
            }
            guard case .notFound(.patient) = failure else { throw Unexpected() }
            let other = await #expect(throws: CommandFailure.self) { try await fixture.carryOut(.expire, on: 99) }
            guard case .notFound(.prescription) = other else { throw Unexpected() }
        }
    }

    @Test(arguments: Backend.all)
    func `a stale version changes nothing (I-51)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            _ = try await fixture.carryOut(.hold(HoldPrescription(reason: "x")), on: 10, expecting: 4)
            let head = fixture.clinic.log.head
            let failure = await #expect(throws: CommandFailure.self) {
                try await fixture.carryOut(.resume(ResumePrescription()), on: 10, expecting: 4)
            }
            guard case .log(let error) = failure else { throw Unexpected() }
            #expect(error == .versionConflict(stream: .prescription(10), expected: 4, actual: 5))
            #expect(fixture.clinic.log.head == head)
        }
    }

    @Test(arguments: Backend.all)
    func `a repeat gets the first answer, also after later changes (I-50)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let envelope = CommandEnvelope.test(.test(4000), digest: 1)
            let command = try fixture.prescribing([fixture.item(100)])
            let first = try await fixture.carryOut(command, on: 10, as: envelope)
            _ = try await fixture.carryOut(fixture.dispensing(21, of: 100, dispense: 1), on: 10)
            let head = fixture.clinic.log.head
            let again = try await fixture.carryOut(command, on: 10, as: envelope)
            #expect(again.isRepeat)
            #expect(again.state == first.state)
            #expect(again.version == first.version)
            #expect(again.position == first.position)
            #expect(fixture.clinic.log.head == head)
        }
    }

    @Test(arguments: Backend.all)
    func `a command id with another body is a conflict (I-50)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let id = RecordID.test(4000)
            try await fixture.register(PatientID(.test(50)), identifier: "B-1", as: .test(id, digest: 1))
            let failure = await #expect(throws: CommandFailure.self) {
                try await fixture.register(PatientID(.test(51)), identifier: "B-2", as: .test(id, digest: 2))
            }
            guard case .log(.commandConflict(let conflicting)) = failure else { throw Unexpected() }
            #expect(conflicting == id)
        }
    }

    @Test(arguments: Backend.all)
    func `a command that changes nothing appends nothing and answers all the same`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let head = fixture.clinic.log.head
            let change = PatientCommand.changeAddress(ChangePatientAddress(address: nil))
            let outcome = try await fixture.clinic.execute(change, on: fixture.patientID, as: .test())
            #expect(outcome.version == 2)
            #expect(fixture.clinic.log.head == head)
        }
    }

    @Test(arguments: Backend.all)
    func `a refused command may be sent again with its id, and is decided anew`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let envelope = CommandEnvelope.test(.test(4000))
            let retract = PatientCommand.retractDeath(RetractPatientDeath(reason: "x"))
            let refusal = await fixture.refusal {
                try await fixture.clinic.execute(retract, on: fixture.patientID, as: envelope)
            }
            #expect(refusal == .patient(.notDeceased))
            let death = PatientCommand.recordDeath(RecordPatientDeath(date: nil))
            _ = try await fixture.clinic.execute(death, on: fixture.patientID, as: .test())
            let outcome = try await fixture.clinic.execute(retract, on: fixture.patientID, as: envelope)
            #expect(!outcome.isRepeat && !outcome.state.isDeceased)
        }
    }

    @Test(arguments: Backend.all)
    func `clinical time and subjects are in the log`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let time = try #require(ClinicalTime("2020-02-03"))
            let command = try fixture.prescribing([fixture.item(100)])
            let id = PrescriptionID(.test(10))
            _ = try await fixture.clinic.execute(command, on: id, as: .test(), occurredAt: time)
            let events = try fixture.clinic.log.read(.stream(id.stream), from: 0, direction: .forward, limit: 10)
            #expect(
                events.map(\.entry.type) == [
                    "PrescriptionDrafted", "PrescriptionItemAdded", "SafetyChecksPerformed", "PrescriptionSigned",
                ]
            )
            #expect(events.allSatisfy { $0.entry.occurredAt == time && $0.entry.subjects == [.test(1)] })
            let state = try #require(try fixture.clinic.prescription(id)).state
            #expect(state.signature?.issueDate == CalendarDate("2020-02-03"))
        }
    }
}

struct Unexpected: Error {}
