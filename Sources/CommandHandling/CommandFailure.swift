public import Ledger
public import Prescribing

/// Why a command was not carried out. Nothing was changed, except where the log's outcome is unknown.
public enum CommandFailure: Error, Sendable {
    /// The domain refuses it.
    case rejected(CommandRejection)
    /// What the command is about does not exist.
    case notFound(RecordKind)
    /// The log refused it or failed: a stale version, a reused command id, no space …
    case log(EventLogError)
    /// The caller's own code threw inside a unit of work.
    case aborted(any Error)
}

/// A refusal, by the aggregate that refused.
public enum CommandRejection: Error, Hashable, Sendable {
    /// By a patient's record.
    case patient(PatientRejection)
    /// By a prescription.
    case prescription(PrescriptionRejection)
    /// By a practitioner's record.
    case practitioner(PractitionerRejection)
    /// By the formulary.
    case formulary(FormularyRejection)
    /// By the limit on the length of any record's history.
    case recordFull(RecordFull)

    /// The refusal as what all have in common: code, rule, field and sentence.
    public var rejection: any Rejection {
        switch self {
        case .patient(let rejection): rejection
        case .prescription(let rejection): rejection
        case .practitioner(let rejection): rejection
        case .formulary(let rejection): rejection
        case .recordFull(let rejection): rejection
        }
    }
}

/// The kinds of record that commands are about.
public enum RecordKind: UInt8, Hashable, Sendable, CaseIterable {
    /// A patient.
    case patient = 1
    /// A prescription.
    case prescription
    /// A practitioner.
    case practitioner
}
