/// An amount with its unit: a UCUM code, or a counted form such as `tablet` or `capsule`.
public struct Quantity: Hashable, Sendable {
    /// How many.
    public let value: DecimalNumber
    /// Of what.
    public let unit: String

    /// Makes a quantity.
    public init(_ value: DecimalNumber, unit: String) {
        self.value = value
        self.unit = unit
    }
}
