public import EventCatalog

/// Something of a release as a row of texts: what its content hash covers, and what a table of it shows.
public protocol ReleaseRecord {
    /// The texts, in a fixed order; empty where something is not given.
    var fields: [String] { get }
}

extension FormularyProduct: ReleaseRecord {
    /// System, code, name, ATC code and class, form, strength, unit, schedule, status, restriction; then how it is
    /// commonly prescribed: quantity, dose, times a day, days, popularity.
    public var fields: [String] {
        [
            coding.system, coding.code, name, atc, atcClassName, form, strength, unit, controlledSchedule ?? "",
            status.wireName, restriction ?? "", text(typical?.quantity), text(typical?.dose), text(typical?.frequency),
            text(typical?.days), text(typical?.popularity),
        ]
    }
}

extension AllergyGroup: ReleaseRecord {
    /// Id, name, ingredients, groups that react too.
    public var fields: [String] { [id, name, text(ingredients), text(crossReactsWith)] }
}

extension InteractionRule: ReleaseRecord {
    /// Id, the two subjects, severity, mechanism, management.
    public var fields: [String] { [id, first.text, second.text, severity.wireName, mechanism, management] }
}

extension DoseRule: ReleaseRecord {
    /// Id, ingredient, forms, ages, unit, whether per kilogram, the most at a time, a day, a day in all, the least a day.
    public var fields: [String] {
        [
            id, ingredient, text(forms), text(fromMonths), text(beforeMonths), unit, isPerKilogram ? "yes" : "no",
            text(maximumSingle), text(maximumDaily), text(maximumDailyTotal), text(minimumDaily),
        ]
    }
}

extension RenalRule: ReleaseRecord {
    /// Id, subject, the function below which it holds, severity, management.
    public var fields: [String] { [id, subject.text, text(below), severity.wireName, management] }
}

extension ReproductionRule: ReleaseRecord {
    /// Id, subject, period, severity, management.
    public var fields: [String] { [id, subject.text, period.text, severity.wireName, management] }
}

extension AgeRule: ReleaseRecord {
    /// Id, subject, ages, severity, management.
    public var fields: [String] {
        [id, subject.text, text(beforeMonths), text(fromMonths), severity.wireName, management]
    }
}

extension ConditionRule: ReleaseRecord {
    /// Id, subject, the beginning of the codes, severity, management.
    public var fields: [String] { [id, subject.text, codePrefix, severity.wireName, management] }
}

extension ReleasedCode: ReleaseRecord {
    /// Code, words, whether it is as exact as the system has it.
    public var fields: [String] { [code, display, isLeaf ? "yes" : "no"] }
}

// MARK: - Values as texts

extension RuleSubject {
    /// `ingredient:` and its name, or `atc:` and the beginning of a code.
    public var text: String {
        switch self {
        case .ingredient(let name): "ingredient:\(name)"
        case .atc(let prefix): "atc:\(prefix)"
        }
    }

    /// Reads what ``text`` writes; `nil` for anything else.
    public init?(text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "ingredient" where !name.isEmpty: self = .ingredient(name)
        case "atc" where !name.isEmpty: self = .atc(name)
        case _: return nil
        }
    }
}

extension ReproductionRule.Period {
    /// `breastfeeding`, or the trimesters: `1-3`.
    public var text: String {
        switch self {
        case .pregnancy(let trimesters): "\(trimesters.lowerBound)-\(trimesters.upperBound)"
        case .breastfeeding: "breastfeeding"
        }
    }

    /// Reads what ``text`` writes; `nil` for anything else.
    public init?(text: String) {
        if text == "breastfeeding" {
            self = .breastfeeding
            return
        }
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard bounds.count == 2, text.utf8.count == 3, bounds[0] >= 1, bounds[0] <= bounds[1], bounds[1] <= 3 else {
            return nil
        }
        self = .pregnancy(trimesters: bounds[0]...bounds[1])
    }
}

/// The separator of lists within one text.
public let releaseListSeparator: Character = ";"

private func text(_ list: [String]) -> String { list.joined(separator: String(releaseListSeparator)) }
private func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

/// A number in its shortest spelling, so that equal numbers are equal texts.
private func text(_ number: DecimalNumber?) -> String {
    guard let number else { return "" }
    var text = number.description
    guard number.scale > 0 else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
}
