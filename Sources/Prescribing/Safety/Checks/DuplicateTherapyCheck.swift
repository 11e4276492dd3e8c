internal import EventCatalog

/// The same twice at one time: an ingredient in common is high, the same class (ATC level 4) an info.
///
/// Only orders that go on count, a discontinued one never does (I-21), nor one whose supply is over. An order that the
/// prescriber marked as parallel is an info at most (I-20).
struct DuplicateTherapyCheck: SafetyCheck {
    let kind = SafetyCheckKind.duplicateTherapy
    /// The length of an ATC code of level 4, such as `C09AA`.
    private let levelFour = 5

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        var outcome = CheckOutcome()
        for other in subject.others where other.isTaken(on: subject.patient.context.day) {
            let alert = alert(product, other, isParallel: subject.item.item.isParallel || other.isParallel)
            if let alert { outcome.found.append(alert) }
        }
        outcome.couldNotRead(subject.patient.unknownOrders.filter(\.isActive).map(\.product))
        return outcome
    }

    private func alert(_ product: Product, _ other: OtherOrder, isParallel: Bool) -> FoundAlert? {
        let shared = product.ingredients.filter(other.product.ingredients.contains)
        if !shared.isEmpty {
            let names = shared.joined(separator: " and ")
            return FoundAlert(
                severity: isParallel ? .info : .high,
                ruleID: "duplicate-ingredient",
                message: "\(product.name) and \(other.product.name) both contain \(names).",
                other: other,
                values: shared + [isParallel ? "parallel" : ""]
            )
        }
        let classCode = product.atc.prefix(levelFour)
        guard classCode.count == levelFour, other.product.atc.hasPrefix(classCode) else { return nil }
        return FoundAlert(
            severity: .info,
            ruleID: "duplicate-class",
            message: "\(product.name) and \(other.product.name) are both of the class \(product.atcClassName).",
            other: other,
            values: [String(classCode)]
        )
    }
}
