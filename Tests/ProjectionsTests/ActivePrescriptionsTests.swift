import ActivePrescriptions
import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@Suite struct ActivePrescriptionsTests {
    private static let today = CalendarDate(year: 2024, month: 3, day: 1) ?? .earliest

    /// What a filter should show, worked out from every item there is, in the order of running out.
    private static func expected(_ filter: WorklistFilter, of items: [ClinicScript.Item]) -> Set<PrescriptionItemID> {
        let matching = items.filter { item in
            guard item.status == "active" || item.status == "on-hold", item.validUntil >= today else { return false }
            if let status = filter.status, status.name != item.status { return false }
            if !filter.records.isEmpty, !filter.records.contains(item.patient) { return false }
            if let prescriber = filter.prescriber, prescriber != item.prescriber { return false }
            if let product = filter.product, product.code != item.product.code { return false }
            guard let bound = filter.runningOutBefore else { return true }
            return item.runsOutOn.map { $0 < bound } ?? false
        }
        return Set(matching.map(\.id))
    }

    private static func person(_ records: [PatientID]) -> WorklistFilter {
        var filter = WorklistFilter()
        filter.records = records
        return filter
    }

    private static func filters(_ script: ClinicScript) -> [WorklistFilter] {
        let bound = CalendarDate(year: 2024, month: 4, day: 1)
        let item = script.items[script.items.count / 2]
        return [
            WorklistFilter(),
            WorklistFilter(status: .onHold),
            WorklistFilter(runningOutBefore: bound),
            WorklistFilter(prescriber: script.prescribers[1], runningOutBefore: bound),
            WorklistFilter(prescriber: script.prescribers[2], status: .active),
            WorklistFilter(patient: script.patients[3]),
            person(Array(script.patients.prefix(4))),
            WorklistFilter(product: item.product),
            WorklistFilter(prescriber: item.prescriber, product: item.product, status: .active),
            WorklistFilter(patient: item.patient, prescriber: item.prescriber),
            WorklistFilter(patient: PatientID(.test(77_777))),
        ]
    }

    @Test(arguments: [1, 2, 3, 4])
    func `every worklist shows what the events add up to`(_ seed: UInt64) async throws {
        let script = ClinicScript(seed: seed, products: 8, steps: 1500)
        try await withModel(ActivePrescriptionsProjection.self, of: script.events) { model in
            for filter in Self.filters(script) {
                let expected = Self.expected(filter, of: script.items)
                let page = try model.items(filter, today: Self.today, limit: 10_000).value
                #expect(Set(page.items.map(\.id)) == expected)
                #expect(page.items.count == expected.count)
                #expect(page.next == nil)
                #expect(try model.count(filter, today: Self.today).value == expected.count)
                let days = page.items.map { $0.runsOutOn ?? .latest }
                #expect(days == days.sorted(), "in the order of running out")
            }
            for item in try model.items(WorklistFilter(), today: Self.today, limit: 10_000).value.items {
                let known = try #require(script.items.first { $0.id == item.id })
                #expect(item.remaining == DecimalNumber(known.remaining))
                #expect(item.runsOutOn == known.runsOutOn)
                #expect(item.status.name == known.status)
                #expect(item.prescriptionID == known.prescription)
            }
        }
    }

    @Test(arguments: [1, 3, 50])
    func `pages show every item once`(_ limit: Int) async throws {
        let script = ClinicScript(seed: 9, products: 8, steps: 600)
        try await withModel(ActivePrescriptionsProjection.self, of: script.events) { model in
            let filter = WorklistFilter(prescriber: script.prescribers[0])
            let whole = try model.items(filter, today: Self.today, limit: 10_000).value.items
            var found: [ActiveItem] = []
            var after: [UInt8]?
            repeat {
                let page = try model.items(filter, today: Self.today, after: after, limit: limit).value
                found += page.items
                after = page.next
            } while after != nil
            #expect(found == whole)
            #expect(!whole.isEmpty)
        }
    }

    @Test func `an item past its validity is not shown, recorded as expired or not`() async throws {
        let script = ClinicScript(seed: 5, steps: 200)
        try await withModel(ActivePrescriptionsProjection.self, of: script.events) { model in
            let later = try #require(CalendarDate(year: 2030))
            #expect(try model.items(WorklistFilter(), today: later, limit: 10).value.items.isEmpty)
        }
    }
}
