import EventCatalog

/// Birth dates gone wrong.
extension Perturbation {
    /// What can happen to a date.
    enum DateSlip: String, CaseIterable, Sendable {
        case monthAndDaySwapped = "month and day swapped"
        case dayDigit = "a digit of the day"
        case monthDigit = "a digit of the month"
        case yearDigit = "a digit of the year"
        case yearDigitsSwapped = "two digits of the year swapped"
        case noSuchDay = "a day that does not exist"
        case digitMissing = "a digit missing"
    }

    /// A date as it is typed with a mistake in it; `nil` if the mistake can't be made in it.
    mutating func slip(_ slip: DateSlip, in date: CalendarDate) -> String? {
        guard let month = date.month, let day = date.day else { return nil }
        switch slip {
        case .monthAndDaySwapped: return month == day ? nil : written(date.year, day, month)
        case .dayDigit: return valid(date.year, month, digit(of: day))
        case .monthDigit: return valid(date.year, digit(of: month), day)
        case .yearDigit: return valid(date.year / 100 * 100 + digit(of: date.year % 100), month, day)
        case .yearDigitsSwapped:
            let year = date.year / 100 * 100 + date.year % 10 * 10 + date.year / 10 % 10
            return year == date.year ? nil : valid(year, month, day)
        case .noSuchDay:
            return below(2) == 0 ? written(date.year, month, 32 + below(60)) : written(date.year, 13 + below(80), day)
        case .digitMissing:
            var digits = Array("\(date.year)\(two(month))\(two(day))")
            digits.remove(at: below(digits.count))
            return String(digits)
        }
    }

    private mutating func digit(of number: Int) -> Int {
        let step = 1 + below(9)
        return below(2) == 0 ? number / 10 * 10 + (number + step) % 10 : (number / 10 + step) % 10 * 10 + number % 10
    }

    private mutating func valid(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1900...2030).contains(year), CalendarDate(year: year, month: month, day: day) != nil else { return nil }
        return written(year, month, day)
    }

    private mutating func written(_ year: Int, _ month: Int, _ day: Int) -> String {
        switch below(4) {
        case 0 where month <= 12: "\(two(day))/\(two(month))/\(year)"
        case 1: "\(year)-\(two(month))-\(two(day))"
        case 2 where month <= 12: "\(day).\(month).\(year)"
        default: "\(year)\(two(month))\(two(day))"
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
