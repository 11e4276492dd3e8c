internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import PatientRecord
internal import Prescribing
internal import PrescriptionHistory
internal import ProjectionEngine
internal import StrictJSON

/// Prescriptions: prescribing and carrying on.
extension Services {
    var prescriptionEndpoints: [Endpoint] {
        [
            .command(.post, "/v1/prescriptions", .prescribe) { try await prescribe($0) },
            .get("/v1/prescriptions/{id}", .readPrescriptions, parameters: ["min_position"]) {
                try await readPrescription($0)
            },
            prescriptionCommand("checks", .prescribe) { _ in .runSafetyChecks },
            prescriptionCommand("overrides", .prescribe) { $0.answerAlerts() },
            prescriptionCommand("sign", .prescribe) { .sign($0.signature()) },
            prescriptionCommand("dispenses", .dispense, .created) { $0.dispense() },
            prescriptionCommand("release", .changePrescription) { $0.release() },
            prescriptionCommand("return", .dispense) { $0.returnFromPharmacy() },
            prescriptionCommand("not-dispensed", .dispense) { $0.notDispensed() },
            prescriptionCommand("cancellation", .dispense) { $0.answerCancellation() },
            prescriptionCommand("revise", .prescribe, .created) { $0.revise() },
            prescriptionCommand("hold", .changePrescription) { $0.hold() },
            prescriptionCommand("resume", .changePrescription) { $0.resume() },
            prescriptionCommand("stop", .changePrescription) { $0.stop() },
            prescriptionCommand("cancel", .changePrescription) { $0.cancel() },
            prescriptionCommand("renew", .prescribe, .created) { $0.renew() },
            prescriptionCommand("entered-in-error", .markInError) { $0.markPrescriptionEnteredInError() },
            prescriptionCommand("discard", .prescribe) {
                .discard(DiscardPrescriptionDraft(reason: $0.prose("reason", limitBytes: 400)))
            },
            prescriptionCommand("items", .prescribe, .created) { reader in
                reader.prescriptionItem(.new).map { .addItem(AddPrescriptionItem(item: $0)) }
            },
        ] + draftItemEndpoints + [reversalEndpoint]
    }

    private var draftItemEndpoints: [Endpoint] {
        let path = "/v1/prescriptions/{id}/items/{item}"
        return [
            .command(.put, path, .prescribe) { call in
                let item = try call.id("item", of: PrescriptionItemID.self)
                return try await execute(call, "items", .ok) { reader in
                    reader.prescriptionItem(.given(item)).map { .changeItem(ChangePrescriptionItem(item: $0)) }
                }
            },
            .command(.delete, path, .prescribe) { call in
                let item = try call.id("item", of: PrescriptionItemID.self)
                return try await execute(call, "items", .ok) { _ in .removeItem(RemovePrescriptionItem(itemID: item)) }
            },
        ]
    }

    private var reversalEndpoint: Endpoint {
        .command(.post, "/v1/prescriptions/{id}/dispenses/{dispense}/reverse", .dispense) { call in
            let dispense = try call.id("dispense", of: DispenseID.self)
            return try await execute(call, "reverse", .ok) { $0.reverse(dispense) }
        }
    }

    /// `POST /v1/prescriptions`
    private func prescribe(_ call: Call) async throws -> Response {
        let json = try await call.json()
        let body = try decode(json, "prescriptions") { $0.prescribe() }
        let outcome = try await carryOut(body, "prescriptions", on: .make(), as: try call.envelope(for: json))
        return try answer(outcome, .created, for: call.identity.role)
    }

