import Testing

@testable import PatientSearch

@Suite struct PatientSearchReadingTests {
    private func readings(_ text: String) throws -> [TokenReading] {
        try QueryReadings.query(from: text).tokens.flatMap(\.readings)
    }

    private func dates(_ text: String) throws -> [DateReading] {
        try readings(text).compactMap { reading in
            if case .birthDate(let date) = reading { date } else { nil }
        }
    }

    private func day(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) throws -> DateReading {
        try #require(DateReading(years: year...year, month: month, day: day))
    }

    @Test(
        arguments: [
            "1980-03-12", "1980/3/12", "1980.03.12", "19800312", "12/03/1980", "12.3.1980", "12-03-1980", "12031980",
            "12/03/80", "120380", "12/3/1980", "12 mar 1980", "12 March 80",
            "mar 12 1980", "12mar1980", "12-mar-80", "12 03 1980", "1980 03 12",
        ]
    )
    func `a whole birth date is read in its common forms, day first`(_ text: String) throws {
        #expect(try dates(text).contains(try day(1980, 3, 12)))
    }

    @Test func `a date whose day can't come first is read with the month first`() throws {
        #expect(try dates("03/25/1980") == [try day(1980, 3, 25)])
    }

    @Test(arguments: ["3/1980", "03.1980", "1980-03", "1980/3", "mar 1980", "march 80"])
    func `month and year are read`(_ text: String) throws {
        #expect(try dates(text).contains(try day(1980, 3)))
    }

    @Test func `a year, and the beginning of one, is read`() throws {
        #expect(try dates("1980") == [try day(1980)])
        #expect(try dates("198").contains(try #require(DateReading(years: 1980...1989))))
        #expect(try dates("19").contains(try #require(DateReading(years: 1900...1999))))
        #expect(try dates("80").contains(try day(1980)))
        #expect(try dates("5000").isEmpty)
    }

    @Test(arguments: ["30/02/1980", "31.4.1980", "00/01/1980", "13/13/1980", "1/2/3/4", "99999999", "0", "1980-13-01"])
    func `what is no date is not read as one`(_ text: String) throws {
        #expect(try dates(text).isEmpty)
    }

