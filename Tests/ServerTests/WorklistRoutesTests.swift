import HTTPTypes
import Ledger
import StrictJSON
import Testing

@testable import Server

@Suite struct WorklistRoutesTests {
    @Test func `what waits for somebody is listed until it is settled (I-36, I-40, I-42, I-45)`() async throws {
        try await TestServer.run { server in
            let prescriber = try await server.registerPractitioner()
            let patient = try await server.registerPatientAsked(mrn: "W-100")
            func order(_ patient: String, sign: Bool = true) async throws -> String {
                let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber, sign: sign)
                let made = try await server.post("/v1/prescriptions", body)
                return try #require(made.json["id"]?.string, "\(made.text)")
            }
            func list(_ name: String, _ query: String = "") async throws -> [JSONValue] {
                let answer = try await server.get("/v1/worklists/\(name)?min_position=\(server.log.head)\(query)")
                #expect(answer.status == 200, "\(answer.text)")
                return answer.json["items"]?.array ?? []
            }
            let draft = try await order(patient, sign: false)
            #expect(try await list("unsigned-drafts").map { $0["prescription_id"]?.string } == [draft])
            #expect(try await list("unsigned-drafts", "&prescriber=\(prescriber)").count == 1)
            #expect(try await list("unsigned-drafts", "&prescriber=\(patient)").isEmpty)

            let held = try await order(patient)
            _ = try await server.post("/v1/prescriptions/\(held)/release", #"{"pharmacy": "North"}"#)
            _ = try await server.post("/v1/prescriptions/\(held)/cancel", #"{"reason": "0001"}"#)
            let pending = try await list("cancellations-pending", "&pharmacy=North")
            #expect(pending.map { $0["prescription_id"]?.string } == [held])
            #expect(try await list("cancellations-pending", "&pharmacy=South").isEmpty)

            #expect(try await list("running-out", "&before=2999-01-01").map { $0["prescription_id"]?.string } == [held])
            #expect(try await list("running-out", "&before=2999-01-01&prescriber=\(patient)").isEmpty)
            #expect(try await list("running-out", "&before=2001-01-01").isEmpty)

            let twin = try await server.registerPatientAsked(mrn: "W-2")
            _ = try await server.post("/v1/patients/\(twin)/duplicates", #"{"other": "\#(patient)"}"#)
            #expect(try await list("merge-candidates").count == 1)
            let other = try await order(twin)
            let merge = #"{"survivor": "\#(patient)", "reason": "registered twice"}"#
            #expect(try await server.post("/v1/patients/\(twin)/merge", merge).status == 200)
            #expect(try await list("merge-candidates").isEmpty)
            let pairs = try await list("reconciliations")
            #expect(pairs.map { $0["merged_prescription_id"]?.string } == [other])
            #expect(pairs.map { $0["prescription_id"]?.string } == [held])

            _ = try await server.post("/v1/patients/\(patient)/deceased", "{}")
            let dead = try await list("deceased-with-active-items").compactMap { $0["prescription_id"]?.string }
            #expect(Set(dead) == [held, other])
            let counts = try await server.get("/v1/worklists?min_position=\(server.log.head)")
            #expect(counts.json["deceased-with-active-items"]?["count"]?.integer == 2, "\(counts.text)")
            #expect(counts.json["unsigned-drafts"]?["count"]?.integer == 1)
            for id in dead { _ = try await server.post("/v1/prescriptions/\(id)/stop", #"{"reason": "death"}"#) }
            #expect(try await list("deceased-with-active-items").isEmpty)
        }
    }

    @Test func `answers to alerts are listed and counted by rule and prescriber (I-16)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let allergy = #"{"substance": {"system": "demo", "code": "penicillin", "display": "Penicillin"}}"#
            _ = try await server.post("/v1/patients/\(patient)/allergies", allergy)
            let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber)
            let refused = try await server.post("/v1/prescriptions", body)
            #expect(refused.problem == "safety-alerts", "\(refused.text)")
            let answers = (refused.json["unresolved"]?.array ?? []).compactMap { $0["alert_id"]?.string }.map {
                #"{"alert_id": "\#($0)", "reason": "tolerated-before"}"#
            }
            let answered = body.replacing(
                "\"sign\": true",
                with: "\"sign\": true, \"overrides\": [\(answers.joined(separator: ","))]"
            )
            let signed = try await server.post("/v1/prescriptions", answered)
            #expect(signed.status == 201, "\(signed.text)")
            let head = server.log.head
            let listed = try await server.get("/v1/safety/overrides?prescriber=\(prescriber)&min_position=\(head)")
            let items = listed.json["items"]?.array ?? []
            #expect(items.count == answers.count && !answers.isEmpty, "\(listed.text)")
            #expect(items.first?["reason"]?.string == "tolerated-before")
            let review = try await server.get("/v1/worklists/overrides-to-review?prescriber=\(prescriber)")
            #expect(review.json["items"]?.array?.first?["alert_id"]?.string == items.first?["alert_id"]?.string)
            for by in ["rule", "prescriber"] {
                let rates = try await server.get("/v1/safety/override-rates?by=\(by)&min_position=\(head)")
                let found = rates.json["items"]?.array ?? []
                #expect(found.contains { ($0["overridden"]?.integer ?? 0) > 0 }, "\(rates.text)")
            }
            #expect(try await server.get("/v1/safety/override-rates?from=2026-02-01&to=2026-01-01").status == 400)
            #expect(try await server.get("/v1/safety/override-rates?by=patient").status == 400)
        }
    }
}
