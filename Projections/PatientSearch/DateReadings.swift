/// Finds the birth dates that a piece of a query can mean. Day comes first where both orders are possible.
enum DateReadings {
    /// Reads one atom of digits and separators: `1980`, `3/1980`, `1980-03-12`, `12.03.1980`, `12031980`, `12/03/80`.
    static func readings(of parts: [[UInt8]]) -> [DateReading] {
        switch parts.count {
        case 1: compact(parts[0])
        case 2: pair(parts[0], parts[1])
        case 3: triple(parts[0], parts[1], parts[2])
        default: []
        }
    }

    /// Reads a date with its month in letters: `3 mar 80`, `mar 1980`, `march 3 1980`.
    static func readings(ofWords parts: [[UInt8]]) -> [DateReading] {
        switch parts.count {
        case 2:
            guard let month = month(named: parts[0]) else { return [] }
            return years(parts[1], partial: false).compactMap { DateReading(years: $0, month: month) }
        case 3:
            if let month = month(named: parts[1]) {
                return whole(year: parts[2], month: month, day: number(parts[0]))
            }
            if let month = month(named: parts[0]) {
                return whole(year: parts[2], month: month, day: number(parts[1]))
            }
            return []
        default: return []
        }
    }

    // MARK: By the number of parts

    private static func compact(_ digits: [UInt8]) -> [DateReading] {
        switch digits.count {
        case 1...4: return years(digits, partial: true).filter { isLikely($0) }.compactMap { DateReading(years: $0) }
        case 6:
            return years(Array(digits[4..<6]), partial: false).flatMap {
                dayFirst(number(Array(digits[0..<2])), number(Array(digits[2..<4])), years: $0)
            }
        case 8:
            let dayFirst = triple(Array(digits[0..<2]), Array(digits[2..<4]), Array(digits[4..<8]))
            let yearFirst = triple(Array(digits[0..<4]), Array(digits[4..<6]), Array(digits[6..<8]))
            return (dayFirst + yearFirst).filter { isLikely($0.years) }
        default: return []
        }
    }

    private static func pair(_ first: [UInt8], _ second: [UInt8]) -> [DateReading] {
        if first.count == 4, second.count <= 2 {
            return years(first, partial: false).compactMap { DateReading(years: $0, month: number(second)) }
        }
        guard first.count <= 2, let month = number(first) else { return [] }
        if second.count == 4 {
            return years(second, partial: false).compactMap { DateReading(years: $0, month: month) }
        }
        guard second.count <= 2 else { return [] }
        return dayFirst(month, number(second), years: 1...9999)  // 12/03: the year is still to be typed
    }

    private static func triple(_ first: [UInt8], _ second: [UInt8], _ third: [UInt8]) -> [DateReading] {
        guard second.count <= 2 else { return [] }
        if first.count == 4, third.count <= 2 {
            return whole(year: first, month: number(second), day: number(third))
        }
        guard first.count <= 2 else { return [] }
        return years(third, partial: true).flatMap { dayFirst(number(first), number(second), years: $0) }
    }

    private static func dayFirst(_ first: Int?, _ second: Int?, years: ClosedRange<Int>) -> [DateReading] {
        guard let first, let second else { return [] }
        let reading =
            DateReading(years: years, month: second, day: first) ?? DateReading(years: years, month: first, day: second)
        return reading.map { [$0] } ?? []
    }

    private static func whole(year: [UInt8], month: Int?, day: Int?) -> [DateReading] {
        guard let month, let day else { return [] }
        return years(year, partial: true).compactMap { DateReading(years: $0, month: month, day: day) }
    }

    // MARK: Parts

    /// The years that digits can mean: four digits are a year, two are a year of this or the last century, and any one to
    /// three are the beginning of a year if `partial`.
    private static func years(_ digits: [UInt8], partial: Bool) -> [ClosedRange<Int>] {
        guard (1...4).contains(digits.count), let value = number(digits), value > 0 || digits.count == 2 else {
            return []
        }
        if digits.count == 4 { return [value...value] }
        var years: [ClosedRange<Int>] = []
        if digits.count == 2 { years = [1900 + value...1900 + value, 2000 + value...2000 + value] }
        if partial, value > 0 {
            let scale = [1000, 100, 10][digits.count - 1]
            let range = value * scale...value * scale + scale - 1
            if isLikely(range) { years.append(range) }
        }
        return years
    }

    /// Whether someone alive, or on old records, may have been born then.
    private static func isLikely(_ years: ClosedRange<Int>) -> Bool {
        years.overlaps(1800...2099)
    }

    private static func number(_ digits: [UInt8]) -> Int? {
        guard (1...4).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard digit.isFoldedDigit else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func month(named text: [UInt8]) -> Int? {
        guard text.count >= 3 else { return nil }
        if text.elementsEqual("sept".utf8) { return 9 }
        return months.firstIndex { $0.starts(with: text) }.map { $0 + 1 }
    }

    private static let months: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }
}