    @Test(
        arguments: [
            ("1980-25-03", "1980-03-25"), ("1980-13-07", "1980-07-13"), ("42/03/1980", "1980-03-12"),
            ("12.40.1980", "1980-04-12"), ("19804012", "1980-04-12"), ("1980031", "1980-03-12"),
            ("198003122", "1980-03-12"),
            ("1203198", "1980-03-12"), ("12 40 1980", "1980-04-12"),
        ]
    )
    func `what can't be a date is read as one that was mistyped, beside a name`(_ text: String, _ meant: String) throws
    {
        let parts = meant.split(separator: "-").compactMap { Int($0) }
        let date = PackedDate(year: parts[0], month: parts[1], day: parts[2])
        let misdates = try readings("smith \(text)").compactMap { reading -> Misdate? in
            if case .misdate(let misdate) = reading { misdate } else { nil }
        }
        #expect(misdates.contains { $0.dates.contains { $0.date == date } })
        #expect(
            try readings(text).allSatisfy { reading in
                if case .misdate = reading { false } else { true }
            }
        )
    }

    @Test func `a number can be a year, an identifier and a telephone number`() throws {
        let readings = try readings("1980")
        let digits = Array("1980".utf8)
        #expect(
            readings == [
                .birthDate(try day(1980)), .identifier(digits, wholeOnly: false), .identifierEnd(digits),
                .phone(digits), .postcode(digits),
            ]
        )
    }

    @Test func `short numbers are whole identifiers or beginnings of years only`() throws {
        #expect(try readings("7") == [.identifier(Array("7".utf8), wholeOnly: true)])
    }

    @Test func `letters are names and streets, and whole identifiers when long enough`() throws {
        #expect(try readings("sm") == [.word(Array("sm".utf8))])
        #expect(try readings("smi") == [.word(Array("smi".utf8)), .street(Array("smi".utf8))])
        let smith = Array("smith".utf8)
        #expect(try readings("Smith") == [.word(smith), .identifier(smith, wholeOnly: true), .street(smith)])
    }

    @Test func `letters with digits are identifiers, with or without separators`() throws {
        let bare = Array("a1001".utf8)
        for text in ["A-1001", "a1001", "A.1001", "a/1001"] {
            #expect(try readings(text).contains(.identifier(bare, wholeOnly: false)))
        }
        #expect(try readings("QQ 12 34 56 C").contains(.identifier(Array("qq123456c".utf8), wholeOnly: false)))
    }

    @Test func `numbers with spaces are also read as one`() throws {
        #expect(try readings("(020) 7946-0958").contains(.phone(Array("02079460958".utf8))))
        #expect(try readings("943 476 5919").contains(.identifier(Array("9434765919".utf8), wholeOnly: false)))
        #expect(Set(try QueryReadings.query(from: "smith 1980 4567").interpretations.map(\.count)) == [1, 2, 3])
    }

    @Test func `separators in names are read joined and apart`() throws {
        let words = try readings("Jones-Smith").filter { if case .word = $0 { true } else { false } }
        #expect(Set(words) == Set(["jonessmith", "jones", "smith"].map { .word(Array($0.utf8)) }))
        #expect(try readings("o reilly").contains(.word(Array("oreilly".utf8))))
        #expect(try readings("Mc Donald").contains(.word(Array("mcdonald".utf8))))
    }

    @Test func `a month can be a name too`() throws {
        let readings = try readings("may 1980")
        #expect(readings.contains(.word(Array("may".utf8))))
        #expect(readings.contains(.birthDate(try day(1980, 5))))
    }

    @Test func `titles may be left aside, but not alone`() throws {
        let query = try QueryReadings.query(from: "dr smith")
        #expect(query.interpretations.contains { $0.count == 1 })
        #expect(try QueryReadings.query(from: "dr").interpretations.count == 1)
    }

    @Test(arguments: ["", "   ", "--", "'", ",;()", "\u{301}\u{301}"])
    func `what holds no letter and no digit is no query`(_ text: String) throws {
        #expect(try QueryReadings.query(from: text).interpretations.isEmpty)
    }

    @Test func `queries that are too long are refused`() throws {
        #expect(throws: SearchError.queryTooLong(limitBytes: 256)) {
            try QueryReadings.query(from: String(repeating: "é", count: 129))
        }
        #expect(throws: SearchError.tooManyWords(limit: 12)) {
            try QueryReadings.query(from: String(repeating: "ab ", count: 13))
        }
        _ = try QueryReadings.query(from: String(repeating: "ab ", count: 12))
    }

    @Test(arguments: [
        "o o o o o o o o o o o o", "1 2 3 4 5 6 7 8 9 10 11 12", "mc-d-o mac-d-o o-o-o de-la-o di-di-o du-du-o",
        String(repeating: "a-b'", count: 64), String(repeating: "1/", count: 128),
    ])
    func `the number of interpretations and tokens is bounded`(_ text: String) throws {
        let query = try QueryReadings.query(from: text)
        #expect(query.interpretations.count <= QueryReadings.maximumInterpretations + 1)
        #expect(query.tokens.count <= SearchQuery.maximumTokens)
        #expect(query.interpretations.allSatisfy { $0.allSatisfy(query.tokens.indices.contains) })
    }

    @Test func `any text is read without a trap`() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet: [Character] = Array("aoz019/-.'+@ ,éßİ\u{301}王\u{0}9")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0..<40, using: &generator)).compactMap { _ in alphabet.randomElement() }
            )
            do {
                _ = try QueryReadings.query(from: text)
            } catch SearchError.tooManyWords, SearchError.queryTooLong {
                continue
            }
        }
    }
}
