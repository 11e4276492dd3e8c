internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import PatientRecord
internal import StrictJSON

/// Patients as they were.
extension Services {
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
}

extension Problem {
    /// The record had not been opened.
    static func noSuchPatient(at position: Position) -> Problem {
        Problem("patient-not-found", .notFound, "There was no such patient at position \(position).")
    }
}
