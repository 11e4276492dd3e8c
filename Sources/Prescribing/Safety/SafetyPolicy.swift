public import EventCatalog

/// What a tenant may set about answers to findings.
public struct SafetyPolicy: Hashable, Sendable {
    /// The checks whose critical alerts need a second person, who is not the prescriber (I-17).
    public var criticalNeedsSecondPerson: Set<SafetyCheckKind>

    /// Makes a policy; by default only a critical allergy needs a second person.
    public init(criticalNeedsSecondPerson: Set<SafetyCheckKind> = [.drugAllergy]) {
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
    /// What it asks for: an acknowledgement (I-18), and a coded reason where nobody asked about allergies (I-19).
    public var requirement: AlertRequirement { cause == .allergiesNeverAsked ? .codedReason : .acknowledge }
}
