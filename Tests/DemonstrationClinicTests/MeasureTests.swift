import EventCatalog
import Foundation
import Ledger
import Prescribing
import TestKit
import Testing

@testable import DemonstrationClinic

/// Not a test: prints how fast a clinic is made and what it is made of. `MEASURE_CLINIC=27000 swift test --filter Measure`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEASURE_CLINIC"] != nil)) struct MeasureTests {
    @Test func `the rate and the make-up of a clinic`() async throws {
        let patients = Int(ProcessInfo.processInfo.environment["MEASURE_CLINIC"] ?? "") ?? 2700
        let fixture = try ClinicFixture()
        let clock = ContinuousClock()
        var summary: DemonstrationClinic.Summary?
        let time = try await clock.measure { summary = try await fixture.run(patients) }
        let made = try #require(summary)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("events \(made.eventsAdded) in \(seconds) s: \(Int(Double(made.eventsAdded) / seconds))/s")
        print("commits \(try fixture.log.statistics().commits)")
        print("events per patient \(Double(made.eventsAdded) / Double(patients))")
        let again = try await clock.measure { _ = try await fixture.run(patients) }
        print("run again in \(again)")
        let planning = clock.measure { Self.plan(patients) }
        print("planned without a log in \(planning)")
        try report(fixture)
    }

    private static func plan(_ patients: Int) {
        let setting = Setting(seed: 1, until: ClinicFixture.until, formulary: .demonstration)
        let feed = PatientFeed(PatientPlans(setting: setting), count: patients)
        while let plan = feed.next() { _ = DemonstrationClinic.story(plan, setting) }
    }

    private func report(_ fixture: ClinicFixture) throws {
        var names: [String: Int] = [:]
        var states: [PrescriptionID: Prescription.State] = [:]
        for event in try fixture.events() {
            names[event.entry.type, default: 0] += 1
            guard case .prescription(let id, let content) = event.event else { continue }
            var state = states[id]
            Prescription.evolve(&state, with: content)
            states[id] = state
        }
        for (name, count) in names.sorted(by: { $0.value > $1.value }) { print("\(count)\t\(name)") }
        var statuses: [Prescription.ItemStatus: Int] = [:]
        var years: [Int: Int] = [:]
        for state in states.values {
            if let year = state.signature?.issueDate.year { years[year, default: 0] += 1 }
            for item in state.items(on: ClinicFixture.until) { statuses[item.status, default: 0] += 1 }
        }
        for (status, count) in statuses { print("\(count)\titems \(status.wireName)") }
        for (year, count) in years.sorted(by: { $0.key < $1.key }) { print("\(count)\tsigned in \(year)") }
    }
}
