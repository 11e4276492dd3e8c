import HTTPTypes
import Ledger
import Server
import StrictJSON
import Testing

@Suite struct PrescriptionPharmacyTests {
    private static func dispense(_ item: String, _ value: String, more: String = "") -> String {
        #"{"item_id": "\#(item)", "quantity": {"value": "\#(value)", "unit": "capsule"}\#(more)}"#
    }

    private static let release = #"{"pharmacy": "High Street"}"#

    @Test func `only the pharmacy that holds a prescription supplies it and gives it back (I-29)`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let released = try await server.post("\(path)/release", Self.release)
            #expect(released.status == 200 && released.json["holder"]?.string == "High Street", "\(released.text)")
            let actions = released.json["allowed_actions"]?.array?.compactMap(\.string) ?? []
            #expect(actions.contains("return") && !actions.contains("release"))

            let other = try await server.post(
                "\(path)/dispenses",
                Self.dispense(item, "1", more: #", "pharmacy": "Market Square""#)
            )
            #expect(other.status == 409 && other.problem == "held-by-another-pharmacy", "\(other.text)")
            #expect(other.json["invariant"]?.string == "I-29")
            let taken = try await server.post("\(path)/release", #"{"pharmacy": "Market Square"}"#)
            #expect(taken.status == 409 && taken.problem == "held-by-another-pharmacy")

            let own = Self.dispense(item, "1", more: #", "pharmacy": "High Street""#)
            #expect(try await server.post("\(path)/dispenses", own).status == 201)
            let back = try await server.post("\(path)/return", #"{"pharmacy": "High Street", "reason": "moved"}"#)
            #expect(back.status == 200, "\(back.text)")
            #expect(back.json["holder"]?.string == nil)
            let again = try await server.post("\(path)/return", #"{"pharmacy": "High Street", "reason": "moved"}"#)
            #expect(again.status == 409 && again.problem == "not-held")
        }
    }

    @Test func `a cancellation waits for the pharmacy that holds the item (I-33, I-36)`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            _ = try await server.post("\(path)/release", Self.release)
            let asked = try await server.post("\(path)/cancel", #"{"reason": "0001"}"#)
            #expect(asked.status == 200, "\(asked.text)")
            #expect(asked.json["status"]?.string == "active")
            #expect(asked.json["cancellation_pending"]?.bool == true)
            let pending = asked.json["items"]?.array?.first?["cancellation"]
            #expect(pending?["status"]?.string == "pending" && pending?["outcome"]?.string == "R-0002")

            let own = Self.dispense(item, "1", more: #", "pharmacy": "High Street""#)
            let early = try await server.post("\(path)/dispenses", own)
            #expect(early.status == 409 && early.problem == "cancellation-pending", "\(early.text)")
            #expect(early.json["invariant"]?.string == "I-33")

            let refused = try await server.post(
                "\(path)/cancellation",
                #"{"pharmacy": "High Street", "accepted": false, "outcome": "R-0003"}"#
            )
            let answer = refused.json["items"]?.array?.first?["cancellation"]
            #expect(
                answer?["status"]?.string == "rejected" && answer?["outcome"]?.string == "R-0003",
                "\(refused.text)"
            )
            #expect(refused.json["cancellation_pending"]?.bool == false)

            _ = try await server.post("\(path)/cancel", #"{"reason": "0001"}"#)
            let granted = try await server.post(
                "\(path)/cancellation",
                #"{"pharmacy": "High Street", "accepted": true}"#
            )
            #expect(granted.json["status"]?.string == "cancelled", "\(granted.text)")
            let done = granted.json["items"]?.array?.first?["cancellation"]
            #expect(done?["status"]?.string == "cancelled" && done?["outcome"]?.string == "R-0001")
            let read = try await server.get("\(path)?min_position=\(server.log.head)")
            #expect(read.json["items"]?.array?.first?["cancellation"]?["outcome"]?.string == "R-0001")
        }
    }

    @Test func `a refused cancellation tells its outcome code (I-36)`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let cancel = #"{"reason": "0005"}"#
            _ = try await server.post("\(path)/dispenses", Self.dispense(item, "7"))
            let begun = try await server.post("\(path)/cancel", cancel)
            #expect(begun.status == 409 && begun.json["outcome"]?.string == "R-0003", "\(begun.text)")
            #expect(begun.json["invariant"]?.string == "I-36")
            _ = try await server.post("\(path)/dispenses", Self.dispense(item, "14"))
            let all = try await server.post("\(path)/cancel", cancel)
            #expect(all.status == 409 && all.json["outcome"]?.string == "R-0004", "\(all.text)")
        }
    }

    @Test func `a command's answer offers what a reader is offered: nothing that would be refused (I-01, I-02, I-03)`()
        async throws
    {
        try await TestServer.run { server in
            let (patient, id, _) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            func offered(_ answer: Answer) -> [String] {
                answer.json["allowed_actions"]?.array?.compactMap(\.string) ?? []
            }
            func read(_ path: String) async throws -> [String] {
                offered(try await server.get("\(path)?min_position=\(server.log.head)"))
            }
            let early = try await server.post(
                "/v1/prescriptions",
                TestServer.prescriptionBody(patient: patient, prescriber: server.registerPractitioner(), sign: false)
            )
            let draft = "/v1/prescriptions/\(try #require(early.json["id"]?.string))"
            #expect(offered(early).contains("sign"))
            _ = try await server.post("/v1/patients/\(patient)/deceased", "{}")
            let held = try await server.post("\(path)/hold", #"{"reason": "x"}"#)
            #expect(held.status == 200 && offered(held).contains("stop"), "\(held.text)")
            #expect(!offered(held).contains("resume") && !offered(held).contains("renew"))
            #expect(offered(held) == (try await read(path)))
            #expect(!(try await read(draft)).contains("sign"))
        }
    }

    @Test func `a command without a body may name the type of one`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber, sign: false)
            let draft = try #require(try await server.post("/v1/prescriptions", body).json["id"]?.string)
            for command in ["checks", "sign"] {
                let answer = try await server.post("/v1/prescriptions/\(draft)/\(command)", "")
                #expect(answer.status == 200, "\(answer.text)")
            }
        }
    }

    @Test func `a field that breaks a rule by its form alone names the rule`() async throws {
        try await TestServer.run { server in
            let (patient, id, _) = try await server.prescribed()
            let cancel = try await server.post("/v1/prescriptions/\(id)/cancel", "{}")
            #expect(cancel.status == 422 && cancel.json["invariant"]?.string == "I-36", "\(cancel.text)")
            let prescriber = try await server.registerPractitioner()
            let body = TestServer.prescriptionBody(patient: patient, prescriber: prescriber)
            let changes = [
                (#""repeats_allowed": 0"#, #""repeats_allowed": 100"#, "I-08"),
                (#""items": ["#, #""things": ["#, "I-04"),
                (#""value": "21""#, #""value": "many""#, "I-07"), (#""frequency": 3"#, #""frequency": -1"#, "I-07"),
                (#""code": "#, #""kode": "#, "I-09"), (#""period": "1""#, #""period": "0""#, "I-07"),
            ]
            for (old, new, invariant) in changes {
                try #require(body.contains(old))
                let answer = try await server.post("/v1/prescriptions", body.replacing(old, with: new))
                #expect(answer.status == 422 && answer.json["invariant"]?.string == invariant, "\(new): \(answer.text)")
            }
        }
    }

    @Test func `a supply is taken back once, and what it supplied remains (I-32)`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let whole = try await server.post("\(path)/dispenses", Self.dispense(item, "21"))
            #expect(whole.json["status"]?.string == "completed")
            let supply = try #require(whole.json["items"]?.array?.first?["dispenses"]?.array?.first?["id"]?.string)
            let reverse = "\(path)/dispenses/\(supply)/reverse"
            #expect(try await server.post(reverse, "{}").places == ["/reason"])
            let reversed = try await server.post(reverse, #"{"reason": "not collected"}"#)
            #expect(reversed.status == 200 && reversed.json["status"]?.string == "active", "\(reversed.text)")
            let shown = try #require(reversed.json["items"]?.array?.first)
            #expect(shown["remaining"]?["value"]?.string == "21")
            #expect(shown["dispenses"]?.array?.first?["reversed"]?.bool == true)
            let again = try await server.post(reverse, #"{"reason": "not collected"}"#)
            #expect(again.status == 409 && again.problem == "already-reversed")
            #expect(again.json["invariant"]?.string == "I-32")
            let list = try await server.get("/v1/prescriptions?status=active&min_position=\(server.log.head)")
            #expect(list.json["items"]?.array?.compactMap { $0["id"]?.string } == [item], "open again: \(list.text)")
        }
    }

    @Test func `what is not dispensed is stopped and leaves the worklist`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let odd = try await server.post("\(path)/not-dispensed", #"{"item_id": "\#(item)", "reason": "no idea"}"#)
            #expect(odd.status == 422 && odd.places == ["/reason"])
            let body = #"{"item_id": "\#(item)", "reason": "out-of-stock", "note": "until May"}"#
            let stopped = try await server.post("\(path)/not-dispensed", body)
            #expect(stopped.json["status"]?.string == "stopped", "\(stopped.text)")
            let told = stopped.json["items"]?.array?.first?["not_dispensed"]?.array?.first
            #expect(told?["reason"]?.string == "out-of-stock" && told?["note"]?.string == "until May")
            let cancel = try await server.post("\(path)/cancel", #"{"reason": "0005"}"#)
            #expect(cancel.status == 409 && cancel.json["outcome"]?.string == "R-0010", "\(cancel.text)")
            let list = try await server.get("/v1/prescriptions?min_position=\(server.log.head)")
            #expect(list.json["items"]?.array?.isEmpty == true)
        }
    }

    @Test func `issues are counted where there is an interval (I-26)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            let plain = TestServer.prescriptionBody(patient: patient, prescriber: prescriber, repeats: "2")
            let body = plain.replacing(
                "\"expected_supply_days\"",
                with: "\"dispense_interval_days\": 7, \"expected_supply_days\""
            )
            let made = try await server.post("/v1/prescriptions", body)
            #expect(made.status == 201, "\(made.text)")
            let path = "/v1/prescriptions/\(try #require(made.json["id"]?.string))"
            let item = try #require(made.json["items"]?.array?.first)
            let id = try #require(item["id"]?.string)
            #expect(item["issues"]?["authorised"]?.integer == 3 && item["issues"]?["current"]?.integer == 1)
            let tooMuch = try await server.post("\(path)/dispenses", Self.dispense(id, "22"))
            #expect(tooMuch.status == 409 && tooMuch.problem == "beyond-issue", "\(tooMuch.text)")
            let first = Self.dispense(id, "21", more: #", "issue_number": 1, "authorised_repeats": 2"#)
            let supplied = try await server.post("\(path)/dispenses", first)
            #expect(supplied.json["items"]?.array?.first?["issues"]?["current"]?.integer == 2, "\(supplied.text)")
            let early = try await server.post("\(path)/dispenses", Self.dispense(id, "21"))
            #expect(early.status == 409 && early.problem == "issue-not-open", "\(early.text)")
            let skip = #"{"item_id": "\#(id)", "reason": "not-collected", "issue_number": 3}"#
            let wrong = try await server.post("\(path)/not-dispensed", skip)
            #expect(wrong.status == 409 && wrong.problem == "issue-number-differs")
            let miscounted = Self.dispense(id, "1", more: #", "authorised_repeats": 5"#)
            #expect(try await server.post("\(path)/dispenses", miscounted).problem == "repeats-differ")
        }
    }

    @Test func `a revision is a new prescription in the place of the old one (I-13, I-38)`() async throws {
        try await TestServer.run { server in
            let (patient, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let whole = TestServer.prescriptionBody(patient: patient, prescriber: patient, value: "\"22\"")
            let json = try JSONParser.parse(Array(whole.utf8))
            var writer = JSONWriter()
            writer.value(try #require(json["items"]?.array?.first))
            let content = String(decoding: writer.bytes, as: UTF8.self)
            let body = #"{"reason": "weight", "items": [\#(content)]}"#
            let key = ["Idempotency-Key": "revise-1"]
            let revised = try await server.post("\(path)/revise", body, headers: key)
            #expect(revised.status == 201, "\(revised.text)")
            let new = try #require(revised.json["id"]?.string)
            #expect(new != id && revised.json["supersedes"]?.string == id)
            #expect(revised["Location"] == "/v1/prescriptions/\(new)")
            #expect(try await server.post("\(path)/revise", body, headers: key).bytes == revised.bytes)
            let old = try await server.get("\(path)?min_position=\(server.log.head)")
            #expect(old.json["status"]?.string == "stopped" && old.json["superseded_by"]?.string == new)
            #expect(old.json["items"]?.array?.first?["quantity"]?["value"]?.string == "21")
            #expect(old.json["items"]?.array?.first?["id"]?.string == item)
            let twice = try await server.post("\(path)/revise", body)
            #expect(twice.status == 409 && twice.problem == "not-revisable", "\(twice.text)")
        }
    }

    @Test func `a controlled drug is prescribed in the form that the law asks for (I-22)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatientAsked()
            let prescriber = try await server.registerPractitioner()
            func body(_ more: String) -> String {
                """
                {"patient_id": "\(patient)", "prescriber_id": "\(prescriber)", "sign": true, "care_setting": "community",
                 "items": [{"product": {"system": "demo", "code": "morphine-10-mr-tablet"},
                   "quantity": {"value": "56", "unit": "tablet"}, "expected_supply_days": 28\(more),
                   "dosage": [{"text": "1 tablet twice a day", "dose": {"value": "1", "unit": "tablet"},
                     "frequency": 2, "period": "1", "period_unit": "d", "route": "oral"}]}]}
                """
            }
            let wordless = try await server.post("/v1/prescriptions", body(""))
            #expect(wordless.status == 422 && wordless.problem == "quantity-in-words-missing", "\(wordless.text)")
            #expect(wordless.json["invariant"]?.string == "I-22")
            #expect(wordless.places == ["/items/0/quantity_in_words"])
            let wrong = try await server.post("/v1/prescriptions", body(#", "quantity_in_words": "fifty""#))
            #expect(wrong.problem == "quantity-in-words-differs")
            let right = body(#", "quantity_in_words": "fifty-six tablets""#)
            #expect(try await server.post("/v1/prescriptions", right).status == 201)
            let nowhere = #"{"reason": "moved away", "address": null}"#
            let moved = try await server.send(
                .patch,
                "/v1/patients/\(patient)",
                body: nowhere,
                headers: ["If-Match": "\"2\""]
            )
            #expect(moved.status == 200, "\(moved.text)")
            let homeless = try await server.post("/v1/prescriptions", right)
            #expect(homeless.status == 409 && homeless.problem == "patient-address-missing", "\(homeless.text)")
        }
    }

    @Test func `who may do what at the counter`() async throws {
        try await TestServer.run { server in
            let (_, id, item) = try await server.prescribed()
            let path = "/v1/prescriptions/\(id)"
            let prescriber = try await server.token(for: .prescriber)
            let nurse = try await server.token(for: .nurse)
            let body = Self.dispense(item, "1")
            for command in ["return", "not-dispensed", "cancellation", "dispenses"] {
                let answer = try await server.send(.post, "\(path)/\(command)", body: body, token: prescriber)
                #expect(answer.status == 403, "\(command)")
            }
            for command in ["release", "revise", "cancel"] {
                let answer = try await server.send(.post, "\(path)/\(command)", body: "{}", token: nurse)
                #expect(answer.status == 403, "\(command)")
            }
        }
    }
}
