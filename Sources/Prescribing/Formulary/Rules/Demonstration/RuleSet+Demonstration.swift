internal import EventCatalog

extension RuleSet {
    /// The shipped demonstration rules, written by hand after common knowledge: NOT FOR CLINICAL USE.
    public static let demonstration = RuleSet(
        version: "demo-2026.1",
        allergyGroups: RuleLines.rules(in: allergyGroupLines, AllergyGroup.init(fields:)),
        interactions: [
            bloodInteractionLines, heartInteractionLines, mindInteractionLines, otherInteractionLines,
        ].flatMap { RuleLines.rules(in: $0, InteractionRule.init(fields:)) },
        doses: [adultDoseLines, childDoseLines].flatMap { RuleLines.rules(in: $0, DoseRule.init(fields:)) },
        renal: RuleLines.rules(in: renalLines, RenalRule.init(fields:)),
        reproduction: RuleLines.rules(in: reproductionLines, ReproductionRule.init(fields:)),
        ages: RuleLines.rules(in: ageLines, AgeRule.init(fields:)),
        conditions: RuleLines.rules(in: conditionLines, ConditionRule.init(fields:))
    )
}

/// Reads the demonstration rules: one a line, fields divided by `|`. A malformed line is a mistake in this folder; a test
/// counts the lines.
enum RuleLines {
    static func lines(of table: String) -> [Substring] { table.split(separator: "\n") }

    static func rules<Rule>(in table: String, _ read: ([Substring]) -> Rule?) -> [Rule] {
        lines(of: table).compactMap { read($0.split(separator: "|", omittingEmptySubsequences: false)) }
    }

    /// `i`, `w`, `h` or `c`.
    static func severity(_ field: Substring) -> AlertSeverity? {
        switch field {
        case "i": .info
        case "w": .warning
        case "h": .high
        case "c": .critical
        default: nil
        }
    }

    /// An ingredient, or `atc:` and the beginning of a code.
    static func subject(_ field: Substring) -> RuleSubject? {
        if field.isEmpty { return nil }
        return field.hasPrefix("atc:") ? .atc(String(field.dropFirst(4))) : .ingredient(String(field))
    }

    /// The subject as a part of a rule's id.
    static func name(_ field: Substring) -> String { String(field.map { $0 == " " || $0 == ":" ? "-" : $0 }) }

    /// A number, or `nil` for `-`; malformed numbers fail.
    static func number(_ field: Substring) -> DecimalNumber?? {
        if field == "-" { return .some(nil) }
        return DecimalNumber(String(field)).map { .some($0) }
    }
}

extension AllergyGroup {
    /// `id|name|ingredients|groups that react too`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 4 else { return nil }
        self.init(
            id: String(fields[0]),
            name: String(fields[1]),
            ingredients: fields[2].split(separator: ",").map(String.init),
            crossReactsWith: fields[3].split(separator: ",").map(String.init)
        )
    }
}

extension InteractionRule {
    /// `first|second|severity|mechanism|management`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 5, let first = RuleLines.subject(fields[0]), let second = RuleLines.subject(fields[1]),
            let severity = RuleLines.severity(fields[2])
        else { return nil }
        self.init(
            id: "ix-\(RuleLines.name(fields[0]))+\(RuleLines.name(fields[1]))",
            first: first,
            second: second,
            severity: severity,
            mechanism: String(fields[3]),
            management: String(fields[4])
        )
    }
}

extension DoseRule {
    /// `ingredient|forms|from months|before months|unit|per kg|most at a time|most a day|most a day in all|least a day`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 10, let from = Int(fields[2]),
            let single = RuleLines.number(fields[6]), let daily = RuleLines.number(fields[7]),
            let total = RuleLines.number(fields[8]), let least = RuleLines.number(fields[9])
        else { return nil }
        let forms = fields[1] == "-" ? [] : fields[1].split(separator: ",").map(String.init)
        self.init(
            id: (["dose", RuleLines.name(fields[0]), "\(from)"] + forms.prefix(1)).joined(separator: "-"),
            ingredient: String(fields[0]),
            forms: forms,
            fromMonths: from,
            beforeMonths: Int(fields[3]),
            unit: String(fields[4]),
            isPerKilogram: fields[5] == "kg",
            maximumSingle: single,
            maximumDaily: daily,
            maximumDailyTotal: total,
            minimumDaily: least
        )
    }
}

extension RenalRule {
    /// `subject|below mL/min|severity|management`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 4, let subject = RuleLines.subject(fields[0]),
            let below = DecimalNumber(String(fields[1])), let severity = RuleLines.severity(fields[2])
        else { return nil }
        self.init(
            id: "renal-\(RuleLines.name(fields[0]))-\(fields[1])",
            subject: subject,
            below: below,
            severity: severity,
            management: String(fields[3])
        )
    }
}

extension ReproductionRule {
    /// `subject|period|severity|management`; a period is `1-3` (trimesters) or `milk`.
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 4, let subject = RuleLines.subject(fields[0]), let period = Period(fields[1]),
            let severity = RuleLines.severity(fields[2])
        else { return nil }
        self.init(
            id: "repro-\(RuleLines.name(fields[0]))-\(fields[1])",
            subject: subject,
            period: period,
            severity: severity,
            management: String(fields[3])
        )
    }
}

extension ReproductionRule.Period {
    fileprivate init?(_ field: Substring) {
        if field == "milk" {
            self = .breastfeeding
            return
        }
        let bounds = field.split(separator: "-").compactMap { Int($0) }
        guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
        self = .pregnancy(trimesters: bounds[0]...bounds[1])
    }
}

extension AgeRule {
    /// `subject|before months|from months|severity|management`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 5, let subject = RuleLines.subject(fields[0]),
            let severity = RuleLines.severity(fields[3]), Int(fields[1]) != nil || Int(fields[2]) != nil
        else { return nil }
        self.init(
            id: "age-\(RuleLines.name(fields[0]))-\(fields[1])\(fields[2])",
            subject: subject,
            beforeMonths: Int(fields[1]),
            fromMonths: Int(fields[2]),
            severity: severity,
            management: String(fields[4])
        )
    }
}

extension ConditionRule {
    /// `subject|ICD-10 prefix|severity|management`
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 4, let subject = RuleLines.subject(fields[0]), !fields[1].isEmpty,
            let severity = RuleLines.severity(fields[2])
        else { return nil }
        self.init(
            id: "cond-\(RuleLines.name(fields[0]))-\(fields[1])",
            subject: subject,
            codePrefix: String(fields[1]),
            severity: severity,
            management: String(fields[3])
        )
    }
}
