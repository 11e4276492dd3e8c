extension DecimalNumber: Comparable {
    /// Orders numbers by value, whatever their spelling.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        return left.mantissa(at: scale) < right.mantissa(at: scale)
    }
}

extension DecimalNumber {
    /// Whether the number is over zero.
    public var isPositive: Bool { mantissa > 0 }

    /// The sum, exactly, with the larger scale of the two; `nil` if it does not fit.
    public func adding(_ other: DecimalNumber) -> DecimalNumber? {
        let scale = max(scale, other.scale)
        return DecimalNumber(exactly: mantissa(at: scale) + other.mantissa(at: scale), scale: scale)
    }

    /// The difference, exactly, with the larger scale of the two; `nil` if it does not fit.
    public func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        let scale = max(scale, other.scale)
        return DecimalNumber(exactly: mantissa(at: scale) - other.mantissa(at: scale), scale: scale)
    }

    /// The product with a whole number, exactly; `nil` if it does not fit.
    public func multiplied(by factor: Int) -> DecimalNumber? {
        DecimalNumber(exactly: Int128(mantissa) * Int128(factor), scale: scale)
    }

    /// The product, exactly; `nil` if it does not fit or needs more than nine digits after the point.
    public func multiplied(by factor: DecimalNumber) -> DecimalNumber? {
        DecimalNumber(exactly: Int128(mantissa) * Int128(factor.mantissa), scale: scale + factor.scale)
    }

    /// The quotient, rounded half away from zero to `digits` (at most nine) after the point; `nil` for a division by
    /// zero and if it does not fit.
    public func divided(by divisor: DecimalNumber, digits: UInt8) -> DecimalNumber? {
        guard divisor.mantissa != 0, digits <= 9 else { return nil }
        // value = dividend / divisor × 10^digits, as a fraction of two whole numbers.
        let dividend = Int128(mantissa) * Self.power(divisor.scale) * Self.power(digits)
        let denominator = Int128(divisor.mantissa) * Self.power(scale)
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: denominator)
        let isNegative = (dividend < 0) != (denominator < 0)
        let roundsUp = remainder.magnitude * 2 >= denominator.magnitude
        return DecimalNumber(exactly: roundsUp ? quotient + (isNegative ? -1 : 1) : quotient, scale: digits)
    }

    /// The mantissa at a scale not under this number's: at most 19 + 9 digits.
    private func mantissa(at scale: UInt8) -> Int128 { Int128(mantissa) * Self.power(scale - self.scale) }

    /// Keeps the value; drops zeros at the end only where it would not fit otherwise.
    private init?(exactly mantissa: Int128, scale: UInt8) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, scale > 9 || Int64(exactly: mantissa) == nil {
            guard mantissa % 10 == 0 else { return nil }
            mantissa /= 10
            scale -= 1
        }
        guard let fitting = Int64(exactly: mantissa) else { return nil }
        self.init(mantissa: fitting, scale: scale)
    }

    /// 10^exponent, for an exponent up to 18.
    private static func power(_ exponent: UInt8) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
