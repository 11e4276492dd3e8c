import BirthdayCalendar
import EventCatalog
import ProjectionEngine
import TestKit
import Testing

/// The example of docs/adding-a-projection.md.
@Suite struct BirthdayCalendarTests {
    private static func event(_ patient: Int, _ event: PatientEvent) -> PlannedEvent {
        PlannedEvent(
            event: .patient(PatientID(.test(patient)), event),
            occurredAt: ClinicalTime(Timestamp(clamping: 1_700_000_000_000_000))
        )
    }

    private static func born(_ patient: Int, _ date: String) throws -> PlannedEvent {
        let registered = PatientRegistered(
            name: HumanName(family: "Test", given: []),
            birthDate: try #require(CalendarDate(date)),
            gender: .unknown,
            identifiers: [],
            contacts: [],
            address: nil
        )
        return event(patient, .registered(registered))
    }

    /// Who has their birthday on 12 March after some events.
    private static func celebrated(after events: [PlannedEvent]) async throws -> [UInt64] {
        try await withModel(BirthdayCalendarProjection.self, of: events) { model in
            try model.birthdays(month: 3, day: 12, limit: 1_000).value.items.map { $0.record.low & 0xFFFF }
        }
    }

    @Test func `a day shows who was born on it, in any year, and nobody else`() async throws {
        let events = try [
            Self.born(1, "1980-03-12"), Self.born(2, "2001-03-12"), Self.born(3, "1980-03-11"),
            Self.born(4, "1980-12-03"), Self.born(5, "1980-03"), Self.born(6, "1980"),
        ]
        #expect(try await Self.celebrated(after: events) == [1, 2])
    }

    @Test func `a corrected birth date moves the birthday`() async throws {
        func corrected(_ date: String?) throws -> PlannedEvent {
            let date = try date.map { try #require(CalendarDate($0)) }
            let change = PatientDemographicsCorrected(name: nil, birthDate: date, gender: .male, reason: nil)
            return Self.event(1, .demographicsCorrected(change))
        }
        let events = [try Self.born(1, "1980-03-12")]
        #expect(try await Self.celebrated(after: events + [corrected("1980-03-13")]).isEmpty)
        #expect(try await Self.celebrated(after: events + [corrected("1980-03")]).isEmpty)
        #expect(try await Self.celebrated(after: events + [corrected("1981-03-12")]) == [1])
        #expect(try await Self.celebrated(after: events + [corrected(nil)]) == [1])
    }

    @Test func `who has died, or was merged into another record, is not shown until that is taken back`() async throws {
        let born = [try Self.born(1, "1980-03-12")]
        let (one, two) = (PatientID(.test(1)), PatientID(.test(2)))
        let died = Self.event(1, .deceasedRecorded(PatientDeceasedRecorded(date: nil)))
        let lives = Self.event(1, .deceasedRetracted(PatientDeceasedRetracted(reason: "another person")))
        let merged = Self.event(1, .merged(PatientsMerged(source: one, survivor: two, reason: "twice")))
        let parted = Self.event(1, .unmerged(PatientsUnmerged(source: one, survivor: two, reason: "two people")))
        #expect(try await Self.celebrated(after: born + [died]).isEmpty)
        #expect(try await Self.celebrated(after: born + [merged]).isEmpty)
        #expect(try await Self.celebrated(after: born + [died, merged, lives]).isEmpty)
        #expect(try await Self.celebrated(after: born + [died, merged, lives, parted]) == [1])
        let survives = Self.event(1, .merged(PatientsMerged(source: two, survivor: one, reason: "twice")))
        #expect(try await Self.celebrated(after: born + [survives]) == [1])
    }

    @Test func `pages show everybody once`() async throws {
        let events = try (1...45).map { try Self.born($0, "1980-03-12") }
        try await withModel(BirthdayCalendarProjection.self, of: events) { model in
            var found: [PatientID] = []
            var after: [UInt8]?
            repeat {
                let page = try model.birthdays(month: 3, day: 12, after: after, limit: 10).value
                found += page.items
                after = page.next
            } while after != nil
            #expect(found == (1...45).map { PatientID(.test($0)) })
        }
    }
}
