internal import EventCatalog
internal import Prescribing

/// The tables that a release may have, as files of its directory.
enum ReleaseFile: String, CaseIterable {
    case products = "products.csv"
    case ingredients = "ingredients.csv"
    case allergyGroups = "allergy_groups.csv"
    case interactions = "interactions.csv"
    case doses = "doses.csv"
    case renal = "renal.csv"
    case reproduction = "reproduction.csv"
    case ages = "ages.csv"
    case conditions = "conditions.csv"
    case codes = "codes.csv"

    /// The columns, in the order in which they are written.
    var columns: [String] {
        switch self {
        case .products:
            [
                "system", "code", "name", "atc", "atc_class", "form", "strength", "unit", "controlled_schedule",
                "status", "restriction", "typical_quantity", "typical_dose", "typical_frequency", "typical_days",
                "popularity",
            ]
        case .ingredients: ["system", "code", "ingredient"]
        case .allergyGroups: ["id", "name", "ingredients", "cross_reacts_with"]
        case .interactions: ["id", "first", "second", "severity", "mechanism", "management"]
        case .doses:
            [
                "id", "ingredient", "forms", "from_months", "before_months", "unit", "per_kilogram", "maximum_single",
                "maximum_daily", "maximum_daily_total", "minimum_daily",
            ]
        case .renal: ["id", "subject", "below", "severity", "management"]
        case .reproduction: ["id", "subject", "period", "severity", "management"]
        case .ages: ["id", "subject", "before_months", "from_months", "severity", "management"]
        case .conditions: ["id", "subject", "code_prefix", "severity", "management"]
        case .codes: ["system", "code", "display", "is_leaf"]
        }
    }
}

extension FormularyProduct {
    /// A row of `products.csv`; its ingredients are rows of `ingredients.csv`.
    init?(_ row: inout TableRow) {
        let (system, code, name) = (row.text("system"), row.text("code"), row.text("name"))
        let coding = Coding(system: system, code: code, display: name)
        let names = FormularyStatus.allCases.map(\.wireName).joined(separator: ", ")
        let status = row.required("status", "one of \(names)") { FormularyStatus(wireName: $0) }
        let restriction = row.optional("restriction")
        if status == .restricted, restriction == nil {
            row.fail("restriction", "Is required for a restricted product: for whom or what it is.")
        }
        self.init(
            coding: coding,
            name: name,
            ingredients: [],
            atc: row.optional("atc") ?? "",
            atcClassName: row.optional("atc_class") ?? "",
            form: row.text("form"),
            strength: row.optional("strength") ?? "",
            unit: row.text("unit"),
            controlledSchedule: row.optional("controlled_schedule"),
            status: status ?? .permitted,
            restriction: restriction,
            typical: TypicalUse(&row)
        )
    }
}

extension FormularyProduct.TypicalUse {
    fileprivate init?(_ row: inout TableRow) {
        let columns = ["typical_quantity", "typical_dose", "typical_frequency", "typical_days", "popularity"]
        let given = columns.filter { row.optional($0) != nil }
        guard !given.isEmpty else { return nil }
        for column in columns where !given.contains(column) {
            row.fail(column, "Is required where others of how the product is commonly prescribed are given.")
        }
        guard let quantity = row.decimal(columns[0]), let dose = row.decimal(columns[1]),
            let frequency = row.whole(columns[2], upTo: 100), let days = row.whole(columns[3], upTo: 3_660),
            let popularity = row.whole(columns[4])
        else { return nil }
        self.init(quantity: quantity, dose: dose, frequency: frequency, days: days, popularity: popularity)
    }
}

extension AllergyGroup {
    init?(_ row: inout TableRow) {
        self.init(
            id: row.text("id"),
            name: row.text("name"),
            ingredients: row.list("ingredients"),
            crossReactsWith: row.list("cross_reacts_with")
        )
    }
}

