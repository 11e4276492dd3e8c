internal import EventCatalog

/// The patient's active conditions that stand against the product, by the beginning of their ICD-10 codes.
///
/// A condition without such a code can't be looked at; that only matters for products with a rule.
struct DrugConditionCheck: SafetyCheck {
    let kind = SafetyCheckKind.drugCondition

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.conditionRules(for: product)
        guard !rules.isEmpty else { return .passed }
        var outcome = CheckOutcome()
        for rule in rules {
            let codes = subject.patient.diagnoses(beginningWith: rule.codePrefix)
            if !codes.isEmpty { outcome.found.append(alert(rule, product, codes)) }
        }
        outcome.couldNotRead(subject.patient.otherConditions)
        return outcome
    }

    private func alert(_ rule: ConditionRule, _ product: Product, _ codes: [String]) -> FoundAlert {
        FoundAlert(
            severity: rule.severity,
            ruleID: rule.id,
            message: "\(product.name) with the condition \(codes.joined(separator: ", ")): \(rule.management)",
            values: codes
        )
    }
}
