import EventCatalog
import HTTPTypes
import Ledger
import StrictJSON
import Testing

@testable import Server

/// One person with two records, as clients see them.
@Suite struct MergedRecordRoutesTests {
    /// Two records, the second merged into the first.
    private static func merged(_ server: TestServer) async throws -> (survivor: String, source: String) {
        let survivor = try await server.registerPatient(mrn: "S-1")
        let made = try await server.post("/v1/patients", TestServer.patientBody(mrn: "T-1", family: "Marques"))
        let source = try #require(made.json["id"]?.string)
        for id in [survivor, source] {
            let condition = #"{"codes": [{"system": "icd-10", "code": "J45.9"}]}"#
            let noted = try await server.post("/v1/patients/\(id)/conditions", condition)
            try #require(noted.status == 201, "\(noted.text)")
        }
        let allergy = #"{"substance": {"system": "demo", "code": "penicillin"}}"#
        _ = try await server.post("/v1/patients/\(source)/allergies", allergy)
        let body = #"{"survivor": "\#(survivor)", "reason": "registered twice"}"#
        let answer = try await server.post("/v1/patients/\(source)/merge", body)
        try #require(answer.status == 200, "\(answer.text)")
        return (survivor, source)
    }

    @Test func `entries of a merged record are changed through the survivor, with its entity tag (I-47, I-51)`()
        async throws
    {
        try await TestServer.run { server in
            let (survivor, _) = try await Self.merged(server)
            let path = "/v1/patients/\(survivor)"
            let position = server.log.head
            let read = try await server.get("\(path)?min_position=\(position)")
            let tag = try #require(read["ETag"])
            let allergy = try #require(read.json["allergies"]?.array?.first?["id"]?.string)
            let none = try await server.post("\(path)/allergies", #"{"none_known": true}"#)
            #expect(none.status == 409 && none.json["invariant"]?.string == "I-47", "\(none.text)")
            let change = #"{"criticality": "high", "reason": "seen"}"#
            let amended = try await server.send(
                .patch,
                "\(path)/allergies/\(allergy)",
                body: change,
                headers: ["If-Match": tag]
            )
            #expect(amended.status == 200, "\(amended.text)")
            #expect(amended.json["allergies"]?.array?.first?["criticality"]?.string == "high")
            #expect(amended["ETag"] != tag)
            let stale = try await server.send(
                .patch,
                "\(path)/allergies/\(allergy)",
                body: #"{"criticality": "low", "reason": "seen"}"#,
                headers: ["If-Match": tag]
            )
            #expect(stale.status == 412, "\(stale.text)")
            let refuted = try await server.post("\(path)/allergies/\(allergy)/refute", #"{"reason": "tested"}"#)
            #expect(refuted.status == 200 && refuted.json["allergy_status"]?.string == "never-asked", "\(refuted.text)")
            let asserted = try await server.post("\(path)/allergies", #"{"none_known": true}"#)
            #expect(asserted.json["allergy_status"]?.string == "none-known", "\(asserted.text)")
        }
    }

    @Test func `a person with a diagnosis in two records is listed once (I-44)`() async throws {
        try await TestServer.run { server in
            let (survivor, source) = try await Self.merged(server)
            let path = "/v1/diagnoses/J45/patients"
            let listed = try await server.get("\(path)?limit=1&min_position=\(server.log.head)")
            #expect(listed.json["items"]?.array?.compactMap { $0["patient_id"]?.string } == [survivor])
            #expect(listed.json["next"]?.isNull == true)
            _ = try await server.post("/v1/patients/\(source)/unmerge", #"{"reason": "two people"}"#)
            let apart = try await server.get("\(path)?min_position=\(server.log.head)")
            let found = apart.json["items"]?.array?.compactMap { $0["patient_id"]?.string } ?? []
            #expect(Set(found) == [survivor, source] && found.count == 2)
        }
    }

    @Test func `the events of a person are those of all records at once, page by page (I-44)`() async throws {
        try await TestServer.run { server in
            let (survivor, source) = try await Self.merged(server)
            // No wait for a read model: the log itself says who is one person.
            var found: [[Int]] = []
            for id in [survivor, source] {
                var positions: [Int] = []
                var next: Int? = 0
                while let from = next {
                    let page = try await server.get("/v1/events?patient=\(id)&from=\(from)&limit=2")
                    positions += page.json["items"]?.array?.compactMap { $0["position"]?.integer } ?? []
                    next = page.json["next"]?.integer
                }
                found.append(positions)
            }
            #expect(found[0] == found[1])
            #expect(found[0].count == 7 && found[0] == found[0].sorted())
        }
    }

    @Test func `64 equal requests to merge make one merge and 64 equal answers (I-50)`() async throws {
        try await TestServer.run { server in
            let survivor = try await server.registerPatient(mrn: "S-1")
            let source = try await server.registerPatient(mrn: "T-1")
            let before = server.log.head
            let body = #"{"survivor": "\#(survivor)", "reason": "registered twice"}"#
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        let headers = ["Idempotency-Key": "merge-1"]
                        return try await server.post("/v1/patients/\(source)/merge", body, headers: headers)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.status)) == [200] && Set(answers.map(\.text)).count == 1)
            #expect(server.log.head == before + 2)
        }
    }
}
