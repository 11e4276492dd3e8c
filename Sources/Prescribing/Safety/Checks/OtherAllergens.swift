internal import EventCatalog

/// Allergens that are plainly no medicine: foods and what is in the air, in houses and on the skin. An allergy to one of
/// them says nothing about a prescription, so it does not keep the check from running.
enum OtherAllergens {
    /// Whether every word of the substance is on a short list: `Peanut (substance)` is, `soya oil emulsion` is not.
    static func contains(_ substance: Coding) -> Bool {
        let text = substance.display ?? substance.code
        let words = text.lowercased().split { !$0.isLetter }.map(String.init).filter { !fillers.contains($0) }
        return !words.isEmpty && words.allSatisfy(names.contains)
    }

    private static let fillers: Set<String> = [
        "allergy", "to", "substance", "organism", "the", "of", "s", "natural", "edible", "product", "products",
        "protein",
    ]

    private static let names: Set<String> = [
        "peanut", "peanuts", "nut", "nuts", "tree", "egg", "eggs", "cow", "milk", "dairy", "shellfish", "fish",
        "seafood", "crustacean", "soya", "soy", "bean", "wheat", "gluten", "sesame", "strawberry", "latex", "rubber",
        "pollen", "grass", "birch", "ragweed", "dust", "house", "mite", "mites", "mould", "mold", "dander", "animal",
        "cat", "dog", "horse", "hair", "feather", "feathers", "bee", "wasp", "insect", "venom", "sting", "adhesive",
        "plaster", "nickel",
    ]
}
