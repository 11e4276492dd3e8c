internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import PatientRecord
internal import Prescribing
internal import ProjectionEngine
internal import StrictJSON
internal import Synchronization

/// Patients: registering, reading, changing.
extension Services {
    var patientEndpoints: [Endpoint] {
        [
            .command(.post, "/v1/patients", .registerPatient) { try await registerPatient($0) },
            .get("/v1/patients/{id}", .readPatient, parameters: ["min_position", "as_of"]) {
                try await readPatient($0)
            },
            .command(.patch, "/v1/patients/{id}", .changeDemographics) { try await changePatient($0) },
            patientCommand("identifiers", .changeDemographics) { $0.identifierCommand(ending: false) },
            patientCommand("identifiers/end", .changeDemographics, .ok) { $0.identifierCommand(ending: true) },
            patientCommand("deceased", .recordDeath) { $0.recordDeath() },
            patientCommand("deceased/retract", .recordDeath, .ok) { reader in
                reader.prose("reason", required: true, limitBytes: 400)
                    .map { .retractDeath(RetractPatientDeath(reason: $0)) }
            },
            patientCommand("restriction", .restrictAccess) { reader in
                reader.prose("reason", required: true, limitBytes: 400)
                    .map { .restrictAccess(RestrictPatientAccess(reason: $0)) }
            },
            patientCommand("restriction/lift", .restrictAccess, .ok) { reader in
                reader.prose("reason", required: true, limitBytes: 400)
                    .map { .liftRestriction(LiftPatientRestriction(reason: $0)) }
            },
            linkCommand("duplicates") { reader, _ in
                reader.id("other", required: true, of: PatientID.self)
                    .map { .suspectDuplicate(SuspectDuplicate(other: $0)) }
            },
            linkCommand("duplicates/reject") { reader, _ in
                let other = reader.id("other", required: true, of: PatientID.self)
                let reason = reader.prose("reason", required: true, limitBytes: 400)
                guard let other, let reason else { return nil }
                return .rejectDuplicate(RejectDuplicate(other: other, reason: reason))
            },
            linkCommand("merge") { reader, source in
                let survivor = reader.id("survivor", required: true, of: PatientID.self)
                let reason = reader.prose("reason", required: true, limitBytes: 400)
                guard let survivor, let reason else { return nil }
                return .merge(MergePatients(source: source, survivor: survivor, reason: reason))
            },
            linkCommand("unmerge") { reader, source in
                reader.prose("reason", required: true, limitBytes: 400)
                    .map { .unmerge(UnmergePatient(source: source, reason: $0)) }
            },
            patientCommand("allergies", .recordClinicalFacts) { $0.recordAllergy() },
            patientCommand("conditions", .recordClinicalFacts) { $0.recordCondition() },
            patientCommand("observations", .recordClinicalFacts) { $0.recordObservation() },
        ] + patientEntryEndpoints
    }

    /// What can be said of an entry that is on the record already.
    private var patientEntryEndpoints: [Endpoint] {
        [
            entryCommand("allergies/{entry}", .patch) { $0.amendAllergy(AllergyID($1)) },
            entryCommand("conditions/{entry}", .patch) { $0.amendCondition(ConditionID($1)) },
            entryCommand("allergies/{entry}/refute") { reader, entry in
                reader.prose("reason", required: true, limitBytes: 400)
                    .map { .refuteAllergy(RefuteAllergy(allergyID: AllergyID(entry), reason: $0)) }
            },
            entryCommand("allergies/{entry}/resolve") { _, entry in
                .resolveAllergy(ResolveAllergy(allergyID: AllergyID(entry)))
            },
            entryCommand("conditions/{entry}/resolve") { reader, entry in
                .resolveCondition(
                    ResolveCondition(conditionID: ConditionID(entry), abatement: reader.date("abatement"))
                )
            },
            entryCommand("conditions/{entry}/entered-in-error") { reader, entry in
                reader.prose("reason", required: true, limitBytes: 400).map {
                    .markConditionEnteredInError(
                        MarkConditionEnteredInError(conditionID: ConditionID(entry), reason: $0)
                    )
                }
            },
        ]
    }

    /// `POST /v1/patients`
    private func registerPatient(_ call: Call) async throws -> Response {
        let json = try await call.json()
        let body = try CommandBody.decode(json) { $0.registerPatient() }
        let outcome = try await clinic.execute(
            body.command,
            on: .make(),
            as: try call.envelope(for: json),
            occurredAt: body.occurredAt
        )
        return try answer(call, PatientID(outcome.stream.id), outcome.version, outcome.position, .created)
    }

