import HTTPTypes
import HummingbirdTesting
import Ledger
import StrictJSON
import Testing

/// What only shows with a real connection.
@Suite struct LiveServerTests {
    @Test func `requests follow one another on a connection, refused ones too`() async throws {
        try await TestServer.run(over: .live) { server in
            let id = try await server.registerPatient()
            let position = server.log.head
            for _ in 0..<3 {
                #expect(try await server.get("/v1/patients/\(id)?min_position=\(position)").status == 200)
                #expect(try await server.get("/v1/nothing").status == 404)
                let stale = try await server.send(
                    .patch,
                    "/v1/patients/\(id)",
                    body: #"{"gender": "female"}"#,
                    headers: ["If-Match": "\"7\""]
                )
                #expect(stale.status == 412, "\(stale.text)")
                #expect(try await server.send(.post, "/v1/patients", body: "{}", token: .some(nil)).status == 401)
            }
        }
    }

    @Test func `HEAD is answered as GET, without a body`() async throws {
        try await TestServer.run { server in
            let head = try await server.send(.head, "/health/live")
            #expect(head.status == 200 && head.bytes.isEmpty)
            #expect(head["Content-Length"] == (try await server.get("/health/live"))["Content-Length"])
            let missing = try await server.send(.head, "/v1/nothing")
            #expect(missing.status == 404 && missing.bytes.isEmpty)
            let refused = try await server.send(.head, "/v1/patients/x/allergies")
            #expect(refused.status == 405 && refused.bytes.isEmpty && refused["Allow"] == "POST")
        }
    }

    @Test func `a body that is too long is refused before all of it came in (S25)`() async throws {
        try await TestServer.run(over: .live) { server in
            let answer = try await server.post("/v1/patients", String(repeating: " ", count: 1_048_577))
            #expect(answer.status == 413)
            #expect(answer["Connection"] == "close")
        }
    }

    @Test func `header fields over 8 KiB are refused (S24)`() async throws {
        try await TestServer.run(over: .live) { server in
            let answer = try await server.get(
                "/health/live",
                headers: ["X-Padding": String(repeating: "x", count: 9_000)]
            )
            #expect(answer.status == 400)
        }
    }
}
