internal import EventCatalog

/// How much at a time and in a day, by age and weight: over the maximum is critical, under what works an info.
///
/// A product without a rule for its form and the age passes. Amounts are exact.
struct DoseCheck: SafetyCheck {
    let kind = SafetyCheckKind.dose

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.doseRules(for: product)
            .filter { $0.forms.isEmpty || $0.forms.contains(product.form) }
        guard !rules.isEmpty else { return .passed }
        guard let age = subject.patient.age else { return .notPerformed(.ageUnknown) }
        var outcome = CheckOutcome()
        for rule in rules {
            switch age.relation(from: rule.fromMonths, before: rule.beforeMonths) {
            case .outside: break
            case .undecided: outcome.couldNotLook(.ageUnknown)
            case .inside:
                var comparison = DoseComparison(rule, product, subject.item.item.dosage, subject.patient.weight)
                comparison.compare()
                if let alert = comparison.alert { outcome.found.append(alert) }
                if let cause = comparison.cause { outcome.couldNotLook(cause) }
            }
        }
        return outcome
    }
}

/// An item's dosage against one rule.
private struct DoseComparison {
    private let rule: DoseRule
    private let amounts: DosageAmounts
    private let weight: ExactFraction?
    private var excesses: [String] = []
    private var shortfall: String?
    private(set) var cause: NotPerformedCause?

    init(_ rule: DoseRule, _ product: Product, _ dosage: [Dosage], _ weight: DecimalNumber?) {
        self.rule = rule
        self.weight = weight.flatMap { ExactFraction($0) }
        amounts = DosageAmounts(dosage) { product.amount(of: rule.ingredient, in: $0, as: rule.unit) }
    }

    mutating func compare() {
        let each = (amounts.single, amounts.statesEachDose)
        let day = (amounts.daily, amounts.statesEachDay)
        compare(each, toMaximum: rule.maximumSingle, isPerKilogram: rule.isPerKilogram, "at a time")
        compare(day, toMaximum: rule.maximumDaily, isPerKilogram: rule.isPerKilogram, "in a day")
        compare(day, toMaximum: rule.maximumDailyTotal, isPerKilogram: false, "in a day")
        compareToMinimum()
    }

    /// One alert for the rule, whatever of it fired.
    var alert: FoundAlert? {
        guard let message = excesses.isEmpty ? shortfall : excesses.joined(separator: " ") else { return nil }
        return FoundAlert(
            severity: excesses.isEmpty ? .info : .critical,
            ruleID: rule.id,
            message: message,
            values: [amounts.single?.exact ?? "", amounts.daily?.exact ?? "", weightUsed]
        )
    }

    private var weightUsed: String { rule.isPerKilogram ? weight?.exact ?? "" : "" }

    private mutating func compare(
        _ stated: (amount: ExactFraction?, isWhole: Bool),
        toMaximum maximum: DecimalNumber?,
        isPerKilogram: Bool,
        _ when: String
    ) {
        guard let maximum else { return }
        guard let limit = limit(maximum, isPerKilogram) else { return miss(.weightUnknown) }
        if !stated.isWhole { miss(.doseNotStructured) }
        guard let amount = stated.amount else { return }
        guard let isMore = amount.isMore(than: limit) else { return miss(.doseNotStructured) }
        guard isMore else { return }
        let basis = isPerKilogram ? " (\(maximum) \(rule.unit)/kg)" : rule.isPerKilogram ? " at any weight" : ""
        excesses.append(
            "\(amount) \(rule.unit) of \(rule.ingredient) \(when) is over the maximum of "
                + "\(limit) \(rule.unit)\(basis)."
        )
    }

    /// What is taken when needed has no minimum.
    private mutating func compareToMinimum() {
        guard let minimum = rule.minimumDaily, !amounts.isAsNeeded, amounts.statesEachDay, let daily = amounts.daily
        else { return }
        guard let limit = limit(minimum, rule.isPerKilogram) else { return miss(.weightUnknown) }
        guard let isLess = limit.isMore(than: daily) else { return miss(.doseNotStructured) }
        guard isLess else { return }
        shortfall =
            "\(daily) \(rule.unit) of \(rule.ingredient) in a day is under the usual minimum of \(limit) \(rule.unit)."
    }

    private func limit(_ number: DecimalNumber, _ isPerKilogram: Bool) -> ExactFraction? {
        let number = ExactFraction(number)
        return isPerKilogram ? weight.flatMap { number?.times($0) } : number
    }

    private mutating func miss(_ cause: NotPerformedCause) { self.cause = self.cause ?? cause }
}
