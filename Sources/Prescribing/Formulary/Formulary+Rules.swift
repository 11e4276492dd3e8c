public import EventCatalog

/// What an allergy's substance is to the rules.
public enum Allergen: Hashable, Sendable {
    /// A product of the formulary, by its code.
    case product(String)
    /// An ingredient.
    case ingredient(String)
    /// A group of substances.
    case group(AllergyGroup)
}

/// The rules that matter to a product, found without walking through all of them.
extension Formulary {
    /// The rules about taking two products together, whichever is given first.
    public func interactions(between first: Product, and second: Product) -> [InteractionRule] {
        index.interactions(between: first, and: second)
    }

    /// The rules about how much of a product's ingredients may be taken.
    public func doseRules(for product: Product) -> [DoseRule] { index.doses(for: product) }

    /// The rules about a product and the kidneys.
    public func renalRules(for product: Product) -> [RenalRule] { index.renal(for: product) }

    /// The rules about a product in pregnancy and while breastfeeding.
    public func reproductionRules(for product: Product) -> [ReproductionRule] { index.reproduction(for: product) }

    /// The rules about a product and age.
    public func ageRules(for product: Product) -> [AgeRule] { index.ages(for: product) }

    /// The rules about a product and conditions.
    public func conditionRules(for product: Product) -> [ConditionRule] { index.conditions(for: product) }

    /// The allergy groups that an ingredient is in.
    public func allergyGroups(of ingredient: String) -> [AllergyGroup] { index.groups(of: ingredient) }

    /// What a substance that somebody is allergic to is to the rules; `nil` if they don't know it.
    public func allergen(for substance: Coding) -> Allergen? {
        if let product = product(substance.system, substance.code) { return .product(product.coding.code) }
        return index.allergen(for: substance)
    }
}
