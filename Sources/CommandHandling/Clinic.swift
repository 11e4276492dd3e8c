public import EventCatalog
public import Ledger
public import Prescribing
internal import Synchronization

/// Carries out commands: binds the pure decisions to the log.
///
/// Every decision is made inside the log's one write transaction on states folded there, so rules that span records
/// (the patient is alive, an identifier has one owner, no second order of a product) hold under any concurrency.
public struct Clinic: Sendable {
    /// The log that commands are carried out on.
    public let log: any EventLog
    /// The tenant's choices.
    public let policy: PrescribingPolicy
    /// How long a record's history may grow.
    public let limits: RecordLimits
    let claimKey: ClaimKey
    /// The releases of the formulary, as far as they are read from the log.
    let shelf: FormularyShelf

    /// Binds the domain to a log.
    ///
    /// - Parameters:
    ///   - log: The log that commands are carried out on.
    ///   - formulary: The products and rules that are in force until a release in the log is.
    ///   - claimKey: Turns what must be unique into claims.
    ///   - policy: The tenant's choices.
    ///   - limits: How long a record's history may grow.
    public init(
        log: any EventLog,
        formulary: Formulary,
        claimKey: ClaimKey,
        policy: PrescribingPolicy = PrescribingPolicy(),
        limits: RecordLimits = RecordLimits()
    ) {
        self.init(
            log: log,
            shelf: FormularyShelf(FormularyBook(builtIn: formulary)),
            claimKey: claimKey,
            policy: policy,
            limits: limits
        )
    }

    init(log: any EventLog, shelf: FormularyShelf, claimKey: ClaimKey, policy: PrescribingPolicy, limits: RecordLimits)
    {
        self.log = log
        self.shelf = shelf
        self.claimKey = claimKey
        self.policy = policy
        self.limits = limits
    }

    /// Carries out a command on a patient's record.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - id: On which record.
    ///   - expected: The version the caller saw (`If-Match`); `nil` where any will do (I-51).
    ///   - envelope: Who asks, with the command id and digest that make it happen once (I-50).
    ///   - time: When it happens clinically; `nil` for now.
    public func execute(
        _ command: PatientCommand,
        on id: PatientID,
        expecting expected: UInt64? = nil,
        as envelope: CommandEnvelope,
        occurredAt time: ClinicalTime? = nil
    ) async throws(CommandFailure) -> CommandOutcome<Patient.State> {
        try await answer(Patient.self, as: envelope) { unit in
            try unit.execute(command, on: id, expecting: expected, occurredAt: time)
            return id
        }
    }

    /// Carries out a command on a prescription; the parameters are those of the patient's.
    ///
    /// The outcome of a renewal or revision is the new prescription.
    public func execute(
        _ command: PrescriptionCommand,
        on id: PrescriptionID,
        expecting expected: UInt64? = nil,
        as envelope: CommandEnvelope,
        occurredAt time: ClinicalTime? = nil
    ) async throws(CommandFailure) -> CommandOutcome<Prescription.State> {
        try await answer(Prescription.self, as: envelope) { unit in
            try unit.execute(command, on: id, expecting: expected, occurredAt: time)
            if case .renew(let renewal) = command { return renewal.newPrescriptionID }
            if case .revise(let revision) = command { return revision.newPrescriptionID }
            return id
        }
    }

    /// Carries out a command on a practitioner's record; the parameters are those of the patient's.
    public func execute(
        _ command: PractitionerCommand,
        on id: PractitionerID,
        expecting expected: UInt64? = nil,
        as envelope: CommandEnvelope,
        occurredAt time: ClinicalTime? = nil
    ) async throws(CommandFailure) -> CommandOutcome<Practitioner.State> {
        try await answer(Practitioner.self, as: envelope) { unit in
            try unit.execute(command, on: id, expecting: expected, occurredAt: time)
            return id
        }
    }

    /// Carries out several commands in one transaction: all of them or, if `body` throws, none.
    ///
    /// A command that `body` sees refused leaves no trace; it may go on with others. Each record is folded once and kept
    /// while the unit lasts.
    ///
    /// - Parameters:
    ///   - envelope: Who asks; a repeat of its command id is answered without running `body`.
    ///   - body: Runs on the log's writer: quick, and waiting for nothing.
    public func transact(
        _ envelope: CommandEnvelope,
        _ body: @escaping @Sendable (inout UnitOfWork) throws -> Void
    ) async throws(CommandFailure) -> CommandReceipt {
        let clinic = self
        do {
            return try await log.transact(envelope) { transaction in
                try UnitOfWork.run(in: &transaction, for: clinic, body)
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            throw .aborted(error)
        }
    }

    /// Runs one command, and answers with the state after it, also when it was carried out before.
    private func answer<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        as envelope: CommandEnvelope,
        _ run: @escaping @Sendable (inout UnitOfWork) throws -> ID<Aggregate.Subject>
    ) async throws(CommandFailure) -> CommandOutcome<Aggregate.State> {
        let decided = Decided<Aggregate.State>()
        let receipt = try await transact(envelope) { unit in
            let id = try run(&unit)
            let record = try unit.record(Aggregate.self, id)
            guard let state = record.state else { throw CommandFailure.notFound(Aggregate.kind) }
            let reference = ReplyReference(kind: Aggregate.kind, id: id.record, version: record.version)
            unit.reply(reference.bytes)
            decided.set((reference, state))
        }
        if !receipt.isRepeat, let (reference, state) = decided.value {
            return outcome(Aggregate.self, reference, state, receipt)
        }
        guard let reference = ReplyReference(bytes: receipt.reply), reference.kind == Aggregate.kind else {
            throw .log(.commandConflict(commandID: envelope.origin.commandID))
        }
        guard let snapshot = try snapshot(Aggregate.self, ID(reference.id), at: reference.version) else {
            throw .notFound(Aggregate.kind)
        }
        return outcome(Aggregate.self, reference, snapshot.state, receipt)
    }

    private func outcome<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ reference: ReplyReference,
        _ state: Aggregate.State,
        _ receipt: CommandReceipt
    ) -> CommandOutcome<Aggregate.State> {
        CommandOutcome(
            stream: StreamID(Aggregate.category, reference.id),
            state: state,
            version: reference.version,
            position: receipt.position,
            isRepeat: receipt.isRepeat
        )
    }
}

/// Brings what was decided on the log's writer back to the caller.
private final class Decided<State: Sendable>: Sendable {
    private let content = Mutex<(ReplyReference, State)?>(nil)

    var value: (ReplyReference, State)? { content.withLock { $0 } }

    func set(_ value: (ReplyReference, State)) { content.withLock { $0 = value } }
}
