/// A birth date that nobody can have, typed by a slip: the dates that may have been meant.
struct Misdate: Hashable, Sendable {
    /// The dates in order, each once.
    let dates: [NearDates.Near]

    /// Whoever is alive, or on records that are in use, was born in one of these years.
    private static let likelyYears = 1850...2049

    /// Reads what has the form of a date and is none: the day or the month is too large, or one digit is missing or too many.
    ///
    /// - Parameter parts: Runs of digits. If they can be read as a date, they are no misdate; that is the caller's to know.
    init?(_ parts: [[UInt8]]) {
        var found: [PackedDate: UInt16] = [:]
        switch parts.count {
        case 3 where parts[0].count == 4: Self.add(parts[0], parts[1], parts[2], to: &found)
        case 3 where parts[2].count == 4: Self.add(parts[2], parts[1], parts[0], to: &found)
        case 1 where parts[0].count == 8: Self.addBothOrders(parts[0], to: &found)
        case 1 where parts[0].count == 7: Self.addWithOneMore(parts[0], to: &found)
        case 1 where parts[0].count == 9: Self.addWithOneLess(parts[0], to: &found)
        default: return nil
        }
        guard !found.isEmpty else { return nil }
        dates = found.map { NearDates.Near(date: $0.key, points: $0.value) }.sorted { $0.date < $1.date }
    }

    private static func addBothOrders(_ digits: [UInt8], to found: inout [PackedDate: UInt16]) {
        add(Array(digits[0..<4]), Array(digits[4..<6]), Array(digits[6..<8]), to: &found)
        add(Array(digits[4..<8]), Array(digits[2..<4]), Array(digits[0..<2]), to: &found)
    }

    /// A likely year with a month or a day that can't be.
    private static func add(_ year: [UInt8], _ month: [UInt8], _ day: [UInt8], to found: inout [PackedDate: UInt16]) {
        guard let year = number(year), likelyYears.contains(year), let month = number(month), let day = number(day)
        else { return }
        add(year, day, month, Scoring.swappedBirthDate, to: &found)
        for other in 1...31 { add(year, month, other, Scoring.nearBirthDate, to: &found) }
        for other in 1...12 { add(year, other, day, Scoring.nearBirthDate, to: &found) }
    }

    private static func add(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ points: UInt16,
        to found: inout [PackedDate: UInt16]
    ) {
        guard likelyYears.contains(year), DateReading(years: year...year, month: month, day: day) != nil else { return }
        let date = PackedDate(year: year, month: month, day: day)
        found[date] = max(found[date] ?? 0, points)
    }

    private static func addWithOneMore(_ digits: [UInt8], to found: inout [PackedDate: UInt16]) {
        for place in 0...digits.count {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
                addWhole(digits[..<place] + [digit] + digits[place...], to: &found)
            }
        }
    }

    private static func addWithOneLess(_ digits: [UInt8], to found: inout [PackedDate: UInt16]) {
        for place in digits.indices { addWhole(digits[..<place] + digits[(place + 1)...], to: &found) }
    }

    /// Eight digits, if they are a date, the year in front or at the end.
    private static func addWhole(_ digits: ArraySlice<UInt8>, to found: inout [PackedDate: UInt16]) {
        let digits = Array(digits)
        guard let first = number(Array(digits[0..<4])), let last = number(Array(digits[4..<8])) else { return }
        add(first, last / 100, last % 100, Scoring.nearBirthDate, to: &found)
        add(last, first % 100, first / 100, Scoring.nearBirthDate, to: &found)
    }

    private static func number(_ digits: [UInt8]) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy(\.isFoldedDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
