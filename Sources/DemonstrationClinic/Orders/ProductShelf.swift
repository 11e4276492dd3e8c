internal import EventCatalog
internal import Prescribing

/// A product as the clinic prescribes it: everything that does not depend on the patient is made once.
struct ShelfProduct: Sendable {
    let coding: Coding
    let atc: String
    /// How much one issue of the usual length is; issues may be two or three times that.
    let quantity: Quantity
    /// How many days one issue of the usual length lasts.
    let days: Int
    let dosage: [Dosage]
    /// Controlled in a way that forbids repeats and long issues.
    let isControlled: Bool
    /// The law asks for its quantity in words.
    let isWrittenInWords: Bool
    /// Taken when needed rather than every day.
    let isWhenNeeded: Bool

    init(_ product: Product) {
        coding = product.coding
        atc = product.atc
        quantity = Quantity(product.typical.quantity, unit: product.unit)
        days = min(max(product.typical.days, 1), 120)
        isControlled = product.controlledSchedule.map { ["2", "3", "4"].contains($0) } ?? false
        let rule = Jurisdiction.uk.rules.rule(for: product.controlledSchedule)
        isWrittenInWords = rule?.needsQuantityInWords ?? false
        isWhenNeeded = Self.whenNeeded.contains { product.atc.hasPrefix($0) }
        dosage = [DosageWords.dosage(of: product, isWhenNeeded: isWhenNeeded)]
    }

    /// The quantity of an issue that is `factor` times the usual length.
    func quantity(times factor: Int) -> Quantity {
        Quantity(quantity.value.multiplied(by: factor) ?? quantity.value, unit: quantity.unit)
    }

    private static let whenNeeded = [
        "R03AC", "N02B", "N02C", "C01DA02", "N05BA", "N05CF", "A07DA", "A03", "N02AJ", "R06A", "S01XA", "M01AE",
        "M02AA",
    ]
}

/// What may be prescribed for a diagnosis, with how often it is.
struct ProductChoices: Sendable {
    /// Indices into the shelf.
    let products: [Int]
    let frequency: FrequencyTable

    var isEmpty: Bool { products.isEmpty }

    /// A product; call only if there is one.
    func draw(_ random: inout DemonstrationRandom) -> Int { products[frequency.draw(&random)] }
}

/// The products of a formulary, ready to prescribe.
struct ProductShelf: Sendable {
    let products: [ShelfProduct]
    private let popularity: [Int]

    init(_ formulary: Formulary) {
        // By code, so that the order of the formulary's own list has no influence.
        let sorted = formulary.products.sorted { $0.coding.code < $1.coding.code }
        products = sorted.map(ShelfProduct.init)
        popularity = sorted.map { max($0.typical.popularity, 1) }
    }

    subscript(_ index: Int) -> ShelfProduct { products[index] }

    /// The products of some ATC classes. Earlier classes are what is tried first, so they weigh more.
    func choices(atcPrefixes prefixes: [Substring]) -> ProductChoices {
        var indices: [Int] = []
        var weights: [Int] = []
        for (rank, prefix) in prefixes.enumerated() {
            for (index, product) in products.enumerated()
            where product.atc.hasPrefix(prefix) && !indices.contains(index) {
                indices.append(index)
                weights.append(popularity[index] * 12 / (rank + 2) + 1)
            }
        }
        return ProductChoices(products: indices, frequency: FrequencyTable(weights))
    }
}
