import DiagnosisIndex
import EventCatalog
import PatientRecord
import PatientSearch
import TestKit
import Testing

@testable import ProjectionEngine

/// Read models show one person for records that were merged, and each for itself after that (I-44, I-46).
@Suite struct MergedRecordsTests {
    /// Eight patients, merged and unmerged at random, and who stands for whom in the end.
    private struct Script {
        private(set) var events: [PlannedEvent] = []
        private(set) var survivors: [Int: Int] = [:]
        /// Who has the common diagnosis now.
        private(set) var active: Set<Int> = []

        static let patients = 0..<8

        init(seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            for patient in Self.patients { open(patient) }
            for _ in 0..<30 {
                let patient = Self.patients.randomElement(using: &generator) ?? 0
                let other = Self.patients.randomElement(using: &generator) ?? 0
                if let survivor = survivors[patient] {
                    let undone = PatientsUnmerged(source: id(patient), survivor: id(survivor), reason: "two people")
                    link(.unmerged(undone), patient, survivor)
                    survivors[patient] = nil
                } else if patient != other, survivors[other] == nil {
                    let merge = PatientsMerged(source: id(patient), survivor: id(other), reason: "registered twice")
                    link(.merged(merge), patient, other)
                    survivors[patient] = other
                } else if active.contains(patient) {
                    let resolved = ConditionResolved(conditionID: ConditionID(.test(100 + patient)), abatement: nil)
                    append(.conditionResolved(resolved), patient)
                    active.remove(patient)
                }
            }
        }

        func id(_ patient: Int) -> PatientID { PatientID(.test(patient)) }
        func root(_ patient: Int) -> Int { survivors[patient].map(root) ?? patient }

        private mutating func append(_ event: PatientEvent, _ patient: Int) {
            let time = ClinicalTime(Timestamp(clamping: 1_700_000_000_000_000))
            events.append(PlannedEvent(event: .patient(id(patient), event), occurredAt: time))
        }

        private mutating func link(_ event: PatientEvent, _ source: Int, _ survivor: Int) {
            append(event, source)
            append(event, survivor)
        }

        private mutating func open(_ patient: Int) {
            let name = HumanName(family: Self.names[patient], given: ["Ana"])
            let registered = PatientRegistered(
                name: name,
                birthDate: CalendarDate(year: 1970 + patient) ?? .earliest,
                gender: .female,
                identifiers: [Identifier(system: "mrn", value: "N-10\(patient)")],
                contacts: [],
                address: nil
            )
            append(.registered(registered), patient)
            for (number, code) in [(100, "E11.9"), (200, "J45.\(patient)")] {
                let recorded = ConditionRecorded(
                    conditionID: ConditionID(.test(number + patient)),
                    codes: [Coding(system: CodeSystem.icd10, code: code)],
                    onset: nil,
                    note: nil
                )
                append(.conditionRecorded(recorded), patient)
            }
            active.insert(patient)
        }

        static let names = ["Abbott", "Byrne", "Castro", "Dubois", "Evans", "Fischer", "Greene", "Hansen"]
    }

    private static var seeds: Range<UInt64> {
        let seed = PropertyRun.seed % 1_000_000
        return seed..<(seed + UInt64(PropertyRun.sequences(12)))
    }

    @Test func `a record is the person's, whichever of them is asked for`() async throws {
        for seed in Self.seeds {
            let script = Script(seed: seed)
            try await withModel(PatientRecordProjection.self, of: script.events) { model in
                for patient in Script.patients {
                    let person = try #require(try model.person(script.id(patient)).value)
                    let family = Script.patients.filter { script.root($0) == script.root(patient) }
                    #expect(person.record.id == script.id(script.root(patient)), "seed \(seed)")
                    #expect(Set(person.records) == Set(family.map(script.id)), "seed \(seed)")
                    #expect(person.records.count == family.count, "seed \(seed)")
                    #expect(person.record.identifiers.count == family.count, "seed \(seed)")
                    #expect(person.record.conditions.count == 2 * family.count, "seed \(seed)")
                }
            }
        }
    }

    @Test func `everything that finds a merged record finds the survivor, once`() async throws {
        for seed in Self.seeds {
            let script = Script(seed: seed)
            try await withModel(PatientSearchProjection.self, of: script.events) { model in
                for patient in Script.patients {
                    for query in [Script.names[patient], "N-10\(patient)"] {
                        let found = try model.search(query, limit: 20).value.items.map(\.id)
                        #expect(found == [script.id(script.root(patient))], "seed \(seed): \(query)")
                    }
                }
                let everybody = try model.search("ana", limit: 20).value.items.map(\.id)
                let roots = Set(Script.patients.map { script.id(script.root($0)) })
                #expect(Set(everybody) == roots && everybody.count == roots.count, "seed \(seed)")
            }
        }
    }

    @Test func `a person is listed once for a diagnosis, on pages of any size`() async throws {
        for seed in Self.seeds {
            let script = Script(seed: seed)
            try await withModel(DiagnosisIndexProjection.self, of: script.events) { model in
                for (scope, patients) in [(.active, script.active), (.everRecorded, Set(Script.patients))]
                    as [(DiagnosisScope, Set<Int>)]
                {
                    var found: [PatientID] = []
                    var after: [UInt8]?
                    repeat {
                        let page = try model.patients(codePrefix: "E11", scope: scope, after: after, limit: 2).value
                        found += page.items.map(\.patientID)
                        after = page.next
                    } while after != nil
                    let expected = Set(patients.map { script.id(script.root($0)) })
                    #expect(Set(found) == expected && found.count == expected.count, "seed \(seed)")
                }
                for patient in Script.patients {
                    let own = try model.patients(code: "J45.\(patient)", limit: 5).value.items
                    #expect(own.map(\.patientID) == [script.id(script.root(patient))], "seed \(seed)")
                }
            }
        }
    }

    @Test func `merging and unmerging leaves no trace in the index of diagnoses`() throws {
        let script = Script(seed: 1)
        let opened = Array(script.events.prefix(3 * Script.patients.count))
        let rule = ProjectionRule(DiagnosisIndexProjection.self)
        let merge = PatientsMerged(source: script.id(0), survivor: script.id(1), reason: "registered twice")
        let undone = PatientsUnmerged(source: script.id(0), survivor: script.id(1), reason: "two people")
        let time = ClinicalTime(Timestamp(clamping: 1_700_000_000_000_000))
        let links: [PatientEvent] = [.merged(merge), .unmerged(undone)]
        let events = links.flatMap { event in
            [0, 1].map { PlannedEvent(event: .patient(script.id($0), event), occurredAt: time) }
        }
        let before = try rows(of: rule, after: opened.published(), batchSize: 100)
        let after = try rows(of: rule, after: (opened + events).published(), batchSize: 100)
        #expect(before.rows == after.rows)
    }
}
