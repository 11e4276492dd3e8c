import HTTPTypes
import Ledger
import StrictJSON
import Testing

@testable import Server

/// What changed in a patient's record between two moments.
@Suite struct PatientDiffTests {
    /// The changes of an answer, each on a line, without the bookkeeping of the record.
    private static func changes(_ answer: Answer) -> [String] {
        (answer.json["changes"]?.array ?? []).compactMap { change in
            guard let kind = change["change"]?.string, let path = change["path"]?.string,
                path != "/version", path != "/changed_at"
            else { return nil }
            return "\(kind) \(path)"
        }
    }

    private static func types(_ answer: Answer) -> [String] {
        (answer.json["events"]?.array ?? []).compactMap { $0["type"]?.string }
    }

    @Test func `what was added, changed and removed is told with its place, old and new, and the events`() async throws
    {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let allergy = try await server.post(
                "\(path)/allergies",
                #"{"substance": {"system": "demo", "code": "penicillin"}}"#
            )
            let entry = try #require(allergy.json["allergies"]?.array?.first?["id"]?.string)
            let from = server.log.head
            let name = #"{"name": {"family": "Vega", "given": ["José"]}, "contacts": []}"#
            let renamed = try await server.send(.patch, path, body: name, headers: ["If-Match": "\"2\""])
            try #require(renamed.status == 200, "\(renamed.text)")
            _ = try await server.post("\(path)/conditions", #"{"codes": [{"system": "icd-10", "code": "J45.9"}]}"#)
            _ = try await server.post("\(path)/allergies/\(entry)/refute", #"{"reason": "challenge was negative"}"#)
            let to = server.log.head

            let diff = try await server.get("\(path)/diff?from=\(from)&to=\(to)")
            #expect(diff.status == 200 && diff["X-Ledger-Position"] == "\(to)")
            #expect(
                Set(Self.changes(diff)) == [
                    "changed /name/family", "removed /name/given/1", "added /former_names/0", "removed /contacts/0",
                    "added /conditions/0",
                    "changed /allergies/0/status", "changed /allergies/0/reason", "changed /allergy_status",
                ]
            )
            let family = diff.json["changes"]?.array?.first { $0["path"]?.string == "/name/family" }
            #expect(family?["old"]?.string == "García Márquez" && family?["new"]?.string == "Vega")
            #expect(
                Self.types(diff) == [
                    "PatientNameChanged", "PatientContactChanged", "ConditionRecorded", "AllergyRefuted",
                ]
            )
            let first = diff.json["events"]?.array?.first
            #expect(first?["position"]?.integer == Int(from) + 1 && first?["recorded_at"]?.string != nil)
            #expect(diff.json["from"]?["as_of"]?.string == "\(from)")

            let now = try await server.get("\(path)/diff?from=\(from)")
            #expect(Self.changes(now) == Self.changes(diff), "up to now unless told")
            let nothing = try await server.get("\(path)/diff?from=\(to)&to=\(to)")
            #expect(Self.changes(nothing).isEmpty && Self.types(nothing).isEmpty)
        }
    }

    @Test func `of a record that was opened in between everything is added`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let diff = try await server.get("\(path)/diff?from=0&to=1")
            #expect(
                Self.changes(diff).contains("added /name") && Self.changes(diff).allSatisfy { $0.hasPrefix("added") }
            )
            #expect(Self.types(diff) == ["PatientRegistered"])
        }
    }

    @Test func `a merge shows as the survivor with what both hold, and prescriptions are among the events`()
        async throws
    {
        try await TestServer.run { server in
            let made = try await server.prescribed()
            let source = try await server.registerPatient(mrn: "T-1")
            let from = server.log.head
            let body = #"{"survivor": "\#(made.patient)", "reason": "registered twice"}"#
            #expect(try await server.post("/v1/patients/\(source)/merge", body).status == 200)
            let diff = try await server.get("/v1/patients/\(source)/diff?from=\(from)")
            #expect(Self.changes(diff).contains("changed /id") && Self.changes(diff).contains("added /merged_from/0"))
            #expect(Self.types(diff).contains("PatientsMerged"))
            let whole = try await server.get("/v1/patients/\(source)/diff?from=0")
            #expect(Self.types(whole).contains("PrescriptionSigned"))
            let positions = (whole.json["events"]?.array ?? []).compactMap { $0["position"]?.integer }
            #expect(positions == positions.sorted() && Set(positions).count == positions.count)
        }
    }

    @Test func `a role is told of what it sees and of nothing else`() async throws {
        try await TestServer.run { server in
            let made = try await server.prescribed()
            let path = "/v1/patients/\(made.patient)/diff?from=0"
            let desk = try await server.send(.get, path, token: try await server.token(for: .receptionist))
            #expect(desk.status == 200 && Self.types(desk) == ["PatientRegistered"])
            #expect(!Self.changes(desk).contains { $0.contains("allerg") })
            _ = try await server.post("/v1/patients/\(made.patient)/restriction", #"{"reason": "asked for it"}"#)
            let after = try await server.send(.get, path, token: try await server.token(for: .receptionist))
            let address = after.json["changes"]?.array?.first { $0["path"]?.string == "/address" }
            #expect(address?["new"]?.isNull == true)
            #expect(!after.text.contains("High Street"))
        }
    }

    @Test func `moments that are missing, exchanged, malformed or have not come are refused`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatientAsked())/diff"
            for (query, status, place) in [
                ("", 400, "from"), ("?from=x", 400, "from"), ("?from=1&to=", 400, "to"), ("?from=2&to=1", 400, "from"),
                ("?from=9", 409, "from"), ("?from=1&to=9", 409, "to"), ("?from=1&to=9999-01-01T00:00:00Z", 409, "to"),
            ] {
                let answer = try await server.get(path + query)
                #expect(answer.status == status && answer.places == [place], "\(query): \(answer.text)")
            }
            let early = try await server.get("\(path)?from=0&to=0")
            #expect(early.status == 404 && early.problem == "patient-not-found")
        }
    }
}
