import EventCatalog
import HTTPTypes
import StrictJSON
import Testing

@testable import Server

@Suite struct MergeRoutesTests {
    /// Two records of one person; the second knows an allergy and a diagnosis.
    private struct Pair {
        let survivor: String
        let source: String

        init(_ server: TestServer) async throws {
            survivor = try await server.registerPatient(mrn: "S-1")
            let made = try await server.post("/v1/patients", TestServer.patientBody(mrn: "T-1", family: "Marques"))
            source = try #require(made.json["id"]?.string)
            let allergy = #"{"substance": {"system": "demo", "code": "penicillin"}}"#
            _ = try await server.post("/v1/patients/\(source)/allergies", allergy)
            let condition = #"{"codes": [{"system": "icd-10", "code": "J45.9"}]}"#
            _ = try await server.post("/v1/patients/\(source)/conditions", condition)
        }

        func merge(_ server: TestServer, headers: [String: String] = [:]) async throws -> Answer {
            let body = #"{"survivor": "\#(survivor)", "reason": "registered twice"}"#
            return try await server.post("/v1/patients/\(source)/merge", body, headers: headers)
        }
    }

    @Test func `every read and search of a merged record answers with the survivor (I-44)`() async throws {
        try await TestServer.run { server in
            let pair = try await Pair(server)
            let merged = try await pair.merge(server)
            #expect(merged.status == 200, "\(merged.text)")
            #expect(merged.json["id"]?.string == pair.survivor)
            #expect(merged.json["merged_from"]?.array?.compactMap(\.string) == [pair.source])
            let position = try #require(merged["X-Ledger-Position"])
            for id in [pair.source, pair.survivor] {
                let read = try await server.get("/v1/patients/\(id)?min_position=\(position)")
                #expect(read.text == merged.text, "the answer to the command shows what the query shows")
                #expect(read.json["allergies"]?.array?.count == 1)
                #expect(read.json["conditions"]?.array?.count == 1)
                #expect(read.json["identifiers"]?.array?.count == 2)
            }
            for query in ["marques", "T-1", "garcia"] {
                let found = try await server.get("/v1/patients?q=\(query)&min_position=\(position)")
                #expect(found.json["items"]?.array?.compactMap { $0["id"]?.string } == [pair.survivor], "\(query)")
            }
            let diagnoses = try await server.get("/v1/diagnoses/J45/patients?min_position=\(position)")
            #expect(diagnoses.json["items"]?.array?.compactMap { $0["patient_id"]?.string } == [pair.survivor])
            let events = try await server.get("/v1/events?patient=\(pair.source)")
            #expect(events.json["items"]?.array?.count == 6, "both records, in the order of their positions")

            let back = try await server.post("/v1/patients/\(pair.source)/unmerge", #"{"reason": "two people"}"#)
            #expect(back.status == 200 && back.json["id"]?.string == pair.source, "\(back.text)")
            let after = try #require(back["X-Ledger-Position"])
            for (query, id) in [("marques", pair.source), ("T-1", pair.source), ("S-1", pair.survivor)] {
                let found = try await server.get("/v1/patients?q=\(query)&min_position=\(after)")
                let items = try #require(found.json["items"]?.array)
                #expect(items.first?["id"]?.string == id, "\(query)")
                // The other one's name sounds alike; a number does not.
                #expect(items.count == (query == "marques" ? 2 : 1), "\(query): \(found.text)")
            }
            let alone = try await server.get("/v1/patients/\(pair.survivor)?min_position=\(after)")
            #expect(alone.json["allergies"]?.array?.isEmpty == true)
        }
    }

    @Test func `a merged record's prescriptions are listed with the survivor's, newest first (I-44)`() async throws {
        try await TestServer.run { server in
            let pair = try await Pair(server)
            let prescriber = try await server.registerPractitioner()
            var made: [String] = []
            for id in [pair.survivor, pair.source] {
                let body = TestServer.prescriptionBody(patient: id, prescriber: prescriber, sign: false)
                made.append(try #require(try await server.post("/v1/prescriptions", body).json["id"]?.string))
            }
            let position = try #require(try await pair.merge(server)["X-Ledger-Position"])
            for id in [pair.source, pair.survivor] {
                let path = "/v1/patients/\(id)/prescriptions?limit=1&min_position=\(position)"
                let first = try await server.get(path)
                #expect(first.json["items"]?.array?.compactMap { $0["id"]?.string } == [made[1]])
                let next = try #require(first.json["next"]?.string)
                let second = try await server.get("\(path)&cursor=\(next)")
                #expect(second.json["items"]?.array?.compactMap { $0["id"]?.string } == [made[0]])
                #expect(second.json["next"]?.isNull == true)
            }
        }
    }

    @Test func `what is asked of a merged record names the survivor (I-01, I-44)`() async throws {
        try await TestServer.run { server in
            let pair = try await Pair(server)
            _ = try await pair.merge(server)
            let noted = try await server.post("/v1/patients/\(pair.source)/allergies", #"{"none_known": true}"#)
            #expect(noted.status == 409 && noted.problem == "patient-merged")
            #expect(noted.json["invariant"]?.string == "I-44" && noted.json["survivor"]?.string == pair.survivor)
            let prescriber = try await server.registerPractitioner()
            let body = TestServer.prescriptionBody(patient: pair.source, prescriber: prescriber)
            let ordered = try await server.post("/v1/prescriptions", body)
            #expect(ordered.status == 409 && ordered.json["invariant"]?.string == "I-01")
            #expect(ordered.json["survivor"]?.string == pair.survivor)
            let again = try await pair.merge(server)
            #expect(again.status == 409 && again.problem == "patient-merged")
        }
    }

    @Test func `only a record administrator merges, and nonsense is refused with its rule (I-44, I-46)`() async throws {
        try await TestServer.run { server in
            let pair = try await Pair(server)
            let nurse = ["Authorization": "Bearer \(try await server.token(for: .nurse))"]
            #expect(try await pair.merge(server, headers: nurse).status == 403)
            let path = "/v1/patients/\(pair.source)"
            let itself = try await server.post("\(path)/merge", #"{"survivor": "\#(pair.source)", "reason": "x"}"#)
            #expect(
                itself.status == 422 && itself.places == ["/survivor"] && itself.json["invariant"]?.string == "I-44"
            )
            let nobody = #"{"survivor": "0190a000-0000-7000-8000-0000000000ff", "reason": "x"}"#
            let unknown = try await server.post("\(path)/merge", nobody)
            #expect(unknown.status == 422 && unknown.problem == "survivor-not-found")
            #expect(try await server.post("\(path)/merge", #"{"survivor": "x", "reason": "x"}"#).status == 422)
            #expect(try await server.post("\(path)/merge", #"{"survivor": "\#(pair.survivor)"}"#).places == ["/reason"])
            let notMerged = try await server.post("\(path)/unmerge", #"{"reason": "x"}"#)
            #expect(notMerged.status == 409 && notMerged.json["invariant"]?.string == "I-46")
        }
    }
}
