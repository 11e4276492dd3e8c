import HTTPTypes
import Ledger
import StrictJSON
import Testing

@Suite struct PatientRoutesTests {
    @Test func `a patient is registered and can be read at once with min_position`() async throws {
        try await TestServer.run { server in
            let made = try await server.post("/v1/patients", TestServer.patientBody(mrn: "A-1"))
            #expect(made.status == 201)
            let id = try #require(made.json["id"]?.string)
            #expect(made["Location"] == "/v1/patients/\(id)")
            #expect(made["ETag"] == "\"1\"")
            #expect(made.json["version"]?.integer == 1)
            let position = try #require(made["X-Ledger-Position"])
            #expect(made.json["position"]?.number == position)
            #expect(made.json["allergy_status"]?.string == "never-asked")

            let read = try await server.get("/v1/patients/\(id)?min_position=\(position)")
            #expect(read.status == 200)
            #expect(read.text == made.text, "the answer to the command shows what the query shows")
            #expect(read["ETag"] == "\"1\"")
            #expect(read.json["name"]?["family"]?.string == "García Márquez")
            #expect(read.json["address"]?["postal_code"]?.string == "LS1 4AP")
        }
    }

    @Test func `what the client has already is not sent again`() async throws {
        try await TestServer.run { server in
            let id = try await server.registerPatient()
            let path = "/v1/patients/\(id)?min_position=1"
            let same = try await server.get(path, headers: ["If-None-Match": "\"1\""])
            #expect(same.status == 304 && same.bytes.isEmpty)
            #expect(same["ETag"] == "\"1\"" && same["X-Ledger-Position"] != nil)
            #expect(try await server.get(path, headers: ["If-None-Match": "\"2\""]).status == 200)
            #expect(try await server.get(path, headers: ["If-None-Match": "\"2\", W/\"1\""]).status == 304)
        }
    }

    @Test func `an identifier belongs to one patient (I-41)`() async throws {
        try await TestServer.run { server in
            _ = try await server.registerPatient(mrn: "TWIN-1")
            let second = try await server.post("/v1/patients", TestServer.patientBody(mrn: "twin-1"))
            #expect(second.status == 409)
            #expect(second.json["invariant"]?.string == "I-41")
            #expect(second.places == ["/identifiers/0"] || second.places == ["/identifiers/0/value"])
        }
    }

    @Test func `a change needs the version it is made on, and a stale one is refused`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let change = #"{"name": {"family": "Vega", "given": ["José"]}, "reason": "marriage", "address": null}"#
            #expect(try await server.send(.patch, path, body: change).status == 428)
            for tag in ["1", "\"x\"", "\"1\", \"2\"", "W/\"1\"", "\"01\"", "\"-1\"", "\"99999999999999999999999\""] {
                let answer = try await server.send(.patch, path, body: change, headers: ["If-Match": tag])
                #expect(answer.status == 400 && answer.places == ["If-Match"], "\(tag)")
            }
            let changed = try await server.send(.patch, path, body: change, headers: ["If-Match": "\"1\""])
            #expect(changed.status == 200, "\(changed.text)")
            #expect(changed["ETag"] == "\"3\"")
            #expect(changed.json["name"]?["family"]?.string == "Vega")
            #expect(changed.json["former_names"]?.array?.first?["family"]?.string == "García Márquez")
            #expect(changed.json["address"]?.isNull == true)

