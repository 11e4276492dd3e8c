internal import EventCatalog

extension Product {
    /// How much of an ingredient an amount of the product holds, in a unit; `nil` if that can't be told.
    ///
    /// An amount of substance, such as 500 mg, is taken as that of the ingredient where there is only one.
    func amount(of ingredient: String, in dose: Quantity, as unit: String) -> ExactFraction? {
        guard let value = ExactFraction(dose.value) else { return nil }
        if let strength = strengths.first(where: { $0.ingredient == ingredient }),
            let units = strength.units(of: dose.unit, value), let amount = ExactFraction(strength.amount),
            let factor = MedicineUnit.factor(from: strength.unit, to: unit)
        {
            return units.times(amount).flatMap { $0.times(factor) }
        }
        guard ingredients == [ingredient], MedicineUnit.isAmountOfSubstance(dose.unit) else { return nil }
        return MedicineUnit.factor(from: dose.unit, to: unit).flatMap { value.times($0) }
    }

    /// How many of a unit in which the product is supplied make up a dose; `nil` if that can't be told.
    func supply(for dose: Quantity, as unit: String) -> ExactFraction? {
        guard let value = ExactFraction(dose.value) else { return nil }
        if let factor = MedicineUnit.factor(from: dose.unit, to: unit) { return value.times(factor) }
        guard ingredients.count == 1, let strength = strengths.first, let amount = ExactFraction(strength.amount),
            let toStrength = MedicineUnit.factor(from: dose.unit, to: strength.unit),
            let per = ExactFraction(strength.per.value),
            let toUnit = MedicineUnit.factor(from: strength.per.unit, to: unit)
        else { return nil }
        return value.times(toStrength)?.divided(by: amount)?.times(per)?.times(toUnit)
    }
}

extension IngredientStrength {
    /// How many times the amount for which the strength is stated; `nil` if the unit measures something else.
    fileprivate func units(of unit: String, _ value: ExactFraction) -> ExactFraction? {
        guard let factor = MedicineUnit.factor(from: unit, to: per.unit), let per = ExactFraction(per.value) else {
            return nil
        }
        return value.times(factor)?.divided(by: per)
    }
}
