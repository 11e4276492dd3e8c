public import EventCatalog

/// What a release of the formulary holds, before it is one: products with their rules, tables of codes, or both.
public struct ReleaseContent: Hashable, Sendable {
    /// The products; with any, the release stands for all products and all rules.
    public var products: [FormularyProduct]
    /// The rules that go with the products.
    public var rules: RuleSet
    /// Tables of codes, one a system.
    public var codes: [CodeTable]

    /// Puts content together.
    public init(products: [FormularyProduct] = [], rules: RuleSet = RuleSet(version: ""), codes: [CodeTable] = []) {
        self.products = products
        self.rules = rules
        self.codes = codes
    }

    /// How much it holds.
    public var counts: FormularyCounts {
        FormularyCounts(
            products: products.count,
            rules: rules.count,
            codes: codes.reduce(0) { $0 + $1.codes.count }
        )
    }
}

extension RuleSet {
    /// How many rules there are, of all kinds.
    public var count: Int {
        allergyGroups.count + interactions.count + doses.count + renal.count + reproduction.count + ages.count
            + conditions.count
    }

    /// The same rules under another version.
    public func named(_ version: String) -> RuleSet {
        RuleSet(
            version: version,
            allergyGroups: allergyGroups,
            interactions: interactions,
            doses: doses,
            renal: renal,
            reproduction: reproduction,
            ages: ages,
            conditions: conditions
        )
    }
}

/// The codes of one system with their words, in one version.
public struct CodeTable: Hashable, Sendable {
    /// The code system.
    public let system: String
    /// The version.
    public let version: String
    /// The codes.
    public let codes: [ReleasedCode]

    /// Makes a table.
    public init(system: String, version: String, codes: [ReleasedCode]) {
        self.system = system
        self.version = version
        self.codes = codes
    }
}

/// A release that somebody wants to be in force.
public struct NewRelease: Hashable, Sendable {
    /// Its name.
    public let version: String
    /// The first day on which it is to be in force.
    public let effectiveFrom: CalendarDate
    /// Where it comes from.
    public let source: String?
    /// Under which licence it may be used.
    public let licence: String?
    /// What whoever uses it must be told.
    public let notice: String?
    /// What it holds.
    public let content: ReleaseContent

    /// Puts a release together.
    public init(
        version: String,
        effectiveFrom: CalendarDate,
        source: String? = nil,
        licence: String? = nil,
        notice: String? = nil,
        content: ReleaseContent
    ) {
        self.version = version
        self.effectiveFrom = effectiveFrom
        self.source = source
        self.licence = licence
        self.notice = notice
        self.content = content
    }
}
