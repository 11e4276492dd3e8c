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
    /// How it is commonly prescribed.
    public let typical: Typical

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
    }
}
