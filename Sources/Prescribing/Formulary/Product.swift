public import EventCatalog

/// A product that can be prescribed.
public struct Product: Hashable, Sendable {
    /// Its code, with the name as display.
    public let coding: Coding
    /// The name, with strength and form.
    public let name: String
    /// The active ingredients.
    public let ingredients: [String]
    /// The ATC code.
    public let atc: String
    /// The name of the ATC class.
    public let atcClassName: String
    /// The pharmaceutical form.
    public let form: String
    /// The strength.
    public let strength: String
    /// What it is counted in, such as `capsule`.
    public let unit: String
    /// The controlled-drug schedule, if it is on one.
    public let controlledSchedule: String?
    /// How much of each ingredient it holds; none where that is no amount in an amount, such as a patch's rate.
    public let strengths: [IngredientStrength]
    /// How it stands in the formulary (I-10).
    public let status: FormularyStatus
    /// For whom or what it is restricted, in words.
    public let restriction: String?
    /// How it is commonly prescribed.
    public let typical: Typical

    /// Makes a product; its strengths are read from the printed one.
    public init(
        coding: Coding,
        name: String,
        ingredients: [String],
        atc: String,
        atcClassName: String,
        form: String,
        strength: String,
        unit: String,
        controlledSchedule: String? = nil,
        status: FormularyStatus = .permitted,
        restriction: String? = nil,
        typical: Typical
    ) {
        self.coding = coding
        self.name = name
        self.ingredients = ingredients
        self.atc = atc
        self.atcClassName = atcClassName
        self.form = form
        self.strength = strength
        self.unit = unit
        self.controlledSchedule = controlledSchedule
        strengths = IngredientStrength.read(strength, of: ingredients, in: unit)
        self.status = status
        self.restriction = restriction
        self.typical = typical
    }

    /// How a product is commonly prescribed.
    public struct Typical: Hashable, Sendable {
        /// How much at an issue, in the product's unit.
        public let quantity: DecimalNumber
        /// How much at a time, in the product's unit.
        public let dose: DecimalNumber
        /// How many times a day.
        public let frequency: Int
        /// For how many days.
        public let days: Int
        /// How often it is prescribed, relative to the others; the demonstration clinic draws by it.
        public let popularity: Int

        /// Puts the parts together.
        public init(quantity: DecimalNumber, dose: DecimalNumber, frequency: Int, days: Int, popularity: Int) {
            self.quantity = quantity
            self.dose = dose
            self.frequency = frequency
            self.days = days
            self.popularity = popularity
        }
    }
}
