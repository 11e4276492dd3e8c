public import EventCatalog
internal import Ledger
public import Prescribing

/// Several commands in one transaction of the log, on states that are folded once and kept.
///
/// Every command sees what those before it did. A refused one leaves no trace, so the unit can go on after it.
public struct UnitOfWork: ~Copyable {
    let clinic: Clinic
    var transaction: LogTransaction
    var patients: [PatientID: Folded<Patient.State>] = [:]
    var prescriptions: [PrescriptionID: Folded<Prescription.State>] = [:]
    var practitioners: [PractitionerID: Folded<Practitioner.State>] = [:]
    /// The products and rules in force, once a command asked for them.
    var formulary: Formulary?
    /// A failure of the log between two changes of one command: the unit must not be committed then.
    private var logFailure: EventLogError?

    private init(clinic: Clinic, transaction: consuming LogTransaction) {
        self.clinic = clinic
        self.transaction = transaction
    }

    /// Runs `body` on a transaction and gives the transaction back, however it ends.
    static func run(
        in transaction: inout LogTransaction,
        for clinic: Clinic,
        _ body: (inout UnitOfWork) throws -> Void
    ) throws {
        var unit = UnitOfWork(clinic: clinic, transaction: consume transaction)
        do {
            try body(&unit)
            if let failure = unit.logFailure { throw CommandFailure.log(failure) }
        } catch {
            transaction = unit.finish()
            throw error
        }
        transaction = unit.finish()
    }

    private consuming func finish() -> LogTransaction { transaction }

    /// The recording time of everything in this unit.
    public var recordedAt: Timestamp { transaction.recordedAt }

    /// Stages the bytes that a repeat of the unit is answered with (at most 1,024).
    public mutating func reply(_ bytes: [UInt8]) { transaction.reply(bytes) }

    /// A patient's record as it is in this unit; `nil` if there is none.
    public mutating func patient(_ id: PatientID) throws(CommandFailure) -> Patient.State? {
        try record(Patient.self, id).state
    }

    /// A prescription as it is in this unit; `nil` if there is none.
    public mutating func prescription(_ id: PrescriptionID) throws(CommandFailure) -> Prescription.State? {
        try record(Prescription.self, id).state
    }

    /// A practitioner's record as it is in this unit; `nil` if there is none.
    public mutating func practitioner(_ id: PractitionerID) throws(CommandFailure) -> Practitioner.State? {
        try record(Practitioner.self, id).state
    }

    /// The patient who has an identifier; `nil` if nobody does.
    public func patient(with identifier: Identifier) throws(CommandFailure) -> PatientID? {
        do {
            return try transaction.owner(of: clinic.claimKey.claim(on: identifier)).map(PatientID.init)
        } catch {
            throw .log(error)
        }
    }

    /// Remembers a failure of the log, so that the unit can't be committed half done.
    mutating func fail(_ error: EventLogError) -> CommandFailure {
        logFailure = error
        return .log(error)
    }
}

/// A state with the version it was folded up to.
struct Folded<State: Sendable>: Sendable {
    var state: State?
    var version: UInt64
}
