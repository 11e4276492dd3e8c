import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct MergeTests {
    private static let source = PatientID(.test(20))
    private static let third = PatientID(.test(21))

    private func merge(_ source: PatientID, into survivor: PatientID, _ fixture: ClinicFixture) async throws {
        let command = MergePatients(source: source, survivor: survivor, reason: "registered twice")
        _ = try await fixture.clinic.execute(.merge(command), on: source, as: .test())
    }

    private func unmerge(_ source: PatientID, _ fixture: ClinicFixture) async throws {
        let command = UnmergePatient(source: source, reason: "two people")
        _ = try await fixture.clinic.execute(.unmerge(command), on: source, as: .test())
    }

    private func merges(in fixture: ClinicFixture) throws -> [PatientsMerged] {
        try fixture.clinic.log.allEvents().compactMap {
            guard case .patient(_, .merged(let merge)) = try PublishedEvent(decoding: $0).event else { return nil }
            return merge
        }
    }

    @Test(arguments: Backend.all)
    func `a merge is recorded in both records and rewrites nothing (I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            let before = try #require(try fixture.clinic.patient(Self.source))
            try await merge(Self.source, into: fixture.patientID, fixture)
            let source = try #require(try fixture.clinic.patient(Self.source))
            let survivor = try #require(try fixture.clinic.patient(fixture.patientID))
            #expect(source.version == before.version + 1)
            #expect(source.state.mergedInto == fixture.patientID)
            #expect(source.state.name == before.state.name && source.state.identifiers == before.state.identifiers)
            #expect(survivor.state.mergedSources == [Self.source])
            #expect(try merges(in: fixture).count == 2)
        }
    }

    @Test(arguments: Backend.all)
    func `what can't be merged is refused, and links stay a forest (I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let lead = fixture.patientID
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.register(Self.third, identifier: "C-1")
            func refusal(_ source: PatientID, _ survivor: PatientID) async -> CommandRejection? {
                await fixture.refusal { try await merge(source, into: survivor, fixture) }
            }
            #expect(await refusal(lead, lead) == .patient(.mergedWithItself))
            #expect(await refusal(lead, PatientID(.test(99))) == .patient(.survivorNotFound))
            try await merge(Self.source, into: lead, fixture)
            #expect(await refusal(Self.source, Self.third) == .patient(.mergedAway(survivor: lead)))
            #expect(await refusal(lead, Self.source) == .patient(.survivorMergedAway(survivor: lead)))
            #expect(await refusal(Self.third, Self.source) == .patient(.survivorMergedAway(survivor: lead)))
            try await merge(lead, into: Self.third, fixture)
            #expect(await refusal(Self.third, lead) == .patient(.survivorMergedAway(survivor: Self.third)))
            let notMerged = await fixture.refusal { try await unmerge(Self.third, fixture) }
            #expect(notMerged == .patient(.notMerged))
        }
    }

    @Test(arguments: Backend.all)
    func `who were said to be two people are not merged (I-42, I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            for (one, other) in [(Self.source, fixture.patientID), (fixture.patientID, Self.source)] {
                let reject = RejectDuplicate(other: other, reason: "two people")
                _ = try await fixture.clinic.execute(.rejectDuplicate(reject), on: one, as: .test())
                let refusal = await fixture.refusal { try await merge(Self.source, into: fixture.patientID, fixture) }
                #expect(refusal == .patient(.duplicateRejected))
            }
        }
    }

    @Test(arguments: Backend.all)
    func `a record that was merged away is changed no more, and its prescriptions live on (I-01, I-44)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.askAboutAllergies(Self.source)
            let order = try fixture.prescribing([fixture.item(100)], patient: Self.source)
            _ = try await fixture.carryOut(order, on: 10)
            try await merge(Self.source, into: fixture.patientID, fixture)
            let allergy = RecordAllergy(allergyID: AllergyID(.test(7)), substance: Coding(system: "demo", code: "x"))
            let changed = await fixture.refusal {
                try await fixture.clinic.execute(.recordAllergy(allergy), on: Self.source, as: .test())
            }
            #expect(changed == .patient(.mergedAway(survivor: fixture.patientID)))
            let prescribed = await fixture.refusal {
                try await fixture.carryOut(fixture.prescribing([fixture.item(110)], patient: Self.source), on: 11)
            }
            #expect(prescribed == .prescription(.patientMerged(survivor: fixture.patientID)))
            let supplied = try await fixture.carryOut(fixture.dispensing(21, of: 100, dispense: 1), on: 10)
            #expect(supplied.state.items(on: .earliest).first?.status == .completed)
        }
    }

    @Test(arguments: Backend.all)
    func `orders and allergies of every record count for the person (I-15, I-17, I-20, I-45)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.askAboutAllergies(Self.source)
            _ = try await fixture.carryOut(fixture.prescribing([fixture.item(100)], patient: Self.source), on: 10)
            let penicillin = Coding(system: CodeSystem.demonstration, code: "penicillin", display: "Penicillin")
            let allergy = RecordAllergy(allergyID: AllergyID(.test(7)), substance: penicillin, criticality: .high)
            _ = try await fixture.clinic.execute(.recordAllergy(allergy), on: Self.source, as: .test())
            // A draft from before the merge is signed on what both records know.
            let draft = DraftPrescription(
                patientID: fixture.patientID,
                prescriberID: fixture.prescriberID,
                items: [try fixture.item(200, isParallel: true)]
            )
            _ = try await fixture.carryOut(.draft(draft), on: 20)
            try await merge(Self.source, into: fixture.patientID, fixture)
            #expect(try merges(in: fixture).first?.conflicts.isEmpty == true)
            let again = await fixture.refusal { try await fixture.prescribe(21) }
            #expect(again == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            let signing = await fixture.refusal { try await fixture.carryOut(.sign(SignPrescription()), on: 20) }
            guard case .prescription(.findingsUnresolved(let findings, _))? = signing else {
                Issue.record("signed without a look at the merged record: \(String(describing: signing))")
                return
            }
            #expect(findings.alerts.contains { $0.kind == .drugAllergy })
            try await unmerge(Self.source, fixture)
            _ = try await fixture.carryOut(.sign(SignPrescription()), on: 20)
        }
    }

    @Test(arguments: Backend.all)
    func `open orders of one product on both sides are told (I-45)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.askAboutAllergies(Self.source)
            _ = try await fixture.carryOut(fixture.prescribing([fixture.item(100)], patient: Self.source), on: 10)
            try await fixture.prescribe(20)
            try await merge(Self.source, into: fixture.patientID, fixture)
            let conflict = MergeConflict(
                product: try fixture.product.coding,
                sourcePrescription: PrescriptionID(.test(10)),
                survivorPrescription: PrescriptionID(.test(20))
            )
            #expect(try merges(in: fixture).map(\.conflicts) == [[conflict], [conflict]])
        }
    }

    @Test(arguments: Backend.all)
    func `unmerging restores both records, also after later changes (I-46)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.register(Self.third, identifier: "C-1")
            try await merge(Self.source, into: fixture.patientID, fixture)
            _ = try await fixture.clinic.execute(.assertNoKnownAllergies, on: fixture.patientID, as: .test())
            try await merge(fixture.patientID, into: Self.third, fixture)
            try await unmerge(Self.source, fixture)
            let source = try #require(try fixture.clinic.patient(Self.source)).state
            let middle = try #require(try fixture.clinic.patient(fixture.patientID)).state
            #expect(source.mergedInto == nil && source.allergyStatus == .neverAsked)
            #expect(middle.mergedSources.isEmpty && middle.mergedInto == Self.third)
            #expect(middle.allergyStatus == .noneKnown)
            _ = try await fixture.clinic.execute(.assertNoKnownAllergies, on: Self.source, as: .test())
            try await merge(Self.source, into: Self.third, fixture)
        }
    }

    @Test(arguments: Backend.all)
    func `of two merges that cross, one is refused (I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            for number in 0..<20 {
                let (left, right) = (PatientID(.test(100 + number)), PatientID(.test(200 + number)))
                try await fixture.register(left, identifier: "L-\(number)")
                try await fixture.register(right, identifier: "R-\(number)")
                async let one: Void? = try? merge(left, into: right, fixture)
                async let other: Void? = try? merge(right, into: left, fixture)
                let done = await [one != nil, other != nil]
                #expect(done.count(where: \.self) == 1)
            }
        }
    }
}
