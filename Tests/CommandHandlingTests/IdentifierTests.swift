import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: Backend.all)
    func `an NHS number is one under each name of its system, with hyphens or blanks (I-41)`(_ backend: Backend)
        async throws
    {
        try await backend.withClinic { fixture in
            func register(_ number: Int, _ system: String, _ value: String) async -> CommandRejection? {
                var command = ClinicFixture.registration("N-\(number)")
                command.identifiers = [Identifier(system: system, value: value)]
                command.birthDate = CalendarDate("19\(number + 10)-02-03") ?? .earliest
                return await fixture.refusal {
                    try await fixture.clinic.execute(.register(command), on: PatientID(.test(number)), as: .test())
                }
            }
            let (system, taken) = ("https://fhir.nhs.uk/Id/nhs-number", "identifiers[0]")
            _ = try await fixture.clinic.execute(
                .assignIdentifier(AssignPatientIdentifier(identifier: Identifier(system: system, value: "9434765919"))),
                on: fixture.patientID,
                as: .test()
            )
            #expect(await register(60, system, "943-476-5919") == .patient(.identifierTaken(field: taken)))
            #expect(await register(61, system + "/", "943 476 5919") == .patient(.identifierTaken(field: taken)))
            #expect(await register(62, "nhs-number", "9434765919") == .patient(.identifierTaken(field: taken)))
            for wrong in ["9434765918", "0000000000", "943476591"] {
                let refusal = await register(63, "NHS-number", wrong)
                #expect(refusal == .patient(.identifierCheckDigitWrong(field: "identifiers[0].value")), "\(wrong)")
            }
        }
    }

    @Test(arguments: Backend.all)
    func `an identifier has one owner, however it is spelt (I-41)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            for spelling in ["A-1001", "a-1001", "A -1001", "A-10\u{200B}01"] {
                let refusal = await fixture.refusal {
                    try await fixture.register(PatientID(.test(60)), identifier: spelling)
                }
                #expect(refusal == .patient(.identifierTaken(field: "identifiers[0]")))
            }
            try await fixture.register(PatientID(.test(60)), identifier: "A-1002")
            let assign = AssignPatientIdentifier(identifier: Identifier(system: "MRN", value: "A-1001"))
            let refusal = await fixture.refusal {
                try await fixture.clinic.execute(.assignIdentifier(assign), on: PatientID(.test(60)), as: .test())
            }
            #expect(refusal == .patient(.identifierTaken(field: "identifier")))
        }
    }

    @Test(arguments: Backend.all)
    func `an ended identifier is free for another patient (I-41)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let old = Identifier(system: "mrn", value: "A-1001")
            let new = Identifier(system: "mrn", value: "A-2000")
            for command in [
                PatientCommand.assignIdentifier(AssignPatientIdentifier(identifier: new)),
                .endIdentifier(EndPatientIdentifier(identifier: old)),
            ] {
                _ = try await fixture.clinic.execute(command, on: fixture.patientID, as: .test())
            }
            var other = ClinicFixture.registration("A-1001", family: "Okonkwo")
            other.birthDate = try #require(CalendarDate("1991-07-30"))
            _ = try await fixture.clinic.execute(.register(other), on: PatientID(.test(60)), as: .test())
            let taken = await fixture.refusal {
                try await fixture.register(PatientID(.test(61)), identifier: "A-2000")
            }
            #expect(taken == .patient(.identifierTaken(field: "identifiers[0]")))
        }
    }

    @Test(arguments: Backend.all)
    func `of 200 registrations of one identifier at once exactly one wins (I-41)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let head = fixture.clinic.log.head
            let wins = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            try await fixture.register(PatientID(.test(1000 + number)), identifier: "RACE")
                            return true
                        } catch CommandFailure.rejected(.patient(.identifierTaken)) {
                            return false
                        } catch {
                            Issue.record("\(error)")
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(wins == 1)
            #expect(fixture.clinic.log.head == head + 1)
        }
    }

    @Test func `a claim key has at least 16 bytes, and other keys give other claims`() throws {
        #expect(ClaimKey(bytes: [UInt8](repeating: 1, count: 15)) == nil)
        let identifier = Identifier(system: "mrn", value: "A-1001")
        let claims = try (1...2).map { byte in
            try #require(ClaimKey(bytes: [UInt8](repeating: byte, count: 16))).claim(on: identifier)
        }
        #expect(claims[0] != claims[1])
        #expect(claims[0].key.count == 32)
    }

    @Test func `composed and decomposed letters are one identifier, another system is another (I-41)`() throws {
        let key = try #require(ClaimKey(bytes: [UInt8](repeating: 1, count: 16)))
        let composed = key.claim(on: Identifier(system: "s", value: "caf\u{E9}"))
        #expect(composed == key.claim(on: Identifier(system: "S", value: "CAFE\u{301}")))
        #expect(composed != key.claim(on: Identifier(system: "t", value: "caf\u{E9}")))
        #expect(
            key.claim(on: Identifier(system: "ab", value: "c")) != key.claim(on: Identifier(system: "a", value: "bc"))
        )
    }
}
