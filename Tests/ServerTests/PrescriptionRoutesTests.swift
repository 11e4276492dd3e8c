import HTTPTypes
import Ledger
import Server
import StrictJSON
import Testing

@Suite struct PrescriptionRoutesTests {
    private static func dispense(_ item: String, _ value: String, _ unit: String = "capsule") -> String {
        #"{"item_id": "\#(item)", "quantity": {"value": "\#(value)", "unit": "\#(unit)"}, "pharmacy": "High Street"}"#
    }

    @Test func `a signed prescription tells what remains and what can be done`() async throws {
        try await TestServer.run { server in
            let (_, id, _) = try await server.prescribed(repeats: "1")
            let read = try await server.get("/v1/prescriptions/\(id)?min_position=\(server.log.head)")
            #expect(read.status == 200)
            #expect(read.json["status"]?.string == "active")
            #expect(read.json["fulfilment"]?.string == "none")
            let item = try #require(read.json["items"]?.array?.first)
            #expect(item["authorised"]?["value"]?.string == "42")
            #expect(item["remaining"]?["value"]?.string == "42")
            let actions = item["allowed_actions"]?.array?.compactMap(\.string)
            #expect(
                actions == ["release", "dispense", "not-dispensed", "hold", "stop", "cancel", "revise", "renew"]
            )
        }
    }

    @Test func `no more can be dispensed than remains (I-25)`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)/dispenses"
            let part = try await server.post(path, Self.dispense(item, "14"))
            #expect(part.status == 201, "\(part.text)")
            #expect(part.json["fulfilment"]?.string == "partial")
            #expect(part.json["items"]?.array?.first?["remaining"]?["value"]?.string == "7")

            let over = try await server.post(path, Self.dispense(item, "7.5"))
            #expect(over.status == 409)
            #expect(over["Content-Type"] == "application/problem+json")
            #expect(over.json["invariant"]?.string == "I-25")
            #expect(over.json["type"]?.string == "urn:rxledger:problem:more-than-remains")
            #expect(over.json["status"]?.integer == 409)
            #expect(over.json["title"]?.string == "More than remains")

            let rest = try await server.post(path, Self.dispense(item, "7"))
            #expect(
                rest.json["status"]?.string == "completed" && rest.json["fulfilment"]?.string == "full",
                "\(rest.text)"
            )
            #expect(try await server.post(path, Self.dispense(item, "1")).status == 409)
            #expect(try await server.post(path, Self.dispense(item, "1", "tablet")).status != 500)
        }
    }

    @Test func `the same key prescribes once and answers the same (I-50)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber)
            let key = ["Idempotency-Key": "order-1"]
            let first = try await server.post("/v1/prescriptions", body, headers: key)
            #expect(first.status == 201, "\(first.text)")
            let head = server.log.head
            let again = try await server.post("/v1/prescriptions", body, headers: key)
            #expect(again.status == 201)
            #expect(again.bytes == first.bytes)
            #expect(again["Location"] == first["Location"] && again["ETag"] == first["ETag"])
            #expect(again["X-Ledger-Position"] == first["X-Ledger-Position"])
            #expect(server.log.head == head, "nothing was appended")

            let spaced = body.replacing(": ", with: ":  ")
            #expect(try await server.post("/v1/prescriptions", spaced, headers: key).bytes == first.bytes)

            let id = try #require(first.json["id"]?.string)
            let item = try #require(first.json["items"]?.array?.first?["id"]?.string)
            _ = try await server.post("/v1/prescriptions/\(id)/dispenses", Self.dispense(item, "1"))
            #expect(
                try await server.post("/v1/prescriptions", body, headers: key).bytes == first.bytes,
                "the first answer, whatever happened since"
            )

            let other = TestServer.prescriptionBody(patient: patient, prescriber: prescriber, value: "\"22\"")
            let conflict = try await server.post("/v1/prescriptions", other, headers: key)
            #expect(conflict.status == 409 && conflict.problem == "idempotency-conflict")
            #expect(conflict.json["invariant"]?.string == "I-50")
        }
    }

    @Test func `a key belongs to its caller`() async throws {
        try await TestServer.run { server in
            let body = TestServer.patientBody(mrn: "K-1")
            let key = ["Idempotency-Key": "same"]
            #expect(try await server.post("/v1/patients", body, headers: key).status == 201)
            var claims = TestServer.claims(role: .system)
            claims.subject = "somebody-else"
            let other = try await DevelopmentTokens.sign(claims, for: server)
            let answer = try await server.send(
                .post,
                "/v1/patients",
                body: TestServer.patientBody(mrn: "K-2"),
                headers: key,
                token: other
            )
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    @Test func `a draft is filled, signed, held, resumed and stopped step by step`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let full = TestServer.prescriptionBody(patient: patient, prescriber: prescriber, sign: false)
            let draft = try await server.post("/v1/prescriptions", full)
            #expect(draft.json["status"]?.string == "draft", "\(draft.text)")
            let path = "/v1/prescriptions/\(try #require(draft.json["id"]?.string))"
            let item = try #require(draft.json["items"]?.array?.first?["id"]?.string)
            let early = try await server.post("\(path)/dispenses", Self.dispense(item, "1"))
            #expect(early.status == 409, "\(early.text)")

            let stale = try await server.post("\(path)/sign", "{}", headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            let signed = try await server.send(.post, "\(path)/sign")
            #expect(signed.status == 200 && signed.json["status"]?.string == "active", "\(signed.text)")
            let held = try await server.post("\(path)/hold", #"{"reason": "renal function"}"#)
            #expect(held.json["status"]?.string == "on-hold", "\(held.text)")
            #expect(try await server.post("\(path)/hold", #"{"reason": "again"}"#).status != 500)
            let resumed = try await server.send(.post, "\(path)/resume")
            #expect(resumed.json["status"]?.string == "active", "\(resumed.text)")
            let stopped = try await server.post("\(path)/stop", #"{"reason": "adverse reaction"}"#)
            #expect(stopped.json["status"]?.string == "stopped", "\(stopped.text)")
            let late = try await server.post("\(path)/cancel", #"{"reason": "0005"}"#)
            #expect(late.status == 409, "\(late.text)")
            let wrong = try await server.post("\(path)/entered-in-error", #"{"reason": "wrong patient"}"#)
            #expect(wrong.json["status"]?.string == "entered-in-error", "\(wrong.text)")
        }
    }

    @Test func `the items of a draft can be added, changed and removed`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let made = try await server.post(
                "/v1/prescriptions",
                #"{"patient_id": "\#(patient)", "prescriber_id": "\#(prescriber)"}"#
            )
            #expect(made.status == 201, "\(made.text)")
            let path = "/v1/prescriptions/\(try #require(made.json["id"]?.string))"
            let whole = try JSONParser.parse(
                Array(TestServer.prescriptionBody(patient: patient, prescriber: prescriber).utf8)
            )
            var writer = JSONWriter()
            writer.value(try #require(whole["items"]?.array?.first))
            let item = String(decoding: writer.bytes, as: UTF8.self)
            let added = try await server.post("\(path)/items", item)
            #expect(added.status == 201, "\(added.text)")
            let id = try #require(added.json["items"]?.array?.first?["id"]?.string)
            let more = item.replacing("\"21\"", with: "\"42\"")
            let changed = try await server.send(.put, "\(path)/items/\(id)", body: more)
            #expect(changed.json["items"]?.array?.first?["quantity"]?["value"]?.string == "42", "\(changed.text)")
            let removed = try await server.send(.delete, "\(path)/items/\(id)")
            #expect(removed.status == 200 && removed.json["items"]?.array?.isEmpty == true, "\(removed.text)")
            let empty = try await server.send(.post, "\(path)/sign")
            #expect([409, 422].contains(empty.status) && empty.json["invariant"]?.string == "I-04", "\(empty.text)")
            let discarded = try await server.post("\(path)/discard", #"{"reason": "not needed"}"#)
            #expect(discarded.json["status"]?.string == "cancelled", "\(discarded.text)")
        }
    }

    @Test func `a cancellation gives a reason from the list, and a renewal is a new prescription (I-36, I-38)`()
        async throws
    {
        try await TestServer.run { server in
            let (_, id, _) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let odd = try await server.post("\(path)/cancel", #"{"reason": "because"}"#)
            #expect(odd.status == 422 && odd.places == ["/reason"])
            let key = ["Idempotency-Key": "renew-1"]
            let renewed = try await server.post("\(path)/renew", "{}", headers: key)
            #expect(renewed.status == 201, "\(renewed.text)")
            #expect(renewed.json["id"]?.string != id)
            #expect(renewed.json["prior_prescription"]?.string == id)
            #expect(renewed["Location"] == "/v1/prescriptions/\(try #require(renewed.json["id"]?.string))")
            #expect(try await server.post("\(path)/renew", "{}", headers: key).bytes == renewed.bytes)
            let old = try await server.get("\(path)?min_position=\(server.log.head)")
            #expect(old.json["renewed_by"]?.string == renewed.json["id"]?.string)
            let fresh = "/v1/prescriptions/\(try #require(renewed.json["id"]?.string))"
            let cancelled = try await server.post("\(fresh)/cancel", #"{"reason": "0005", "note": "moved away"}"#)
            #expect(cancelled.json["status"]?.string == "cancelled", "\(cancelled.text)")
        }
    }

    @Test func `who is unknown can't be prescribed for or prescribe (I-01, I-03)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let nobody = "0190a000-0000-7000-8000-00000000dead"
            let noPatient = TestServer.prescriptionBody(patient: nobody, prescriber: prescriber)
            let first = try await server.post("/v1/prescriptions", noPatient)
            #expect(first.json["invariant"]?.string == "I-01" && first.places == ["/patient_id"], "\(first.text)")
            let noPrescriber = TestServer.prescriptionBody(patient: patient, prescriber: nobody)
            let second = try await server.post("/v1/prescriptions", noPrescriber)
            #expect(second.json["invariant"]?.string == "I-03" && second.places == ["/prescriber_id"], "\(second.text)")
            let revoked = try await server.post(
                "/v1/practitioners/\(prescriber)/authority/revoke",
                #"{"reason": "retired"}"#
            )
            #expect(revoked.json["may_prescribe"]?.bool == false, "\(revoked.text)")
            let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber)
            #expect(try await server.post("/v1/prescriptions", body).json["invariant"]?.string == "I-03")
            let granted = try await server.send(.post, "/v1/practitioners/\(prescriber)/authority/grant")
            #expect(granted.json["may_prescribe"]?.bool == true, "\(granted.text)")
            #expect(try await server.post("/v1/prescriptions", body).status == 201)
        }
    }

    @Test func `lists show what is open, by patient, prescriber and product`() async throws {
        try await TestServer.run { server in
            let (patient, id, item) = try await server.prescribed()
            let at = "min_position=\(server.log.head)"
            let own = try await server.get("/v1/patients/\(patient)/prescriptions?status=active&\(at)")
            #expect(own.json["items"]?.array?.compactMap { $0["id"]?.string } == [id], "\(own.text)")
            let none = try await server.get("/v1/patients/\(patient)/prescriptions?status=completed,stopped&\(at)")
            #expect(none.json["items"]?.array?.isEmpty == true)
            let read = try await server.get("/v1/prescriptions/\(id)")
            let prescriber = try #require(read.json["prescriber_id"]?.string)
            let code = try #require(read.json["items"]?.array?.first?["product"]?["code"]?.string)
            for query in ["prescriber=\(prescriber)", "product=demo%7C\(code)", "status=active", "patient=\(patient)"] {
                let list = try await server.get("/v1/prescriptions?\(query)&\(at)")
                #expect(list.json["items"]?.array?.compactMap { $0["id"]?.string } == [item], "\(query) \(list.text)")
            }
            #expect(
                try await server.get("/v1/prescriptions?running_out_before=2020-01-01").json["items"]?.array?.isEmpty
                    == true
            )
            #expect(try await server.get("/v1/prescriptions?status=on-hold").json["items"]?.array?.isEmpty == true)
        }
    }
}
