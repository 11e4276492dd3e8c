public import EventCatalog

/// What a tenant may set about answers to findings.
public struct SafetyPolicy: Hashable, Sendable {
    /// Whether each check that could not run is to be acknowledged (I-18); it is shown and recorded in any case.
    public var notPerformedNeedsAcknowledgement: Bool
    /// Whether signing needs a reason where nobody asked about allergies (I-19).
    public var allergiesMustBeAsked: Bool
    /// The checks whose critical alerts need a second person, who is not the prescriber (I-17).
    public var criticalNeedsSecondPerson: Set<SafetyCheckKind>

    /// Makes a policy; by default only a critical allergy needs a second person.
    public init(
        notPerformedNeedsAcknowledgement: Bool = false,
        allergiesMustBeAsked: Bool = false,
        criticalNeedsSecondPerson: Set<SafetyCheckKind> = [.drugAllergy]
    ) {
        self.notPerformedNeedsAcknowledgement = notPerformedNeedsAcknowledgement
        self.allergiesMustBeAsked = allergiesMustBeAsked
        self.criticalNeedsSecondPerson = criticalNeedsSecondPerson
    }
}

/// What is asked of the prescriber before signing.
public enum AlertRequirement: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    /// Nothing.
    case none
    /// An acknowledgement.
    case acknowledge
    /// A coded reason (I-16).
    case codedReason
    /// A coded reason and a second person (I-17).
    case codedReasonAndSecondPerson

    /// By how much is asked.
    public static func < (left: AlertRequirement, right: AlertRequirement) -> Bool { left.rawValue < right.rawValue }
}

extension AlertSeverity {
    /// What an alert of this severity asks for.
    public func requirement(of kind: SafetyCheckKind, under policy: SafetyPolicy) -> AlertRequirement {
        switch self {
        case .info: .none
        case .warning: .acknowledge
        case .high: .codedReason
        case .critical:
            policy.criticalNeedsSecondPerson.contains(kind) ? .codedReasonAndSecondPerson : .codedReason
        }
    }
}

extension SafetyAlert {
    /// What it asks for.
    public func requirement(under policy: SafetyPolicy) -> AlertRequirement {
        severity.requirement(of: kind, under: policy)
    }
}

extension SafetyCheckNotPerformed {
    /// What it asks for: a doubtful quantity alone never asks.
    public func requirement(under policy: SafetyPolicy) -> AlertRequirement {
        if cause == .allergiesNeverAsked, policy.allergiesMustBeAsked { return .codedReason }
        return policy.notPerformedNeedsAcknowledgement && kind != .quantity ? .acknowledge : .none
    }
}
