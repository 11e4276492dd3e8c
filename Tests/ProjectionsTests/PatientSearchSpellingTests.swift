import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@testable import PatientSearch

@Suite struct PatientSearchSpellingTests {
    private func withClinic(_ body: (SearchClinic) async throws -> Void) async throws {
        try await SearchClinic.run { clinic in
            try await clinic.record(try Self.registrations().map { ($0, .registered($1)) })
            try await body(clinic)
        }
    }

    private static func registrations() throws -> [(Int, PatientRegistered)] {
        let leeds = PostalAddress(line: ["12 Wallaby Street"], city: "Leeds", postalCode: "LS6 2AB", country: "GB")
        let york = PostalAddress(
            line: ["Flat 3", "7 Kings Cross Road"],
            city: "York",
            postalCode: "2602",
            country: "AU"
        )
        func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
            CalendarDate(year: year, month: month, day: day)
        }
        return [
            (1, try .test("Smith", ["Robert"], born: date(1980, 3, 12), address: leeds)),
            (2, try .test("Kowalczykiewicz", ["Stephen"], born: date(1975, 7, 1), address: york)),
            (3, try .test("Чайковский", ["Пётр"], born: date(1940, 5, 7))),
            (4, try .test("Παπαδόπουλος", ["Γιώργος"], born: date(1950, 1, 2))),
            (5, try .test("حسين", ["محمد"], born: date(1960, 6, 3))),
            (6, try .test("Ivanov", ["Sergei"], born: date(1961, 6, 3))),
            (7, try .test("Doe", ["Maryann"], born: date(1991, 11, 30))),
        ]
    }

    private func expect(
        _ query: String,
        finds number: Int,
        by field: MatchedField,
        in clinic: SearchClinic,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let first = try clinic.model.search(query).value.items.first
        #expect(first?.number == number, "\(query)", sourceLocation: place)
        #expect(first?.matchedOn.contains(field) == true, "\(query): \(first?.matchedOn ?? [])", sourceLocation: place)
        #expect((first?.score ?? 1) < 0.6, "\(query)", sourceLocation: place)
    }

    @Test func `a typing error in a name finds the patient all the same`() async throws {
        try await withClinic { clinic in
            for query in [
                "kowalczykiewcz", "kowalczykeiwicz", "owalczykiewicz", "kowalcykiewiz", "kowalczykiewiczz stephen",
                "kovalcsykiewicz",
            ] {
                let first = try clinic.model.search(query).value.items.first
                #expect(first?.number == 2, "\(query)")
            }
            try expect("robert smlth", finds: 1, by: .typo, in: clinic)
            try expect("deo maryann", finds: 7, by: .typo, in: clinic)
        }
    }

    @Test func `a name that sounds alike finds the patient`() async throws {
        try await withClinic { clinic in
            try expect("robert smyth", finds: 1, by: .sound, in: clinic)
            try expect("robert schmidt smith", finds: 1, by: .name, in: clinic)
            try expect("stefen kowalczykiewicz", finds: 2, by: .sound, in: clinic)
        }
    }

    @Test func `names glued together or taken apart find the patient`() async throws {
        try await withClinic { clinic in
            try expect("robertsmith", finds: 1, by: .typo, in: clinic)
            try expect("robertsmith 12/03/1980", finds: 1, by: .typo, in: clinic)
            try clinic.expect("mary ann doe", finds: [7])
        }
    }

    @Test func `a nickname finds the patient`() async throws {
        try await withClinic { clinic in
            for query in ["bob smith", "smith bobby 1980", "rob smith 12/03/1980"] {
                let first = try clinic.model.search(query).value.items.first
                #expect(first?.number == 1, "\(query)")
            }
            try expect("bob smith", finds: 1, by: .nickname, in: clinic)
        }
    }

    @Test func `names in other scripts are found as written and by their Latin forms`() async throws {
        try await withClinic { clinic in
            for (query, number) in [
                ("Чайковский", 3), ("tchaikovsky", 3), ("pyotr tchaikovsky", 3), ("παπαδόπουλος", 4),
                ("papadopoulos", 4),
                ("giorgos papadopoulos 1950", 4), ("محمد حسين", 5), ("mohammed hussein 1960", 5),
                ("hussain mohamed 3/6/1960", 5),
            ] {
                #expect(try clinic.foundAnyhow(query).first == number, "\(query)")
            }
            try expect("Сергей Иванов", finds: 6, by: .script, in: clinic)
        }
    }

    @Test func `one part may be wrong, and the patient still comes first`() async throws {
        try await withClinic { clinic in
            for query in [
                "walter smith 12/03/1980", "robert featherstone 12/03/1980", "robert smith 1/1/1950",
                "robert smith leeds 12/03/1980", "xyz kowalczykiewicz",
            ] {
                let first = try #require(try clinic.model.search(query).value.items.first, "\(query)")
                #expect([1, 2].contains(first.number) && first.score < 0.24, "\(query) \(first.score)")
            }
            #expect(try clinic.foundAnyhow("abc def").isEmpty)
        }
    }

    @Test func `a slip in the birth date finds the patient`() async throws {
        try await withClinic { clinic in
            for query in [
                "robert smith 03/12/1980", "robert smith 12/03/1981", "robert smith 12/03/1908", "smith 13.3.1980",
            ] {
                try expect(query, finds: 1, by: .nearBirthDate, in: clinic)
            }
        }
    }

    @Test func `what is there as typed comes before what is spelled otherwise`() async throws {
        try await withClinic { clinic in
            try await clinic.record(8, .registered(try .test("Smyth", ["Robert"], born: CalendarDate(year: 1980))))
            #expect(try clinic.foundAnyhow("smyth") == [8, 1])
            #expect(try clinic.foundAnyhow("smith") == [1, 8])
        }
    }

    @Test func `postcode and street find the patient, whole and by their beginning`() async throws {
        try await withClinic { clinic in
            for query in [
                "smith ls6 2ab", "smith LS62AB", "smith ls6", "wallaby", "robert walla",
                "robert smith 12 wallaby street ls6 2ab",
            ] {
                try clinic.expect(query, findsFirst: 1)
            }
            for query in ["stephen 2602", "kings cross", "stephen flat 3 7 kings cross road", "stephen 260"] {
                try clinic.expect(query, findsFirst: 2)
            }
            #expect(try clinic.model.search("stephen 2602").value.items.first?.matchedOn == [.name, .address])
        }
    }

    @Test func `a patient who moves is found at the new address only, and by none while it is withheld`() async throws {
        try await withClinic { clinic in
            let new = PostalAddress(line: ["1 Emu Lane"], city: nil, postalCode: "YO1 7HH", country: nil)
            try await clinic.record(1, .addressChanged(PatientAddressChanged(address: new)))
            try clinic.expect("wallaby", finds: [])
            try clinic.expect("emu", finds: [1])
            try clinic.expect("smith yo1", finds: [1])
            try await clinic.record(1, .accessRestricted(PatientAccessRestricted(reason: "asked")))
            try clinic.expect("emu", finds: [])
            try clinic.expect("smith yo1", finds: [])
            #expect(try clinic.model.search("smith").value.items.first?.restricted == true)
            try await clinic.record(1, .accessUnrestricted(PatientAccessUnrestricted(reason: "asked")))
            try clinic.expect("emu", finds: [1])
        }
    }

    @Test(
        arguments: [
            ("stephen", "steven"), ("catherine", "kathryn"), ("smith", "smythe"), ("philip", "filip"),
            ("mohammed", "mhmd"),
            ("jeffrey", "geoffrey"), ("alexander", "aleksandr"), ("wright", "right"), ("schmidt", "shmitt"),
            ("youssef", "ywsf"), ("clark", "clarke"), ("thomson", "tomsen"), ("hallam", "halem"), ("knight", "night"),
        ]
    )
    func `words that sound alike have one key`(_ one: String, _ other: String) {
        #expect(NameSound.key(Array(one.utf8)) == NameSound.key(Array(other.utf8)))
        #expect(NameSound.key(Array(one.utf8)) != nil)
    }

    @Test func `the distance of words is what the whole table says`() {
        var random = RandomPatients(seed: 9, rareNames: 10)
        for _ in 0..<20_000 {
            let one = String((0..<random.below(9)).map { _ in random.pick(Array("abc")) })
            let other = String((0..<random.below(9)).map { _ in random.pick(Array("abc")) })
            let distance = WordDistance.between(Array(one.utf8).span, Array(other.utf8).span)
            #expect(distance == WordDistance.between(Array(other.utf8).span, Array(one.utf8).span), "\(one) \(other)")
            #expect((distance == 0) == (one == other), "\(one) \(other)")
        }
        for (one, other, distance) in [
            ("smith", "smith", 0), ("smith", "smiht", 1), ("smith", "smit", 1), ("smith", "msith", 1),
            ("smith", "tsmih", 2),
            ("abcd", "badc", 3), ("kitten", "sitting", 3), ("kitten", "sittin", 2), ("", "ab", 2), ("", "abc", 3),
        ] {
            #expect(WordDistance.between(Array(one.utf8).span, Array(other.utf8).span) == distance, "\(one) \(other)")
        }
    }

    @Test func `the table of nicknames is well formed`() {
        for entry in NicknameTable.entries.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let forms = entry.split { $0 == "=" || $0 == "," }
            #expect(forms.count >= 2 && forms.allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) } }, "\(entry)")
        }
        #expect(Nicknames.areOfOneName(Array("bob".utf8), Array("robert".utf8)))
        #expect(Nicknames.areOfOneName(Array("bob".utf8), Array("rob".utf8)))
        #expect(!Nicknames.areOfOneName(Array("bob".utf8), Array("thomas".utf8)))
    }
}
