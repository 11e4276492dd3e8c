internal import EventCatalog
internal import ProjectionEngine

/// What became of alerts on one day: of a rule, or on the prescriptions of a prescriber.
struct AlertCounter: Hashable {
    /// What is counted.
    enum Outcome {
        case shown
        case overridden
        case signedWithout
    }

    var shown: UInt64 = 0
    var overridden: UInt64 = 0
    var signedWithout: UInt64 = 0
    /// Which check and how severe, as the last such alert was.
    var kind: SafetyCheckKind
    var severity: AlertSeverity

    /// Counts an alert, on the day on which it was shown first.
    static func count(
        _ outcome: Outcome,
        _ shown: CheckedDraft.ShownAlert,
        _ draft: CheckedDraft,
        in rows: inout RowWriter
    ) throws(RowError) {
        var rule = start(of: shown.day, .rule)
        rule.append(shown.alert.ruleID)
        try count(outcome, shown.alert, at: rule.bytes, in: &rows)
        var prescriber = start(of: shown.day, .prescriber)
        prescriber.append(draft.prescriberID)
        try count(outcome, shown.alert, at: prescriber.bytes, in: &rows)
    }

    private static func count(
        _ outcome: Outcome,
        _ alert: SafetyAlert,
        at key: [UInt8],
        in rows: inout RowWriter
    ) throws(RowError) {
        var counter = AlertCounter(kind: alert.kind, severity: alert.severity)
        if let row = try rows.row(at: key, in: table) { counter = try AlertCounter(decoding: row) }
        counter.kind = alert.kind
        counter.severity = alert.severity
        switch outcome {
        case .shown: counter.shown += 1
        case .overridden: counter.overridden += 1
        case .signedWithout: counter.signedWithout += 1
        }
        try rows.put(counter.encoded(), at: key, in: table)
    }
}

extension AlertCounter {
    private init(kind: SafetyCheckKind, severity: AlertSeverity) {
        self.kind = kind
        self.severity = severity
    }

    private func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 8)
        row.append(shown)
        row.append(overridden)
        row.append(signedWithout)
        row.append(kind)
        row.append(severity)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        shown = try row.unsigned()
        overridden = try row.unsigned()
        signedWithout = try row.unsigned()
        kind = try row.choice()
        severity = try row.choice()
    }
}
