public import EventCatalog

/// What the safety checks go by: a released, versioned set of rules (reference 2.1). Data only; the checks are in `Safety/`.
///
/// Ingredients are named as ``Product/ingredients`` names them: lower case, the name of the moiety.
public struct RuleSet: Hashable, Sendable {
    /// The version, recorded with every check that ran on this set.
    public let version: String
    /// Substances to which one allergy is an allergy to all.
    public let allergyGroups: [AllergyGroup]
    /// Pairs that should not be taken together.
    public let interactions: [InteractionRule]
    /// How much of an ingredient may be taken.
    public let doses: [DoseRule]
    /// What changes when the kidneys work less.
    public let renal: [RenalRule]
    /// What is harmful in pregnancy or to a breastfed child.
    public let reproduction: [ReproductionRule]
    /// For whom something is too early or too late in life.
    public let ages: [AgeRule]
    /// Which conditions stand against which products.
    public let conditions: [ConditionRule]

    /// Puts a set together.
    public init(
        version: String,
        allergyGroups: [AllergyGroup] = [],
        interactions: [InteractionRule] = [],
        doses: [DoseRule] = [],
        renal: [RenalRule] = [],
        reproduction: [ReproductionRule] = [],
        ages: [AgeRule] = [],
        conditions: [ConditionRule] = []
    ) {
        self.version = version
        self.allergyGroups = allergyGroups
        self.interactions = interactions
        self.doses = doses
        self.renal = renal
        self.reproduction = reproduction
        self.ages = ages
        self.conditions = conditions
    }
}

extension RuleSubject {
    /// Whether a product is meant.
    public func matches(_ product: Product) -> Bool {
        switch self {
        case .ingredient(let name): product.ingredients.contains(name)
        case .atc(let prefix): product.atc.hasPrefix(prefix)
        }
    }
}
