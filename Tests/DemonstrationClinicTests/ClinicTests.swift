import CommandHandling
import DemonstrationClinic
import EventCatalog
import Ledger
import Prescribing
import Synchronization
import TestKit
import Testing

@Suite struct ClinicTests {
    @Test func `270 patients have 365 prescriptions, and each patient is there`() async throws {
        let fixture = try ClinicFixture()
        let summary = try await fixture.run(270)
        #expect(summary.patientsAdded == 270)
        #expect(summary.prescriptionsAdded == 365)
        #expect(UInt64(summary.eventsAdded) == summary.position)
        let events = try fixture.events()
        #expect(events.count == summary.eventsAdded)
        var registered = 0
        var drafted = 0
        for event in events {
            switch event.event {
            case .patient(let id, .registered):
                registered += 1
                #expect(try fixture.clinic.patient(id) != nil)
            case .prescription(_, .drafted): drafted += 1
            case .patient, .prescription, .practitioner, .formulary: break
            }
        }
        #expect(registered == 270)
        #expect(drafted == 365)
    }

    @Test func `the same seed makes the same clinic, another seed another`() async throws {
        let first = try ClinicFixture()
        let second = try ClinicFixture()
        let other = try ClinicFixture()
        try await first.run(200)
        try await second.run(200)
        try await other.run(200, seed: 2)
        #expect(try first.digests() == second.digests())
        #expect(Set(try first.digests().keys).isDisjoint(with: try other.digests().keys))
    }

    @Test func `a second run adds nothing and says so (I-50)`() async throws {
        let fixture = try ClinicFixture()
        let first = try await fixture.run(150)
        let second = try await fixture.run(150)
        #expect(second.patientsAdded == 0)
        #expect(second.patientsAlreadyThere == 150)
        #expect(second.eventsAdded == 0)
        #expect(second.position == first.position)
    }

    @Test func `an interrupted run is carried on, also on a later day`() async throws {
        let whole = try ClinicFixture()
        try await whole.run(180)
        let resumed = try ClinicFixture()
        try await resumed.run(70)
        let later = try #require(ClinicFixture.until.adding(days: -20))
        let summary = try await resumed.run(180, until: later)
        #expect(summary.patientsAlreadyThere == 70)
        #expect(summary.patientsAdded == 110)
        #expect(summary.until == ClinicFixture.until)
        #expect(try resumed.digests() == whole.digests())
    }

    @Test func `a run that is cancelled stops early and leaves whole patients only`() async throws {
        let fixture = try ClinicFixture()
        let clinic = fixture.clinic
        let run = Task {
            try await DemonstrationClinic(patients: 5000, until: ClinicFixture.until).run(into: clinic)
        }
        _ = await fixture.log.waitForCommit(after: 0, timeout: .seconds(20))
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
        let patients = try fixture.events().filter {
            guard case .patient(_, .registered) = $0.event else { return false }
            return true
        }
        #expect(patients.count < 5000)
        let summary = try await fixture.run(300)
        #expect(summary.patientsAdded + summary.patientsAlreadyThere == 300)
    }

    @Test func `progress grows and ends at all patients`() async throws {
        let fixture = try ClinicFixture()
        let reports = Mutex<[DemonstrationClinic.Progress]>([])
        _ = try await DemonstrationClinic(patients: 600, until: ClinicFixture.until).run(into: fixture.clinic) {
            report in
            reports.withLock { $0.append(report) }
        }
        let seen = reports.withLock { $0 }
        #expect(seen.map(\.patients).max() == 600)
        #expect(seen.allSatisfy { $0.patientsInAll == 600 && $0.events > 0 })
    }

    @Test func `a clinic of nobody has its practitioners`() async throws {
        let fixture = try ClinicFixture()
        let summary = try await fixture.run(0)
        #expect(summary.patientsAdded == 0)
        let prescribers = try fixture.events().filter {
            guard case .practitioner(_, .prescribingAuthorityGranted) = $0.event else { return false }
            return true
        }
        #expect(prescribers.count >= 200)
    }

    @Test func `a command id of the clinic that was used for something else is told, and nothing is added`()
        async throws
    {
        let fixture = try ClinicFixture()
        try await fixture.run(0)
        let head = fixture.log.head
        let first = try #require(try fixture.log.read(.log, from: 0, direction: .forward, limit: 1).first)
        let other = try ClinicFixture()
        let origin = first.entry.origin
        let envelope = CommandEnvelope(origin: origin, digest: [UInt8](repeating: 9, count: 32))
        _ = try await other.clinic.transact(envelope) { _ in }
        await #expect(throws: DemonstrationClinicError.self) { try await other.run(10) }
        #expect(other.log.head == 0)
        #expect(head > 0)
    }
}
