internal import EventCatalog

/// The quantity of one issue against dosage × duration, with a quarter of tolerance for whole packs (I-24).
///
/// Less than the most of what is taken when needed is fine. So is one pack, as the product is commonly supplied, of what
/// can't be divided: creams, drops and inhalers.
struct QuantityCheck: SafetyCheck {
    let kind = SafetyCheckKind.quantity

    func check(_ subject: CheckSubject) -> CheckOutcome {
        let item = subject.item.item
        let product = subject.item.product
        let amounts = DosageAmounts(item.dosage) { dose in
            product.map { $0.supply(for: dose, as: item.quantity.unit) } ?? sameUnit(dose, item.quantity.unit)
        }
        guard amounts.statesEachDay, let daily = amounts.daily, let quantity = ExactFraction(item.quantity.value) else {
            return .notPerformed(product == nil ? .productNotCoded : .doseNotStructured)
        }
        guard let days = item.expectedSupplyDays, days > 0, let duration = ExactFraction(Int128(days)) else {
            return .notPerformed(.durationUnknown)
        }
        guard let needed = daily.times(duration), let isOdd = isOdd(quantity, needed, product, amounts) else {
            return .notPerformed(.doseNotStructured)
        }
        guard isOdd else { return .passed }
        let unit = item.quantity.unit
        let message =
            "The quantity is \(quantity) \(unit), but \(daily) \(unit) a day for \(days) days are \(needed) \(unit)."
        return CheckOutcome(
            found: [
                FoundAlert(
                    severity: .warning,
                    ruleID: "quantity",
                    message: message,
                    values: [quantity.exact, needed.exact, unit]
                )
            ]
        )
    }

    private func sameUnit(_ dose: Quantity, _ unit: String) -> ExactFraction? {
        MedicineUnit.factor(from: dose.unit, to: unit).flatMap { ExactFraction(dose.value)?.times($0) }
    }

    /// Whether a quantity is off by more than a quarter of what is needed; `nil` if that can't be worked out.
    private func isOdd(
        _ quantity: ExactFraction,
        _ needed: ExactFraction,
        _ product: Product?,
        _ amounts: DosageAmounts
    ) -> Bool? {
        let most = ExactFraction(reduced: 5, 4)
        let least = ExactFraction(reduced: 3, 4)
        guard let upper = needed.times(most), let lower = needed.times(least),
            let rounded = needed.plus(.one),
            let isOver = quantity.isMore(than: upper), let isMoreThanRounded = quantity.isMore(than: rounded),
            let isUnder = lower.isMore(than: quantity)
        else { return nil }
        if isOver { return isMoreThanRounded && !isOnePack(quantity, product) }
        return isUnder && !amounts.isAsNeeded
    }

    private func isOnePack(_ quantity: ExactFraction, _ product: Product?) -> Bool {
        guard let product, ["g", "mL", "dose"].contains(product.unit) else { return false }
        return ExactFraction(product.typical.quantity).flatMap { quantity.isMore(than: $0) } == false
    }
}
