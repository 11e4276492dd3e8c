import EventCatalog
import Foundation
import HTTPTypes
import Ledger
import NIOCore
import Prescribing
import ProjectionEngine
import StrictJSON
import TestKit
import Testing

@testable import Server

@Suite struct OperationsRoutesTests {
    @Test func `health, metrics and the description of the API need no token`() async throws {
        try await TestServer.run { server in
            _ = try await server.registerPatient()
            try await server.host.catchUp(to: server.log.head)
            #expect(try await server.send(.get, "/health/live", token: .some(nil)).status == 200)
            let ready = try await server.send(.get, "/health/ready", token: .some(nil))
            #expect(ready.status == 200 && ready.json["status"]?.string == "ready", "\(ready.text)")
            let metrics = try await server.send(.get, "/metrics", token: .some(nil))
            #expect(metrics["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(metrics.text.contains("rxledger_log_position 1\n"))
            #expect(metrics.text.contains("# TYPE rxledger_http_request_duration_seconds histogram"))
            #expect(metrics.text.contains("route=\"/v1/patients\""))
            #expect(metrics.text.contains("rxledger_projection_lag_events{projection=\"PatientSearch\"} 0"))
            #expect(!metrics.text.contains("García"))
        }
    }

    @Test func `readiness turns red when a safety check does not fire on a made-up patient (I-18)`() async throws {
        let whole = Formulary.demonstration
        let withoutRules = Formulary(version: "x", products: whole.products, rules: RuleSet(version: "none"))
        try await TestServer.run(formulary: withoutRules) { server in
            let ready = try await server.send(.get, "/health/ready", token: .some(nil))
            #expect(ready.status == 503 && ready.json["status"]?.string == "not-ready")
            let silent = (ready.json["silent_safety_checks"]?.array ?? []).compactMap { $0["kind"]?.string }
            #expect(silent.contains("drug-drug") && silent.contains("drug-allergy"), "\(ready.text)")
            #expect(try await server.send(.get, "/health/live", token: .some(nil)).status == 200)
        }
    }

    @Test func `the labels of metrics are bounded whatever is asked for`() async throws {
        try await TestServer.run { server in
            for number in 0..<20 { _ = try await server.get("/v1/nothing/\(number)") }
            let metrics = try await server.get("/metrics")
            #expect(!metrics.text.contains("nothing"))
            #expect(metrics.text.contains("route=\"other\""))
        }
    }

    @Test func `read models tell how they are and are built anew on demand`() async throws {
        try await TestServer.run { server in
            _ = try await server.registerPatient()
            try await server.host.catchUp(to: server.log.head)
            let list = try await server.get("/v1/projections")
            let names = Set((list.json["items"]?.array ?? []).compactMap { $0["name"]?.string })
            #expect(names.isSuperset(of: ["PatientRecord", "PatientSearch"]) && names.count == 8, "\(names)")
            let begun = try await server.send(.post, "/v1/projections/PatientRecord/rebuild")
            #expect(begun.status == 202, "\(begun.text)")
            try await server.host.catchUp(to: server.log.head)
        }
    }

