import DiagnosisIndex
import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@Suite struct DiagnosisIndexTests {
    private static func event(_ patient: Int, _ event: PatientEvent) -> PlannedEvent {
        PlannedEvent(
            event: .patient(PatientID(.test(patient)), event),
            occurredAt: ClinicalTime(Timestamp(clamping: 1_700_000_000_000_000))
        )
    }

    private static func recorded(_ condition: Int, of patient: Int, _ codes: String...) -> PlannedEvent {
        let recorded = ConditionRecorded(
            conditionID: ConditionID(.test(condition)),
            codes: codes.map { Coding(system: CodeSystem.icd10, code: $0, display: "in words") },
            onset: CalendarDate(year: 2010),
            note: nil
        )
        return event(patient, .conditionRecorded(recorded))
    }

    private static func resolved(_ condition: Int, of patient: Int) -> PlannedEvent {
        let resolved = ConditionResolved(
            conditionID: ConditionID(.test(condition)),
            abatement: CalendarDate(year: 2020)
        )
        return event(patient, .conditionResolved(resolved))
    }

    private static func marked(_ condition: Int, of patient: Int) -> PlannedEvent {
        let id = ConditionID(.test(condition))
        return event(
            patient,
            .conditionMarkedEnteredInError(ConditionMarkedEnteredInError(conditionID: id, reason: "x"))
        )
    }

    private static func found(
        _ prefix: String,
        _ scope: DiagnosisScope = .active,
        after events: [PlannedEvent]
    ) async throws -> [String] {
        try await withModel(DiagnosisIndexProjection.self, of: events) { model in
            try model.patients(codePrefix: prefix, scope: scope, limit: 1000).value.items
                .map { "\($0.coding.code) \($0.patientID.record.low & 0xFFFF)" }
        }
    }

    @Test func `a prefix finds its codes in order, and no others`() async throws {
        let events = [
            Self.recorded(1, of: 1, "E11.9"), Self.recorded(2, of: 2, "E11"), Self.recorded(3, of: 3, "E119"),
            Self.recorded(4, of: 4, "E10.9"), Self.recorded(5, of: 1, "E11.2"), Self.recorded(6, of: 5, "E12"),
        ]
        #expect(try await Self.found("E11", after: events) == ["E11 2", "E11.2 1", "E11.9 1", "E119 3"])
        #expect(try await Self.found(" e11.", after: events) == ["E11.2 1", "E11.9 1"])
        #expect(try await Self.found("", after: events).count == 6)
        #expect(try await Self.found("Z", after: events).isEmpty)
    }

    @Test func `one code exactly does not find longer ones`() async throws {
        let events = [Self.recorded(1, of: 1, "E11.9"), Self.recorded(2, of: 2, "E11")]
        try await withModel(DiagnosisIndexProjection.self, of: events) { model in
            let found = try model.patients(code: "e11", limit: 10).value.items
            #expect(found.map(\.patientID) == [PatientID(.test(2))])
            #expect(found.first?.onset == CalendarDate(year: 2010))
            #expect(found.first?.coding.display == "in words")
        }
    }

    @Test func `a patient appears once for a code, however often it was recorded`() async throws {
        let events = [Self.recorded(1, of: 1, "E11.9", "E11.9"), Self.recorded(2, of: 1, "E11.9")]
        #expect(try await Self.found("E11", after: events) == ["E11.9 1"])
        #expect(try await Self.found("E11", after: events + [Self.resolved(1, of: 1)]) == ["E11.9 1"])
        let over = events + [Self.resolved(1, of: 1), Self.resolved(2, of: 1)]
        #expect(try await Self.found("E11", after: over).isEmpty)
        #expect(try await Self.found("E11", .everRecorded, after: over) == ["E11.9 1"])
    }

    @Test func `the active are found on one page, however many are over`() async throws {
        let over = (0..<2500).flatMap { [Self.recorded($0, of: $0, "E11"), Self.resolved($0, of: $0)] }
        let events = over + [Self.recorded(3000, of: 3000, "E11")]
        try await withModel(DiagnosisIndexProjection.self, of: events) { model in
            let page = try model.patients(codePrefix: "E11", limit: 10).value
            #expect(page.items.map(\.patientID) == [PatientID(.test(3000))])
            #expect(page.next == nil)
            #expect(try model.patients(code: "E11", scope: .everRecorded, limit: 3000).value.items.count == 2501)
        }
    }

    @Test func `a condition recorded again after it was over is active again`() async throws {
        let events = [Self.recorded(1, of: 1, "E11"), Self.resolved(1, of: 1), Self.recorded(2, of: 1, "E11")]
        #expect(try await Self.found("E11", after: events) == ["E11 1"])
        #expect(try await Self.found("E11", after: events + [Self.marked(2, of: 1)]).isEmpty)
        #expect(try await Self.found("E11", .everRecorded, after: events + [Self.marked(2, of: 1)]) == ["E11 1"])
    }

    @Test func `what was recorded in error is found no more, under any of its codes`() async throws {
        let events = [Self.recorded(1, of: 1, "E11.9", "44054006"), Self.marked(1, of: 1)]
        #expect(try await Self.found("", .everRecorded, after: events).isEmpty)
        let both = [Self.recorded(1, of: 1, "E11.9"), Self.recorded(2, of: 1, "E11.9"), Self.marked(1, of: 1)]
        try await withModel(DiagnosisIndexProjection.self, of: both) { model in
            let found = try model.patients(codePrefix: "E", limit: 10).value.items
            #expect(found.map(\.conditionID) == [ConditionID(.test(2))])
        }
    }

    @Test(arguments: [1, 7, 50])
    func `pages show every patient once`(_ limit: Int) async throws {
        let events = (0..<120).map { Self.recorded($0, of: $0, "E11.\($0 % 10)") }
        try await withModel(DiagnosisIndexProjection.self, of: events) { model in
            var found: [PatientID] = []
            var after: [UInt8]?
            repeat {
                let page = try model.patients(codePrefix: "E11", after: after, limit: limit).value
                found += page.items.map(\.patientID)
                after = page.next
            } while after != nil
            #expect(found.count == 120 && Set(found).count == 120)
        }
    }
}
