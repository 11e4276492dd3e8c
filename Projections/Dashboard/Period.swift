internal import EventCatalog

/// A day, a month or a year: what a row of counters covers.
struct Period: Hashable {
    enum Level: UInt8 {
        case year = 1
        case month
        case day
    }

    let level: Level
    /// With as many parts as the level has.
    let date: CalendarDate

    /// The periods that hold a day.
    static func all(of day: CalendarDate) -> [Period] {
        [
            Period(level: .day, date: day),
            Period(level: .month, date: CalendarDate(year: day.year, month: day.month) ?? day),
            Period(level: .year, date: CalendarDate(year: day.year) ?? day),
        ]
    }
}

extension Period {
    /// The fewest periods that make up the days `from … to`: years, months and days, in the order of time.
    static func covering(from: CalendarDate, to: CalendarDate) -> [Period] {
        var periods: [Period] = []
        var next: CalendarDate? = from.firstDay
        let end = to.lastDay
        while let day = next, day <= end {
            let period = longest(from: day, to: end)
            periods.append(period)
            next = period.date.lastDay.adding(days: 1)
        }
        return periods
    }

    /// The longest period that begins on a day and ends no later than `end`.
    private static func longest(from day: CalendarDate, to end: CalendarDate) -> Period {
        let periods = all(of: day).reversed()
        return periods.first { $0.date.firstDay == day && $0.date.lastDay <= end } ?? Period(level: .day, date: day)
    }
}
