import EventCatalog
import Foundation
import HTTPTypes
import Ledger
import StrictJSON
import Testing

@testable import Server

@Suite struct WireConventionTests {
    @Test func `every answer has the fields that all have (S29)`() async throws {
        try await TestServer.run { server in
            for path in [
                "/health/live", "/v1/practitioners", "/v1/nothing", "/v1/patients/x", "/openapi.yaml", "/metrics",
            ] {
                let answer = try await server.get(path, headers: ["X-Request-Id": "req-1"])
                #expect(answer["X-Request-Id"] == "req-1", "\(path)")
                #expect(answer["Cache-Control"] == "no-store" && answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["X-Ledger-Position"] != nil && answer["Server"] == nil)
                #expect(answer["Content-Type"] != nil)
            }
            let odd = try await server.get("/health/live", headers: ["X-Request-Id": "a b\"c"])
            #expect(odd["X-Request-Id"] != "a b\"c" && odd["X-Request-Id"]?.isEmpty == false)
            let missing = try await server.get("/v1/nothing")
            let id = try #require(missing["X-Request-Id"])
            #expect(missing.json["instance"]?.string == "urn:rxledger:request:\(id)")
        }
    }

    @Test func `a position that the log has not reached, or a read model not in time, is told`() async throws {
        try await TestServer.run(positionTimeout: .milliseconds(50)) { server in
            _ = try await server.registerPatient()
            let ahead = try await server.get("/v1/practitioners?min_position=1000")
            #expect(ahead.status == 409 && ahead.problem == "position-not-in-log" && ahead.places == ["min_position"])
            #expect(ahead.text.contains("its last position is 1"))
            #expect(try await server.get("/v1/practitioners?min_position=1").status == 200)
        }
    }

    @Test func `cursors are sealed: of this tenant, route and query, and not changed (S53)`() throws {
        let seal = CursorSeal(secret: Array(repeating: 1, count: 32))
        let scope = CursorSeal.Scope(tenant: "t", route: "/r", query: ["a", "b"])
        let cursor = seal.cursor(after: [1, 2, 3], in: scope)
        #expect(try seal.key(in: cursor, of: scope) == [1, 2, 3])
        for other in [
            CursorSeal.Scope(tenant: "u", route: "/r", query: ["a", "b"]),
            CursorSeal.Scope(tenant: "t", route: "/s", query: ["a", "b"]),
            CursorSeal.Scope(tenant: "t", route: "/r", query: ["a", "c"]),
            CursorSeal.Scope(tenant: "t", route: "/r", query: ["ab", ""]),
        ] {
            #expect(throws: Problem.self) { try seal.key(in: cursor, of: other) }
        }
        let bytes = try #require(Base64URL.decode(cursor.utf8))
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(throws: Problem.self) { try seal.key(in: Base64URL.encode(changed), of: scope) }
            }
        }
        let stranger = CursorSeal(secret: Array(repeating: 2, count: 32))
        #expect(throws: Problem.self) { try stranger.key(in: cursor, of: scope) }
        #expect(throws: Problem.self) { try seal.key(in: String(repeating: "A", count: 100_000), of: scope) }
    }

    @Test func `a list that has not changed is not sent again`() async throws {
        try await TestServer.run { server in
            _ = try await server.registerPractitioner()
            let path = "/v1/practitioners?min_position=\(server.log.head)"
            let first = try await server.get(path)
            let tag = try #require(first["ETag"])
            #expect(try await server.get(path, headers: ["If-None-Match": tag]).status == 304)
            _ = try await server.registerPractitioner()
            let later = "/v1/practitioners?min_position=\(server.log.head)"
            #expect(try await server.get(later, headers: ["If-None-Match": tag]).status == 200)
        }
    }

    @Test func `practitioners are listed page by page`() async throws {
        try await TestServer.run { server in
            var made: Set<String> = []
            for _ in 0..<5 { made.insert(try await server.registerPractitioner()) }
            var seen: [String] = []
            var path: String? = "/v1/practitioners?limit=2&min_position=\(server.log.head)"
            while let next = path {
                let page = try await server.get(next)
                seen += (page.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
                path = page.json["next"]?.string.map { "/v1/practitioners?limit=2&cursor=\($0)" }
            }
            #expect(seen.count == 5 && Set(seen) == made)
        }
    }

    @Test func `errors of the log become problems that say what to do`() {
        let stream = StreamID(.patient, .make())
        let claim = Claim(key: [1])
        let table: [(EventLogError, Int, String, Int?)] = [
            (.versionConflict(stream: stream, expected: 1, actual: 2), 412, "stale-version", nil),
            (.claimTaken(claim, owner: .make()), 409, "identifier-taken", nil),
            (.commandConflict(commandID: .make()), 409, "idempotency-conflict", nil),
            (.tooLarge(detail: "secret"), 413, "command-too-large", nil),
            (.clockBehind(detail: "secret"), 503, "clock-behind", 60),
            (.overloaded, 503, "overloaded", 1), (.outOfSpace(detail: "secret"), 507, "out-of-space", 30),
            (.outcomeUnknown(detail: "secret"), 500, "outcome-unknown", nil),
            (.corrupt(position: 7, detail: "secret"), 500, "record-damaged", nil),
            (.storage(detail: "secret"), 500, "storage-failed", nil),
        ]
        for (error, status, code, retry) in table {
            let problem = Problem(of: error)
            #expect(problem.status.code == status && problem.code == code && problem.retryAfterSeconds == retry)
            #expect(!problem.detail.contains("secret"), "no internals in an answer (S30)")
        }
        struct Unforeseen: Error { let secret = "secret" }
        let unforeseen = Problem(of: Unforeseen())
        #expect(unforeseen.code == "internal-error" && !Problem.diagnosis(of: Unforeseen()).contains("secret\""))
    }

    @Test func `a valid traceparent becomes the correlation of the events, any other is ignored`() async throws {
        try await TestServer.run { server in
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let headers = ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"]
            let body = TestServer.patientBody(mrn: "T-1")
            #expect(try await server.post("/v1/patients", body, headers: headers).status == 201)
            let events = try await server.get("/v1/events")
            #expect(
                events.json["items"]?.array?.first?["correlation_id"]?.string == "4bf92f35-77b3-4da6-a3ce-929d0e0e4736"
            )
        }
        for odd in [
            "", "00", "00-0-0-0", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ] {
            #expect(TraceContext.traceID(in: odd) == nil, "\(odd)")
        }
    }

    @Test func `the field of a refusal becomes a JSON Pointer`() {
        #expect(Problem.pointer("items[0].quantity.value") == "/items/0/quantity/value")
        #expect(Problem.pointer("birth_date") == "/birth_date")
    }
}
