import EventCatalog
import ProjectionEngine
import Testing

@testable import PatientSearch

@Suite struct PatientSearchChangeTests {
    private func withMaria(_ body: (SearchClinic) async throws -> Void) async throws {
        try await SearchClinic.run { clinic in
            let maria = try PatientRegistered.test(
                "Rossi",
                ["Maria"],
                born: CalendarDate(year: 1970, month: 7, day: 1),
                identifiers: [Identifier(system: "mrn", value: "M-55")],
                contacts: [ContactPoint(system: .phone, value: "01632 960001")]
            )
            let other = try PatientRegistered.test("Rossi", ["Aldo"], born: CalendarDate(year: 1971))
            try await clinic.record([(1, .registered(maria)), (2, .registered(other))])
            try await body(clinic)
        }
    }

    @Test func `a former name still finds the patient, below those who have it now`() async throws {
        try await withMaria { clinic in
            let change = PatientNameChanged(name: HumanName(family: "Bianchi", given: ["Maria"]), reason: nil)
            try await clinic.record(1, .nameChanged(change))
            try clinic.expect("bianchi maria", finds: [1])
            try clinic.expect("rossi maria", finds: [1])
            try clinic.expect("rossi", finds: [2, 1])
            let match = try #require(try clinic.model.search("rossi maria").value.items.first)
            #expect(match.name.family == "Bianchi")
            let current = try #require(try clinic.model.search("bianchi maria").value.items.first)
            #expect(match.score < current.score)
        }
    }

    @Test func `a corrected name no longer finds the patient by the wrong one`() async throws {
        try await withMaria { clinic in
            let correction = PatientDemographicsCorrected(
                name: HumanName(family: "Russo", given: ["Maria"]),
                birthDate: nil,
                gender: nil,
                reason: nil
            )
            try await clinic.record(1, .demographicsCorrected(correction))
            try clinic.expect("russo", finds: [1])
            try clinic.expect("rossi", finds: [2])
            try clinic.expect("maria 1/7/1970", finds: [1])
        }
    }

    @Test func `a corrected birth date no longer finds the patient by the wrong one`() async throws {
        try await withMaria { clinic in
            let correction = PatientDemographicsCorrected(
                name: nil,
                birthDate: CalendarDate(year: 1969, month: 7, day: 1),
                gender: .female,
                reason: nil
            )
            try await clinic.record(1, .demographicsCorrected(correction))
            try clinic.expect("1970", finds: [])
            try clinic.expect("1/7/1969", finds: [1])
            try clinic.expect("rossi 1969", finds: [1])
            #expect(try clinic.model.search("maria").value.items.first?.gender == .female)
        }
    }

    @Test func `identifiers come and go`() async throws {
        try await withMaria { clinic in
            let old = Identifier(system: "mrn", value: "M-55")
            let new = Identifier(system: "mrn", value: "X 9 77 01")
            try await clinic.record(1, .identifierAssigned(PatientIdentifierAssigned(identifier: new)))
            try clinic.expect("x97701", finds: [1])
            try clinic.expect("m55", finds: [1])
            try await clinic.record(1, .identifierEnded(PatientIdentifierEnded(identifier: old, reason: nil)))
            try clinic.expect("m55", finds: [])
            try clinic.expect("7701", finds: [1])
            #expect(try clinic.model.search("7701").value.items.first?.identifiers == [new])
        }
    }

    @Test func `contacts are replaced`() async throws {
        try await withMaria { clinic in
            try clinic.expect("960001", finds: [1])
            let contacts = [ContactPoint(system: .sms, value: "+39 06 1234 5678")]
            try await clinic.record(1, .contactChanged(PatientContactChanged(contacts: contacts)))
            try clinic.expect("960001", finds: [])
            try clinic.expect("5678", finds: [1])
        }
    }

    @Test func `the deceased are shown and marked`() async throws {
        try await withMaria { clinic in
            try await clinic.record(1, .deceasedRecorded(PatientDeceasedRecorded(date: nil)))
            #expect(try clinic.model.search("maria").value.items.first?.deceased == true)
            try await clinic.record(1, .deceasedRetracted(PatientDeceasedRetracted(reason: "mistaken identity")))
            #expect(try clinic.model.search("maria").value.items.first?.deceased == false)
        }
    }

    @Test func `a patient of more words than a card holds is found by each of them`() async throws {
        try await SearchClinic.run { clinic in
            let given = ["Alba", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gaia", "Hugo"]
            let born = CalendarDate(year: 1990, month: 4, day: 4)
            try await clinic.record([
                (1, .registered(try .test("Long", given, born: born))),
                (2, .registered(try .test("Hug", ["Otto"], born: born))),
            ])
            for name in given { try clinic.expect("\(name) long", finds: [1]) }
            try clinic.expect("hug", finds: [2, 1])
            try clinic.expect("hugo zz", finds: [])
        }
    }

    @Test func `cards in sealed chunks are changed and removed where they are`() async throws {
        try await SearchClinic.run { clinic in
            let count = TermHead.capacity * 3 + 5
            let born = CalendarDate(year: 1960, month: 1, day: 1)
            try await clinic.record(
                try (1...count).map { ($0, .registered(try .test("Common", ["Given\($0)"], born: born))) }
            )
            for number in [1, TermHead.capacity, TermHead.capacity + 1, count] {
                let name = HumanName(family: "Rare", given: ["Given\(number)"])
                let correction = PatientDemographicsCorrected(name: name, birthDate: nil, gender: nil, reason: nil)
                try await clinic.record(number, .demographicsCorrected(correction))
            }
            #expect(try clinic.pages("common", size: 7).count == count - 4)
            #expect(try clinic.found("rare").count == 4)
            #expect(try clinic.pages("1960", size: 50).count == count)
            #expect(try clinic.found("given\(count) rare") == [count])
        }
    }
}
