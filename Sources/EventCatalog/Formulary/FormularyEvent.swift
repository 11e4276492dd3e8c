/// Everything that can happen to the formulary.
///
/// All events but the last prepare a release and name it. They mean nothing until ``FormularyReleased`` is recorded for
/// it: a load that was interrupted leaves events that nobody reads.
public enum FormularyEvent: Hashable, Sendable {
    /// A product is in the release that was not in the one before.
    case productAdded(ProductAdded)
    /// A product is another in the release than in the one before.
    case productChanged(ProductChanged)
    /// A product can't be prescribed any more from the release on.
    case productWithdrawn(ProductWithdrawn)
    /// The release's rules but those on amounts.
    case interactionRulesReleased(InteractionRulesReleased)
    /// The release's rules on amounts.
    case doseRulesReleased(DoseRulesReleased)
    /// Codes of a code system.
    case codesReleased(CodesReleased)
    /// The release is complete: it is in force from its date on.
    case released(FormularyReleased)
}

/// A product is in the release that was not in the one before.
public struct ProductAdded: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The product.
    public let product: FormularyProduct

    /// Makes the event.
    public init(releaseID: FormularyReleaseID, product: FormularyProduct) {
        self.releaseID = releaseID
        self.product = product
    }
}

/// A product is another in the release than in the one before.
public struct ProductChanged: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The product as it is from the release on.
    public let product: FormularyProduct

    /// Makes the event.
    public init(releaseID: FormularyReleaseID, product: FormularyProduct) {
        self.releaseID = releaseID
        self.product = product
    }
}

/// A product can't be prescribed any more from the release on; it stays readable.
public struct ProductWithdrawn: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The product.
    public let product: Coding
    /// Why.
    public let reason: String

    /// Makes the event.
    public init(releaseID: FormularyReleaseID, product: Coding, reason: String) {
        self.releaseID = releaseID
        self.product = product
        self.reason = reason
    }
}

/// Rules of a release, but those on amounts; a large set comes in several parts.
public struct InteractionRulesReleased: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The version of the set.
    public let version: String
    /// Substances to which one allergy is an allergy to all.
    public let allergyGroups: [AllergyGroup]
    /// Pairs that should not be taken together.
    public let interactions: [InteractionRule]
    /// What is harmful in pregnancy or to a breastfed child.
    public let reproduction: [ReproductionRule]
    /// For whom something is too early or too late in life.
    public let ages: [AgeRule]
    /// Which conditions stand against which products.
    public let conditions: [ConditionRule]

    /// Makes the event.
    public init(
        releaseID: FormularyReleaseID,
        version: String,
        allergyGroups: [AllergyGroup] = [],
        interactions: [InteractionRule] = [],
        reproduction: [ReproductionRule] = [],
        ages: [AgeRule] = [],
        conditions: [ConditionRule] = []
    ) {
        self.releaseID = releaseID
        self.version = version
        self.allergyGroups = allergyGroups
        self.interactions = interactions
        self.reproduction = reproduction
        self.ages = ages
        self.conditions = conditions
    }
}

/// Rules of a release on amounts; a large set comes in several parts.
public struct DoseRulesReleased: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The version of the set.
    public let version: String
    /// How much of an ingredient may be taken.
    public let doses: [DoseRule]
    /// What changes when the kidneys work less.
    public let renal: [RenalRule]

    /// Makes the event.
    public init(releaseID: FormularyReleaseID, version: String, doses: [DoseRule] = [], renal: [RenalRule] = []) {
        self.releaseID = releaseID
        self.version = version
        self.doses = doses
        self.renal = renal
    }
}