            let stale = try await server.send(.patch, path, body: change, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412 && stale.problem == "stale-version")
            let position = try #require(changed["X-Ledger-Position"])
            let read = try await server.get("\(path)?min_position=\(position)")
            #expect(read.text == changed.text)
        }
    }

    @Test func `a repeated change gives the first answer`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let headers = ["If-Match": "\"1\"", "Idempotency-Key": "k1"]
            let body = #"{"birth_date": "1981-03-12", "contacts": [], "reason": "typing error"}"#
            let first = try await server.send(.patch, path, body: body, headers: headers)
            #expect(first.status == 200, "\(first.text)")
            _ = try await server.send(
                .patch,
                path,
                body: #"{"gender": "female"}"#,
                headers: ["If-Match": try #require(first["ETag"])]
            )
            let again = try await server.send(.patch, path, body: body, headers: headers)
            #expect(again.text == first.text && again.status == 200 && again["ETag"] == first["ETag"])
        }
    }

    @Test func `clinical facts are added and amended`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let none = try await server.post("\(path)/allergies", #"{"none_known": true}"#)
            #expect(none.status == 201 && none.json["allergy_status"]?.string == "none-known", "\(none.text)")
            let allergy = try await server.post(
                "\(path)/allergies",
                #"{"substance": {"system": "demo", "code": "penicillin", "display": "Penicillin"}, "criticality": "high"}"#
            )
            #expect(allergy.json["allergy_status"]?.string == "listed", "\(allergy.text)")
            let entry = try #require(allergy.json["allergies"]?.array?.first?["id"]?.string)
            let refuted = try await server.post(
                "\(path)/allergies/\(entry)/refute",
                #"{"reason": "challenge was negative"}"#
            )
            #expect(refuted.json["allergies"]?.array?.first?["status"]?.string == "refuted", "\(refuted.text)")

            let icd = #"{"codes": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "E11.9"}], "onset": "2019"}"#
            let condition = try await server.post("\(path)/conditions", icd)
            #expect(condition.status == 201, "\(condition.text)")
            let conditionID = try #require(condition.json["conditions"]?.array?.first?["id"]?.string)
            let resolved = try await server.post(
                "\(path)/conditions/\(conditionID)/resolve",
                #"{"abatement": "2024-05"}"#
            )
            #expect(resolved.json["conditions"]?.array?.first?["abatement"]?.string == "2024-05", "\(resolved.text)")

            let weight = try await server.post(
                "\(path)/observations",
                #"{"kind": "body-weight", "quantity": {"value": "72.5", "unit": "kg"}, "occurred_at": "2025-03-01T09:00:00+01:00"}"#
            )
            let observation = weight.json["observations"]?.array?.first
            #expect(observation?["quantity"]?["value"]?.string == "72.5", "\(weight.text)")
            #expect(observation?["observed_at"]?.string == "2025-03-01T09:00:00+01:00")
            let pounds = try await server.post(
                "\(path)/observations",
                #"{"kind": "body-weight", "quantity": {"value": "160", "unit": "[lb_av]"}}"#
            )
            #expect(pounds.status == 422 && pounds.places == ["/quantity/unit"])
        }
    }

    @Test func `identifiers come and go, and a death can be taken back`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let added = try await server.post("\(path)/identifiers", #"{"system": "passport", "value": "X12"}"#)
            #expect(added.status == 201 && added.json["identifiers"]?.array?.count == 2, "\(added.text)")
            let ended = try await server.post("\(path)/identifiers/end", #"{"system": "passport", "value": "X12"}"#)
            #expect(ended.status == 200 && ended.json["identifiers"]?.array?.count == 1, "\(ended.text)")
            let died = try await server.post("\(path)/deceased", #"{"date": "2026-01-02"}"#)
            #expect(died.status == 201 && died.json["deceased_date"]?.string == "2026-01-02", "\(died.text)")
            let back = try await server.post("\(path)/deceased/retract", #"{"reason": "wrong patient"}"#)
            #expect(back.json["deceased"]?.bool == false, "\(back.text)")
            let early = try await server.post("\(path)/deceased", #"{"date": "1979"}"#)
            #expect(early.status == 422 && early.json["invariant"]?.string == "I-43", "\(early.text)")
        }
    }

    @Test func `search finds a patient and pages through many`() async throws {
        try await TestServer.run { server in
            for number in 1...5 {
                let body = TestServer.patientBody(mrn: "S-\(number)", family: "García")
                #expect(try await server.post("/v1/patients", body).status == 201)
            }
            let position = server.log.head
            let found = try await server.get("/v1/patients?q=garcia+jose+1980&limit=2&min_position=\(position)")
            #expect(found.status == 200, "\(found.text)")
            let items = try #require(found.json["items"]?.array)
            #expect(items.count == 2)
            #expect(items.first?["matched_on"]?.array?.isEmpty == false)
            #expect(found.json["complete"]?.bool == true)

            var seen = Set(items.compactMap { $0["id"]?.string })
            var next = found.json["next"]?.string
            while let cursor = next {
                let page = try await server.get("/v1/patients?q=garcia+jose+1980&limit=2&cursor=\(cursor)")
                seen.formUnion((page.json["items"]?.array ?? []).compactMap { $0["id"]?.string })
                next = page.json["next"]?.string
            }
            #expect(seen.count == 5)

            let cursor = try #require(found.json["next"]?.string)
            let other = try await server.get("/v1/patients?q=smith&cursor=\(cursor)")
            #expect(other.status == 400 && other.places == ["cursor"], "a cursor is good for its own query only")
            #expect(try await server.get("/v1/patients").places == ["q"])
        }
    }
}