    /// `GET /v1/patients/{id}`
    private func readPatient(_ call: Call) async throws -> Response {
        if let moment = try call.query.moment("as_of") { return try await readPatient(call, asOf: moment) }
        let id = try call.id(of: PatientID.self)
        try await waitForPosition(call, on: readModels.patientRecord)
        let snapshot = try readModels.patientRecord.person(id)
        guard let person = snapshot.value else { throw Problem.noSuch(.patient, in: snapshot) }
        let isComplete = snapshot.isComplete(about: person.records.map(\.record))
        let isOwn = person.record.id == id
        let tag =
            isOwn
            ? EntityTag.of(version: person.record.version)
            : EntityTag.of(survivor: person.record.id, version: person.record.version)
        // The version does not tell of changes in records further down: only who has none of those may keep the answer.
        if isComplete, person.mergedFrom.isEmpty, call.alreadyHas(tag) {
            return notModified(call, readModels.patientRecord, position: snapshot.position, tag: tag)
        }
        answerMetrics.count(.computed, from: readModels.patientRecord.name, on: call.route)
        return .json(position: snapshot.position, tag: isComplete ? tag : nil, capacity: 2_048) {
            $0.patient(person, position: snapshot.position, isComplete: isComplete, for: call.identity.role)
        }
    }

    /// `PATCH /v1/patients/{id}`: all changes or none, on the version that the client saw.
    private func changePatient(_ call: Call) async throws -> Response {
        let id = try call.id(of: PatientID.self)
        guard let expected = try call.expectedVersion(required: true) else { throw Problem.preconditionRequired }
        let json = try await call.json()
        let body = try CommandBody.decode(json) { $0.patientChanges() }
        let receipt = try await clinic.transact(try call.envelope(for: json)) { unit in
            for (index, command) in body.command.enumerated() {
                let version = index == 0 ? expected : nil
                try unit.execute(command, on: id, expecting: version, occurredAt: body.occurredAt)
            }
            unit.reply(RecordID(high: expected, low: 0).bytes)
        }
        // The reply holds the version it began at, so that a repeat finds the version it ended at.
        let begun = RecordID(bytes: receipt.reply)?.high ?? expected
        return try answer(call, id, begun &+ UInt64(receipt.eventCount), receipt.position, .ok)
    }

    /// A command on a patient's record: `POST /v1/patients/{id}/…`.
    private func patientCommand(
        _ path: String,
        _ operation: Permission,
        _ status: HTTPResponse.Status = .created,
        _ read: @escaping @Sendable (inout JSONObjectReader) -> PatientCommand?
    ) -> Endpoint {
        .command(.post, "/v1/patients/{id}/\(path)", operation) { call in
            try await execute(call, on: try call.id(), status, read)
        }
    }

    /// A command that links a record with another one; it names its own record too.
    private func linkCommand(
        _ path: String,
        _ read: @escaping @Sendable (inout JSONObjectReader, PatientID) -> PatientCommand?
    ) -> Endpoint {
        .command(.post, "/v1/patients/{id}/\(path)", .mergePatients) { call in
            let id = try call.id(of: PatientID.self)
            return try await execute(call, on: id, .ok) { read(&$0, id) }
        }
    }

    private func entryCommand(
        _ path: String,
        _ method: HTTPRequest.Method = .post,
        _ read: @escaping @Sendable (inout JSONObjectReader, RecordID) -> PatientCommand?
    ) -> Endpoint {
        .command(method, "/v1/patients/{id}/\(path)", .recordClinicalFacts) { call in
            let entry = try call.id("entry", of: AllergyID.self).record
            return try await execute(call, on: try call.id(), .ok) { read(&$0, entry) }
        }
    }

    private func execute(
        _ call: Call,
        on id: PatientID,
        _ status: HTTPResponse.Status,
        _ read: (inout JSONObjectReader) -> PatientCommand?
    ) async throws -> Response {
        let expected = try call.expectedVersion(required: false)
        let json = try await call.optionalJSON()
        let body = try CommandBody.decode(json, read)
        let outcome = try await clinic.execute(
            body.command,
            on: id,
            expecting: expected,
            as: try call.envelope(for: json),
            occurredAt: body.occurredAt
        )
        return try answer(call, id, outcome.version, outcome.position, status)
    }

    private func answer(
        _ call: Call,
        _ id: PatientID,
        _ version: UInt64,
        _ position: UInt64,
        _ status: HTTPResponse.Status
    ) throws -> Response {
        let person = try person(try patient(id, at: version), at: position)
        let tag = EntityTag.of(version: person.record.version)
        var response = Response.json(status, position: position, tag: tag, capacity: 2_048) {
            $0.patient(person, position: position, for: call.identity.role)
        }
        if status == .created { response.headers[.location] = "/v1/patients/\(id)" }
        return response
    }
}
