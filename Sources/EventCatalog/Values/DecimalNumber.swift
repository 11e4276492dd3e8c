/// An exact decimal number: `mantissa × 10^-scale`. Never a `Double`: 0.1 + 0.2 must be 0.3 in a dose.
///
/// `1.0` and `1.00` are two spellings of one number: they compare equal and each keeps its spelling.
public struct DecimalNumber: Sendable {
    /// The digits as a whole number.
    public let mantissa: Int64
    /// The number of digits after the point, 0 … 9.
    public let scale: UInt8

    /// Makes a number; `nil` if `scale` is over 9.
    public init?(mantissa: Int64, scale: UInt8 = 0) {
        guard scale <= 9 else { return nil }
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Makes a whole number.
    public init(_ whole: Int32) {
        self.mantissa = Int64(whole)
        self.scale = 0
    }

    /// Zero.
    public static let zero = DecimalNumber(0)

    /// The same number with the fewest digits after the point.
    private var normalized: (mantissa: Int64, scale: UInt8) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        return (mantissa, scale)
    }
}

extension DecimalNumber: Hashable {
    /// Compares by value: `1.0 == 1.00`.
    public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool { left.normalized == right.normalized }

    /// Hashes by value.
    public func hash(into hasher: inout Hasher) {
        let number = normalized
        hasher.combine(number.mantissa)
        hasher.combine(number.scale)
    }
}
