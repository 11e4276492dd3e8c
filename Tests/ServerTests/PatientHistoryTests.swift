import EventCatalog
import HTTPTypes
import Ledger
import StrictJSON
import Testing

@testable import Server

/// A patient's record as of a position or an instant.
@Suite struct PatientHistoryTests {
    /// The live answer after each of a number of changes, by the position that it reflects.
    private static func answers(
        of server: TestServer,
        _ path: String,
        to changes: [(path: String, body: String)],
        as token: String? = nil
    ) async throws -> [(position: Int, text: String)] {
        var answers: [(position: Int, text: String)] = []
        for change in changes {
            let changed = try await server.post(change.path, change.body)
            try #require(changed.status < 300, "\(change.path): \(changed.text)")
            let position = server.log.head
            let live = try await server.send(.get, "\(path)?min_position=\(position)", token: token ?? server.token)
            try #require(live.status == 200, "\(live.text)")
            answers.append((Int(position), live.text))
        }
        return answers
    }

    /// What a live answer says when it is given as of a position.
    private static func marked(_ text: String, asOf moment: String) -> String {
        text.replacing(#","complete":true"#, with: #","as_of":"\#(moment)","complete":true"#, maxReplacements: 1)
    }

    private static func changes(of path: String) -> [(path: String, body: String)] {
        [
            ("\(path)/allergies", #"{"none_known": true}"#),
            ("\(path)/allergies", #"{"substance": {"system": "demo", "code": "penicillin", "display": "Penicillin"}}"#),
            ("\(path)/conditions", #"{"codes": [{"system": "icd-10", "code": "J45.9"}]}"#),
            ("\(path)/identifiers", #"{"system": "passport", "value": "P-77"}"#),
            ("\(path)/deceased", #"{"date": "2026-01-03", "source": "certificate"}"#),
            ("\(path)/deceased/retract", #"{"reason": "another person"}"#),
        ]
    }

    @Test func `a record as of a position is what was answered when that was the last`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let answers = try await Self.answers(of: server, path, to: Self.changes(of: path))
            for (position, text) in answers {
                let past = try await server.get("\(path)?as_of=\(position)")
                #expect(past.status == 200)
                #expect(past.text == Self.marked(text, asOf: "\(position)"))
                #expect(past["X-Ledger-Position"] == "\(position)" && past["ETag"] == nil)
            }
        }
    }

    @Test func `a record as of an instant is what had been recorded by then`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let answers = try await Self.answers(of: server, path, to: Self.changes(of: path))
            let events = try server.log.read(.log, from: 0, direction: .forward, limit: .max)
            for (position, text) in answers {
                let recorded = events[position - 1].entry.recordedAt
                let past = try await server.get("\(path)?as_of=\(recorded)")
                #expect(past.text == Self.marked(text, asOf: "\(recorded)"))
                let earlier = Timestamp(clamping: recorded.microseconds - 1)
                #expect(try await server.get("\(path)?as_of=\(earlier)").json["position"]?.integer == position - 1)
                let local = "\(recorded)".replacing("Z", with: "%2B00:00")
                #expect(try await server.get("\(path)?as_of=\(local)").json["position"]?.integer == position)
            }
            let now = Timestamp.now
            #expect(try await server.get("\(path)?as_of=\(now)").json["position"]?.integer == Int(server.log.head))
        }
    }

    @Test func `a merged record is answered as it was then: with itself before, with the survivor after`() async throws
    {
        try await TestServer.run { server in
            let survivor = try await server.registerPatient(mrn: "S-1")
            let source = try await server.registerPatient(mrn: "T-1")
            let path = "/v1/patients/\(source)"
            let answers = try await Self.answers(
                of: server,
                path,
                to: [
                    ("\(path)/allergies", #"{"substance": {"system": "demo", "code": "penicillin"}}"#),
                    ("\(path)/merge", #"{"survivor": "\#(survivor)", "reason": "registered twice"}"#),
                    ("/v1/patients/\(survivor)/identifiers", #"{"system": "passport", "value": "P-77"}"#),
                    ("\(path)/unmerge", #"{"reason": "two people"}"#),
                ]
            )
            for (position, text) in answers {
                let past = try await server.get("\(path)?as_of=\(position)")
                #expect(past.text == Self.marked(text, asOf: "\(position)"))
            }
            let ids = try answers.map { try JSONParser.parse(Array($0.text.utf8))["id"]?.string }
            #expect(ids == [source, survivor, survivor, source])
        }
    }

    @Test func `what has not come is refused with where the log is, and what is no moment with what one is`()
        async throws
    {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let future = try await server.get("\(path)?as_of=2")
            #expect(future.status == 409 && future.problem == "position-not-in-log" && future.places == ["as_of"])
            #expect(future.json["detail"]?.string?.contains("last position is 1") == true)
            let tomorrow = Timestamp(clamping: Timestamp.now.microseconds + 86_400_000_000)
            let later = try await server.get("\(path)?as_of=\(tomorrow)")
            #expect(later.status == 409 && later.problem == "instant-not-reached")
            #expect(later.json["detail"]?.string?.contains("last position is 1") == true)
            for text in [
                "", "x", "-1", "%2B1", "1.0", "1e3", "99999999999999999999", "2026-01-01", "2026-01-01T00:00:00",
                "2026-01-01T00:00:00+01:00", "2026-13-01T00:00:00Z", "now",
            ] {
                let answer = try await server.get("\(path)?as_of=\(text)")
                #expect(answer.status == 400 && answer.places == ["as_of"], "\(text)")
            }
            #expect(try await server.get("\(path)?as_of=1&min_position=1").places == ["min_position"])
            #expect(try await server.get("/v1/patients/x?as_of=1").status == 400)
        }
    }

    @Test func `before a patient existed there is none`() async throws {
        try await TestServer.run { server in
            _ = try await server.registerPatient(mrn: "A-1")
            let path = "/v1/patients/\(try await server.registerPatient(mrn: "A-2"))"
            for moment in ["0", "1", "1971-01-01T00:00:00Z"] {
                let answer = try await server.get("\(path)?as_of=\(moment)")
                #expect(answer.status == 404 && answer.problem == "patient-not-found", "\(moment)")
            }
            #expect(try await server.get("\(path)?as_of=2").status == 200)
        }
    }

    @Test func `a role is shown of the past what it is shown of the present`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatientAsked())"
            let open = Int(server.log.head)
            let desk = try await server.token(for: .receptionist)
            let before = try await server.send(.get, "\(path)?as_of=\(open)", token: desk)
            #expect(before.json["allergy_status"] == nil && before.json["address"]?.isNull == false)

            _ = try await server.post("\(path)/restriction", #"{"reason": "asked for it"}"#)
            for position in [open, open + 1] {
                let past = try await server.send(.get, "\(path)?as_of=\(position)", token: desk)
                #expect(past.json["address"]?.isNull == true && past.json["contacts"]?.array?.isEmpty == true)
                #expect(past.json["access_restricted"]?.bool == (position > open))
                let nurse = try await server.send(
                    .get,
                    "\(path)?as_of=\(position)",
                    token: try await server.token(for: .nurse)
                )
                #expect(nurse.json["address"]?.isNull == false && nurse.json["allergy_status"] != nil)
            }
            _ = try await server.post("\(path)/restriction/lift", #"{"reason": "asked for it"}"#)
            let then = try await server.send(.get, "\(path)?as_of=\(open + 1)", token: desk)
            #expect(then.json["address"]?.isNull == true, "it was restricted then")
            let analyst = try await server.token(for: .analyst)
            #expect(try await server.send(.get, "\(path)?as_of=1", token: analyst).status == 403)
        }
    }
}
