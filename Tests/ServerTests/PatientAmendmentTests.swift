import EventCatalog
import HTTPTypes
import StrictJSON
import Testing

@testable import Server

@Suite struct PatientAmendmentTests {
    @Test func `an allergy is amended in part, and only while it is active (I-47, I-55)`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let recorded = try await server.post(
                "\(path)/allergies",
                #"{"substance": {"system": "demo", "code": "penicillin"}, "reactions": ["rash"], "kind": "allergy"}"#
            )
            let id = try #require(recorded.json["allergies"]?.array?.first?["id"]?.string)
            let change =
                #"{"criticality": "high", "severity": "severe", "verification": "confirmed", "reason": "tested"}"#
            let amended = try await server.send(.patch, "\(path)/allergies/\(id)", body: change)
            #expect(amended.status == 200, "\(amended.text)")
            let entry = try #require(amended.json["allergies"]?.array?.first)
            #expect(entry["criticality"]?.string == "high")
            #expect(entry["severity"]?.string == "severe")
            #expect(entry["verification"]?.string == "confirmed")
            #expect(entry["kind"]?.string == "allergy")
            #expect(entry["reactions"]?.array?.compactMap(\.string) == ["rash"])
            // The same again changes nothing.
            let again = try await server.send(.patch, "\(path)/allergies/\(id)", body: change)
            #expect(again.json["version"]?.integer == amended.json["version"]?.integer)

            let empty = try await server.send(.patch, "\(path)/allergies/\(id)", body: #"{"reason": "none"}"#)
            #expect(empty.status == 422 && empty.problem == "nothing-to-correct")
            let nothing = try await server.send(.patch, "\(path)/allergies/\(id)", body: #"{"severity": "mild"}"#)
            #expect(nothing.status == 422 && nothing.places == ["/reason"])
            let early = #"{"onset": "1979", "reason": "x"}"#
            let before = try await server.send(.patch, "\(path)/allergies/\(id)", body: early)
            #expect(before.status == 422 && before.problem == "onset-before-birth")
            #expect(before.json["invariant"]?.string == "I-43")
            let other = "0190a000-0000-7000-8000-00000000000f"
            let unknown = try await server.send(.patch, "\(path)/allergies/\(other)", body: change)
            #expect(unknown.problem == "allergy-not-found" && unknown.json["invariant"]?.string == "I-55")
            _ = try await server.post("\(path)/allergies/\(id)/refute", #"{"reason": "negative test"}"#)
            let late = try await server.send(.patch, "\(path)/allergies/\(id)", body: change)
            #expect(late.status == 409 && late.problem == "allergy-not-active")
        }
    }

    @Test func `a condition is amended in part, also after it is over (I-48)`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let body = #"{"codes": [{"system": "icd-10", "code": "E11.9"}], "onset": "2015"}"#
            let recorded = try await server.post("\(path)/conditions", body)
            let id = try #require(recorded.json["conditions"]?.array?.first?["id"]?.string)
            _ = try await server.post("\(path)/conditions/\(id)/resolve", #"{"abatement": "2020-05"}"#)
            let change = #"{"codes": [{"system": "icd-10", "code": "e11.2"}], "note": "kidneys", "reason": "letter"}"#
            let amended = try await server.send(.patch, "\(path)/conditions/\(id)", body: change)
            #expect(amended.status == 200, "\(amended.text)")
            let entry = try #require(amended.json["conditions"]?.array?.first)
            #expect(entry["codes"]?.array?.first?["code"]?.string == "E11.2")
            #expect(entry["codes"]?.array?.first?["system"]?.string == CodeSystem.icd10)
            #expect(entry["note"]?.string == "kidneys")
            #expect(entry["onset"]?.string == "2015")
            #expect(entry["status"]?.string == "resolved")
            let late = #"{"onset": "2021", "reason": "letter"}"#
            let backwards = try await server.send(.patch, "\(path)/conditions/\(id)", body: late)
            #expect(backwards.problem == "abatement-before-onset" && backwards.json["invariant"]?.string == "I-48")
        }
    }

