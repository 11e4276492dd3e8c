import EventCatalog
import Ledger
import StrictJSON
import TestKit
import Testing

@testable import Server

@Suite struct SearchRoutesTests {
    private static func body(
        _ family: String,
        _ given: String,
        mrn: String,
        born: String = "1980-03-12",
        postcode: String = "LS1 4AP"
    ) -> String {
        """
        {"name": {"family": "\(family)", "given": ["\(given)"]}, "birth_date": "\(born)", "gender": "female",
         "identifiers": [{"system": "mrn", "value": "\(mrn)"}],
         "contacts": [{"system": "phone", "value": "+44 113 496 \(mrn.suffix(4))"}],
         "address": {"line": ["7 Quarry Lane"], "city": "Leeds", "postal_code": "\(postcode)", "country": "GB"}}
        """
    }

    private static func register(_ server: TestServer, _ body: String) async throws -> String {
        let answer = try await server.post("/v1/patients", body)
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string)
    }

    /// Registers many at once, past the checks for duplicates.
    private static func fill(_ server: TestServer, _ names: [HumanName]) async throws {
        let born = try #require(CalendarDate(year: 1980, month: 3, day: 12))
        let log = server.log
        for numbers in stride(from: 0, to: names.count, by: 1000).map({ $0..<min($0 + 1000, names.count) }) {
            _ = try await log.transact(.test()) { transaction in
                for number in numbers {
                    let name = names[number]
                    let id = PatientID(.test(number + 1))
                    let registered = PatientRegistered(
                        name: name,
                        birthDate: born,
                        gender: .unknown,
                        identifiers: [Identifier(system: "mrn", value: "Z-\(10_000 + number)")],
                        contacts: [],
                        address: nil
                    )
                    let catalog = CatalogEvent.patient(id, .registered(registered))
                    let event = NewEvent(
                        type: catalog.typeName,
                        schemaVersion: catalog.schemaVersion,
                        payload: catalog.encodedPayload(),
                        occurredAt: nil,
                        subjects: [id.record]
                    )
                    try transaction.append([event], to: id.stream)
                }
            }
        }
    }

    private static func items(_ server: TestServer, _ query: String) async throws -> [JSONValue] {
        let found = try await server.get("/v1/patients?q=\(query)&min_position=\(server.log.head)")
        try #require(found.status == 200, "\(found.text)")
        return try #require(found.json["items"]?.array)
    }

    @Test func `a match shows what tells patients apart`() async throws {
        try await TestServer.run { server in
            let id = try await Self.register(server, Self.body("Abernathy", "Ruth", mrn: "B-1001"))
            let item = try #require(try await Self.items(server, "abernathy+1980").first)
            #expect(item["id"]?.string == id)
            #expect(item["name"]?["family"]?.string == "Abernathy")
            #expect(item["birth_date"]?.string == "1980-03-12" && item["gender"]?.string == "female")
            #expect(item["identifiers"]?.array?.first?["value"]?.string == "B-1001")
            #expect(item["postal_code"]?.string == "LS1 4AP")
            #expect(item["deceased"]?.bool == false && item["restricted"]?.bool == false)
            #expect(item["merged_from"]?.array?.isEmpty == true && item["has_namesake"]?.bool == false)
            #expect(item["matched_on"]?.array?.compactMap(\.string) == ["name", "birth_date"])
        }
    }

    @Test func `who has died is in the list and marked so`() async throws {
        try await TestServer.run { server in
            let id = try await Self.register(server, Self.body("Abernathy", "Ruth", mrn: "B-1001"))
            let died = try await server.post("/v1/patients/\(id)/deceased", #"{"date": "2025-01-02"}"#)
            #expect(died.status == 201, "\(died.text)")
            let item = try #require(try await Self.items(server, "abernathy").first)
            #expect(item["id"]?.string == id && item["deceased"]?.bool == true)
        }
    }

    @Test func `a restricted patient is found by name and number, without an address and not by it`() async throws {
        try await TestServer.run { server in
            let id = try await Self.register(server, Self.body("Abernathy", "Ruth", mrn: "B-1001"))
            let officer = try await server.token(for: .privacyOfficer)
            let restricted = try await server.post(
                "/v1/patients/\(id)/restriction",
                #"{"reason": "at risk"}"#,
                headers: ["Authorization": "Bearer \(officer)"]
            )
            #expect(restricted.status == 201, "\(restricted.text)")
            for query in ["abernathy", "B-1001"] {
                let item = try #require(try await Self.items(server, query).first)
                #expect(item["id"]?.string == id && item["restricted"]?.bool == true)
                #expect(item["postal_code"]?.isNull == true)
            }
            #expect(try await Self.items(server, "quarry").isEmpty)
            #expect(try await Self.items(server, "LS1+4AP").isEmpty)
        }
    }

    @Test func `an old number of a merged record finds the one that stands for it, which names the old one`()
        async throws
    {
        try await TestServer.run { server in
            let survivor = try await Self.register(server, Self.body("Abernathy", "Ruth", mrn: "B-1001"))
            let source = try await Self.register(
                server,
                Self.body("Carruthers", "Ruth", mrn: "C-2002", born: "1980-03-21")
            )
            let merged = try await server.post(
                "/v1/patients/\(source)/merge",
                #"{"survivor": "\#(survivor)", "reason": "registered twice"}"#
            )
            #expect(merged.status == 200, "\(merged.text)")
            for query in ["C-2002", "carruthers", "abernathy"] {
                let items = try await Self.items(server, query)
                #expect(items.compactMap { $0["id"]?.string } == [survivor], "\(query)")
                #expect(items.first?["merged_from"]?.array?.compactMap(\.string) == [source], "\(query)")
                #expect(items.first?["name"]?["family"]?.string == "Abernathy", "\(query)")
            }
        }
    }

    @Test func `an exact identifier comes first, with score 1; all scores are of 0 … 1 and fall`() async throws {
        try await TestServer.run { server in
            for (family, mrn) in [("Dunmore", "77"), ("Ellsworth", "7701"), ("Farnham", "1077"), ("Seventy77", "5")] {
                _ = try await Self.register(server, Self.body(family, "Ruth", mrn: mrn))
            }
            let items = try await Self.items(server, "7701")
            #expect(items.first?["name"]?["family"]?.string == "Ellsworth")
            #expect(items.first?["score"]?.number.map { "\($0)" } == "1.0")
            #expect(items.first?["matched_on"]?.array?.compactMap(\.string) == ["identifier"])
            for query in ["dun", "ruth+dunmore", "dunmroe+1980-03-12", "ruth+1980", "ruth+nobody+1980-03-12"] {
                let items = try await Self.items(server, query)
                let scores = items.compactMap { $0["score"]?.number.flatMap { Double("\($0)") } }
                #expect(scores.count == items.count && !scores.isEmpty, "\(query)")
                #expect(scores.allSatisfy { (0...1).contains($0) } && scores == scores.sorted(by: >), "\(query)")
                #expect(items.allSatisfy { $0["matched_on"]?.array?.isEmpty == false }, "\(query)")
            }
        }
    }

    @Test func `people of one name stand in the order of their registration, and are marked`() async throws {
        try await TestServer.run { server in
            try await Self.fill(server, (0..<7).map { _ in HumanName(family: "Okonjo", given: ["Ada"]) })
            let expected = (0..<7).map { "Z-\(10_000 + $0)" }
            for _ in 0..<3 {
                let items = try await Self.items(server, "ada+okonjo")
                #expect(items.compactMap { $0["identifiers"]?.array?.first?["value"]?.string } == expected)
                #expect(items.allSatisfy { $0["has_namesake"]?.bool == true })
            }
        }
    }

    @Test func `pages have everybody once, also while others are registered`() async throws {
        try await TestServer.run { server in
            try await Self.fill(server, (0..<57).map { HumanName(family: "Okonjo", given: ["Ada\($0 % 9)"]) })
            _ = try await Self.items(server, "okonjo")
            var seen: [String] = []
            var path = "/v1/patients?q=okonjo&limit=10"
            for page in 0..<10 {
                let answer = try await server.get(path)
                seen += (answer.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
                #expect(answer.json["too_many_matches"]?.bool == false)
                guard let next = answer.json["next"]?.string else { break }
                path = "/v1/patients?q=okonjo&limit=10&cursor=\(next)"
                _ = try await Self.register(
                    server,
                    Self.body("Okonjo", "Aa", mrn: "N-\(1000 + page)", born: "\(1950 + page)-01-02")
                )
                _ = try await Self.items(server, "N-\(1000 + page)")
            }
            #expect(seen.count == 57 && Set(seen).count == 57)
        }
    }

    @Test func `a query that fits too many says so instead of guessing long`() async throws {
        try await TestServer.run { server in
            let letters = Array("abcdefghijklmnop").map(String.init)
            let names = letters.flatMap { a in letters.flatMap { b in letters.map { "Q" + a + b + $0 } } }
            try await Self.fill(server, names.map { HumanName(family: $0, given: ["X"]) })
            let head = server.log.head
            let broad = try await server.get("/v1/patients?q=q&limit=3&min_position=\(head)")
            #expect(broad.json["too_many_matches"]?.bool == true, "\(broad.text)")
            let families = broad.json["items"]?.array?.compactMap { $0["name"]?["family"]?.string }
            #expect(families == ["Qaaa", "Qaab", "Qaac"])
            let narrow = try await server.get("/v1/patients?q=qaa&limit=3")
            #expect(narrow.json["too_many_matches"]?.bool == false)
        }
    }
}
