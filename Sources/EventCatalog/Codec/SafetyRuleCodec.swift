internal import SwiftProtobuf

// Safety rules of the formulary to and from their stored form (`proto/formulary.proto`).

extension InteractionRulesReleased {
    init(stored: StoredInteractionRulesReleased) throws(CatalogError) {
        let id = try required(stored.hasReleaseID, stored.releaseID, "InteractionRulesReleased.release_id")
        self.init(
            releaseID: ID(stored: id),
            version: stored.version,
            allergyGroups: stored.allergyGroups.map(AllergyGroup.init(stored:)),
            interactions: try values(stored.interactions, InteractionRule.init(stored:)),
            reproduction: try values(stored.reproduction, ReproductionRule.init(stored:)),
            ages: try values(stored.ages, AgeRule.init(stored:)),
            conditions: try values(stored.conditions, ConditionRule.init(stored:))
        )
    }

    var stored: StoredInteractionRulesReleased {
        var stored = StoredInteractionRulesReleased()
        stored.releaseID = releaseID.stored
        stored.version = version
        stored.allergyGroups = allergyGroups.map(\.stored)
        stored.interactions = interactions.map(\.stored)
        stored.reproduction = reproduction.map(\.stored)
        stored.ages = ages.map(\.stored)
        stored.conditions = conditions.map(\.stored)
        return stored
    }
}

extension DoseRulesReleased {
    init(stored: StoredDoseRulesReleased) throws(CatalogError) {
        self.init(
            releaseID: ID(stored: try required(stored.hasReleaseID, stored.releaseID, "DoseRulesReleased.release_id")),
            version: stored.version,
            doses: try values(stored.doses, DoseRule.init(stored:)),
            renal: try values(stored.renal, RenalRule.init(stored:))
        )
    }

    var stored: StoredDoseRulesReleased {
        var stored = StoredDoseRulesReleased()
        stored.releaseID = releaseID.stored
        stored.version = version
        stored.doses = doses.map(\.stored)
        stored.renal = renal.map(\.stored)
        return stored
    }
}

extension RuleSubject {
    init(stored: StoredRuleSubject) throws(CatalogError) {
        switch stored.subject {
        case .ingredient(let name): self = .ingredient(name)
        case .atc(let prefix): self = .atc(prefix)
        case nil: throw .malformed(field: "RuleSubject.subject")
        }
    }

    var stored: StoredRuleSubject {
        switch self {
        case .ingredient(let name): .with { $0.ingredient = name }
        case .atc(let prefix): .with { $0.atc = prefix }
        }
    }
}

extension AllergyGroup {
    init(stored: StoredAllergyGroup) {
        self.init(
            id: stored.id,
            name: stored.name,
            ingredients: stored.ingredients,
            crossReactsWith: stored.crossReactsWith
        )
    }

    var stored: StoredAllergyGroup {
        var stored = StoredAllergyGroup()
        stored.id = id
        stored.name = name
        stored.ingredients = ingredients
        stored.crossReactsWith = crossReactsWith
        return stored
    }
}

extension InteractionRule {
    init(stored: StoredInteractionRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            first: try RuleSubject(stored: stored.first),
            second: try RuleSubject(stored: stored.second),
            severity: try known(stored.severity, "InteractionRule.severity"),
            mechanism: stored.mechanism,
            management: stored.management
        )
    }

    var stored: StoredInteractionRule {
        var result = StoredInteractionRule()
        result.id = id
        result.first = first.stored
        result.second = second.stored
        result.severity = EventCatalog.stored(severity)
        result.mechanism = mechanism
        result.management = management
        return result
    }
}

