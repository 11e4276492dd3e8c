internal import EventCatalog

/// An exact quotient of whole numbers, not under zero: a dose a week divided by seven must compare as it is, not as it
/// is rounded. What does not fit gives `nil`, never a trap.
struct ExactFraction: Hashable, Sendable {
    /// Reduced, at least 0.
    let numerator: Int128
    /// Reduced, at least 1.
    let denominator: Int128

    /// `nil` unless the numerator is at least 0 and the denominator over 0.
    init?(_ numerator: Int128, over denominator: Int128 = 1) {
        guard numerator >= 0, denominator > 0 else { return nil }
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// `nil` for a negative number.
    init?(_ number: DecimalNumber) {
        var denominator: Int128 = 1
        for _ in 0..<number.scale { denominator *= 10 }
        self.init(Int128(number.mantissa), over: denominator)
    }

    static let zero = ExactFraction(reduced: 0, 1)
    static let one = ExactFraction(reduced: 1, 1)

    /// A fraction that is reduced already.
    init(reduced numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    private static func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
        var (first, second) = (first, second)
        while second != 0 { (first, second) = (second, first % second) }
        return first
    }
}

extension ExactFraction {
    /// The product; `nil` if it does not fit.
    func times(_ other: ExactFraction) -> ExactFraction? {
        // Reducing crosswise first keeps the numbers small.
        let left = Self.greatestCommonDivisor(numerator, other.denominator)
        let right = Self.greatestCommonDivisor(other.numerator, denominator)
        let over = (numerator / left).multipliedReportingOverflow(by: other.numerator / right)
        let under = (denominator / right).multipliedReportingOverflow(by: other.denominator / left)
        guard !over.overflow, !under.overflow else { return nil }
        return ExactFraction(over.partialValue, over: under.partialValue)
    }

    /// The quotient; `nil` for a division by zero and if it does not fit.
    func divided(by other: ExactFraction) -> ExactFraction? {
        guard other.numerator > 0 else { return nil }
        return times(ExactFraction(reduced: other.denominator, other.numerator))
    }

    /// The sum; `nil` if it does not fit.
    func plus(_ other: ExactFraction) -> ExactFraction? {
        guard let (left, right) = crosswise(other) else { return nil }
        let sum = left.addingReportingOverflow(right)
        let under = denominator.multipliedReportingOverflow(by: other.denominator)
        return sum.overflow || under.overflow ? nil : ExactFraction(sum.partialValue, over: under.partialValue)
    }

    /// Whether it is more than another; `nil` if that can't be worked out in 128 bits.
    func isMore(than other: ExactFraction) -> Bool? { crosswise(other).map { $0 > $1 } }

    /// Both numerators over the common denominator.
    private func crosswise(_ other: ExactFraction) -> (Int128, Int128)? {
        let left = numerator.multipliedReportingOverflow(by: other.denominator)
        let right = other.numerator.multipliedReportingOverflow(by: denominator)
        return left.overflow || right.overflow ? nil : (left.partialValue, right.partialValue)
    }
}

extension ExactFraction: CustomStringConvertible {
    /// The number in decimals, rounded to at most three digits after the point.
    var description: String {
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        let scaled = rest.multipliedReportingOverflow(by: 1_000)
        guard !scaled.overflow else { return "\(whole)" }
        let (floor, left) = scaled.partialValue.quotientAndRemainder(dividingBy: denominator)
        let thousandths = left >= denominator - left ? floor + 1 : floor
        guard thousandths < 1_000 else { return "\(whole + 1)" }
        guard thousandths > 0 else { return "\(whole)" }
        var digits = String(String(thousandths + 1_000).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// The exact value, for the identity of what it made fire.
    var exact: String { "\(numerator)/\(denominator)" }
}
