import ActivePrescriptions
import BirthdayCalendar
import Dashboard
import DiagnosisIndex
import EventCatalog
import PatientRecord
import PatientSearch
import PrescriptionHistory
import SafetyReview
import TestKit
import Testing
import Worklists

@testable import ProjectionEngine

/// What holds for every read model.
@Suite struct ProjectionConformanceTests {
    struct Subject: Sendable, CustomTestStringConvertible {
        let rule: ProjectionRule
        var testDescription: String { rule.name }

        static let all = [
            Subject(rule: ProjectionRule(ActivePrescriptionsProjection.self)),
            Subject(rule: ProjectionRule(BirthdayCalendarProjection.self)),
            Subject(rule: ProjectionRule(DashboardProjection.self)),
            Subject(rule: ProjectionRule(DiagnosisIndexProjection.self)),
            Subject(rule: ProjectionRule(PatientRecordProjection.self)),
            Subject(rule: ProjectionRule(PatientSearchProjection.self)),
            Subject(rule: ProjectionRule(PrescriptionHistoryProjection.self)),
            Subject(rule: ProjectionRule(SafetyReviewProjection.self)),
            Subject(rule: ProjectionRule(WorklistsProjection.self)),
        ]
    }

    /// Events of every type with every value a field can have, on a few streams, after a plausible clinic's.
    private static let events: [PublishedEvent] = {
        var planned = ClinicScript(seed: 1, steps: 400).events
        var random = RandomEvents(seed: 2)
        for index in 0..<1200 {
            let event: CatalogEvent =
                switch random.event() {
                case .patient(_, let event): .patient(PatientID(.test(index % 5)), event)
                case .prescription(_, let event): .prescription(PrescriptionID(.test(1000 + index % 9)), event)
                case .practitioner(_, let event): .practitioner(PractitionerID(.test(500 + index % 3)), event)
                case .formulary(_, let event): .formulary(FormularyID(.test(900 + index % 2)), event)
                }
            let time = ClinicalTime(random.timestamp(), precision: TimePrecision.allCases[index % 4])
            planned.append(PlannedEvent(event: event, occurredAt: time, subjects: [.test(index % 5)]))
        }
        return planned.published()
    }()

    @Test(arguments: Subject.all)
    func `replaying twice gives the same rows (I-54)`(_ subject: Subject) throws {
        let first = try rows(of: subject.rule, after: Self.events, batchSize: 500)
        let second = try rows(of: subject.rule, after: Self.events, batchSize: 500)
        #expect(first.rows == second.rows)
        #expect(!first.rows.isEmpty)
    }

    @Test(arguments: Subject.all, [1, 7, 10_000])
    func `batches of any size give the same rows (I-54)`(_ subject: Subject, _ batchSize: Int) throws {
        let events = Array(Self.events.prefix(1100))
        let expected = try rows(of: subject.rule, after: events, batchSize: 500)
        let found = try rows(of: subject.rule, after: events, batchSize: batchSize)
        #expect(found.rows == expected.rows)
        #expect(found.position == 1100)
    }

    @Test(arguments: Subject.all)
    func `no events give no rows and the position before the first`(_ subject: Subject) throws {
        let found = try rows(of: subject.rule, after: [], batchSize: 1)
        #expect(found.rows.isEmpty)
        #expect(found.position == 0)
    }

    @Test func `names and tables are told apart`() {
        let rules = Subject.all.map(\.rule)
        #expect(Set(rules.map(\.name)).count == rules.count)
        for rule in rules { #expect(Set(rule.tables).count == rule.tables.count) }
    }
}
