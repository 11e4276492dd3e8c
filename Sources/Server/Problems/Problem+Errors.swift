internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing
internal import ProjectionEngine
internal import StrictJSON

extension Problem {
    /// The problem that an error is to a client. An error that nobody foresaw tells nothing of itself.
    init(of error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let failure as CommandFailure: self.init(failure)
        case let error as EventLogError: self.init(error)
        case let error as ReadModelError: self.init(error)
        case let error as NotaryError: self.init(error)
        case let error as HTTPError where error.status.kind == .clientError:
            self.init("bad-request", error.status, "The request is not acceptable.")
        default: self.init("internal-error", .internalServerError, "Something went wrong in the server.")
        }
    }

    private init(_ failure: CommandFailure) {
        switch failure {
        case .rejected(let rejection): self.init(rejection.rejection)
        case .notFound(let kind): self = .noSuch(kind)
        case .log(let error): self.init(error)
        case .aborted(let error): self.init(of: error)
        }
    }

    /// There is no record of this kind with the id asked for.
    static func noSuch(_ kind: RecordKind) -> Problem {
        switch kind {
        case .patient: Problem("patient-not-found", .notFound, "There is no such patient.")
        case .prescription: Problem("prescription-not-found", .notFound, "There is no such prescription.")
        case .practitioner: Problem("practitioner-not-found", .notFound, "There is no such practitioner.")
        }
    }

    /// A read model has no record with the id asked for: there is none, or its events could not be taken in.
    static func noSuch<Value>(_ kind: RecordKind, in snapshot: Snapshot<Value>) -> Problem {
        if snapshot.isComplete { return noSuch(kind) }
        return Problem(
            "answer-incomplete",
            .serviceUnavailable,
            "Some events could not be taken into this read model, so it can't tell whether there is such a record."
        )
    }

    /// A refusal by the domain: 422 where the input is at fault, 409 where the record stands in the way.
    private init(_ rejection: any Rejection) {
        let status: HTTPResponse.Status =
            switch rejection.kind {
            case .invalidInput: .unprocessableContent
            case .conflictsWithRecord: .conflict
            }
        self.init(rejection.code, status, rejection.message)
        invariant = rejection.invariant
        if case .findingsUnresolved(let findings, let unresolved)? = rejection as? PrescriptionRejection {
            self.findings = SafetyRefusal(findings: findings, unresolved: unresolved)
        }
        survivor = (rejection as? PatientRejection)?.survivor ?? (rejection as? PrescriptionRejection)?.survivor
        if case .possibleDuplicate(let findings)? = rejection as? PatientRejection { candidates = findings }
        outcome = (rejection as? PrescriptionRejection)?.cancellationOutcome?.wireName
        if let field = rejection.field {
            faults = [Fault(place: .pointer(Self.pointer(field)), detail: rejection.message)]
        }
    }

    /// The JSON Pointer for a field named as `items[0].quantity.value`.
    static func pointer(_ field: String) -> String {
        var pointer = "/"
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "["): pointer += "/"
            case UInt8(ascii: "]"): continue
            default: pointer.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return pointer
    }

    private init(_ error: EventLogError) {
        switch error {
        case .versionConflict(_, _, let actual):
            self.init(
                "stale-version",
                .preconditionFailed,
                "The record has changed: it is at version \(actual). Read it again and repeat the change on that."
            )
            headers[.eTag] = EntityTag.of(version: actual)
            invariant = "I-51"
        case .claimTaken:
            self.init("identifier-taken", .conflict, "Another patient has this identifier.")
            invariant = "I-41"
        case .commandConflict:
            self.init(
                "idempotency-conflict",
                .conflict,
                "This Idempotency-Key was used before with another request."
            )
            invariant = "I-50"
            faults = [Fault(place: .header("Idempotency-Key"), detail: "Use a new key for a new request.")]
        case .tooLarge:
            self.init("command-too-large", .contentTooLarge, "The command is larger than the log takes at a time.")
        case .overloaded:
            self.init("overloaded", .serviceUnavailable, "Too many commands are waiting. Nothing was changed.")
            retryAfterSeconds = 1
        case .clockBehind:
            self.init(
                "clock-behind",
                .serviceUnavailable,
                "The server's clock is behind the records. Nothing was changed."
            )
            retryAfterSeconds = 60
        case .outOfSpace:
            self.init(
                "out-of-space",
                .init(code: 507, reasonPhrase: "Insufficient Storage"),
                "There is no space to record changes. Nothing was changed."
            )
            retryAfterSeconds = 30
        case .outcomeUnknown:
            self.init(
                "outcome-unknown",
                .internalServerError,
                "Whether the change was recorded is not known. Repeat the request with the same Idempotency-Key."
            )
        case .corrupt:
            self.init("record-damaged", .internalServerError, "A stored record is damaged and is not shown.")
        case .locked, .readOnly, .unusable, .storage:
            self.init("storage-failed", .internalServerError, "The storage failed.")
        }
    }

    private init(_ error: ReadModelError) {
        switch error {
        case .rebuilding, .stopped, .failed, .rebuildCancelled:
            self.init("read-model-unavailable", .serviceUnavailable, "The read model is not serving at the moment.")
            retryAfterSeconds = 2
        case .unknown: self.init("projection-not-found", .notFound, "There is no read model of this name.")
        case .isBuilding:
            self.init(
                "projection-building",
                .conflict,
                "The read model is being built; cancel that or wait for its end."
            )
        case .nothingKept:
            self.init("nothing-to-return-to", .conflict, "No earlier generation of this version is kept.")
        case .storage: self.init("storage-failed", .internalServerError, "The storage failed.")
        }
    }

    /// What may be logged of an error: kinds, positions and storage details; no values from requests or records.
    static func diagnosis(of error: any Error) -> String {
        switch error {
        case let problem as Problem: problem.code
        case let error as EventLogError: "\(error)"
        case let error as ReadModelError: "\(error)"
        case let error as NotaryError: "\(error)"
        case let error as CatalogError: error.description
        case let failure as CommandFailure:
            switch failure {
            case .log(let error): "\(error)"
            case .aborted(let error): diagnosis(of: error)
            case .rejected, .notFound: "refused"
            }
        default: String(reflecting: Swift.type(of: error))
        }
    }
}
