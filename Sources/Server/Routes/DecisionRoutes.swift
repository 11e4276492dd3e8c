internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing

/// Signatures decided again on the log.
extension Services {
    var decisionEndpoints: [Endpoint] {
        [
            .get("/v1/prescriptions/{id}/decision", .readPrescriptions) { try await replayDecision($0) }
        ]
    }

    private func replayDecision(_ call: Call) async throws -> Response {
        let id = try call.id(of: PrescriptionID.self)
        do {
            let replay = try DecisionReplay(of: id, in: log, formulary: clinic.formulary(ruleSetVersion:))
            return .json(position: log.head, capacity: 4_096) { $0.decision(replay) }
        } catch DecisionReplayFailure.notFound {
            throw Problem.noSuch(.prescription)
        } catch DecisionReplayFailure.notSigned {
            throw Problem("not-signed", .conflict, "The prescription is not signed: there is no decision to replay.")
        } catch DecisionReplayFailure.notRecorded {
            throw Problem("checks-not-recorded", .conflict, "The prescription was signed before checks were recorded.")
        }
    }
}
