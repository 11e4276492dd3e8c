internal import EventCatalog

/// The rules by what they are about, so that a check looks only at those that can matter to a product.
struct RuleIndex: Sendable {
    /// The rules of a kind by ingredient, and by ATC prefix with its length.
    private struct BySubject<Rule: Sendable>: Sendable {
        private var byIngredient: [String: [Int]] = [:]
        private var byATC: [String: [Int]] = [:]
        private let rules: [Rule]

        init(_ rules: [Rule], subjects: (Rule) -> [RuleSubject]) {
            self.rules = rules
            for (number, rule) in rules.enumerated() {
                for subject in subjects(rule) {
                    switch subject {
                    case .ingredient(let name): byIngredient[name, default: []].append(number)
                    case .atc(let prefix): byATC[prefix, default: []].append(number)
                    }
                }
            }
        }

        /// The rules that a product may be meant by, in the order of the set.
        func rules(for product: Product) -> [Rule] {
            var found = Set<Int>()
            for ingredient in product.ingredients { found.formUnion(byIngredient[ingredient] ?? []) }
            var prefix = Substring(product.atc)
            while !prefix.isEmpty, !byATC.isEmpty {
                if let numbers = byATC[String(prefix)] { found.formUnion(numbers) }
                prefix = prefix.dropLast()
            }
            return found.isEmpty ? [] : found.sorted().map { rules[$0] }
        }
    }

    private let interactions: BySubject<InteractionRule>
    private let doses: BySubject<DoseRule>
    private let renal: BySubject<RenalRule>
    private let reproduction: BySubject<ReproductionRule>
    private let ages: BySubject<AgeRule>
    private let conditions: BySubject<ConditionRule>
    private let groupsByIngredient: [String: [AllergyGroup]]
    private let groupsByName: [String: AllergyGroup]
    private let ingredients: Set<String>
    /// ATC code → the ingredients of the products that have it.
    private let ingredientsByATC: [String: Set<String>]

    init(_ rules: RuleSet, products: [Product]) {
        interactions = BySubject(rules.interactions) { [$0.first, $0.second] }
        doses = BySubject(rules.doses) { [.ingredient($0.ingredient)] }
        renal = BySubject(rules.renal) { [$0.subject] }
        reproduction = BySubject(rules.reproduction) { [$0.subject] }
        ages = BySubject(rules.ages) { [$0.subject] }
        conditions = BySubject(rules.conditions) { [$0.subject] }
        var groups: [String: [AllergyGroup]] = [:]
        for group in rules.allergyGroups {
            for ingredient in group.ingredients { groups[ingredient, default: []].append(group) }
        }
        groupsByIngredient = groups
        groupsByName = Dictionary(
            rules.allergyGroups.flatMap { group in Self.names(of: group).map { ($0, group) } },
            uniquingKeysWith: { first, _ in first }
        )
        ingredients = Set(products.flatMap(\.ingredients)).union(groups.keys)
        ingredientsByATC = products.reduce(into: [:]) { $0[$1.atc, default: []].formUnion($1.ingredients) }
    }

    /// The plural as the rules have it, and the singular as people type it.
    private static func names(of group: AllergyGroup) -> [String] {
        group.name.hasSuffix("s") ? [group.name, String(group.name.dropLast())] : [group.name]
    }
}

extension RuleIndex {
    func interactions(between first: Product, and second: Product) -> [InteractionRule] {
        interactions.rules(for: first).filter { rule in
            (rule.first.matches(first) && rule.second.matches(second))
                || (rule.first.matches(second) && rule.second.matches(first))
        }
    }

    func doses(for product: Product) -> [DoseRule] {
        doses.rules(for: product).filter { $0.forms.isEmpty || $0.forms.contains(product.form) }
    }

    func renal(for product: Product) -> [RenalRule] { renal.rules(for: product) }
    func reproduction(for product: Product) -> [ReproductionRule] { reproduction.rules(for: product) }
    func ages(for product: Product) -> [AgeRule] { ages.rules(for: product) }
    func conditions(for product: Product) -> [ConditionRule] { conditions.rules(for: product) }
    func groups(of ingredient: String) -> [AllergyGroup] { groupsByIngredient[ingredient] ?? [] }

    /// What a substance is to the rules, by its name, else by its ATC code: a class may hold more than the name says.
    func allergen(for substance: Coding) -> Allergen? {
        for text in [substance.display, substance.code].compactMap(\.self) {
            let name = Self.folded(text)
            if let group = groupsByName[name] { return .group(group) }
            if ingredients.contains(name) { return .ingredient(name) }
            if name.hasSuffix("s"), ingredients.contains(String(name.dropLast())) {
                return .ingredient(String(name.dropLast()))
            }
        }
        return substance.system == CodeSystem.atc ? allergen(atc: substance) : nil
    }

    /// Lower case, without blanks at the ends, "allergy" and the dose form that people add.
    private static func folded(_ text: String) -> String {
        var words = text.lowercased().split { $0 == " " || $0 == "\u{a0}" }
        while let last = words.last, words.count > 1, ["allergy", "substance", "(substance)", "drug"].contains(last) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    /// A class or substance of the ATC: all ingredients of the products under it, and what the groups of those react with.
    private func allergen(atc substance: Coding) -> Allergen? {
        let meant = ingredientsByATC.filter { $0.key.hasPrefix(substance.code) }.values.reduce(into: Set()) {
            $0.formUnion($1)
        }
        guard let first = meant.first else { return nil }
        if meant.count == 1 { return .ingredient(first) }
        let sorted = meant.sorted()
        let crossing = Set(sorted.flatMap { groups(of: $0) }.flatMap(\.crossReactsWith))
        return .group(
            AllergyGroup(
                id: "atc-\(substance.code)",
                name: substance.display ?? substance.code,
                ingredients: sorted,
                crossReactsWith: crossing.sorted()
            )
        )
    }
}
