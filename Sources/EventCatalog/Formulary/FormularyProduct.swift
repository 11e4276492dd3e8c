/// A product as a release of the formulary defines it.
public struct FormularyProduct: Hashable, Sendable {
    /// Its code, with the name as display.
    public let coding: Coding
    /// The name, with strength and form.
    public let name: String
    /// The active ingredients: lower case, the name of the moiety.
    public let ingredients: [String]
    /// The ATC code.
    public let atc: String
    /// The name of the ATC class.
    public let atcClassName: String
    /// The pharmaceutical form.
    public let form: String
    /// The strength as it is printed: `500 mg`, `250 mg/5 mL`.
    public let strength: String
    /// What it is counted in, such as `capsule`.
    public let unit: String
    /// The controlled-drug schedule, if it is on one.
    public let controlledSchedule: String?
    /// How it stands in the formulary (I-10).
    public let status: FormularyStatus
    /// For whom or what it is restricted, in words.
    public let restriction: String?
    /// How it is commonly prescribed, if the release says so.
    public let typical: TypicalUse?

    /// Puts the parts together.
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
        typical: TypicalUse? = nil
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
        self.status = status
        self.restriction = restriction
        self.typical = typical
    }

    /// How a product is commonly prescribed.
    public struct TypicalUse: Hashable, Sendable {
        /// How much at an issue, in the product's unit.
        public let quantity: DecimalNumber
        /// How much at a time, in the product's unit.
        public let dose: DecimalNumber
        /// How many times a day.
        public let frequency: Int
        /// For how many days.
        public let days: Int
        /// How often it is prescribed, relative to the others.
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
