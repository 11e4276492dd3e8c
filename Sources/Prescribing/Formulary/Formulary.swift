internal import EventCatalog

/// The products that can be prescribed.
public struct Formulary: Sendable {
    private let products: [Product]
    private let byCode: [ProductKey: Product]

    init(products: [Product]) {
        self.products = products
        byCode = Dictionary(products.map { (ProductKey($0.coding), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The product with a code; `nil` if it is not in the formulary.
    public func product(_ system: String, _ code: String) -> Product? {
        byCode[ProductKey(Coding(system: system, code: code))]
    }

    /// Products whose name begins with `prefix`, whatever the case.
    public func search(prefix: String, limit: Int) -> [Product] {
        let prefix = prefix.lowercased()
        return Array(products.lazy.filter { $0.name.lowercased().hasPrefix(prefix) }.prefix(limit))
    }

    /// The shipped demonstration set: not for clinical use.
    public static let demonstration = Formulary(products: [
        capsule("amoxicillin-500-capsule", "Amoxicillin 500 mg capsules", "amoxicillin", "J01CA04", "Penicillins"),
        capsule(
            "omeprazole-20-capsule",
            "Omeprazole 20 mg capsules",
            "omeprazole",
            "A02BC01",
            "Proton pump inhibitors"
        ),
        capsule("fluoxetine-20-capsule", "Fluoxetine 20 mg capsules", "fluoxetine", "N06AB03", "SSRIs"),
    ])

    private static func capsule(_ code: String, _ name: String, _ ingredient: String, _ atc: String, _ of: String)
        -> Product
    {
        Product(
            coding: Coding(system: CodeSystem.demonstration, code: code, display: name),
            name: name,
            ingredients: [ingredient],
            atc: atc,
            atcClassName: of,
            form: "capsule",
            strength: "",
            unit: "capsule",
            controlledSchedule: nil,
            typical: .init(quantity: DecimalNumber(21), dose: DecimalNumber(1), frequency: 3, days: 7)
        )
    }
}
