import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct DuplicateTests {
    private static func anna(
        _ identifier: String,
        phone: String? = "+44 20 7946 0958",
        gender: Gender = .female,
        decision: DuplicateDecision? = nil
    ) -> RegisterPatient {
        RegisterPatient(
            name: HumanName(family: "Meyer", given: ["Anna"]),
            birthDate: CalendarDate("1980-03-12") ?? .earliest,
            gender: gender,
            identifiers: [Identifier(system: "mrn", value: identifier)],
            contacts: phone.map { [ContactPoint(system: .phone, value: $0)] } ?? [],
            duplicateDecision: decision
        )
    }

    private func register(_ number: Int, _ command: RegisterPatient, _ fixture: ClinicFixture) async throws {
        _ = try await fixture.clinic.execute(.register(command), on: PatientID(.test(number)), as: .test())
    }

    private func events(_ number: Int, _ fixture: ClinicFixture) throws -> [PatientEvent] {
        try fixture.clinic.log.read(.stream(.patient(number)), from: 0, direction: .forward, limit: 100).compactMap {
            guard case .patient(_, let event) = try PublishedEvent(decoding: $0).event else { return nil }
            return event
        }
    }

    @Test(arguments: Backend.all)
    func `somebody very like a patient is not registered without a decision (I-42)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await register(10, Self.anna("M-1"), fixture)
            let refusal = await fixture.refusal { try await register(11, Self.anna("M-2"), fixture) }
            guard case .patient(.possibleDuplicate(let candidates))? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(candidates.map(\.patientID) == [PatientID(.test(10))])
            #expect(candidates.first?.score.matched == ["name", "birth_date", "gender", "phone"])
            #expect(try fixture.clinic.patient(PatientID(.test(11))) == nil)

            let decision = DuplicateDecision(notDuplicateOf: [PatientID(.test(10))], reason: "twins")
            try await register(11, Self.anna("M-2", decision: decision), fixture)
            let events = try events(11, fixture)
            guard case .registered(let registered) = events.first else { return }
            #expect(registered.duplicateCheck?.algorithm == DuplicateScore.algorithm)
            #expect(registered.duplicateCheck?.candidates.map(\.patientID) == [PatientID(.test(10))])
            #expect(registered.duplicateCheck?.reason == "twins")
            let rejected = PatientDuplicateRejected(other: PatientID(.test(10)), reason: "twins")
            #expect(events.dropFirst() == [.duplicateRejected(rejected)])
        }
    }

    @Test(arguments: Backend.all)
    func `somebody alike is registered, and the pair is suspected (I-42)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await register(10, Self.anna("M-1"), fixture)
            try await register(11, Self.anna("M-2", phone: nil, gender: .unknown), fixture)
            guard case .duplicateSuspected(let suspected)? = try events(11, fixture).last else {
                Issue.record("not suspected")
                return
            }
            #expect(suspected.other == PatientID(.test(10)))
            #expect(suspected.score == DecimalNumber("0.86"))
            let nobody = DuplicateDecision(notDuplicateOf: [fixture.patientID], reason: "another")
            let refusal = await fixture.refusal { try await register(12, Self.anna("M-3", decision: nobody), fixture) }
            #expect(refusal == .patient(.notACandidate(field: "duplicate_decision.not_duplicate_of[0]")))
        }
    }

    @Test(arguments: Backend.all)
    func `of registrations of one person at once, one is done (I-42)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let done = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<64 {
                    group.addTask { (try? await register(100 + number, Self.anna("M-\(number)"), fixture)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `who changes name, date or number is found by the new ones, and by a former name (I-42)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            let clinic = fixture.clinic
            let id = PatientID(.test(10))
            try await register(10, Self.anna("M-1"), fixture)
            let other = ContactPoint(system: .phone, value: "+49 30 901820")
            let married = HumanName(family: "Schmidt", given: ["Anna"])
            _ = try await clinic.execute(.changeContacts(ChangePatientContacts(contacts: [other])), on: id, as: .test())
            _ = try await clinic.execute(.changeName(ChangePatientName(name: married)), on: id, as: .test())
            let former = await fixture.refusal { try await register(11, Self.anna("M-2", phone: other.value), fixture) }
            guard case .patient(.possibleDuplicate)? = former else {
                Issue.record("not found by the former name: \(String(describing: former))")
                return
            }
            let correction = CorrectPatientDemographics(birthDate: CalendarDate("1979-01-01"))
            _ = try await clinic.execute(.correctDemographics(correction), on: id, as: .test())
            // Born on another day, Anna Meyer shares no key any more but the number.
            try await register(12, Self.anna("M-3", phone: nil), fixture)
            #expect(try events(12, fixture).count == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `more people of one name than are listed are registered all the same (I-42)`(_ backend: Backend) async throws {
        var policy = PrescribingPolicy()
        policy.duplicateHundredths = 101
        try await backend.withClinic(policy: policy) { fixture in
            for number in 0..<24 { try await register(100 + number, Self.anna("M-\(number)", phone: nil), fixture) }
            for number in 0..<24 { #expect(try fixture.clinic.patient(PatientID(.test(100 + number))) != nil) }
        }
    }

    @Test(arguments: Backend.all)
    func `a pair is suspected once, and rejected for good from either side (I-42)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let (one, other) = (PatientID(.test(10)), PatientID(.test(11)))
            try await register(10, ClinicFixture.registration("B-100", family: "Okonkwo"), fixture)
            try await register(11, Self.anna("C-200"), fixture)
            func suspect(_ id: PatientID, _ other: PatientID) async throws {
                _ = try await fixture.clinic.execute(.suspectDuplicate(.init(other: other)), on: id, as: .test())
            }
            try await suspect(one, other)
            try await suspect(one, other)
            #expect(try events(10, fixture).count == 2)
            let reject = PatientCommand.rejectDuplicate(RejectDuplicate(other: one, reason: "two people"))
            _ = try await fixture.clinic.execute(reject, on: other, as: .test())
            for (left, right) in [(one, other), (other, one)] {
                #expect(await fixture.refusal { try await suspect(left, right) } == .patient(.duplicateRejected))
            }
            #expect(await fixture.refusal { try await suspect(one, one) } == .patient(.otherNotFound))
            #expect(await fixture.refusal { try await suspect(one, PatientID(.test(99))) } == .patient(.otherNotFound))
        }
    }
}
