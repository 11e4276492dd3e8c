public import EventCatalog

/// A finding that stands in the way of signing, and what is missing.
public struct UnresolvedFinding: Hashable, Sendable {
    /// What is missing.
    public enum Missing: UInt8, Hashable, Sendable, CaseIterable {
        /// An acknowledgement.
        case acknowledgement
        /// A coded reason (I-16).
        case reason
        /// The comment that goes with "not relevant".
        case comment
        /// A second person (I-17).
        case secondPerson
        /// A second person who is not the prescriber (I-17).
        case otherSecondPerson
    }

    /// The alert or the check that could not run.
    public let alertID: SafetyAlertID
    /// Which check.
    public let kind: SafetyCheckKind
    /// About which item.
    public let itemID: PrescriptionItemID
    /// What it asks for.
    public let requirement: AlertRequirement
    /// What is missing.
    public let missing: Missing
    /// The rule that asks for it, such as `I-16`.
    public let invariant: String
}

extension SafetyFindings {
    /// What stands in the way of signing after the prescriber's answers, in the order of the findings (I-16 … I-19).
    ///
    /// Answers to what is no longer found count for nothing. Of several answers to one finding the one that says most
    /// counts.
    public func unresolved(
        after overrides: [SafetyAlertOverridden],
        by prescriber: PractitionerID,
        under policy: SafetyPolicy = SafetyPolicy()
    ) -> [UnresolvedFinding] {
        let answers = Dictionary(grouping: overrides, by: \.alertID)
        let ofAlerts = alerts.compactMap { alert -> UnresolvedFinding? in
            let requirement = alert.requirement(under: policy)
            let missing = Self.missing(requirement, answers[alert.alertID] ?? [], prescriber)
            return missing.map { UnresolvedFinding(alert, requirement, $0) }
        }
        let ofGaps = notPerformed.compactMap { entry -> UnresolvedFinding? in
            let requirement = entry.requirement
            let missing = Self.missing(requirement, answers[entry.alertID] ?? [], prescriber)
            return missing.map { UnresolvedFinding(entry, requirement, $0) }
        }
        return ofAlerts + ofGaps
    }

    /// What is missing after the best of the answers; `nil` if nothing is.
    private static func missing(
        _ requirement: AlertRequirement,
        _ answers: [SafetyAlertOverridden],
        _ prescriber: PractitionerID
    ) -> UnresolvedFinding.Missing? {
        guard requirement != .none else { return nil }
        let none: UnresolvedFinding.Missing = requirement == .acknowledge ? .acknowledgement : .reason
        guard !answers.isEmpty else { return none }
        let missing = answers.map { Self.missing(requirement, $0, prescriber) }
        guard !missing.contains(nil) else { return nil }
        return missing.compactMap(\.self).max { $0.rawValue < $1.rawValue }
    }

    private static func missing(
        _ requirement: AlertRequirement,
        _ answer: SafetyAlertOverridden,
        _ prescriber: PractitionerID
    ) -> UnresolvedFinding.Missing? {
        if answer.reason == nil, requirement >= .codedReason { return .reason }
        if answer.reason == .notRelevant, !(answer.comment ?? "").utf8.contains(where: { $0 > 0x20 }) {
            return .comment
        }
        guard requirement == .codedReasonAndSecondPerson else { return nil }
        guard let second = answer.secondApprover else { return .secondPerson }
        return second == prescriber ? .otherSecondPerson : nil
    }
}

extension UnresolvedFinding {
    fileprivate init(_ alert: SafetyAlert, _ requirement: AlertRequirement, _ missing: Missing) {
        self.init(
            alertID: alert.alertID,
            kind: alert.kind,
            itemID: alert.itemID,
            requirement: requirement,
            missing: missing,
            invariant: missing == .secondPerson || missing == .otherSecondPerson ? "I-17" : "I-16"
        )
    }

    fileprivate init(_ entry: SafetyCheckNotPerformed, _ requirement: AlertRequirement, _ missing: Missing) {
        self.init(
            alertID: entry.alertID,
            kind: entry.kind,
            itemID: entry.itemID,
            requirement: requirement,
            missing: missing,
            invariant: entry.cause == .allergiesNeverAsked ? "I-19" : "I-18"
        )
    }
}