extension InteractionRule {
    init?(_ row: inout TableRow) {
        let id = row.text("id")
        let (first, second, severity) = (row.subject("first"), row.subject("second"), row.severity())
        let (mechanism, management) = (row.text("mechanism"), row.text("management"))
        guard let first, let second, let severity else { return nil }
        self.init(
            id: id,
            first: first,
            second: second,
            severity: severity,
            mechanism: mechanism,
            management: management
        )
    }
}

extension DoseRule {
    init?(_ row: inout TableRow) {
        let units = ["g", "mg", "ug", "ng", "[iU]", "mL", "mmol"]
        let unit = row.required("unit", "one of \(units.joined(separator: ", "))") { units.contains($0) ? $0 : nil }
        let amounts = ["maximum_single", "maximum_daily", "maximum_daily_total", "minimum_daily"]
        if amounts.allSatisfy({ row.optional($0) == nil }) {
            row.fail(amounts[0], "At least one of the amounts is required.")
        }
        let (from, before) = (row.whole("from_months") ?? 0, row.whole("before_months"))
        if let before, before <= from { row.fail("before_months", "Must be more than from_months.") }
        let limits = amounts.map { row.decimal($0) }
        if let each = limits[0], let day = limits[1], each > day {
            row.fail(amounts[0], "Must not be more than maximum_daily.")
        }
        if let least = limits[3], let day = limits[1], least > day {
            row.fail(amounts[3], "Must not be more than maximum_daily.")
        }
        self.init(
            id: row.text("id"),
            ingredient: row.text("ingredient"),
            forms: row.list("forms"),
            fromMonths: from,
            beforeMonths: before,
            unit: unit ?? "",
            isPerKilogram: row.yesOrNo("per_kilogram") ?? false,
            maximumSingle: limits[0],
            maximumDaily: limits[1],
            maximumDailyTotal: limits[2],
            minimumDaily: limits[3]
        )
    }
}

extension RenalRule {
    init?(_ row: inout TableRow) {
        let id = row.text("id")
        let below = row.decimal("below")
        if below == nil, row.optional("below") == nil { row.fail("below", "Is required: a function in mL/min.") }
        if let below, !below.isPositive { row.fail("below", "Must be more than 0.") }
        let (subject, severity, management) = (row.subject(), row.severity(), row.text("management"))
        guard let below, let subject, let severity else { return nil }
        self.init(id: id, subject: subject, below: below, severity: severity, management: management)
    }
}

extension ReproductionRule {
    init?(_ row: inout TableRow) {
        let id = row.text("id")
        let period = row.required("period", "trimesters such as 1-3, or breastfeeding") { Period(text: $0) }
        let (subject, severity, management) = (row.subject(), row.severity(), row.text("management"))
        guard let period, let subject, let severity else { return nil }
        self.init(id: id, subject: subject, period: period, severity: severity, management: management)
    }
}

extension AgeRule {
    init?(_ row: inout TableRow) {
        let id = row.text("id")
        let (before, from) = (row.whole("before_months"), row.whole("from_months"))
        if before == nil, from == nil { row.fail("before_months", "One of before_months and from_months is required.") }
        if let before, let from, from < before {
            row.fail("from_months", "Must not be before before_months: every age would be too young or too old.")
        }
        let (subject, severity, management) = (row.subject(), row.severity(), row.text("management"))
        guard let subject, let severity else { return nil }
        self.init(
            id: id,
            subject: subject,
            beforeMonths: before,
            fromMonths: from,
            severity: severity,
            management: management
        )
    }
}

extension ConditionRule {
    init?(_ row: inout TableRow) {
        let (id, prefix) = (row.text("id"), row.text("code_prefix"))
        let (subject, severity, management) = (row.subject(), row.severity(), row.text("management"))
        guard let subject, let severity else { return nil }
        self.init(id: id, subject: subject, codePrefix: prefix, severity: severity, management: management)
    }
}
