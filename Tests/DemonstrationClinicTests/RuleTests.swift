import CommandHandling
import DemonstrationClinic
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// The rules of the domain, seen from the log of a clinic.
@Suite struct RuleTests {
    @Test func `every prescription is signed content, in its validity, within what was authorised (I-14, I-25, I-28)`()
        async throws
    {
        let fixture = try ClinicFixture()
        try await fixture.run(540)
        var states: [PrescriptionID: Prescription.State] = [:]
        for event in try fixture.events() {
            guard case .prescription(let id, let event) = event.event else { continue }
            var state = states[id]
            Prescription.evolve(&state, with: event)
            states[id] = state
        }
        #expect(states.count == 730)
        for state in states.values {
            #expect(Prescription.isContentIntact(state) != false)
            for item in state.signedItems {
                #expect(item.dispensed <= item.content.authorised.value)
                #expect(item.dispenses.allSatisfy { $0.quantity.unit == item.content.quantity.unit })
            }
        }
    }

    @Test func `nothing happens before registration, after the end, or out of order in a stream`() async throws {
        let fixture = try ClinicFixture()
        try await fixture.run(540)
        let end = Timestamp(startOf: ClinicFixture.until)
        let start = end.adding(microseconds: -5 * 366 * 86_400_000_000)
        var last: [StreamID: Timestamp] = [:]
        var registered: [RecordID: Timestamp] = [:]
        for event in try fixture.events() {
            let time = event.entry.occurredAt.instant
            #expect(time < end && time >= start)
            #expect(last[event.entry.stream].map { $0 <= time } ?? true)
            last[event.entry.stream] = time
            guard let subject = event.entry.subjects.first else { continue }
            if case .patient(_, .registered) = event.event { registered[subject] = time }
            #expect(registered[subject].map { $0 <= time } == true)
        }
    }

    @Test func `the dead get nothing, and no open order outlives them (I-02, I-40)`() async throws {
        let fixture = try ClinicFixture()
        try await fixture.run(2700)
        var deaths: [PatientID: CalendarDate] = [:]
        var states: [PrescriptionID: Prescription.State] = [:]
        var supplies: [(PrescriptionID, CalendarDate)] = []
        for event in try fixture.events() {
            switch event.event {
            case .patient(let id, .deceasedRecorded(let death)): deaths[id] = death.date
            case .prescription(let id, let content):
                var state = states[id]
                Prescription.evolve(&state, with: content)
                states[id] = state
                if case .dispensed = content { supplies.append((id, event.entry.occurredAt.date)) }
            case .patient, .practitioner, .formulary: break
            }
        }
        #expect(deaths.count > 20)
        for (id, day) in supplies {
            guard let patient = states[id]?.header.patientID, let death = deaths[patient] else { continue }
            #expect(day < death)
        }
        let last = try #require(ClinicFixture.until.adding(days: -1))
        for state in states.values where deaths[state.header.patientID] != nil {
            #expect(state.items(on: last).allSatisfy { $0.status != .active && $0.status != .onHold })
        }
    }

    @Test func `what ran out was recorded as run out`() async throws {
        let fixture = try ClinicFixture()
        try await fixture.run(540)
        let last = try #require(ClinicFixture.until.adding(days: -1))
        var statuses: [Prescription.ItemStatus: Int] = [:]
        for event in try fixture.events() {
            guard case .prescription(let id, .drafted) = event.event else { continue }
            let state = try #require(try fixture.clinic.prescription(id)).state
            let byCalendar = state.items(on: last).map(\.status)
            let byEvents = state.signedItems.map(\.status)
            if !byEvents.isEmpty, !state.isEnteredInError { #expect(byCalendar == byEvents) }
            for status in byCalendar { statuses[status, default: 0] += 1 }
        }
        for status in [Prescription.ItemStatus.active, .completed, .stopped, .expired] {
            #expect(statuses[status, default: 0] > 20, "\(status.wireName)")
        }
        #expect(statuses[.cancelled, default: 0] > 0)
    }
}
