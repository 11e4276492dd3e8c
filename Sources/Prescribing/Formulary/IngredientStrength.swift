public import EventCatalog

/// How much of an ingredient a product holds.
public struct IngredientStrength: Hashable, Sendable {
    /// The ingredient.
    public let ingredient: String
    /// How much of it there is in ``per``.
    public let amount: DecimalNumber
    /// What the amount is in: `g`, `mg`, `ug` or `[iU]`.
    public let unit: String
    /// In how much of the product: `1 tablet`, `5 mL`.
    public let per: Quantity

    /// Puts the parts together.
    public init(ingredient: String, amount: DecimalNumber, unit: String, per: Quantity) {
        self.ingredient = ingredient
        self.amount = amount
        self.unit = unit
        self.per = per
    }

    /// Reads a strength as it is printed: `500 mg`, `250 mg/5 mL`, `500 mg/125 mg` for two ingredients, `1 %`.
    ///
    /// - Parameters:
    ///   - text: The strength.
    ///   - ingredients: The ingredients in the order of the strengths.
    ///   - unit: What the product is counted in.
    /// - Returns: None for what is no amount in an amount, such as a patch's rate.
    public static func read(_ text: String, of ingredients: [String], in unit: String) -> [IngredientStrength] {
        let parts = text.split(separator: "/").map { Amount(String($0)) }
        let one = Quantity(DecimalNumber(1), unit: unit)
        if ingredients.count > 1 {
            guard parts.count == ingredients.count else { return [] }
            return zip(ingredients, parts).compactMap { ingredient, amount in
                amount.value.map { IngredientStrength(ingredient: ingredient, amount: $0, unit: amount.unit, per: one) }
            }
        }
        guard let ingredient = ingredients.first, let amount = parts.first, let value = amount.value else { return [] }
        if amount.unit == "%" {  // grams in 100: ten milligrams in one
            return [IngredientStrength(ingredient: ingredient, amount: value.tenfold, unit: "mg", per: one)]
        }
        guard parts.count > 1 else {
            return [IngredientStrength(ingredient: ingredient, amount: value, unit: amount.unit, per: one)]
        }
        guard parts.count == 2, parts[1].unit != "h" else { return [] }
        let per = Quantity(parts[1].value ?? DecimalNumber(1), unit: parts[1].unit)
        return [IngredientStrength(ingredient: ingredient, amount: value, unit: amount.unit, per: per)]
    }

    /// A number with a unit; the number may be left out.
    private struct Amount {
        let value: DecimalNumber?
        let unit: String

        init(_ text: String) {
            let words = text.split(separator: " ")
            value = words.first.flatMap { DecimalNumber($0.filter { $0 != "," }) }
            let unit = value == nil ? words.first : words.dropFirst().first
            self.unit =
                switch unit ?? "" {
                case "microgram": "ug"
                case "units": "[iU]"
                case let other: String(other)
                }
        }
    }
}

extension DecimalNumber {
    fileprivate var tenfold: DecimalNumber { multiplied(by: 10) ?? self }
}
