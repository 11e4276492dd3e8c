public import Prescribing

/// How many events one record may have. Every command folds its whole record on the log's one writer, so a record that
/// grows without end would slow down everyone.
public struct RecordLimits: Hashable, Sendable {
    /// Events of one patient's record.
    public var eventsPerPatient: UInt64 = 20_000
    /// Events of one prescription.
    public var eventsPerPrescription: UInt64 = 5_000
    /// Events of one practitioner's record.
    public var eventsPerPractitioner: UInt64 = 5_000

    /// The limits that a server runs with.
    public init() {}

    func events(per kind: RecordKind) -> UInt64 {
        switch kind {
        case .patient: eventsPerPatient
        case .prescription: eventsPerPrescription
        case .practitioner: eventsPerPractitioner
        }
    }
}

/// The record has as many events as it may have.
public struct RecordFull: Rejection {
    /// How many that is.
    public let limit: UInt64

    /// The name of the problem.
    public var code: String { "record-full" }
    /// A plain limit: no rule of the domain.
    public var invariant: String? { nil }
    /// No input is at fault.
    public var field: String? { nil }
    /// What stands in the way, in one sentence.
    public var message: String { "The record has \(limit) entries in its history already, the most it can." }
    /// What is at fault.
    public var kind: RejectionKind { .conflictsWithRecord }
}
