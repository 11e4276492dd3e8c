internal import EventCatalog
internal import Prescribing

/// What the rules of a release can be about: the ingredients of its products, and their classes.
struct RuleSubjects {
    private let ingredients: Set<String>
    private let classes: Set<String>

    init(of products: [FormularyProduct], holding ingredients: some Sequence<String>) {
        self.ingredients = Set(ingredients)
        classes = Set(products.map(\.atc))
    }

    /// Whether a product is or holds it.
    func contain(_ subject: RuleSubject) -> Bool {
        switch subject {
        case .ingredient(let name): ingredients.contains(name)
        case .atc(let prefix): classes.contains { $0.hasPrefix(prefix) }
        }
    }
}
