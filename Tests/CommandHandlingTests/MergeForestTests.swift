import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// Merges at random and at the same time.
@Suite struct MergeForestTests {
    @Test(arguments: Backend.all)
    func `whoever is merged and unmerged, links stay a forest and every record has its own (I-44, I-46, I-47)`(
        _ backend: Backend
    ) async throws {
        let seed = PropertyRun.seed
        try await backend.withClinic { fixture in
            var done: Set<String> = []
            for number in 0..<(PropertyRun.sequences(16) / Backend.all.count) {
                var course = MergeCourse(number, in: fixture, seed: seed &+ UInt64(number))
                try await course.run(steps: 50)
                done.formUnion(course.carriedOut)
            }
            #expect(done == MergeCourse.commands, "seed \(seed): a run in which nothing happens proves nothing")
            var auditor = InvariantAuditor()
            for event in try fixture.clinic.log.allEvents() { auditor.read(try PublishedEvent(decoding: event)) }
            auditor.finish()
            #expect(auditor.violations.isEmpty, "seed \(seed): \(auditor.violations.prefix(5))")
        }
    }

    @Test(arguments: Backend.all)
    func `a merge and a prescription at once: nothing is drafted for who was merged away (I-01)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            for number in 0..<20 {
                let source = PatientID(.test(100 + number))
                let survivor = PatientID(.test(200 + number))
                try await fixture.register(source, identifier: "S-\(number)")
                try await fixture.register(survivor, identifier: "T-\(number)")
                let merge = MergePatients(source: source, survivor: survivor, reason: "registered twice")
                let orders = try [source, survivor].enumerated().map { side, patient in
                    (1000 + number * 2 + side, fixture.prescribing([try fixture.item(9000 + side)], patient: patient))
                }
                async let merged = fixture.clinic.execute(.merge(merge), on: source, as: .test())
                async let first: Void? = try? drop(fixture.carryOut(orders[0].1, on: orders[0].0))
                async let second: Void? = try? drop(fixture.carryOut(orders[1].1, on: orders[1].0))
                let prescribed = [await first != nil, await second != nil]
                _ = try await merged
                try compare(source, survivor, prescribed, fixture)
            }
        }
    }

    private func drop(_: CommandOutcome<Prescription.State>) {}

    /// What was open on both sides at the merge is told in it (I-45); what came later was judged by both (I-20).
    private func compare(
        _ source: PatientID,
        _ survivor: PatientID,
        _ prescribed: [Bool],
        _ fixture: ClinicFixture
    ) throws {
        var signed: Set<PatientID> = []
        var owners: [PrescriptionID: PatientID] = [:]
        var conflicts: Int?
        for event in try fixture.clinic.log.allEvents().map({ try PublishedEvent(decoding: $0) }) {
            switch event.event {
            case .prescription(let id, .drafted(let drafted)):
                owners[id] = drafted.patientID
                #expect(drafted.patientID != source || conflicts == nil, "drafted after the merge")
            case .prescription(let id, .signed): if let owner = owners[id] { signed.insert(owner) }
            case .patient(source, .merged(let merge)):
                conflicts = merge.conflicts.count
                #expect(merge.conflicts.count == (signed.isSuperset(of: [source, survivor]) ? 1 : 0))
            default: break
            }
        }
        #expect(prescribed == [signed.contains(source), signed.contains(survivor)])
        #expect(signed.isSuperset(of: [source, survivor]) == (conflicts == 1))
    }

    @Test(arguments: Backend.all)
    func `a merge that is asked for 64 times happens once, and 64 answers are equal (I-50)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            let source = PatientID(.test(20))
            try await fixture.register(source, identifier: "B-1")
            let command = PatientCommand.merge(
                MergePatients(source: source, survivor: fixture.patientID, reason: "registered twice")
            )
            let envelope = CommandEnvelope.test()
            let answers = try await withThrowingTaskGroup(of: CommandOutcome<Patient.State>.self) { group in
                for _ in 0..<64 {
                    group.addTask { try await fixture.clinic.execute(command, on: source, as: envelope) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.position)).count == 1 && Set(answers.map(\.version)) == [2])
            #expect(Set(answers.map(\.state)).count == 1 && answers.count(where: { !$0.isRepeat }) == 1)
            let merges = try fixture.clinic.log.allEvents().count { $0.entry.type == "PatientsMerged" }
            #expect(merges == 2, "one in each record")
        }
    }

    @Test(arguments: Backend.all)
    func `a person has so many records at the most (I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            for number in 1...Patient.maximumRecords {
                let source = PatientID(.test(1000 + number))
                try await fixture.register(source, identifier: "N-\(number)")
                let merge = MergePatients(source: source, survivor: fixture.patientID, reason: "registered twice")
                if number < Patient.maximumRecords {
                    _ = try await fixture.clinic.execute(.merge(merge), on: source, as: .test())
                } else {
                    let refusal = await fixture.refusal {
                        try await fixture.clinic.execute(.merge(merge), on: source, as: .test())
                    }
                    #expect(refusal == .patient(.listFull(field: "survivor", limit: Patient.maximumRecords)))
                }
            }
            #expect(try fixture.clinic.records(of: PatientID(.test(1001))).count == Patient.maximumRecords)
        }
    }
}