    /// `GET /v1/prescriptions/{id}`
    private func readPrescription(_ call: Call) async throws -> Response {
        let id = try call.id(of: PrescriptionID.self)
        try await waitForPosition(call, on: readModels.prescriptionHistory)
        let snapshot = try readModels.prescriptionHistory.prescription(id)
        guard let prescription = snapshot.value else { throw Problem.noSuch(.prescription, in: snapshot) }
        let isComplete = snapshot.isComplete(about: [prescription.header.patientID.record])
        let tag = EntityTag.of(version: prescription.version)
        let today = today
        let audience = try audience(of: prescription, for: call.identity.role)
        if isComplete, call.alreadyHas(tag), prescription.isSettled(on: today, for: audience) {
            return notModified(call, readModels.prescriptionHistory, position: snapshot.position, tag: tag)
        }
        answerMetrics.count(.computed, from: readModels.prescriptionHistory.name, on: call.route)
        return .json(position: snapshot.position, tag: isComplete ? tag : nil, capacity: 2_048) {
            $0.prescription(
                prescription,
                position: snapshot.position,
                isComplete: isComplete,
                today: today,
                for: audience
            )
        }
    }

    /// A command on a prescription: `POST /v1/prescriptions/{id}/…`.
    private func prescriptionCommand(
        _ path: String,
        _ operation: Permission,
        _ status: HTTPResponse.Status = .ok,
        _ read: @escaping @Sendable (inout JSONObjectReader) -> PrescriptionCommand?
    ) -> Endpoint {
        .command(.post, "/v1/prescriptions/{id}/\(path)", operation) { try await execute($0, path, status, read) }
    }

    private func decode(
        _ json: JSONValue,
        _ command: String,
        _ read: (inout JSONObjectReader) -> PrescriptionCommand?
    ) throws(Problem) -> CommandBody<PrescriptionCommand> {
        do throws(Problem) {
            return try CommandBody.decode(json, read)
        } catch {
            throw error.ofPrescription(command)
        }
    }

    private func execute(
        _ call: Call,
        _ path: String,
        _ status: HTTPResponse.Status,
        _ read: (inout JSONObjectReader) -> PrescriptionCommand?
    ) async throws -> Response {
        let id = try call.id(of: PrescriptionID.self)
        let expected = try call.expectedVersion(required: false)
        let json = try await call.optionalJSON()
        let body = try decode(json, path, read)
        let envelope = try call.envelope(for: json)
        let outcome = try await carryOut(body, path, on: id, expecting: expected, as: envelope)
        return try answer(outcome, status, for: call.identity.role)
    }

    /// Executes a command; a refusal of a field names the rule that the field breaks.
    private func carryOut(
        _ body: CommandBody<PrescriptionCommand>,
        _ command: String,
        on id: PrescriptionID,
        expecting expected: UInt64? = nil,
        as envelope: CommandEnvelope
    ) async throws -> CommandOutcome<Prescription.State> {
        do throws(CommandFailure) {
            return try await clinic.execute(
                body.command,
                on: id,
                expecting: expected,
                as: envelope,
                occurredAt: body.occurredAt
            )
        } catch {
            guard case .rejected = error else { throw error }
            throw Problem(of: error).ofPrescription(command)
        }
    }

    private func answer(
        _ outcome: CommandOutcome<Prescription.State>,
        _ status: HTTPResponse.Status,
        for role: Role
    ) throws -> Response {
        let id = PrescriptionID(outcome.stream.id)
        let prescription = try prescription(id, at: outcome.version)
        let tag = EntityTag.of(version: outcome.version)
        let audience = try audience(of: prescription, for: role)
        var response = Response.json(status, position: outcome.position, tag: tag, capacity: 2_048) {
            $0.prescription(prescription, position: outcome.position, today: today, for: audience)
        }
        if status == .created { response.headers[.location] = "/v1/prescriptions/\(id)" }
        return response
    }
}

extension PrescriptionRow {
    /// Whether an answer may be kept until the next version: nothing of it changes with the day or with other records.
    fileprivate func isSettled(on day: CalendarDate, for audience: ActionAudience) -> Bool {
        status(on: day) == recordedStatus && recordedStatus != .draft && !audience.isPatientDeceased
            && items.allSatisfy { $0.content.dispenseIntervalDays == nil }
    }
}
