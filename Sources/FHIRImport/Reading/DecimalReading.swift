internal import EventCatalog

extension DecimalNumber {
    /// Reads a JSON number exactly, exponent included.
    ///
    /// - Parameters:
    ///   - text: A number as JSON writes it.
    ///   - digits: At most nine; what has more digits after the point is rounded half away from zero.
    /// - Returns: `nil` if it is none or does not fit.
    init?(json text: String, digits: UInt8) {
        var exponent = 0
        var number = Substring(text)
        if let mark = number.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            var power = number[number.index(after: mark)...]
            if power.first == "+" { power = power.dropFirst() }
            guard let value = Int(power), (-100...100).contains(value) else { return nil }
            exponent = value
            number = number[..<mark]
        }
        let isNegative = number.first == "-"
        if isNegative { number = number.dropFirst() }
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first else { return nil }
        let fraction = parts.count > 1 ? parts[1] : ""
        let figures = Array(whole.utf8) + Array(fraction.utf8)
        guard !figures.isEmpty, figures.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(figures: figures, point: whole.utf8.count + exponent, isNegative: isNegative, digits: digits)
    }

    /// - Parameter point: How many of the figures stand before the point; may be negative or past their end.
    private init?(figures: [UInt8], point: Int, isNegative: Bool, digits: UInt8) {
        let scale = max(0, min(Int(digits), figures.count - point))
        let kept = point + scale
        var mantissa: Int64 = 0
        for index in 0..<max(kept, 0) {
            let figure = index < figures.count ? Int64(figures[index] - 0x30) : 0
            let (tens, overflow) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, overflowOfSum) = tens.addingReportingOverflow(figure)
            guard !overflow, !overflowOfSum else { return nil }
            mantissa = sum
        }
        if kept >= 0, kept < figures.count, figures[kept] >= 0x35 {
            guard mantissa < .max else { return nil }
            mantissa += 1
        }
        self.init(mantissa: isNegative ? -mantissa : mantissa, scale: UInt8(clamping: scale))
    }
}
