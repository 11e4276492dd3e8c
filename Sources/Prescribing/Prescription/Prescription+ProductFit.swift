internal import EventCatalog

/// What an item says, against the product that it is about (I-07).
extension Prescription {
    /// A product is supplied in what it is counted in; a dose may also be an amount of its substance.
    static func checkUnits(
        of item: PrescriptionItem,
        _ product: Product,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        let isCountedSo = MedicineUnit.factor(from: item.quantity.unit, to: product.unit) != nil
        guard isCountedSo else { throw .unitNotAllowed(field: "\(field()).quantity.unit") }
        for (index, dosage) in item.dosage.enumerated() {
            guard let unit = dosage.dose?.unit, MedicineUnit.factor(from: unit, to: product.unit) == nil else {
                continue
            }
            let isPart = product.isMeasured && partsOfWhatIsMeasured.contains(unit)
            guard isPart || MedicineUnit.isAmountOfSubstance(unit) else {
                throw .unitNotAllowed(field: "\(field()).dosage[\(index)].dose.unit")
            }
        }
    }

    /// What creams, drops and liquids are given by, that has no fixed measure.
    private static let partsOfWhatIsMeasured: Set<String> = [
        "drop", "drops", "{drop}", "[drp]", "application", "applicator", "dose", "doses", "{dose}", "mL", "ml", "g",
        "spray", "sprays", "puff", "puffs", "{puff}", "strip", "cm", "scoop", "teaspoon", "piece", "dressing", "patch",
    ]

    /// The ways in which products of the formulary are given.
    static func checkRoutes(
        of item: PrescriptionItem,
        in formulary: Formulary,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard let product = formulary.product(item.product.system, item.product.code) else { return }
        for (index, dosage) in item.dosage.enumerated() {
            guard let route = dosage.route else { continue }
            let name = routeName(route)
            let isPossible = allowedRoutes.contains(name) && (product.routes?.contains(name) ?? true)
            guard isPossible else { throw .routeNotAllowed(field: "\(field()).dosage[\(index)].route") }
        }
    }

    /// A route in small letters, without "route" or "use" after it.
    private static func routeName(_ route: String) -> String {
        var words = route.lowercased().split { $0.isWhitespace || $0 == "-" }
        if words.count > 1, let last = words.last, ["route", "use", "administration"].contains(last) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static let allowedRoutes: Set<String> = [
        "oral", "buccal", "sublingual", "oromucosal", "gingival", "dental", "gastric", "nasogastric", "enteral",
        "gastrostomy", "jejunostomy", "rectal", "vaginal", "intrauterine", "urethral", "intravesical", "cutaneous",
        "topical", "transdermal", "intradermal", "subcutaneous", "intramuscular", "intravenous", "intraosseous",
        "intraarticular", "intra articular", "intrathecal", "epidural", "intralesional", "intravitreal", "ocular",
        "ophthalmic", "auricular", "otic", "nasal", "intranasal", "inhalation", "respiratory", "endotracheal",
        "scalp", "ungual", "haemodialysis", "infusion", "injection", "po", "pr", "pv", "sc", "im", "iv", "sl", "inh",
    ]
}

extension Product {
    /// Whether it is measured out, and not counted.
    fileprivate var isMeasured: Bool { ["mL", "g"].contains(unit) }

    /// The ways in which its form can be given; `nil` for forms that may be given in any.
    fileprivate var routes: Set<String>? {
        switch form {
        case "tablet", "capsule", "chewable tablet", "dispersible tablet", "oral solution", "oral suspension",
            "lozenge":
            Self.byMouth
        case "cream", "ointment", "gel", "patch", "plaster", "lotion": Self.onTheBody
        case "eye drops", "ear drops": ["ocular", "ophthalmic", "auricular", "otic", "nasal", "intranasal"]
        case "nasal spray": ["nasal", "intranasal"]
        case "inhaler", "inhalation capsule": ["inhalation", "respiratory", "inh"]
        case "pessary": ["vaginal", "pv"]
        case "suppository": ["rectal", "pr"]
        case "injection": Self.byInjection
        default: nil
        }
    }

    private static let byMouth: Set<String> = [
        "oral", "po", "buccal", "sublingual", "sl", "oromucosal", "gastric", "nasogastric", "enteral", "gastrostomy",
        "jejunostomy",
    ]
    private static let onTheBody: Set<String> = [
        "cutaneous", "topical", "transdermal", "scalp", "ungual", "rectal", "pr", "vaginal", "pv", "nasal",
        "intranasal",
        "ocular", "ophthalmic", "oromucosal", "gingival", "dental", "urethral",
    ]
    private static let byInjection: Set<String> = [
        "subcutaneous", "sc", "intramuscular", "im", "intravenous", "iv", "intradermal", "intraosseous",
        "intraarticular", "intra articular", "intrathecal", "epidural", "intralesional", "intravitreal", "infusion",
        "injection", "haemodialysis",
    ]
}
