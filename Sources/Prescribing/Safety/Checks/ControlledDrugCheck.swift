internal import EventCatalog

/// A controlled drug while the patient still has a supply of it: an early refill, or two supplies at a time.
///
/// Orders that go on are the duplicate therapy's; the form that the law asks for is the signature's (I-22).
struct ControlledDrugCheck: SafetyCheck {
    let kind = SafetyCheckKind.controlledDrug
    /// A refill may be asked for so many days before the supply ends.
    private let refillDays = 7

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        guard product.controlledSchedule != nil else { return .passed }
        let day = subject.patient.context.day
        var outcome = CheckOutcome()
        for other in subject.others where other.wasSupplied && other.product.controlledSchedule != nil {
            guard product.ingredients.contains(where: other.product.ingredients.contains),
                let lastDay = other.lastDay, day.days(until: lastDay) >= refillDays
            else { continue }
            outcome.found.append(alert(product, other, until: lastDay))
        }
        return outcome
    }

    private func alert(_ product: Product, _ other: OtherOrder, until lastDay: CalendarDate) -> FoundAlert {
        FoundAlert(
            severity: .high,
            ruleID: "controlled-early-refill",
            message: "\(product.name): the supply of \(other.product.name) lasts until \(lastDay).",
            other: other,
            values: ["\(lastDay)"]
        )
    }
}
