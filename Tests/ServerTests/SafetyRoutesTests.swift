import HTTPTypes
import Ledger
import Prescribing
import Server
import StrictJSON
import Testing

/// Safety checks as a prescriber's program meets them.
@Suite struct SafetyRoutesTests {
    private static func body(
        _ people: (patient: String, prescriber: String),
        _ products: [String],
        sign: Bool = true,
        overrides: String = "[]"
    ) throws -> String {
        let items = try products.map { code in
            let product = try #require(Formulary.demonstration.product("demo", code), "\(code)")
            let typical = product.typical
            return """
                {"product": {"system": "demo", "code": "\(code)"},
                 "quantity": {"value": "\(typical.quantity)", "unit": "\(product.unit)"},
                 "expected_supply_days": \(typical.days),
                 "dosage": [{"text": "as told", "dose": {"value": "\(typical.dose)", "unit": "\(product.unit)"},
                   "frequency": \(typical.frequency), "period": "1", "period_unit": "d"}]}
                """
        }
        return """
            {"patient_id": "\(people.patient)", "prescriber_id": "\(people.prescriber)", "sign": \(sign),
             \(sign ? "\"overrides\": \(overrides)," : "") "items": [\(items.joined(separator: ","))]}
            """
    }

    private static func withPeople(
        isAsked: Bool = true,
        _ body: @escaping @Sendable (TestServer, (patient: String, prescriber: String)) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let patient = try await isAsked ? server.registerPatientAsked() : server.registerPatient()
            try await body(server, (patient, try await server.registerPractitioner()))
        }
    }

    private static func answer(_ problem: JSONValue, reason: String?, second: String? = nil) -> String {
        let open = problem["unresolved"]?.array ?? []
        let answers = open.compactMap { $0["alert_id"]?.string }.map { id in
            let reason = reason.map { ", \"reason\": \"\($0)\"" } ?? ""
            let second = second.map { ", \"second_approver\": \"\($0)\"" } ?? ""
            return "{\"alert_id\": \"\(id)\"\(reason)\(second)}"
        }
        return "[\(answers.joined(separator: ","))]"
    }

    @Test func `an interaction stops the signature until it is overridden with a reason (I-16)`() async throws {
        try await Self.withPeople { server, people in
            let head = server.log.head
            let codes = ["simvastatin-20-tablet", "clarithromycin-500-tablet"]
            let refused = try await server.post("/v1/prescriptions", Self.body(people, codes))
            #expect(refused.status == 409)
            #expect(refused.problem == "safety-alerts")
            #expect(refused.json["invariant"]?.string == "I-16")
            let alert = try #require(refused.json["alerts"]?.array?.first)
            #expect(alert["check"]?.string == "drug-drug")
            #expect(alert["severity"]?.string == "critical")
            #expect(server.log.head == head, "nothing was changed")

            let acknowledged = Self.answer(refused.json, reason: nil)
            let tooLittle = try await server.post(
                "/v1/prescriptions",
                Self.body(people, codes, overrides: acknowledged)
            )
            #expect(tooLittle.status == 409)
            #expect(tooLittle.json["unresolved"]?.array?.first?["missing"]?.string == "reason")

            let answered = Self.answer(refused.json, reason: "benefit-outweighs-risk")
            let signed = try await server.post("/v1/prescriptions", Self.body(people, codes, overrides: answered))
            #expect(signed.status == 201, "\(signed.text)")
            let shown = try #require(signed.json["safety"]?["alerts"]?.array?.first)
            #expect(shown["override"]?["reason"]?.string == "benefit-outweighs-risk")
            let id = try #require(signed.json["id"]?.string)
            let decision = try await server.get("/v1/prescriptions/\(id)/decision")
            #expect(decision.json["result"]?.string == "equal", "\(decision.text)")
        }
    }

    @Test
    func `an interaction with what the patient takes already is found, and one with what was stopped long ago is not`()
        async throws
    {
        try await Self.withPeople { server, people in
            let first = try await server.post("/v1/prescriptions", Self.body(people, ["simvastatin-20-tablet"]))
            #expect(first.status == 201, "\(first.text)")
            let second = try await server.post("/v1/prescriptions", Self.body(people, ["clarithromycin-500-tablet"]))
            #expect(second.problem == "safety-alerts")
            #expect(second.json["alerts"]?.array?.first?["check"]?.string == "drug-drug")
            let id = try #require(first.json["id"]?.string)
            let error = try await server.post(
                "/v1/prescriptions/\(id)/entered-in-error",
                #"{"reason": "wrong patient"}"#
            )
            #expect(error.status == 200)
            let third = try await server.post("/v1/prescriptions", Self.body(people, ["clarithromycin-500-tablet"]))
            #expect(third.status == 201, "an order entered in error is hidden from the checks (I-39): \(third.text)")
        }
    }

    @Test func `a critical allergy needs a second person who is registered and not the prescriber (I-17)`() async throws
    {
        try await Self.withPeople { server, people in
            let allergy = #"""
                {"substance": {"system": "http://snomed.info/sct", "code": "372687004", "display": "Amoxicillin"},
                 "criticality": "high"}
                """#
            #expect(try await server.post("/v1/patients/\(people.patient)/allergies", allergy).status == 201)
            let codes = ["amoxicillin-500-capsule"]
            let refused = try await server.post("/v1/prescriptions", Self.body(people, codes))
            #expect(refused.problem == "safety-alerts")
            #expect(refused.json["unresolved"]?.array?.first?["requires"]?.string == "coded-reason-and-second-person")

            func sign(second: String?) async throws -> Answer {
                let overrides = Self.answer(refused.json, reason: "tolerated-before", second: second)
                return try await server.post("/v1/prescriptions", Self.body(people, codes, overrides: overrides))
            }
            let alone = try await sign(second: nil)
            #expect(alone.json["invariant"]?.string == "I-17")
            #expect(try await sign(second: people.prescriber).status == 409)
            let stranger = try await sign(second: "0190a3c4-0000-7000-8000-00000000abcd")
            #expect(stranger.status == 422, "\(stranger.text)")
            #expect(stranger.places == ["/overrides/0/second_approver"])
            let colleague = try await server.registerPractitioner()
            #expect(try await sign(second: colleague).status == 201)
        }
    }

    @Test func `a check that could not run is shown, and never counts as passed (I-18, I-19)`() async throws {
        try await Self.withPeople(isAsked: false) { server, people in
            let codes = ["amoxicillin-500-capsule"]
            let refused = try await server.post("/v1/prescriptions", Self.body(people, codes))
            #expect(
                refused.problem == "safety-alerts" && refused.json["invariant"]?.string == "I-19",
                "\(refused.text)"
            )
            #expect(refused.json["not_performed"]?.array?.first?["requires"]?.string == "coded-reason")
            let nodded = Self.answer(refused.json, reason: nil)
            #expect(
                try await server.post("/v1/prescriptions", Self.body(people, codes, overrides: nodded)).status == 409
            )
            let overrides = Self.answer(refused.json, reason: "emergency")
            let signed = try await server.post("/v1/prescriptions", Self.body(people, codes, overrides: overrides))
            #expect(signed.status == 201, "\(signed.text)")
            let safety = try #require(signed.json["safety"])
            #expect(safety["status"]?.string == "incomplete")
            let gap = try #require(safety["not_performed"]?.array?.first)
            #expect(gap["check"]?.string == "drug-allergy")
            #expect(gap["cause"]?.string == "allergies-never-asked")
            let results = try #require(safety["checks"]?.array?.first?["results"])
            #expect(results["drug-allergy"]?.string == "not-performed")
            #expect(results["drug-drug"]?.string == "passed")
        }
    }

    @Test func `a draft is checked, answered and signed in steps; a newer fact makes the checks run again (I-15)`()
        async throws
    {
        try await Self.withPeople { server, people in
            let codes = ["simvastatin-20-tablet", "clarithromycin-500-tablet"]
            let draft = try await server.post("/v1/prescriptions", Self.body(people, codes, sign: false))
            let id = try #require(draft.json["id"]?.string)
            let checked = try await server.post("/v1/prescriptions/\(id)/checks", "{}")
            #expect(checked.status == 200, "\(checked.text)")
            let alert = try #require(checked.json["safety"]?["alerts"]?.array?.first?["id"]?.string)
            let override = #"{"overrides": [{"alert_id": "\#(alert)", "reason": "monitored"}]}"#
            #expect(try await server.post("/v1/prescriptions/\(id)/overrides", override).status == 200)
            let unknown = #"{"overrides": [{"alert_id": "\#(id)", "reason": "monitored"}]}"#
            let refused = try await server.post("/v1/prescriptions/\(id)/overrides", unknown)
            #expect(refused.problem == "alert-not-found")

            let allergy = #"{"substance": {"system": "http://snomed.info/sct", "code": "1", "display": "Macrolides"}}"#
            #expect(try await server.post("/v1/patients/\(people.patient)/allergies", allergy).status == 201)
            let late = try await server.post("/v1/prescriptions/\(id)/sign", "{}")
            #expect(late.problem == "safety-alerts", "\(late.text)")
            let open = late.json["unresolved"]?.array ?? []
            #expect(open.count == 1, "what was answered stands, the new alert does not")
            let answers = Self.answer(late.json, reason: "allergy-record-inaccurate")
            let signed = try await server.post("/v1/prescriptions/\(id)/sign", #"{"overrides": \#(answers)}"#)
            #expect(signed.status == 200, "\(signed.text)")
            let decision = try await server.get("/v1/prescriptions/\(id)/decision")
            #expect(decision.json["result"]?.string == "equal", "\(decision.text)")
        }
    }
}
