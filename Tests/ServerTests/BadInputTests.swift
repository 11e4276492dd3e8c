import Foundation
import HTTPTypes
import Ledger
import StrictJSON
import TestKit
import Testing

@testable import Server

/// The table of bad inputs: a problem of the right kind that names the field, never a 500, never a change.
@Suite struct BadInputTests {
    @Test func `a body that is not strict JSON is refused (S34)`() async throws {
        try await TestServer.run { server in
            let bodies: [[UInt8]] = [
                [], Array("{".utf8), Array("[]x".utf8), Array(#"{"a":1,}"#.utf8), Array(#"{"a":1,"a":2}"#.utf8),
                [0xEF, 0xBB, 0xBF] + Array("{}".utf8), Array("{}".utf16.flatMap { [UInt8($0), 0] }),
                Array(#"{"name":"\ud800"}"#.utf8), Array(#"{"name":"\u0000"}"#.utf8), [0x22, 0xFF, 0x22],
                Array(String(repeating: "[", count: 100_000).utf8), Array("NaN".utf8), Array("{'a':1}".utf8),
            ]
            for body in bodies {
                let answer = try await server.send(.post, "/v1/patients", bytes: body)
                #expect(answer.status == 400 && answer.problem == "malformed-json", "\(body.prefix(20)) \(answer.text)")
            }
            #expect(server.log.head == 0)
        }
    }

    @Test func `every field of a patient that is wrong is named`() async throws {
        try await TestServer.run { server in
            let long = String(repeating: "x", count: 201)
            let marks = "e" + String(repeating: "\u{301}", count: 150)
            let cases: [(String, String, [String])] = [
                ("García Márquez\"", "García Márquez\", \"middle\": \"x\"", ["/name/middle"]),
                ("\"García Márquez\"", "null", ["/name/family"]), ("\"García Márquez\"", "7", ["/name/family"]),
                ("García Márquez", "  ", ["/name/family"]), ("García Márquez", "a\\u0007b", ["/name/family"]),
                ("García Márquez", "a\\u202eb", ["/name/family"]), ("García Márquez", "a\\uffffb", ["/name/family"]),
                ("García Márquez", long, ["/name/family"]), ("García Márquez", marks, ["/name/family"]),
                ("[\"José\", \"Luis\"]", "\"José\"", ["/name/given"]), ("\"Luis\"", "{}", ["/name/given/1"]),
                ("1980-03-12", "1980-02-30", ["/birth_date"]), ("1980-03-12", "12/03/1980", ["/birth_date"]),
                ("1980-03-12", "1980-3-12", ["/birth_date"]), ("1980-03-12", "0000-01-01", ["/birth_date"]),
                ("1980-03-12", "2199-01-01", ["/birth_date"]), ("1980-03-12", "1700-01-01", ["/birth_date"]),
                ("\"1980-03-12\"", "19800312", ["/birth_date"]),
                ("1980-03-12", "1980-03-12T00:00:00Z", ["/birth_date"]),
                ("\"male\"", "\"Male\"", ["/gender"]), ("\"male\"", "null", ["/gender"]),
                ("\"male\"", "1", ["/gender"]),
                ("\"mrn\"", "\"\"", ["/identifiers/0/system"]), ("\"X-1\"", "1", ["/identifiers/0/value"]),
                ("\"phone\"", "\"fax\"", ["/contacts/0/system"]), ("\"GB\"", "\"gb\"", ["/address/country"]),
                ("\"Leeds\"", "[]", ["/address/city"]), ("{\"name\"", "{\"id\": \"x\", \"name\"", ["/id"]),
                ("{\"name\"", "{\"__proto__\": {}, \"name\"", ["/__proto__"]),
                ("{\"name\"", "{\"occurred_at\": \"2026-01-01T24:00:00Z\", \"name\"", ["/occurred_at"]),
                ("{\"name\"", "{\"occurred_at\": \"2026-01-01T10:00:00\", \"name\"", ["/occurred_at"]),
                ("{\"name\"", "{\"occurred_at\": \"2999-01-01T10:00:00Z\", \"name\"", ["/occurred_at"]),
                ("\"gender\": \"male\",", "", ["/gender"]),
            ]
            for (old, new, places) in cases {
                let body = TestServer.patientBody(mrn: "X-1").replacing(old, with: new)
                let answer = try await server.post("/v1/patients", body)
                #expect(answer.status == 422, "\(new): \(answer.text)")
                #expect(answer.places == places, "\(new): \(answer.text)")
                #expect(!answer.text.contains("xxxxx"), "values are not repeated")
            }
            #expect(server.log.head == 0)
            for root in ["[]", "null", "7", "\"x\""] {
                #expect(try await server.post("/v1/patients", root).status == 422)
            }
        }
    }

    @Test func `every field of a prescription that is wrong is named`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            let prescriber = try await server.registerPractitioner()
            let head = server.log.head
            let quantity = "/items/0/quantity/value"
            let cases: [(String, String, String)] = [
                ("{\"value\": \"21\"", "{\"value\": 21", quantity), ("\"21\"", "\"0\"", quantity),
                ("\"21\"", "\"-1\"", quantity), ("\"21\"", "\"1e3\"", quantity), ("\"21\"", "\"NaN\"", quantity),
                ("\"21\"", "\"1,5\"", quantity), ("\"21\"", "\"0.00000000001\"", quantity),
                ("\"21\"", "\"99999999999999999999\"", quantity), ("\"21\"", "\"٢١\"", quantity),
                ("\"21\"", "\"+21\"", quantity), ("\"21\"", "\"\"", quantity), ("\"21\"", "null", quantity),
                ("\"repeats_allowed\": 0", "\"repeats_allowed\": -1", "/items/0/repeats_allowed"),
                ("\"repeats_allowed\": 0", "\"repeats_allowed\": 100", "/items/0/repeats_allowed"),
                ("\"repeats_allowed\": 0", "\"repeats_allowed\": 1.0", "/items/0/repeats_allowed"),
                ("\"repeats_allowed\": 0", "\"repeats_allowed\": 9223372036854775808", "/items/0/repeats_allowed"),
                ("\"frequency\": 3", "\"frequency\": 0", "/items/0/dosage/0/frequency"),
                ("\"period\": \"1\"", "\"period\": \"x\"", "/items/0/dosage/0/period"),
                ("\"period_unit\": \"d\"", "\"period_unit\": \"day\"", "/items/0/dosage/0/period_unit"),
                (", \"period_unit\": \"d\"", "", "/items/0/dosage/0/period_unit"),
                ("\"1 capsule 3 times a day\"", "\"\"", "/items/0/dosage/0/text"),
                ("\"system\": \"demo\"", "\"system\": null", "/items/0/product/system"),
                ("\"sign\": true", "\"sign\": \"yes\"", "/sign"), ("\"sign\": true", "\"sing\": true", "/sing"),
                (patient, "x", "/patient_id"), (patient, "00000000-0000-0000-0000-00000000000", "/patient_id"),
                ("\"expected_supply_days\": 7", "\"expected_supply_days\": 0", "/items/0/expected_supply_days"),
            ]
            for (old, new, place) in cases {
                let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber).replacing(
                    old,
                    with: new
                )
                let answer = try await server.post("/v1/prescriptions", body)
                #expect(answer.status == 422, "\(new): \(answer.text)")
                #expect(answer.places == [place], "\(new): \(answer.text)")
            }
            let none = #"{"patient_id": "\#(patient)", "prescriber_id": "\#(prescriber)", "sign": true, "items": []}"#
            #expect(try await server.post("/v1/prescriptions", none).json["invariant"]?.string == "I-04")
            #expect(server.log.head == head, "nothing was changed")
        }
    }

    @Test func `the form of a request is checked: method, type, size, length`() async throws {
        try await TestServer.run { server in
            let body = TestServer.patientBody(mrn: "F-1")
            #expect(try await server.get("/v1/nothing").status == 404)
            #expect(try await server.get("/v1/nothing").problem == "not-found")
            let method = try await server.send(.delete, "/v1/patients")
            #expect(
                method.status == 405 && method["Allow"] == "GET, HEAD, POST" && method.problem == "method-not-allowed"
            )
            #expect(try await server.send(.put, "/v1/patients/x").status == 405)
            for type in ["text/plain", "application/json; charset=utf-16", "application/xml", "application/jsonx", ";"]
            {
                let answer = try await server.post("/v1/patients", body, headers: ["Content-Type": type])
                #expect(answer.status == 415, "\(type)")
            }
            #expect(try await server.post("/v1/patients", body, headers: ["Content-Type": ""]).status == 415)
            #expect(try await server.post("/v1/patients", body, headers: ["Content-Encoding": "gzip"]).status == 415)
            let padded = body + String(repeating: " ", count: 1_048_576 - body.utf8.count)
            #expect(try await server.post("/v1/patients", padded + " ").status == 413)
            let charset = ["Content-Type": "application/json; charset=UTF-8"]
            #expect(try await server.post("/v1/patients", padded, headers: charset).status == 201)
            #expect(try await server.get("/v1/practitioners", headers: ["Accept": "text/html"]).status == 406)
            for accept in ["*/*", "application/*", "text/html, application/json;q=0.1", "application/json"] {
                #expect(try await server.get("/v1/practitioners", headers: ["Accept": accept]).status == 200)
            }
        }
    }

    @Test func `parameters are checked and named`() async throws {
        try await TestServer.run { server in
            let id = try await server.registerPatient()
            let cases: [(String, String)] = [
                ("/v1/practitioners?limit=0", "limit"), ("/v1/practitioners?limit=201", "limit"),
                ("/v1/practitioners?limit=-1", "limit"), ("/v1/practitioners?limit=%2B5", "limit"),
                ("/v1/practitioners?limit=1e1", "limit"), ("/v1/practitioners?limit=99999999999999999999999", "limit"),
                ("/v1/practitioners?limit=", "limit"), ("/v1/practitioners?limit=5&limit=5", "limit"),
                ("/v1/practitioners?page=2", "page"), ("/v1/practitioners?limit=%zz", "limit"),
                ("/v1/practitioners?limit=%ff", "limit"), ("/v1/practitioners?limit=%00", "limit"),
                ("/v1/practitioners?cursor=", "cursor"), ("/v1/practitioners?cursor=QQ", "cursor"),
                ("/v1/practitioners?cursor=QQ%3D%3D", "cursor"), ("/v1/practitioners?min_position=-1", "min_position"),
                ("/v1/practitioners?min_position=18446744073709551616", "min_position"),
                ("/v1/patients/x", "id"), ("/v1/patients/..", "id"), ("/v1/patients/%00", "id"),
                ("/v1/patients/\(id)x", "id"), ("/v1/patients/\(id)/prescriptions?status=open", "status"),
                ("/v1/prescriptions?prescriber=x", "prescriber"), ("/v1/prescriptions?product=a%7Cb%7Cc", "product"),
                ("/v1/prescriptions?running_out_before=2026-02-30", "running_out_before"),
                ("/v1/prescriptions?status=expired", "status"), ("/v1/dashboard?from=2026-02-30", "from"),
                ("/v1/dashboard?from=2026-02-02&to=2026-02-01", "from"), ("/v1/dashboard?to=2026", "to"),
                ("/v1/events?limit=1001", "limit"), ("/v1/events?stream=x", "stream"), ("/v1/events?from=x", "from"),
                ("/v1/events?stream=patient-\(id)&patient=\(id)", "patient"), ("/v1/events/follow?from=-1", "from"),
                ("/v1/diagnoses/E11/patients?match=regex", "match"),
                ("/v1/diagnoses/\(String(repeating: "E", count: 33))/patients", "code"),
                ("/v1/patients?q=\(String(repeating: "a", count: 257))", "q"), ("/v1/patients?q=", "q"),
            ]
            for (path, name) in cases {
                let answer = try await server.get(path)
                #expect(answer.status == 400 && answer.problem == "invalid-parameter", "\(path): \(answer.text)")
                #expect(answer.places == [name], "\(path): \(answer.text)")
            }
            let upper = try await server.get("/v1/patients/\(id.uppercased())?min_position=1")
            #expect(upper.status == 200, "the case of an id does not matter")
        }
    }

    @Test func `header fields are checked and named`() async throws {
        try await TestServer.run { server in
            let body = TestServer.patientBody(mrn: "H-1")
            for key in [" ", String(repeating: "k", count: 256), "a b", "ключ"] {
                let answer = try await server.post("/v1/patients", body, headers: ["Idempotency-Key": key])
                #expect(answer.status == 400 && answer.places == ["Idempotency-Key"], "\(key): \(answer.text)")
            }
            let longest = ["Idempotency-Key": String(repeating: "k", count: 255)]
            #expect(try await server.post("/v1/patients", body, headers: longest).status == 201)
            let follow = try await server.get("/v1/events/follow", headers: ["Last-Event-ID": "x"])
            #expect(follow.status == 400 && follow.places == ["Last-Event-ID"])
        }
    }

    @Test func `what does not exist is not found`() async throws {
        try await TestServer.run { server in
            let nobody = "0190a000-0000-7000-8000-00000000dead"
            for (path, problem) in [
                ("/v1/patients/\(nobody)", "patient-not-found"),
                ("/v1/patients/\(nobody)/prescriptions", "patient-not-found"),
                ("/v1/prescriptions/\(nobody)", "prescription-not-found"),
                ("/v1/practitioners/\(nobody)", "practitioner-not-found"),
            ] {
                let answer = try await server.get(path)
                #expect(answer.status == 404 && answer.problem == problem, "\(path): \(answer.text)")
            }
            let change = try await server.send(
                .patch,
                "/v1/patients/\(nobody)",
                body: #"{"gender": "female"}"#,
                headers: ["If-Match": "\"1\""]
            )
            #expect([404, 412].contains(change.status), "\(change.text)")
            let allergy = try await server.post("/v1/patients/\(nobody)/allergies", #"{"none_known": true}"#)
            #expect(allergy.status == 404, "\(allergy.text)")
            let hold = try await server.post("/v1/prescriptions/\(nobody)/hold", #"{"reason": "x"}"#)
            #expect(hold.status == 404, "\(hold.text)")
            let rebuild = try await server.send(.post, "/v1/projections/nothing/rebuild")
            #expect(rebuild.status == 404 && rebuild.problem == "projection-not-found")
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `no damage to a request makes the server fail (S32)`(_ seed: UInt64) async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            let prescriber = try await server.registerPractitioner()
            let samples = [
                ("/v1/patients", TestServer.patientBody(mrn: "M-1")),
                ("/v1/prescriptions", TestServer.prescriptionBody(patient: patient, prescriber: prescriber)),
                (
                    "/v1/patients/\(patient)/conditions",
                    #"{"codes": [{"system": "icd", "code": "E11.9"}], "onset": "2019-01"}"#
                ),
            ]
            var random = SeededGenerator(seed: seed)
            let pieces = [
                "null", "{}", "[]", "\"\"", "-1", "1e400", "99999999999999999999", "true", "\"\\u202e\"", ",",
            ]
            for _ in 0..<300 {
                let (path, body) = samples[Int.random(in: samples.indices, using: &random)]
                var parts = body.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    let place = Int.random(in: parts.indices, using: &random)
                    parts[place] = pieces[Int.random(in: pieces.indices, using: &random)]
                }
                let answer = try await server.post(path, parts.joined(separator: " "))
                #expect(answer.status < 500, "seed \(seed): \(parts.joined(separator: " ")) \(answer.text)")
            }
        }
    }
}
