/// Every reason why a command on a practitioner's record can be refused.
public enum PractitionerRejection: Hashable, Sendable {
    /// An input is outside its limits.
    case input(InputProblem)
    /// There is no such practitioner.
    case notRegistered
    /// The id has a record already.
    case alreadyRegistered
    /// The person does not do what shall end.
    case roleNotHeld
    /// The clinical time has not come yet.
    case occurredInFuture
}

extension PractitionerRejection: Rejection {
    /// The name of the problem.
    public var code: String {
        switch self {
        case .input(let problem): problem.code
        case .notRegistered: "practitioner-not-found"
        case .alreadyRegistered: "practitioner-already-registered"
        case .roleNotHeld: "role-not-held"
        case .occurredInFuture: "occurred-in-future"
        }
    }

    /// No rule of the domain is behind these.
    public var invariant: String? { nil }

    /// The offending input where there is one.
    public var field: String? {
        switch self {
        case .input(let problem): problem.field
        case .notRegistered, .alreadyRegistered: nil
        case .roleNotHeld: "role"
        case .occurredInFuture: "occurred_at"
        }
    }

    /// What stands in the way, in one sentence.
    public var message: String {
        switch self {
        case .input(let problem): problem.message
        case .notRegistered: "There is no such practitioner."
        case .alreadyRegistered: "A practitioner with this id is registered already."
        case .roleNotHeld: "The practitioner has no such role."
        case .occurredInFuture: "The time at which it happened has not come yet."
        }
    }

    /// What is at fault.
    public var kind: RejectionKind {
        switch self {
        case .input, .occurredInFuture: .invalidInput
        case .notRegistered, .alreadyRegistered, .roleNotHeld: .conflictsWithRecord
        }
    }
}
