internal import EventCatalog

/// What should not be taken together: with earlier items of the draft, with other orders that go on, and with those
/// that ended within the last 14 days. The severity is the rule's.
struct DrugDrugCheck: SafetyCheck {
    let kind = SafetyCheckKind.drugDrug

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        var outcome = CheckOutcome()
        for other in subject.others {
            for rule in subject.formulary.interactions(between: product, and: other.product) {
                outcome.found.append(alert(rule, product, other))
            }
        }
        outcome.couldNotRead(subject.patient.unknownOrders.map(\.product))
        return outcome
    }

    private func alert(_ rule: InteractionRule, _ product: Product, _ other: OtherOrder) -> FoundAlert {
        let taken = other.isActive ? "" : ", taken until recently"
        return FoundAlert(
            severity: rule.severity,
            ruleID: rule.id,
            message: "\(product.name) with \(other.product.name)\(taken): \(rule.mechanism) \(rule.management)",
            other: other
        )
    }
}
