internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import PatientRecord
internal import Prescribing
internal import ProjectionEngine
internal import StrictJSON

/// Practitioners and the formulary.
extension Services {
    var practitionerEndpoints: [Endpoint] {
        [
            .command(.post, "/v1/practitioners", .keepPractitioners) { call in
                try await execute(call, on: .make(), .created) { $0.registerPractitioner() }
            },
            .get("/v1/practitioners", .readPractitioners, parameters: ["limit", "cursor", "min_position"]) {
                try await listPractitioners($0)
            },
            .get("/v1/practitioners/{id}", .readPractitioners, parameters: ["min_position"]) {
                try await readPractitioner($0)
            },
            .command(.post, "/v1/practitioners/{id}/authority/grant", .keepPractitioners) { call in
                try await execute(call, on: try call.id(), .ok) { $0.grantAuthority() }
            },
            .command(.post, "/v1/practitioners/{id}/authority/revoke", .keepPractitioners) { call in
                try await execute(call, on: try call.id(), .ok) { $0.revokeAuthority() }
            },
            .command(.post, "/v1/practitioners/{id}/roles", .keepPractitioners) { call in
                try await execute(call, on: try call.id(), .ok) { $0.assignRole() }
            },
            .command(.post, "/v1/practitioners/{id}/roles/end", .keepPractitioners) { call in
                try await execute(call, on: try call.id(), .ok) { $0.endRole() }
            },
        ]
    }

    private func listPractitioners(_ call: Call) async throws -> Response {
        let limit = try call.query.limit()
        return try await answerPage(call, from: readModels.patientRecord, scope: []) { after in
            try readModels.patientRecord.practitioners(after: after, limit: limit)
        } _: {
            $0.practitioner($1)
        }
    }

    private func readPractitioner(_ call: Call) async throws -> Response {
        let id = try call.id(of: PractitionerID.self)
        try await waitForPosition(call, on: readModels.patientRecord)
        let snapshot = try readModels.patientRecord.practitioner(id)
        guard let practitioner = snapshot.value else { throw Problem.noSuch(.practitioner, in: snapshot) }
        let tag = EntityTag.of(version: practitioner.version)
        if call.alreadyHas(tag) {
            return notModified(call, readModels.patientRecord, position: snapshot.position, tag: tag)
        }
        answerMetrics.count(.computed, from: readModels.patientRecord.name, on: call.route)
        return .json(position: snapshot.position, tag: tag) {
            $0.practitioner(practitioner, position: snapshot.position)
        }
    }

    private func execute(
        _ call: Call,
        on id: PractitionerID,
        _ status: HTTPResponse.Status,
        _ read: (inout JSONObjectReader) -> PractitionerCommand?
    ) async throws -> Response {
        let expected = status == .created ? nil : try call.expectedVersion(required: false)
        let json = status == .created ? try await call.json() : try await call.optionalJSON()
        let body = try CommandBody.decode(json, read)
        let outcome = try await clinic.execute(
            body.command,
            on: id,
            expecting: expected,
            as: try call.envelope(for: json),
            occurredAt: body.occurredAt
        )
        let id = PractitionerID(outcome.stream.id)
        let practitioner = try practitioner(id, at: outcome.version)
        let tag = EntityTag.of(version: outcome.version)
        var response = Response.json(status, position: outcome.position, tag: tag) {
            $0.practitioner(practitioner, position: outcome.position)
        }
        if status == .created { response.headers[.location] = "/v1/practitioners/\(id)" }
        return response
    }
}