    @Test func `a restricted patient's address and contacts are for those who treat the person`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            let officer = try await server.token(for: .privacyOfficer)
            let clerk = try await server.token(for: .receptionist)
            let reason = #"{"reason": "at risk"}"#
            #expect(
                try await server.post("\(path)/restriction", reason, headers: ["Authorization": "Bearer \(clerk)"])
                    .status == 403
            )
            let restricted = try await server.post(
                "\(path)/restriction",
                reason,
                headers: ["Authorization": "Bearer \(officer)"]
            )
            #expect(restricted.status == 201, "\(restricted.text)")
            let position = try #require(restricted["X-Ledger-Position"])
            func read(_ token: String) async throws -> Answer {
                try await server.get("\(path)?min_position=\(position)", headers: ["Authorization": "Bearer \(token)"])
            }
            let withheld = try await read(clerk)
            #expect(withheld.json["access_restricted"]?.bool == true)
            #expect(withheld.json["address"]?.isNull == true)
            #expect(withheld.json["contacts"]?.array?.isEmpty == true)
            #expect(withheld.json["name"]?["family"]?.string == "García Márquez", "the patient is still found")
            #expect(try await read(try await server.token(for: .pharmacist)).json["address"]?.isNull == false)
            #expect(try await read(officer).json["allergies"] == nil, "privacy officers don't see clinical facts")
            let lift = "\(path)/restriction/lift"
            #expect(try await server.post(lift, reason, headers: ["Authorization": "Bearer \(officer)"]).status == 200)
            let twice = try await server.post(lift, reason, headers: ["Authorization": "Bearer \(officer)"])
            #expect(twice.status == 409 && twice.problem == "access-not-restricted")
        }
    }

    @Test func `an authority has schedules and days, and a signature keeps to them (I-03)`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            let prescriber = try await server.registerPractitioner()
            let grant = "/v1/practitioners/\(prescriber)/authority/grant"
            func prescribe(_ product: String) async throws -> Answer {
                let body = """
                    {"patient_id": "\(patient)", "prescriber_id": "\(prescriber)", "sign": true, "items": [{"product": {"system": "demo", "code": "\(product)"},
                     "quantity": {"value": "10", "unit": "tablet"}, "quantity_in_words": "ten",
                     "dosage": [{"text": "1 a day", "dose": {"value": "1", "unit": "tablet"},
                     "frequency": 1, "period": "1", "period_unit": "d"}]}]}
                    """
                return try await server.post("/v1/prescriptions", body)
            }
            let controlled = try #require(
                try await server.get("/v1/formulary/products?q=diaz").json["items"]?.array?.first?["product"]?["code"]?
                    .string
            )
            #expect(try await server.post(grant, #"{"controlled_schedules": []}"#).status == 200)
            let refused = try await prescribe(controlled)
            #expect(refused.status == 409, "\(refused.text)")
            #expect(refused.problem == "schedule-not-authorised" && refused.json["invariant"]?.string == "I-03")
            #expect(refused.places == ["/items/0/product"])
            let granted = try await server.post(grant, #"{"valid_until": "2020-01-01"}"#)
            #expect(granted.json["authority"]?["valid_until"]?.string == "2020-01-01")
            #expect(granted.json["authority"]?["controlled_schedules"]?.isNull == true)
            #expect(try await prescribe(controlled).problem == "prescriber-not-authorised")
            let backwards = try await server.post(grant, #"{"valid_from": "2026-02-01", "valid_until": "2026-01-31"}"#)
            #expect(backwards.status == 422 && backwards.places == ["/valid_until"])
            #expect(try await server.post(grant, "{}").status == 200)
            #expect(try await prescribe(controlled).problem != "schedule-not-authorised")
        }
    }

    @Test func `what a practitioner does is recorded and ended`() async throws {
        try await TestServer.run { server in
            let path = "/v1/practitioners/\(try await server.registerPractitioner())"
            let role = #"{"role": "general practitioner", "organisation": "Mill Lane"}"#
            let assigned = try await server.post("\(path)/roles", role)
            #expect(assigned.json["roles"]?.array?.first?["organisation"]?.string == "Mill Lane", "\(assigned.text)")
            let ended = try await server.post("\(path)/roles/end", #"{"role": "general practitioner"}"#)
            #expect(ended.json["roles"]?.array?.isEmpty == true)
            let again = try await server.post("\(path)/roles/end", #"{"role": "general practitioner"}"#)
            #expect(again.status == 409 && again.problem == "role-not-held")
        }
    }
}
