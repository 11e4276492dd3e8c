internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import NIOCore
internal import PatientRecord
internal import StrictJSON

/// Patients as they were.
extension Services {
    var patientHistoryEndpoints: [Endpoint] {
        [
            .get("/v1/patients/{id}/diff", .readPatient, parameters: ["from", "to"]) { try await comparePatient($0) }
        ]
    }

    /// `GET /v1/patients/{id}?as_of=`: as the same request was answered then.
    func readPatient(_ call: Call, asOf moment: LogMoment) async throws -> Response {
        let id = try call.id(of: PatientID.self)
        guard call.query["min_position"] == nil else {
            throw Problem.invalidParameter("min_position", "Must not be given together with as_of.")
        }
        let position = try position(at: moment, givenAs: "as_of")
        let log = log
        let found = try await replay.perform { try PersonView(of: id, in: log, through: position) }
        guard let found else { throw Problem.noSuchPatient(at: position) }
        return .json(position: position, capacity: 2_048) {
            $0.patient(found, position: position, asOf: moment, for: call.identity.role)
        }
    }

    /// `GET /v1/patients/{id}/diff`: what changed after `from` up to `to`; up to now unless told.
    private func comparePatient(_ call: Call) async throws -> Response {
        let id = try call.id(of: PatientID.self)
        guard let from = try call.query.moment("from") else {
            throw Problem.invalidParameter(
                "from",
                "Is required: a position, or an instant such as 2026-03-12T09:30:00Z."
            )
        }
        let to = try call.query.moment("to") ?? .position(log.head)
        let start = try position(at: from, givenAs: "from")
        let end = try position(at: to, givenAs: "to")
        guard start <= end else { throw Problem.invalidParameter("from", "Must not be later than to.") }
        let log = log
        let role = call.identity.role
        let found = try await replay.perform {
            try PatientDifference(of: id, in: log, from: start, to: end, for: role)?.json(from: from, to: to)
        }
        guard let found else { throw Problem.noSuchPatient(at: end) }
        return .json(position: end, body: ByteBuffer(bytes: found))
    }
}

extension Problem {
    /// The record had not been opened.
    static func noSuchPatient(at position: Position) -> Problem {
        Problem("patient-not-found", .notFound, "There was no such patient at position \(position).")
    }
}