    @Test func `what a read model has parked is told, and answers about the patient are not complete`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            let other = try await server.registerPatient(mrn: "B-2")
            let id = PatientID(try #require(RecordID(patient)))
            try await server.log.append([.test(type: "FromTheFuture", subjects: [id.record])], to: id.stream)
            try await server.host.catchUp(to: server.log.head)
            let read = try await server.get("/v1/patients/\(patient)")
            #expect(read.status == 200 && read.json["complete"]?.bool == false && read.headers[.eTag] == nil)
            #expect(try await server.get("/v1/patients/\(other)").json["complete"]?.bool == true)
            let search = try await server.get("/v1/patients?q=garcia")
            #expect(search.json["complete"]?.bool == false && search.headers[.eTag] == nil)
            let missing = try await server.get("/v1/patients/\(PatientID(.random()))")
            #expect(missing.status == 503 && missing.problem == "answer-incomplete")

            let parked = try await server.get("/v1/projections/PatientRecord/parked")
            let item = try #require(parked.json["items"]?.array?.first)
            #expect(
                item["record"]?.string == patient && item["event_type"]?.string == "FromTheFuture",
                "\(parked.text)"
            )
            let retried = try await server.post(
                "/v1/projections/PatientRecord/retry",
                #"{"record": "\#(patient)"}"#
            )
            #expect(retried.status == 200 && retried.json["still_parked"]?.array?.count == 1, "\(retried.text)")
            let wrong = try await server.post("/v1/projections/PatientRecord/retry", #"{"record": "x"}"#)
            #expect(wrong.status == 422 && wrong.places == ["/record"])
            #expect(try await server.get("/v1/projections/None/parked").status == 404)
            #expect(try await server.get("/metrics").text.contains(#"parked_records{projection="PatientRecord"} 1"#))
        }
    }

    @Test func `events are replayed by position, stream and patient`() async throws {
        try await TestServer.run { server in
            let (patient, prescription, item) = try await server.prescribed()
            _ = try await server.post(
                "/v1/prescriptions/\(prescription)/dispenses",
                #"{"item_id": "\#(item)", "quantity": {"value": "1", "unit": "capsule"}}"#
            )
            let all = try await server.get("/v1/events?limit=1000")
            let items = try #require(all.json["items"]?.array)
            #expect(items.compactMap { $0["position"]?.integer } == Array(1...items.count))
            #expect(all.json["next"]?.isNull == true)
            let first = try #require(items.first)
            #expect(first["type"]?.string == "PatientRegistered")
            #expect(first["stream"]?.string == "patient-\(patient)")
            #expect(first["role"]?.string == "system" && first["client"]?.string == "development")
            #expect(first["data"]?["birth_date"]?.string == "1980-03-12")
            #expect(items.last?["data"]?["quantity"]?["value"]?.string == "1")

            let page = try await server.get("/v1/events?limit=2&from=1")
            #expect(page.json["items"]?.array?.compactMap { $0["position"]?.integer } == [2, 3])
            #expect(page.json["next"]?.integer == 3)
            let stream = try await server.get("/v1/events?stream=prescription-\(prescription)&from=1&limit=1")
            #expect(stream.json["items"]?.array?.first?["version"]?.integer == 2)
            #expect(stream.json["next"]?.integer == 2)
            let subject = try await server.get("/v1/events?patient=\(patient)")
            #expect(subject.json["items"]?.array?.count == items.count - 2, "not those of the practitioner")
        }
    }

    @Test func `following sends each event once, in order, and goes on where it was`() async throws {
        try await TestServer.run { server in
            let (_, _, _) = try await server.prescribed()
            let frames = EventFrames(
                log: server.log,
                replay: EventReplay(log: server.log),
                start: 2,
                heartbeat: .milliseconds(50)
            )
            var iterator = frames.makeAsyncIterator()
            #expect(try await iterator.next().map { String(buffer: $0) } == "retry: 2000\n\n")
            let text = String(buffer: try #require(try await iterator.next()))
            #expect(text.hasPrefix("id: 3\nevent: "))
            #expect(text.contains("\ndata: {\"position\":3,"))
            let beat = String(buffer: try #require(try await iterator.next()))
            #expect(beat == ": still here\n\n")
            let head = server.log.head
            _ = try await server.registerPatient(mrn: "B-2")
            #expect(String(buffer: try #require(try await iterator.next())).hasPrefix("id: \(head + 1)\n"))
        }
    }

    @Test func `the dashboard counts by day, product, class and prescriber`() async throws {
        try await TestServer.run { server in
            _ = try await server.prescribed()
            let answer = try await server.get("/v1/dashboard?min_position=\(server.log.head)")
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["totals"]?["prescriptions"]?.integer == 1)
            #expect(answer.json["totals"]?["new_patients"]?.integer == 1)
            #expect(answer.json["by_day"]?.array?.count == 1)
            #expect(answer.json["by_product"]?.array?.first?["items"]?.integer == 1)
            #expect(answer.json["by_class"]?.array?.first?["code"]?.string?.hasPrefix("J01CA") == true)
            #expect(answer.json["by_prescriber"]?.array?.first?["prescriptions"]?.integer == 1)
            let past = try await server.get("/v1/dashboard?from=2001-01-01&to=2001-12-31")
            #expect(past.json["totals"]?["prescriptions"]?.integer == 0)
            #expect(past.json["all_time"]?["prescriptions"]?.integer == 1)
        }
    }

    @Test func `patients are found by a code or the beginning of one`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            _ = try await server.post(
                "/v1/patients/\(patient)/conditions",
                #"{"codes": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "E11.9"}]}"#
            )
            let at = "min_position=\(server.log.head)"
            for (query, count) in [("E11.9", 1), ("E11", 1), ("e1", 1), ("E12", 0)] {
                let answer = try await server.get("/v1/diagnoses/\(query)/patients?\(at)")
                #expect(answer.json["items"]?.array?.count == count, "\(query): \(answer.text)")
            }
            let exact = try await server.get("/v1/diagnoses/E11/patients?match=exact&\(at)")
            #expect(exact.json["items"]?.array?.isEmpty == true)
        }
    }

    @Test func `products are found by the beginning of a name`() async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/v1/formulary/products?q=amox&limit=5")
            let items = try #require(answer.json["items"]?.array)
            #expect(!items.isEmpty && items.count <= 5)
            #expect(items.first?["name"]?.string?.lowercased().contains("amox") == true)
            #expect(items.first?["product"]?["system"]?.string == "demo")
        }
    }
}
