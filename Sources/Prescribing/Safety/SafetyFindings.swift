public import EventCatalog

/// What the safety checks found and what they could not check, in a fixed order: by item as given, then by kind.
public struct SafetyFindings: Hashable, Sendable {
    /// What was found.
    public let alerts: [SafetyAlert]
    /// What could not be checked (I-18).
    public let notPerformed: [SafetyCheckNotPerformed]

    /// Puts the two lists together.
    public init(alerts: [SafetyAlert] = [], notPerformed: [SafetyCheckNotPerformed] = []) {
        self.alerts = alerts
        self.notPerformed = notPerformed
    }

    /// The findings that a recorded event tells of.
    public init(_ event: SafetyChecksPerformed) {
        self.init(alerts: event.alerts, notPerformed: event.notPerformed)
    }
}

/// How one check of one item came out (I-18): always one of three.
public enum SafetyResult: Hashable, Sendable {
    /// It looked and found nothing.
    case passed
    /// It found something. What it could not look at besides is in ``SafetyFindings/notPerformed``.
    case alert([SafetyAlert])
    /// It could not look.
    case notPerformed(NotPerformedCause)
}

extension SafetyFindings {
    /// How a check of an item came out, for the items that were checked and the kinds of ``SafetyChecks/kinds``.
    ///
    /// An alert about two items of one draft is a result of both.
    public func result(of kind: SafetyCheckKind, for itemID: PrescriptionItemID) -> SafetyResult {
        let alerts = alerts.filter { $0.kind == kind && ($0.itemID == itemID || $0.otherItemID == itemID) }
        guard alerts.isEmpty else { return .alert(alerts) }
        let open = notPerformed.first { $0.kind == kind && $0.itemID == itemID }
        return open.map { .notPerformed($0.cause) } ?? .passed
    }
}
