import Dashboard
import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@Suite struct DashboardTests {
    private static func names(_ counts: DashboardCounts) -> [(String, Int)] {
        [
            ("patients", counts.patients), ("practitioners", counts.practitioners),
            ("prescriptions", counts.prescriptions), ("items", counts.items), ("dispenses", counts.dispenses),
            ("heldItems", counts.heldItems), ("resumedItems", counts.resumedItems),
            ("stoppedItems", counts.stoppedItems), ("cancelledItems", counts.cancelledItems),
            ("expiredItems", counts.expiredItems), ("renewals", counts.renewals),
            ("enteredInError", counts.enteredInError),
        ]
    }

    private static func check(
        _ report: DashboardReport,
        against script: ClinicScript,
        _ range: ClosedRange<CalendarDate>
    ) {
        for (name, count) in names(report.totals) {
            let expected = script.facts.filter { $0.key.what == name && range.contains($0.key.day) }
            #expect(count == expected.values.reduce(0, +), "\(name) in \(range)")
        }
        for (name, count) in names(report.allTime) {
            #expect(count == script.facts.filter { $0.key.what == name }.values.reduce(0, +), "\(name) ever")
        }
        for day in report.days {
            #expect(range.contains(day.day))
            for (name, count) in names(day.counts) {
                #expect(count == script.facts[ClinicScript.Fact(what: name, day: day.day)] ?? 0)
            }
        }
        #expect(report.days.map(\.day) == Set(script.facts.keys.map(\.day)).filter(range.contains).sorted())
        let products = script.signedItems.filter { range.contains($0.day) }
        let byProduct = Dictionary(grouping: products, by: \.product).mapValues(\.count)
        #expect(Dictionary(uniqueKeysWithValues: report.products.map { ($0.product.code, $0.items) }) == byProduct)
        #expect(report.products.map(\.items) == report.products.map(\.items).sorted(by: >))
        let signatures = script.signatures.filter { range.contains($0.day) }
        let byPrescriber = Dictionary(grouping: signatures, by: \.prescriber).mapValues(\.count)
        let found = report.prescribers.map { ($0.prescriber, $0.prescriptions) }
        #expect(Dictionary(uniqueKeysWithValues: found) == byPrescriber)
    }

    @Test(arguments: [1, 2, 3])
    func `any range of days adds up to what happened in it`(_ seed: UInt64) async throws {
        let script = ClinicScript(seed: seed, steps: 2500)
        try await withModel(DashboardProjection.self, of: script.events) { model in
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<40 {
                let start = Int.random(in: 18_900..<20_000, using: &generator)
                let length = Int.random(in: 0...Int.random(in: 0...1200, using: &generator), using: &generator)
                let from = try #require(CalendarDate(daysSinceEpoch: start))
                let to = try #require(CalendarDate(daysSinceEpoch: start + length))
                Self.check(try model.dashboard(from: from, to: to).value, against: script, from...to)
            }
            let whole = try model.dashboard(from: .earliest, to: .latest).value
            Self.check(whole, against: script, .earliest ... .latest)
            #expect(whole.products.count > 256, "more products than one row of counters holds")
        }
    }

    @Test func `a year means all of it, and nothing happens in an empty range`() async throws {
        let script = ClinicScript(seed: 8, steps: 500)
        try await withModel(DashboardProjection.self, of: script.events) { model in
            let year = try #require(CalendarDate(year: 2023))
            let report = try model.dashboard(from: year, to: year).value
            Self.check(report, against: script, year.firstDay...year.lastDay)
            let empty = try model.dashboard(from: year.lastDay, to: year.firstDay).value
            #expect(empty.totals == DashboardCounts())
            #expect(empty.days.isEmpty && empty.products.isEmpty && empty.prescribers.isEmpty)
        }
    }

    @Test func `the day is the one where it happened, not that of Greenwich`() async throws {
        // 2024-01-01T00:30 at +02:00 is still 2023 in UTC.
        let instant = Timestamp(clamping: 1_704_061_800_000_000)
        let registered = PractitionerRegistered(
            name: HumanName(family: "Okafor", given: ["Ada"]),
            registrations: [],
            specialty: nil
        )
        let event = PlannedEvent(
            event: .practitioner(PractitionerID(.test(1)), .registered(registered)),
            occurredAt: ClinicalTime(instant, offsetMinutes: 120)
        )
        try await withModel(DashboardProjection.self, of: [event]) { model in
            let day = try #require(CalendarDate(year: 2024, month: 1, day: 1))
            #expect(try model.dashboard(from: day, to: day).value.totals.practitioners == 1)
        }
    }
}
