import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// What one record holds is the person's: entries of a merged record are listed, and changed, through the survivor.
@Suite struct MergedEntryTests {
    private static let source = PatientID(.test(20))
    private static let third = PatientID(.test(21))
    private static let penicillin = Coding(system: CodeSystem.demonstration, code: "penicillin")
    private static let allergyID = AllergyID(.test(7))

    private func carryOut(
        _ command: PatientCommand,
        on id: PatientID,
        expecting expected: UInt64? = nil,
        _ fixture: ClinicFixture
    ) async throws {
        _ = try await fixture.clinic.execute(command, on: id, expecting: expected, as: .test())
    }

    private func state(_ id: PatientID, _ fixture: ClinicFixture) throws -> Patient.State {
        try #require(try fixture.clinic.patient(id)).state
    }

    /// The source has an allergy and is merged into the third, and the third into the fixture's patient.
    private func withChain(_ backend: Backend, _ body: (ClinicFixture, PatientID) async throws -> Void) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.register(Self.third, identifier: "C-1")
            let allergy = RecordAllergy(allergyID: Self.allergyID, substance: Self.penicillin)
            try await carryOut(.recordAllergy(allergy), on: Self.source, fixture)
            for (source, survivor) in [(Self.source, Self.third), (Self.third, fixture.patientID)] {
                let merge = MergePatients(source: source, survivor: survivor, reason: "registered twice")
                try await carryOut(.merge(merge), on: source, fixture)
            }
            try await body(fixture, fixture.patientID)
        }
    }

    @Test(arguments: Backend.all)
    func `an allergy of a merged record is on the person's list: not again, and not none known (I-47)`(
        _ backend: Backend
    ) async throws {
        try await withChain(backend) { fixture, survivor in
            let again = RecordAllergy(allergyID: AllergyID(.test(8)), substance: Self.penicillin)
            let listed = await fixture.refusal { try await carryOut(.recordAllergy(again), on: survivor, fixture) }
            #expect(listed == .patient(.allergyAlreadyActive))
            let none = await fixture.refusal { try await carryOut(.assertNoKnownAllergies, on: survivor, fixture) }
            #expect(none == .patient(.activeAllergiesOnRecord))
            let taken = RecordAllergy(allergyID: Self.allergyID, substance: Coding(system: "demo", code: "latex"))
            let inUse = await fixture.refusal { try await carryOut(.recordAllergy(taken), on: survivor, fixture) }
            #expect(inUse == .patient(.entryIDInUse(field: "allergy_id")))
        }
    }

    @Test(arguments: Backend.all)
    func `an entry of a merged record is changed through the survivor, whose version tells (I-51, I-55)`(
        _ backend: Backend
    ) async throws {
        try await withChain(backend) { fixture, survivor in
            let before = try #require(try fixture.clinic.patient(survivor)).version
            let amended = AllergyAmended(allergyID: Self.allergyID, criticality: .high, reason: "seen")
            try await carryOut(.amendAllergy(AmendAllergy(change: amended)), on: survivor, expecting: before, fixture)
            #expect(try #require(try fixture.clinic.patient(survivor)).version == before + 1)
            #expect(try state(Self.source, fixture).allergies.first?.recorded.criticality == .high)
            #expect(try state(survivor, fixture).allergies.isEmpty)
            let refute = PatientCommand.refuteAllergy(RefuteAllergy(allergyID: Self.allergyID, reason: "tested"))
            let stale = await #expect(throws: CommandFailure.self) {
                try await carryOut(refute, on: survivor, expecting: before, fixture)
            }
            guard case .log(.versionConflict) = stale else {
                Issue.record("a stale change was made: \(String(describing: stale))")
                return
            }
            let away = await fixture.refusal { try await carryOut(refute, on: Self.source, fixture) }
            #expect(away == .patient(.mergedAway(survivor: survivor)), "whoever stands for all is named")
            try await carryOut(refute, on: survivor, fixture)
            #expect(try state(Self.source, fixture).allergies.first?.status == .refuted)
            let twice = await fixture.refusal { try await carryOut(refute, on: survivor, fixture) }
            #expect(twice == .patient(.allergyNotActive))
            let other = RefuteAllergy(allergyID: AllergyID(.test(99)), reason: "tested")
            let unknown = await fixture.refusal { try await carryOut(.refuteAllergy(other), on: survivor, fixture) }
            #expect(unknown == .patient(.allergyNotFound))
            try await carryOut(.assertNoKnownAllergies, on: survivor, fixture)
        }
    }

    @Test(arguments: Backend.all)
    func `a death or restriction of a merged record is taken back through the survivor (I-40, I-46)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await carryOut(.recordDeath(RecordPatientDeath(date: nil)), on: Self.source, fixture)
            try await carryOut(.restrictAccess(RestrictPatientAccess(reason: "staff")), on: Self.source, fixture)
            let merge = MergePatients(source: Self.source, survivor: fixture.patientID, reason: "registered twice")
            try await carryOut(.merge(merge), on: Self.source, fixture)
            let dead = await fixture.refusal { try await fixture.prescribe(10) }
            #expect(dead == .prescription(.patientDeceased))
            let retract = PatientCommand.retractDeath(RetractPatientDeath(reason: "another patient"))
            try await carryOut(retract, on: fixture.patientID, fixture)
            #expect(try !state(Self.source, fixture).isDeceased)
            try await carryOut(
                .liftRestriction(LiftPatientRestriction(reason: "left")),
                on: fixture.patientID,
                fixture
            )
            #expect(try !state(Self.source, fixture).isAccessRestricted)
            try await fixture.prescribe(11)
            let again = await fixture.refusal { try await carryOut(retract, on: fixture.patientID, fixture) }
            #expect(again == .patient(.notDeceased))
        }
    }

    @Test(arguments: Backend.all)
    func `a merged record's prescription is carried on for the survivor, nobody else's is (I-38, I-55)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.register(Self.third, identifier: "C-1")
            for (number, patient) in [(10, Self.source), (11, Self.third)] {
                try await fixture.askAboutAllergies(patient)
                let order = try fixture.prescribing([fixture.item(number * 10)], patient: patient)
                _ = try await fixture.carryOut(order, on: number)
                let stop = PrescriptionCommand.stop(StopPrescription(reason: "no longer needed"))
                _ = try await fixture.carryOut(stop, on: number)
            }
            let merge = MergePatients(source: Self.source, survivor: fixture.patientID, reason: "registered twice")
            try await carryOut(.merge(merge), on: Self.source, fixture)
            func carryOn(_ prior: Int, as number: Int) async throws {
                let draft = DraftPrescription(
                    patientID: fixture.patientID,
                    prescriberID: fixture.prescriberID,
                    items: [try fixture.item(number * 10)],
                    priorPrescription: PrescriptionID(.test(prior))
                )
                _ = try await fixture.carryOut(.draft(draft), on: number)
            }
            try await carryOn(10, as: 20)
            let other = await fixture.refusal { try await carryOn(11, as: 21) }
            #expect(other == .prescription(.priorNotOfPatient))
        }
    }

    @Test(arguments: Backend.all)
    func `a draft is signed on what all records know, and decided the same again (I-01, I-15, I-17, I-20)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            try await fixture.register(Self.source, identifier: "B-1")
            try await fixture.askAboutAllergies(Self.source)
            _ = try await fixture.carryOut(fixture.prescribing([fixture.item(100)], patient: Self.source), on: 10)
            let drafts = [(20, false, fixture.patientID), (21, true, fixture.patientID), (22, true, Self.source)]
            for (number, isParallel, patient) in drafts {
                let draft = DraftPrescription(
                    patientID: patient,
                    prescriberID: fixture.prescriberID,
                    items: [try fixture.item(number * 10, isParallel: isParallel)]
                )
                _ = try await fixture.carryOut(.draft(draft), on: number)
            }
            let merge = MergePatients(source: Self.source, survivor: fixture.patientID, reason: "registered twice")
            try await carryOut(.merge(merge), on: Self.source, fixture)
            let twice = await fixture.refusal { try await fixture.carryOut(.sign(SignPrescription()), on: 20) }
            #expect(twice == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            let merged = await fixture.refusal { try await fixture.carryOut(.sign(SignPrescription()), on: 22) }
            #expect(merged == .prescription(.patientMerged(survivor: fixture.patientID)))
            _ = try await fixture.carryOut(.sign(SignPrescription()), on: 21)
            let replay = try DecisionReplay(of: PrescriptionID(.test(21)), in: fixture.clinic.log) { _ in
                .demonstration
            }
            #expect(replay.isEqual == true)
            #expect(replay.recorded.mergedPatients.map(\.patientID) == [Self.source])
            #expect(replay.recorded.prescriptions.map(\.prescriptionID) == [PrescriptionID(.test(10))])
        }
    }

    @Test(arguments: Backend.all)
    func `who is like a merged record is like the survivor (I-42, I-44)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            var registration = ClinicFixture.registration("B-1", family: "Lindqvist")
            registration.contacts = [ContactPoint(system: .phone, value: "+44 20 7946 0958")]
            _ = try await fixture.clinic.execute(.register(registration), on: Self.source, as: .test())
            let merge = MergePatients(source: Self.source, survivor: fixture.patientID, reason: "registered twice")
            try await carryOut(.merge(merge), on: Self.source, fixture)
            registration.identifiers = [Identifier(system: "mrn", value: "Z-9")]
            let refusal = await fixture.refusal {
                try await fixture.clinic.execute(.register(registration), on: Self.third, as: .test())
            }
            guard case .patient(.possibleDuplicate(let found))? = refusal else {
                Issue.record("registered a third time: \(String(describing: refusal))")
                return
            }
            #expect(found.map(\.patientID) == [fixture.patientID])
        }
    }
}
