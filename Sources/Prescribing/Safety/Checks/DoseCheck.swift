internal import EventCatalog

/// How much at a time and in a day, by age and weight: over the maximum is critical, under what works an info. What else
/// the patient takes of the ingredient counts towards the day.
///
/// Without a rule for the product and the age the check could not run (I-18), except for what acts where it is put.
/// Amounts are exact.
struct DoseCheck: SafetyCheck {
    let kind = SafetyCheckKind.dose
    /// Forms whose doses nobody counts up over the body.
    private static let localForms: Set<String> = [
        "cream", "ointment", "gel", "plaster", "eye drops", "ear drops", "nasal spray", "inhaler", "spray", "pessary",
    ]

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.doseRules(for: product)
        if rules.isEmpty, Self.localForms.contains(product.form) { return .passed }
        guard let age = subject.patient.age else { return .notPerformed(.ageUnknown) }
        var outcome = CheckOutcome()
        var isRuled = false
        for rule in rules {
            let relation = age.relation(from: rule.fromMonths, before: rule.beforeMonths)
            isRuled = isRuled || relation != .outside
            switch relation {
            case .outside: break
            case .undecided: outcome.couldNotLook(.ageUnknown)
            case .inside: compare(rule, product, subject, &outcome)
            }
        }
        if !isRuled { outcome.couldNotLook(.noRule) }
        return outcome
    }

    private func compare(_ rule: DoseRule, _ product: Product, _ subject: CheckSubject, _ outcome: inout CheckOutcome) {
        let others = subject.others.filter { other in
            other.isTaken(on: subject.patient.context.day) && other.product.ingredients.contains(rule.ingredient)
                && (rule.forms.isEmpty || rule.forms.contains(other.product.form))
        }
        var comparison = DoseComparison(rule, product, subject.item.item.dosage, subject.patient.weight)
        comparison.compare()
        comparison.compare(together: others)
        if let alert = comparison.alert { outcome.found.append(alert) }
        if let cause = comparison.cause { outcome.couldNotLook(cause) }
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
    /// What made it fire besides the item itself.
    private var together: [String] = []

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
    }

    /// Compares what is taken in a day of this item and the others; alone the others are nobody's least.
    mutating func compare(together others: [OtherOrder]) {
        guard !others.isEmpty else { return compareToMinimum() }
        guard excesses.isEmpty, var sum = amounts.daily else { return }
        for other in others {
            let theirs = DosageAmounts(other.dosage) { [rule] in
                other.product.amount(of: rule.ingredient, in: $0, as: rule.unit)
            }
            if !theirs.statesEachDay { miss(.doseNotStructured) }
            guard let daily = theirs.daily else { continue }
            guard let more = sum.plus(daily) else { return miss(.doseNotStructured) }
            sum = more
        }
        let names = others.map(\.product.name).joined(separator: ", ")
        let day = (sum as ExactFraction?, true)
        compare(day, toMaximum: rule.maximumDaily, isPerKilogram: rule.isPerKilogram, "in a day, with \(names),")
        compare(day, toMaximum: rule.maximumDailyTotal, isPerKilogram: false, "in a day, with \(names),")
        guard !excesses.isEmpty else { return }
        together = [sum.exact] + others.map(\.product.coding.code).sorted()
    }

    /// One alert for the rule, whatever of it fired.
    var alert: FoundAlert? {
        guard let message = excesses.isEmpty ? shortfall : excesses.joined(separator: " ") else { return nil }
        return FoundAlert(
            severity: excesses.isEmpty ? .info : .critical,
            ruleID: rule.id,
            message: message,
            values: [amounts.single?.exact ?? "", amounts.daily?.exact ?? "", weightUsed] + together
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
