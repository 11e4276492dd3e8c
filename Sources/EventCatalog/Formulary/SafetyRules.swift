/// What a rule is about.
public enum RuleSubject: Hashable, Sendable {
    /// Every product with this ingredient.
    case ingredient(String)
    /// Every product whose ATC code begins so.
    case atc(String)
}

/// Substances to which one allergy is an allergy to all, such as the penicillins.
public struct AllergyGroup: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// The name, as an allergy may be recorded: `penicillins`.
    public let name: String
    /// The ingredients in it.
    public let ingredients: [String]
    /// Ids of groups in which a reaction is possible too, though less likely.
    public let crossReactsWith: [String]

    /// Makes a group.
    public init(id: String, name: String, ingredients: [String], crossReactsWith: [String] = []) {
        self.id = id
        self.name = name
        self.ingredients = ingredients
        self.crossReactsWith = crossReactsWith
    }
}

/// Two that should not be taken together; the order of the two means nothing.
public struct InteractionRule: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// One of the two.
    public let first: RuleSubject
    /// The other.
    public let second: RuleSubject
    /// How much it matters.
    public let severity: AlertSeverity
    /// What happens.
    public let mechanism: String
    /// What to do.
    public let management: String

    /// Makes a rule.
    public init(
        id: String,
        first: RuleSubject,
        second: RuleSubject,
        severity: AlertSeverity,
        mechanism: String,
        management: String
    ) {
        self.id = id
        self.first = first
        self.second = second
        self.severity = severity
        self.mechanism = mechanism
        self.management = management
    }
}

/// How much of an ingredient may be taken at a time and in a day, by age.
public struct DoseRule: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// The ingredient.
    public let ingredient: String
    /// The forms it is for, as ``FormularyProduct/form`` names them; empty for all.
    public let forms: [String]
    /// From this age on, in whole months.
    public let fromMonths: Int
    /// Up to before this age, in whole months; `nil` for no end.
    public let beforeMonths: Int?
    /// What the amounts are in: `mg`, `ug`, `[iU]`, `mL`.
    public let unit: String
    /// Whether the amounts are per kilogram of body weight.
    public let isPerKilogram: Bool
    /// The most at a time.
    public let maximumSingle: DecimalNumber?
    /// The most in a day, never per kilogram even where the other amounts are.
    public let maximumDailyTotal: DecimalNumber?
    /// The most in a day, per kilogram where ``isPerKilogram``.
    public let maximumDaily: DecimalNumber?
    /// The least in a day that works; less gives an `info`.
    public let minimumDaily: DecimalNumber?

    /// Makes a rule.
    public init(
        id: String,
        ingredient: String,
        forms: [String] = [],
        fromMonths: Int = 0,
        beforeMonths: Int? = nil,
        unit: String,
        isPerKilogram: Bool = false,
        maximumSingle: DecimalNumber? = nil,
        maximumDaily: DecimalNumber? = nil,
        maximumDailyTotal: DecimalNumber? = nil,
        minimumDaily: DecimalNumber? = nil
    ) {
        self.id = id
        self.ingredient = ingredient
        self.forms = forms
        self.fromMonths = fromMonths
        self.beforeMonths = beforeMonths
        self.unit = unit
        self.isPerKilogram = isPerKilogram
        self.maximumSingle = maximumSingle
        self.maximumDaily = maximumDaily
        self.maximumDailyTotal = maximumDailyTotal
        self.minimumDaily = minimumDaily
    }
}

/// What changes below some renal function.
public struct RenalRule: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// What it is about.
    public let subject: RuleSubject
    /// It holds below this function, in mL/min (creatinine clearance or eGFR).
    public let below: DecimalNumber
    /// How much it matters.
    public let severity: AlertSeverity
    /// What to do.
    public let management: String

    /// Makes a rule.
    public init(id: String, subject: RuleSubject, below: DecimalNumber, severity: AlertSeverity, management: String) {
        self.id = id
        self.subject = subject
        self.below = below
        self.severity = severity
        self.management = management
    }
}

/// What is harmful in pregnancy or to a breastfed child.
public struct ReproductionRule: Hashable, Sendable {
    /// When it holds.
    public enum Period: Hashable, Sendable {
        /// In these trimesters, 1 … 3.
        case pregnancy(trimesters: ClosedRange<Int>)
        /// While breastfeeding.
        case breastfeeding
    }

    /// The rule's id, stable over releases.
    public let id: String
    /// What it is about.
    public let subject: RuleSubject
    /// When it holds.
    public let period: Period
    /// How much it matters.
    public let severity: AlertSeverity
    /// What to do.
    public let management: String

    /// Makes a rule.
    public init(id: String, subject: RuleSubject, period: Period, severity: AlertSeverity, management: String) {
        self.id = id
        self.subject = subject
        self.period = period
        self.severity = severity
        self.management = management
    }
}

/// For whom something is too early or too late in life.
public struct AgeRule: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// What it is about.
    public let subject: RuleSubject
    /// It holds before this age, in whole months; `nil` for a rule about old age.
    public let beforeMonths: Int?
    /// It holds from this age on, in whole months; `nil` for a rule about childhood.
    public let fromMonths: Int?
    /// How much it matters.
    public let severity: AlertSeverity
    /// What to do.
    public let management: String

    /// Makes a rule.
    public init(
        id: String,
        subject: RuleSubject,
        beforeMonths: Int? = nil,
        fromMonths: Int? = nil,
        severity: AlertSeverity,
        management: String
    ) {
        self.id = id
        self.subject = subject
        self.beforeMonths = beforeMonths
        self.fromMonths = fromMonths
        self.severity = severity
        self.management = management
    }
}

/// A condition that stands against a product.
public struct ConditionRule: Hashable, Sendable {
    /// The rule's id, stable over releases.
    public let id: String
    /// What it is about.
    public let subject: RuleSubject
    /// The beginning of the ICD-10 codes of the condition, as stored: `J45`.
    public let codePrefix: String
    /// How much it matters.
    public let severity: AlertSeverity
    /// What to do.
    public let management: String

    /// Makes a rule.
    public init(id: String, subject: RuleSubject, codePrefix: String, severity: AlertSeverity, management: String) {
        self.id = id
        self.subject = subject
        self.codePrefix = codePrefix
        self.severity = severity
        self.management = management
    }
}
