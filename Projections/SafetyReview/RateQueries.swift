public import EventCatalog
public import ProjectionEngine

/// What became of alerts.
public struct AlertOutcomes: Hashable, Sendable {
    /// How many were shown, each once on a prescription.
    public var shown = 0
    /// How many of them were answered and the prescriber went on.
    public var overridden = 0
    /// How many of them nothing was asked for, or nothing answered, and the prescription was signed.
    public var signedWithout = 0

    /// Overridden of those shown, with four decimals; `nil` if none was.
    public var overrideRate: DecimalNumber? {
        guard shown > 0 else { return nil }
        return DecimalNumber(mantissa: Int64((overridden * 10_000 + shown / 2) / shown), scale: 4)
    }
}

/// What became of a rule's alerts.
public struct RuleOutcomes: Hashable, Sendable {
    /// The rule, by its id in the rule set.
    public let ruleID: String
    /// Which check it belongs to.
    public let kind: SafetyCheckKind
    /// How severe its alerts are, by the last day of the range.
    public let severity: AlertSeverity
    /// What became of them.
    public let outcomes: AlertOutcomes
}

/// What became of the alerts on a prescriber's prescriptions.
public struct PrescriberOutcomes: Hashable, Sendable {
    /// The prescriber.
    public let prescriberID: PractitionerID
    /// What became of them.
    public let outcomes: AlertOutcomes
}

extension ReadModel where Rule == SafetyReviewProjection {
    /// What became of the alerts first shown in a range of clinical days, by rule; those shown most first.
    ///
    /// - Complexity: O(days × rules that fired on them).
    public func ruleOutcomes(from: CalendarDate, to: CalendarDate) throws -> Snapshot<[RuleOutcomes]> {
        try read { rows in
            var sums: [String: (last: AlertCounter, outcomes: AlertOutcomes)] = [:]
            try Self.scan(.rule, from, to, in: rows) { key, counter throws(RowError) in
                let rule = try key.text()
                sums[rule, default: (counter, AlertOutcomes())].outcomes.add(counter)
                sums[rule]?.last = counter
            }
            return sums.map { rule, sum in
                RuleOutcomes(ruleID: rule, kind: sum.last.kind, severity: sum.last.severity, outcomes: sum.outcomes)
            }
            .sorted { ($1.outcomes.shown, $0.ruleID) < ($0.outcomes.shown, $1.ruleID) }
        }
    }

    /// What became of the alerts first shown in a range of clinical days, by prescriber; those shown most first.
    ///
    /// - Complexity: O(days × prescribers who saw alerts on them).
    public func prescriberOutcomes(from: CalendarDate, to: CalendarDate) throws -> Snapshot<[PrescriberOutcomes]> {
        try read { rows in
            var sums: [RecordID: AlertOutcomes] = [:]
            try Self.scan(.prescriber, from, to, in: rows) { key, counter throws(RowError) in
                sums[try key.id(), default: AlertOutcomes()].add(counter)
            }
            return sums.map { PrescriberOutcomes(prescriberID: PractitionerID($0), outcomes: $1) }
                .sorted {
                    ($1.outcomes.shown, $0.prescriberID.description)
                        < ($0.outcomes.shown, $1.prescriberID.description)
                }
        }
    }

    private static func scan(
        _ dimension: AlertCounter.Dimension,
        _ from: CalendarDate,
        _ to: CalendarDate,
        in rows: borrowing RowReader,
        _ body: (inout KeyDecoder, AlertCounter) throws(RowError) -> Void
    ) throws {
        let start = AlertCounter.start(of: from.firstDay, dimension).bytes
        try rows.scan(AlertCounter.table, from: start, prefix: [dimension.rawValue]) { key, row in
            var parts = KeyDecoder(key)
            try parts.skip(1)
            guard try parts.date() <= to.lastDay else { return .stop }
            try body(&parts, try AlertCounter(decoding: [UInt8](copying: row)))
            return .next
        }
    }
}

extension AlertOutcomes {
    fileprivate mutating func add(_ counter: AlertCounter) {
        shown += Int(counter.shown)
        overridden += Int(counter.overridden)
        signedWithout += Int(counter.signedWithout)
    }
}
