internal import EventCatalog

/// An age in completed months, as exactly as the birth date is known.
struct AgeInMonths: Hashable, Sendable {
    /// The lowest age it may be.
    let youngest: Int
    /// The highest age it may be.
    let oldest: Int

    /// The age on a day; `nil` if the person was not born then.
    init?(born: CalendarDate, on day: CalendarDate) {
        let day = day.firstDay
        guard born.firstDay <= day else { return nil }
        oldest = Self.months(from: born.firstDay, to: day)
        youngest = max(0, Self.months(from: born.lastDay, to: day))
    }

    /// How an age stands to a span of ages.
    enum Relation: Hashable {
        case inside
        case outside
        /// The birth date is not exact enough to tell.
        case undecided
    }

    /// How the age stands to the ages from `from` on and before `before`.
    func relation(from: Int, before: Int?) -> Relation {
        let before = before ?? .max
        if oldest < from || youngest >= before { return .outside }
        return youngest >= from && oldest < before ? .inside : .undecided
    }

    /// Completed months between two days: who is born on the 31st is a month older on the 1st after shorter months.
    private static func months(from birth: CalendarDate, to day: CalendarDate) -> Int {
        let months = (day.year - birth.year) * 12 + (day.month ?? 1) - (birth.month ?? 1)
        return (day.day ?? 1) < (birth.day ?? 1) ? months - 1 : months
    }

    /// An age in words: months under two years, else years.
    static func words(_ months: Int) -> String {
        months < 24 || months % 12 != 0 ? "\(months) months" : "\(months / 12) years"
    }
}
