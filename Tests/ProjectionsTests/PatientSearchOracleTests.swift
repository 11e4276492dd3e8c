import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@testable import PatientSearch

@Suite struct PatientSearchOracleTests {
    private static let patientCount = 1000

    /// Registers random patients, changes some of them in every way, and keeps the oracle in step.
    private func fill(_ clinic: SearchClinic, seed: UInt64) async throws -> [SearchOracle.Patient] {
        var random = RandomPatients(seed: seed, rareNames: 400)
        var patients: [SearchOracle.Patient] = []
        var events: [(Int, PatientEvent)] = []
        for number in 0..<Self.patientCount {
            let event = try random.registration(number)
            events.append((number, .registered(event)))
            patients.append(
                SearchOracle.Patient(
                    number: number,
                    name: event.name,
                    birthDate: event.birthDate,
                    identifiers: event.identifiers,
                    contacts: event.contacts,
                    address: event.address
                )
            )
        }
        for _ in 0..<Self.patientCount / 3 {
            let number = random.below(Self.patientCount)
            events.append((number, random.change(&patients[number])))
        }
        try await clinic.record(events)
        return patients
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the index finds the same patients in the same order as a look at every patient`(_ seed: UInt64) async throws {
        try await SearchClinic.run { clinic in
            let patients = try await fill(clinic, seed: seed)
            var oracle = SearchOracle(patients)
            var random = RandomPatients(seed: seed &+ 100, rareNames: 400)
            let rounds = PropertyRun.sequences(200)
            var matched = 0
            for _ in 0..<rounds {
                let query = random.query(for: patients[random.below(patients.count)])
                let expected = try oracle.search(query)
                let page = try clinic.model.search(query, limit: 100).value
                let found = page.items.map { SearchOracle.Match(number: $0.number, score: $0.score) }
                #expect(found == Array(expected.prefix(100)), "\(query)")
                #expect((page.next != nil) == (expected.count > 100), "\(query)")
                // Where nobody has all that was typed, and most have some of it, not all of them are looked at.
                let mayBeCut = expected.allSatisfy { $0.score < 0.6 }
                let isCut = page.tooManyMatches
                #expect(!isCut || mayBeCut, "\(query)")
                matched += expected.isEmpty ? 0 : 1
            }
            #expect(matched > rounds * 3 / 4)
        }
    }

    @Test func `the pages of a query together are all its matches, each once, in order`() async throws {
        try await SearchClinic.run { clinic in
            var oracle = SearchOracle(try await fill(clinic, seed: 4))
            for (query, size) in [
                ("smi", 1), ("jo", 7), ("ma", 20), ("j s", 3), ("1980", 11), ("o", 100), ("mar 1980", 2),
            ] {
                let expected = try oracle.search(query)
                let found = try clinic.pages(query, size: size)
                #expect(found.map(\.number) == expected.map(\.number), "\(query)")
            }
        }
    }

    @Test func `a query too broad to follow up says so, and its first results are good`() async throws {
        try await SearchClinic.run { clinic in
            let letters = Array("abcdefghijklmnop").map(String.init)
            let rare = letters.flatMap { a in letters.flatMap { b in letters.map { "Q" + a + b + $0 } } }
            let born = CalendarDate(year: 1980)
            var events = try rare.enumerated().map { number, family in
                (number, PatientEvent.registered(try .test(family, ["X"], born: born)))
            }
            events.append((5000, .registered(try .test("Z", ["Q"], born: born))))
            try await clinic.record(events)
            let page = try clinic.model.search("q", limit: 4).value
            #expect(page.tooManyMatches)
            #expect(page.items.map(\.number) == [5000, 0, 1, 2])
            #expect(try clinic.model.search("qaa", limit: 4).value.tooManyMatches == false)
            let all = try clinic.pages("q", size: 100).map(\.number)
            #expect(Set(all).count == all.count)
            #expect(all.count > 1500)
        }
    }

    @Test func `a patient who gets a better place meanwhile does not shift the pages after`() async throws {
        try await SearchClinic.run { clinic in
            _ = try await fill(clinic, seed: 5)
            let first = try clinic.model.search("smith", limit: 10).value
            let later = try clinic.pages("smith", size: 10).map(\.number).dropFirst(10)
            let name = HumanName(family: "Smith", given: ["Aaaa"])
            try await clinic.record(
                9999,
                .registered(try .test(name.family, name.given, born: CalendarDate(year: 1980)))
            )
            var cursor = first.next
            var found: [Int] = []
            while let next = cursor {
                let page = try clinic.model.search("smith", limit: 10, after: next).value
                found += page.items.map(\.number)
                cursor = page.next
            }
            #expect(found == Array(later))
        }
    }
}

extension RandomPatients {
    /// A change of a patient, made to the oracle's record too.
    fileprivate mutating func change(_ patient: inout SearchOracle.Patient) -> PatientEvent {
        switch below(6) {
        case 0:
            let name = HumanName(family: family(), given: patient.name.given)
            patient.former.insert(patient.name, at: 0)
            patient.name = name
            return .nameChanged(PatientNameChanged(name: name, reason: nil))
        case 1:
            patient.name = name()
            let birthDate = birthDate()
            patient.birthDate = birthDate ?? patient.birthDate
            return .demographicsCorrected(
                PatientDemographicsCorrected(name: patient.name, birthDate: birthDate, gender: .male, reason: nil)
            )
        case 2:
            patient.contacts = contacts(below(1_000_000))
            return .contactChanged(PatientContactChanged(contacts: patient.contacts))
        case 3:
            patient.address = address()
            return .addressChanged(PatientAddressChanged(address: patient.address))
        case 4:
            let identifier = Identifier(system: "card", value: "C\(digits(7))")
            patient.identifiers.append(identifier)
            return .identifierAssigned(PatientIdentifierAssigned(identifier: identifier))
        default:
            let identifier = patient.identifiers.first ?? Identifier(system: "none", value: "none")
            patient.identifiers.removeAll { $0 == identifier }
            return .identifierEnded(PatientIdentifierEnded(identifier: identifier, reason: nil))
        }
    }

    /// What someone might type to find a patient, sometimes with a mistake in it.
    fileprivate mutating func query(for patient: SearchOracle.Patient) -> String {
        var pieces: [String] = []
        for _ in 0...below(4) {
            let piece = piece(of: patient)
            pieces.append(below(3) == 0 ? mistyped(piece) : piece)
        }
        return pieces.joined(separator: below(8) == 0 ? ", " : " ")
    }

    private mutating func piece(of patient: SearchOracle.Patient) -> String {
        let name = below(6) == 0 ? patient.former.first ?? patient.name : patient.name
        let date = patient.birthDate
        switch below(17) {
        case 16: return SearchOracle.fold((name.given.first ?? "") + name.family)
        case 12: return SearchOracle.fold(name.given.first ?? "")
        case 13: return patient.address?.postalCode ?? "LS6"
        case 14: return patient.address?.line.last ?? "high"
        case 15: return pick(["bob", "jack", "pepe", "molly", "annie", "mo", "johnny", "dave"])
        case 0...2: return beginning(of: name.family)
        case 3...4: return beginning(of: pick(name.given))
        case 5: return SearchOracle.fold(name.family)
        case 6: return pick(["\(date.year)", "\(date.month ?? 1)/\(date.year)", String("\(date.year)".prefix(3))])
        case 7:
            let (day, month) = (date.day ?? 1, date.month ?? 1)
            return pick([
                "\(date.year)-\(month)-\(day)", "\(day)/\(month)/\(date.year)", "\(day).\(month).\(date.year % 100)",
            ])
        case 8: return patient.identifiers.randomElement(using: &generator)?.value ?? "none"
        case 9: return String(patient.identifiers.first?.value.suffix(4 + below(3)) ?? "0000")
        case 10: return String(patient.contacts.first?.value.suffix(4 + below(8)) ?? "0000")
        default: return String(pick(Self.families).prefix(1 + below(4)))
        }
    }

    /// A letter or digit put in, left out, replaced, or two swapped.
    private mutating func mistyped(_ text: String) -> String {
        var letters = Array(text)
        for _ in 0...below(4) / 3 where letters.count > 1 {
            let place = below(letters.count)
            switch below(4) {
            case 0: letters[place] = pick(Array(letters[place].isNumber ? "0123456789" : "aeioustrnz"))
            case 1: letters.remove(at: place)
            case 2: letters.insert(letters[place], at: place)
            default: letters.swapAt(min(place, letters.count - 2), min(place, letters.count - 2) + 1)
            }
        }
        return String(letters)
    }

    private mutating func beginning(of text: String) -> String {
        let text = below(2) == 0 ? text.uppercased() : text
        return String(text.prefix(2 + below(6)))
    }
}
