internal import EventCatalog

/// Too early or too late in life.
struct AgeCheck: SafetyCheck {
    let kind = SafetyCheckKind.age

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.ageRules(for: product)
        guard !rules.isEmpty else { return .passed }
        guard let age = subject.patient.age else { return .notPerformed(.ageUnknown) }
        var outcome = CheckOutcome()
        for rule in rules {
            switch age.relation(from: rule.fromMonths ?? 0, before: rule.beforeMonths) {
            case .inside: outcome.found.append(alert(rule, product))
            case .outside: break
            case .undecided: outcome.couldNotLook(.ageUnknown)
            }
        }
        return outcome
    }

    private func alert(_ rule: AgeRule, _ product: Product) -> FoundAlert {
        let from = rule.fromMonths.map { " from the age of \(AgeInMonths.words($0)) on" } ?? ""
        let before = rule.beforeMonths.map { " before the age of \(AgeInMonths.words($0))" } ?? ""
        return FoundAlert(
            severity: rule.severity,
            ruleID: rule.id,
            message: "\(product.name)\(from)\(before): \(rule.management)"
        )
    }
}
