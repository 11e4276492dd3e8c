extension DecimalNumber {
    /// Reads a decimal number, strictly: an optional `-`, digits without leading zeros, and an optional point with one
    /// to nine digits after it.
    ///
    /// `nil` for anything else (exponents, `+`, commas, spaces, `.5`, `5.`, `-0`, other digits than ASCII) and for more
    /// digits than fit.
    public init?(_ text: some StringProtocol) {
        var scanner = TextScanner(text)
        let isNegative = scanner.take("-")
        guard let first = scanner.digit() else { return nil }
        var magnitude = Int64(first)
        while let digit = scanner.digit() {
            guard first != 0, Self.append(digit, to: &magnitude) else { return nil }
        }
        var scale: UInt8 = 0
        if scanner.take(".") {
            while let digit = scanner.digit() {
                scale += 1
                guard scale <= 9, Self.append(digit, to: &magnitude) else { return nil }
            }
            guard scale > 0 else { return nil }
        }
        guard scanner.isAtEnd, !(isNegative && magnitude == 0) else { return nil }
        self.init(mantissa: isNegative ? -magnitude : magnitude, scale: scale)
    }

    /// Appends a decimal digit; `false` where the number would not fit.
    private static func append(_ digit: Int, to number: inout Int64) -> Bool {
        let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
        guard !overflow else { return false }
        let (sum, sumOverflow) = tens.addingReportingOverflow(Int64(digit))
        number = sum
        return !sumOverflow
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The number with all its digits: `-0.50` for a mantissa of −50 and a scale of 2.
    public var description: String {
        guard scale > 0 else { return String(mantissa) }
        var digits = Array(String(mantissa.magnitude).utf8)
        let missing = Int(scale) + 1 - digits.count
        if missing > 0 { digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: 0) }
        digits.insert(UInt8(ascii: "."), at: digits.count - Int(scale))
        if mantissa < 0 { digits.insert(UInt8(ascii: "-"), at: 0) }
        return String(decoding: digits, as: UTF8.self)
    }
}