extension DoseRule {
    init(stored: StoredDoseRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            ingredient: stored.ingredient,
            forms: stored.forms,
            fromMonths: Int(stored.fromMonths),
            beforeMonths: stored.hasBeforeMonths ? Int(stored.beforeMonths) : nil,
            unit: stored.unit,
            isPerKilogram: stored.isPerKilogram,
            maximumSingle: stored.hasMaximumSingle ? try DecimalNumber(stored: stored.maximumSingle) : nil,
            maximumDaily: stored.hasMaximumDaily ? try DecimalNumber(stored: stored.maximumDaily) : nil,
            maximumDailyTotal: stored.hasMaximumDailyTotal
                ? try DecimalNumber(stored: stored.maximumDailyTotal) : nil,
            minimumDaily: stored.hasMinimumDaily ? try DecimalNumber(stored: stored.minimumDaily) : nil
        )
    }

    var stored: StoredDoseRule {
        var stored = StoredDoseRule()
        stored.id = id
        stored.ingredient = ingredient
        stored.forms = forms
        stored.fromMonths = Int64(fromMonths)
        if let beforeMonths { stored.beforeMonths = Int64(beforeMonths) }
        stored.unit = unit
        stored.isPerKilogram = isPerKilogram
        if let maximumSingle { stored.maximumSingle = maximumSingle.stored }
        if let maximumDaily { stored.maximumDaily = maximumDaily.stored }
        if let maximumDailyTotal { stored.maximumDailyTotal = maximumDailyTotal.stored }
        if let minimumDaily { stored.minimumDaily = minimumDaily.stored }
        return stored
    }
}

extension RenalRule {
    init(stored: StoredRenalRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            subject: try RuleSubject(stored: stored.subject),
            below: try DecimalNumber(stored: stored.below),
            severity: try known(stored.severity, "RenalRule.severity"),
            management: stored.management
        )
    }

    var stored: StoredRenalRule {
        var result = StoredRenalRule()
        result.id = id
        result.subject = subject.stored
        result.below = below.stored
        result.severity = EventCatalog.stored(severity)
        result.management = management
        return result
    }
}

extension ReproductionRule {
    init(stored: StoredReproductionRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            subject: try RuleSubject(stored: stored.subject),
            period: try Period(first: stored.firstTrimester, last: stored.lastTrimester),
            severity: try known(stored.severity, "ReproductionRule.severity"),
            management: stored.management
        )
    }

    var stored: StoredReproductionRule {
        var result = StoredReproductionRule()
        result.id = id
        result.subject = subject.stored
        if case .pregnancy(let trimesters) = period {
            result.firstTrimester = UInt32(clamping: trimesters.lowerBound)
            result.lastTrimester = UInt32(clamping: trimesters.upperBound)
        }
        result.severity = EventCatalog.stored(severity)
        result.management = management
        return result
    }
}

extension ReproductionRule.Period {
    fileprivate init(first: UInt32, last: UInt32) throws(CatalogError) {
        if first == 0, last == 0 {
            self = .breastfeeding
            return
        }
        guard (1...3).contains(first), (first...3).contains(last) else {
            throw .malformed(field: "ReproductionRule.first_trimester")
        }
        self = .pregnancy(trimesters: Int(first)...Int(last))
    }
}

extension AgeRule {
    init(stored: StoredAgeRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            subject: try RuleSubject(stored: stored.subject),
            beforeMonths: stored.hasBeforeMonths ? Int(stored.beforeMonths) : nil,
            fromMonths: stored.hasFromMonths ? Int(stored.fromMonths) : nil,
            severity: try known(stored.severity, "AgeRule.severity"),
            management: stored.management
        )
    }

    var stored: StoredAgeRule {
        var result = StoredAgeRule()
        result.id = id
        result.subject = subject.stored
        if let beforeMonths { result.beforeMonths = Int64(beforeMonths) }
        if let fromMonths { result.fromMonths = Int64(fromMonths) }
        result.severity = EventCatalog.stored(severity)
        result.management = management
        return result
    }
}

extension ConditionRule {
    init(stored: StoredConditionRule) throws(CatalogError) {
        self.init(
            id: stored.id,
            subject: try RuleSubject(stored: stored.subject),
            codePrefix: stored.codePrefix,
            severity: try known(stored.severity, "ConditionRule.severity"),
            management: stored.management
        )
    }

    var stored: StoredConditionRule {
        var result = StoredConditionRule()
        result.id = id
        result.subject = subject.stored
        result.codePrefix = codePrefix
        result.severity = EventCatalog.stored(severity)
        result.management = management
        return result
    }
}
