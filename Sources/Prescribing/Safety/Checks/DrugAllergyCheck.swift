internal import EventCatalog

/// The patient's allergies: what the product has in common with what is on the list, from the ingredient to substances
/// that cross-react (I-17, I-19).
///
/// One alert for each entry of the list, for the closest that they have in common. The same ingredient is high, and
/// critical where a reaction could be grave; the same group is high, and critical where a grave reaction was seen (I-17);
/// a group that cross-reacts is a warning, and high where a grave reaction was seen.
struct DrugAllergyCheck: SafetyCheck {
    let kind = SafetyCheckKind.drugAllergy

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let patient = subject.patient.context.patient
        guard patient.allergyStatus != .neverAsked else { return .notPerformed(.allergiesNeverAsked) }
        var outcome = CheckOutcome()
        for allergy in patient.allergies where allergy.status == .active {
            guard let allergen = subject.formulary.allergen(for: allergy.recorded.substance) else {
                let substance = allergy.recorded.substance
                if !OtherAllergens.contains(substance) { outcome.couldNotRead([substance]) }
                continue
            }
            guard let match = match(allergen, product, allergy.recorded, subject.formulary) else { continue }
            outcome.found.append(alert(match, product, allergy.recorded))
        }
        return outcome
    }

    /// What a product and an allergy have in common.
    private enum Match {
        case ingredient(String)
        case group(AllergyGroup)
        case crossReaction(AllergyGroup, with: AllergyGroup)
    }

    private func match(
        _ allergen: Allergen,
        _ product: Product,
        _ allergy: AllergyRecorded,
        _ formulary: Formulary
    ) -> Match? {
        switch allergen {
        case .ingredient(let ingredient):
            return match([ingredient], formulary.allergyGroups(of: ingredient), product, formulary)
        case .group(let group):
            return match([], [group], product, formulary)
        case .product:
            let substance = formulary.product(allergy.substance.system, allergy.substance.code)
            let ingredients = substance?.ingredients ?? []
            return match(ingredients, ingredients.flatMap(formulary.allergyGroups(of:)), product, formulary)
        }
    }

    private func match(
        _ ingredients: [String],
        _ groups: [AllergyGroup],
        _ product: Product,
        _ formulary: Formulary
    ) -> Match? {
        if let ingredient = product.ingredients.first(where: ingredients.contains) { return .ingredient(ingredient) }
        if let group = groups.first(where: { $0.ingredients.contains(where: product.ingredients.contains) }) {
            return .group(group)
        }
        for group in groups {
            for other in product.ingredients.flatMap(formulary.allergyGroups(of:)) {
                guard group.crossReactsWith.contains(other.id) || other.crossReactsWith.contains(group.id) else {
                    continue
                }
                return .crossReaction(group, with: other)
            }
        }
        return nil
    }

    private func alert(_ match: Match, _ product: Product, _ allergy: AllergyRecorded) -> FoundAlert {
        let substance = allergy.substance.display ?? allergy.substance.code
        let values = [allergy.substance.system, allergy.substance.code, allergy.isGrave ? "grave" : ""]
        switch match {
        case .ingredient(let ingredient):
            return FoundAlert(
                severity: allergy.isGrave ? .critical : .high,
                ruleID: "allergy-ingredient",
                message: "\(product.name) contains \(ingredient); an allergy to \(substance) is on record.",
                values: values + [ingredient]
            )
        case .group(let group):
            return FoundAlert(
                severity: allergy.wasGrave ? .critical : .high,
                ruleID: group.id,
                message: "\(product.name) is one of the \(group.name); an allergy to \(substance) is on record.",
                values: values
            )
        case .crossReaction(let group, let other):
            return FoundAlert(
                severity: allergy.wasGrave ? .high : .warning,
                ruleID: "\(group.id)/cross",
                message: "\(product.name) is one of the \(other.name), which may cross-react with the \(group.name); "
                    + "an allergy to \(substance) is on record.",
                values: values + [other.id]
            )
        }
    }
}

extension AllergyRecorded {
    /// Whether a reaction could be grave: of high criticality, or severe when it was seen.
    fileprivate var isGrave: Bool { criticality == .high || severity == .severe }

    /// Whether a severe reaction was seen of what is of high criticality.
    fileprivate var wasGrave: Bool { criticality == .high && severity == .severe }
}
