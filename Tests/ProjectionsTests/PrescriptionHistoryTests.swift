import EventCatalog
import PrescriptionHistory
import ProjectionEngine
import TestKit
import Testing

@Suite struct PrescriptionHistoryTests {
    private static let today = CalendarDate(year: 2024, month: 3, day: 1) ?? .earliest

    @Test(arguments: [1, 2])
    func `every item is as its events left it`(_ seed: UInt64) async throws {
        let script = ClinicScript(seed: seed, steps: 1200)
        try await withModel(PrescriptionHistoryProjection.self, of: script.events) { model in
            for item in script.items {
                let row = try #require(try model.prescription(item.prescription).value)
                let found = try #require(row.items.first { $0.content.itemID == item.id })
                #expect(found.recordedStatus.name == item.status)
                #expect(found.remaining == DecimalNumber(item.remaining))
                #expect(found.content.product == item.product)
                #expect(row.header.patientID == item.patient)
                #expect(row.issueDate == item.issued && row.validUntil == item.validUntil)
                #expect(row.timeline.count == Int(row.version))
                #expect(row.timeline.first?.type == "PrescriptionDrafted")
                #expect(row.timeline.last?.position == row.position)
            }
        }
    }

    @Test func `a patient's list is newest first, by status, in pages that show each once`() async throws {
        let script = ClinicScript(seed: 3, steps: 1500)
        try await withModel(PrescriptionHistoryProjection.self, of: script.events) { model in
            let patient = script.patients[2]
            let all = try model.prescriptions(of: [patient], today: Self.today, limit: 10_000).value.items
            #expect(all.map(\.authoredAt.instant) == all.map(\.authoredAt.instant).sorted(by: >))
            #expect(
                Set(all.map(\.id)).isSuperset(of: script.items.filter { $0.patient == patient }.map(\.prescription))
            )
            #expect(all.allSatisfy { $0.header.patientID == patient })
            for status in PrescriptionStatus.allCases {
                let expected = all.filter { $0.status(on: Self.today) == status }.map(\.id)
                var found: [PrescriptionID] = []
                var after: [UInt8]?
                repeat {
                    let page = try model.prescriptions(
                        of: [patient],
                        statuses: [status],
                        today: Self.today,
                        after: after,
                        limit: 3
                    ).value
                    found += page.items.map(\.id)
                    after = page.next
                } while after != nil
                #expect(found == expected, "\(status.name)")
            }
        }
    }

    @Test func `past its validity an active prescription has expired, before it is recorded`() async throws {
        let script = ClinicScript(seed: 4, steps: 60)
        let item = try #require(script.items.first { $0.status == "active" })
        try await withModel(PrescriptionHistoryProjection.self, of: script.events) { model in
            let row = try #require(try model.prescription(item.prescription).value)
            let nextDay = try #require(item.validUntil.adding(days: 1))
            #expect(row.status(on: item.validUntil) == .active)
            #expect(row.status(on: nextDay) != .active)
            #expect(row.status(of: row.items[0], on: nextDay) != .active)
            #expect(row.recordedStatus == .active)
            let active = try model.prescriptions(of: [item.patient], statuses: [.active], today: nextDay, limit: 1000)
            #expect(!active.value.items.map(\.id).contains(item.prescription))
        }
    }

    @Test func `statuses have the names of the wire`() {
        for status in PrescriptionStatus.allCases { #expect(PrescriptionStatus(name: status.name) == status) }
        #expect(PrescriptionStatus(name: "unknown") == nil)
    }
}
