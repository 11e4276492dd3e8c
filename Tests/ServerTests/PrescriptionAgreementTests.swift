import HTTPTypes
import Ledger
import StrictJSON
import TestKit
import Testing

/// What a command answers is folded from the log; what a query answers is a read model's row. Both tell the same (I-35).
@Suite struct PrescriptionAgreementTests {
    @Test func `a read model tells what the log tells, whatever was done (I-35)`() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        try await TestServer.run { server in
            var dice = SeededGenerator(seed: seed)
            let prescriber = try await server.registerPractitioner()
            for walk in 0..<40 {
                let patient = try await server.registerPatientAsked(mrn: "W-\(walk)")
                let body = TestServer.prescriptionBody(
                    patient: patient,
                    prescriber: prescriber,
                    sign: Bool.random(using: &dice),
                    repeats: "1"
                )
                var told = try await server.post("/v1/prescriptions", body)
                try #require(told.status == 201, "\(told.text)")
                let id = try #require(told.json["id"]?.string)
                let item = try #require(told.json["items"]?.array?.first?["id"]?.string)
                for step in 0..<8 {
                    let read = try await server.get("/v1/prescriptions/\(id)?min_position=\(server.log.head)")
                    #expect(
                        Self.withoutPosition(told) == Self.withoutPosition(read),
                        "seed \(seed), walk \(walk), step \(step)"
                    )
                    let answer = try await Self.somethingDone(to: id, item, after: told, by: server, &dice)
                    if answer.status == 409 { continue }
                    try #require(answer.status < 300, "\(answer.text)")
                    // A renewal answers with the new prescription.
                    if answer.json["id"]?.string != id { break }
                    told = answer
                }
            }
        }
    }

    private static let steps: [(path: String, body: String?)] = [
        ("sign", nil), ("hold", #"{"reason": "renal function"}"#), ("resume", nil),
        ("stop", #"{"reason": "adverse reaction"}"#), ("cancel", #"{"reason": "0005"}"#), ("renew", "{}"),
        ("entered-in-error", #"{"reason": "wrong patient"}"#), ("dispenses", "7"), ("dispenses", "21"),
        ("dispenses", "14"), ("release", #"{"pharmacy": "A"}"#), ("return", #"{"pharmacy": "A", "reason": "moved"}"#),
        ("cancellation", #"{"pharmacy": "A", "accepted": false}"#),
        ("cancellation", #"{"pharmacy": "A", "accepted": true}"#), ("cancel", #"{"reason": "0001"}"#),
        ("not-dispensed", "out-of-stock"), ("reverse", nil), ("reverse", nil), ("dispenses", "42"),
    ]

    /// Sends a command of any kind.
    private static func somethingDone(
        to id: String,
        _ item: String,
        after told: Answer,
        by server: TestServer,
        _ dice: inout SeededGenerator
    ) async throws -> Answer {
        let (path, body) = try #require(steps.randomElement(using: &dice))
        let prescription = "/v1/prescriptions/\(id)"
        let text = body ?? ""
        switch path {
        case "dispenses":
            let quantity = #"{"value": "\#(text)", "unit": "capsule"}"#
            let supply = #"{"item_id": "\#(item)", "quantity": \#(quantity), "pharmacy": "A"}"#
            return try await server.post("\(prescription)/dispenses", supply)
        case "not-dispensed":
            let refusal = #"{"item_id": "\#(item)", "reason": "\#(text)", "pharmacy": "A"}"#
            return try await server.post("\(prescription)/not-dispensed", refusal)
        case "reverse":
            let supplies = told.json["items"]?.array?.first?["dispenses"]?.array ?? []
            let supply = supplies.randomElement(using: &dice)?["id"]?.string ?? item
            let reversal = #"{"reason": "not collected", "pharmacy": "A"}"#
            return try await server.post("\(prescription)/dispenses/\(supply)/reverse", reversal)
        default:
            return try await server.send(.post, "\(prescription)/\(path)", body: body)
        }
    }

    /// An answer without the position, which a query takes from its read model.
    private static func withoutPosition(_ answer: Answer) -> String {
        answer.text.replacing(/"position":[0-9]+/, with: "")
    }
}
