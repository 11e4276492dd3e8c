import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@testable import PatientSearch

@Suite struct PatientSearchQueryTests {
    /// The clinic by hand: each patient is one of the cases that a search box meets.
    private func withClinic(_ body: (SearchClinic) async throws -> Void) async throws {
        try await SearchClinic.run { clinic in
            try await clinic.record(try Self.registrations().map { ($0, .registered($1)) })
            try await body(clinic)
        }
    }

    private static func registrations() throws -> [(Int, PatientRegistered)] {
        func phone(_ value: String) -> ContactPoint { ContactPoint(system: .phone, value: value) }
        func mrn(_ value: String) -> Identifier { Identifier(system: "mrn", value: value) }
        return [
            (
                1,
                try .test(
                    "García Márquez",
                    ["José", "Luis"],
                    born: CalendarDate(year: 1980, month: 3, day: 12),
                    identifiers: [mrn("A-1001"), Identifier(system: "nhs", value: "943 476 5919")],
                    contacts: [phone("+44 20 7946 0958"), ContactPoint(system: .email, value: "Jose@Example.org")]
                )
            ),
            (2, try .test("Garcia", ["Josefina"], born: CalendarDate(year: 1980), identifiers: [mrn("A-1002")])),
            (
                3,
                try .test(
                    "Smith",
                    ["John"],
                    born: CalendarDate(year: 1975, month: 12, day: 3),
                    identifiers: [mrn("B-1980")],
                    contacts: [phone("(555) 123-4567")]
                )
            ),
            (
                4,
                try .test(
                    "John",
                    ["Smith"],
                    born: CalendarDate(year: 1990, month: 1, day: 1),
                    identifiers: [mrn("B-7")]
                )
            ),
            (5, try .test("Smithson", ["Joanna"], born: CalendarDate(year: 1980, month: 3), identifiers: [mrn("B-8")])),
            (6, try .test("O'Reilly", ["Anne-Marie"], born: CalendarDate(year: 1966, month: 6, day: 6))),
            (7, try .test("Jones-Smith", ["Pat"], born: CalendarDate(year: 2001, month: 2, day: 28))),
            (8, try .test("Guðjohnsen", ["Þór"], born: CalendarDate(year: 1950, month: 5, day: 5))),
            (9, try .test("Kociński", ["Łukasz"], born: CalendarDate(year: 1985, month: 8, day: 9))),
            (10, try .test("de la Cruz", ["Ana"], born: CalendarDate(year: 1999, month: 9, day: 9))),
            (11, try .test("王", ["小明"], born: CalendarDate(year: 1988, month: 8, day: 8))),
        ]
    }

    @Test func `a patient is found by any part of the name, the birth date and numbers, as clinicians type them`()
        async throws
    {
        try await withClinic { clinic in
            let queries = [
                "garcia jose 1980", "marquez", "jose garc 12/03/1980", "luis", "lu ma ga jo", "márquez, josé",
                "garcia 12 mar 80", "garcia 3/1980", "12031980", "12.03.1980 jo", "a-1001", "A1001", "a 1001",
                "9434765919", "943 476 5919", "943-476-5919", "5919", "+44 20 7946 0958", "020 7946 0958", "79460958",
                "0958", "0044 20 79460958", "garcia 0958", "jose@example.org", "mr garcia marquez", "garcia-marquez",
                "MARQUEZ 1980-03-12", "marquez 198", "marquez 19",
            ]
            for query in queries { try clinic.expect(query, findsFirst: 1) }
            try clinic.expect("GARCÍA", finds: [2, 1])
        }
    }

    @Test func `names with apostrophes, hyphens, particles and other letters are found either way`() async throws {
        try await withClinic { clinic in
            for query in [
                "O'Reilly", "oreilly", "o reilly", "O’REILLY", "reilly", "o'r", "anne-marie", "annemarie", "marie",
            ] {
                try clinic.expect(query, finds: [6])
            }
            for query in ["jones", "jones-smith", "jonessmith", "jones smith", "smith jones", "pat jones-sm"] {
                try clinic.expect(query, finds: [7])
            }
            for query in ["gudjohnsen", "GUÐJOHNSEN", "thor", "Þór", "thor gud"] {
                try clinic.expect(query, finds: [8])
            }
            for query in ["kocinski", "lukasz kocinski", "ŁUKASZ"] {
                try clinic.expect(query, finds: [9])
            }
            for query in ["de la cruz", "delacruz", "cruz", "ana cruz"] {
                try clinic.expect(query, finds: [10])
            }
            for query in ["王小明", "王", "小明 王"] { try clinic.expect(query, finds: [11]) }
        }
    }

    @Test func `telephone numbers are found with and without a country code`() async throws {
        try await withClinic { clinic in
            for query in [
                "555 123 4567", "+1 555 123 4567", "15551234567", "1234567", "4567", "smith 4567", "0015551234567",
            ] {
                try clinic.expect(query, finds: [3])
            }
            try clinic.expect("9994567", finds: [])
            try clinic.expect("456", finds: [])
        }
    }

    @Test func `every word must match`() async throws {
        try await withClinic { clinic in
            try clinic.expect("garcia 1981", finds: [])
            try clinic.expect("garcia peter", finds: [])
            try clinic.expect("12/04/1980 luis", finds: [])
            try clinic.expect("mith", finds: [])
            try clinic.expect("", finds: [])
            try clinic.expect("- '", finds: [])
        }
    }

    @Test func `whole words come before beginnings, family before given names`() async throws {
        try await withClinic { clinic in
            try clinic.expect("smith", finds: [3, 7, 4, 5])  // of the same word, who has fewer others
            #expect(try clinic.found("smi jo").sorted() == [3, 4, 5, 7])
            #expect(try clinic.found("john smith").prefix(2).sorted() == [3, 4])
            try clinic.expect("jose", finds: [1, 2])
        }
    }

    @Test func `an exact identifier comes first with score 1`() async throws {
        try await withClinic { clinic in
            let page = try clinic.model.search("b1980").value
            #expect(page.items.map(\.number) == [3])
            #expect(page.items.first?.score == 1)
            #expect(page.items.first?.matchedOn == [.identifier])
            let year = try clinic.model.search("1980").value
            #expect(Set(year.items.map(\.number)) == [1, 2, 3, 5])
            #expect(year.items.last?.number == 3)
            try clinic.expect("B-7", finds: [4])
            #expect(try clinic.found("A-10").sorted() == [1, 2])
        }
    }

    @Test func `an item says why it is there`() async throws {
        try await withClinic { clinic in
            let match = try #require(try clinic.model.search("jose 1980 0958").value.items.first)
            #expect(match.matchedOn == [.name, .birthDate, .phone])
            #expect(match.name.family == "García Márquez")
            #expect(match.birthDate == CalendarDate(year: 1980, month: 3, day: 12))
            #expect(match.identifiers.count == 2)
            #expect(match.score > 0.8 && match.score < 1)
            #expect(!match.deceased)
        }
    }

    @Test func `a birth date of which only a part is known may be the right one, at a lower score`() async throws {
        try await withClinic { clinic in
            try clinic.expect("12/03/1980", finds: [1, 2, 5])
            try clinic.expect("3/1980", finds: [1, 5, 2])
            try clinic.expect("4/1980", finds: [2])
        }
    }

    @Test func `a cursor of an unknown patient is refused`() async throws {
        try await withClinic { clinic in
            let cursor = SearchCursor(scoreThousandths: 900, patient: PatientID(.test(777)))
            #expect(throws: SearchError.staleCursor) { try clinic.model.search("smith", limit: 1, after: cursor) }
        }
    }
}
