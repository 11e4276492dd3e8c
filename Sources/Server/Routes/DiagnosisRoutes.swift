internal import DiagnosisIndex
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import ProjectionEngine
internal import StrictJSON

/// Patients by diagnosis.
extension Services {
    var diagnosisEndpoints: [Endpoint] {
        [
            .get(
                "/v1/diagnoses/{code}/patients",
                .readDiagnosisIndex,
                parameters: ["match", "scope", "limit", "cursor", "min_position"]
            ) { try await listDiagnoses($0) }
        ]
    }

    /// `GET /v1/diagnoses/{code}/patients`: by a code or the beginning of one.
    private func listDiagnoses(_ call: Call) async throws -> Response {
        let code = try call.text("code")
        guard code.utf8.count <= 32 else { throw Problem.invalidParameter("code", "Must have at most 32 bytes.") }
        let isExact = try call.query.word("match", of: ["prefix", "exact"]) == "exact"
        let everRecorded = try call.query.word("scope", of: ["active", "ever-recorded"]) == "ever-recorded"
        let scope: DiagnosisScope = everRecorded ? .everRecorded : .active
        let limit = try call.query.limit()
        let model = readModels.diagnosisIndex
        let sealed = [code, isExact ? "exact" : "prefix", everRecorded ? "ever" : "active"]
        return try await answerPage(call, from: model, scope: sealed) { after in
            if isExact {
                try model.patients(code: code, scope: scope, after: after, limit: limit)
            } else {
                try model.patients(codePrefix: code, scope: scope, after: after, limit: limit)
            }
        } _: { writer, diagnosis in
            writer.object {
                $0.member("patient_id", diagnosis.patientID)
                $0.member("condition_id", diagnosis.conditionID)
                $0.member("coding", diagnosis.coding)
                $0.member("status", diagnosis.isActive ? "active" : "ended")
                $0.member("onset", orNull: diagnosis.onset)
                $0.member("abatement", orNull: diagnosis.abatement)
                $0.member("recorded_on", diagnosis.recordedOn)
            }
        }
    }
}
