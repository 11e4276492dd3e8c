extension CalendarDate: Comparable {
    /// Orders dates by their first day; of two that begin on one day, the less exact comes first
    /// (`1980` < `1980-01` < `1980-01-01`).
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.stored < right.stored }
}

extension CalendarDate {
    /// 0001-01-01.
    public static let earliest = CalendarDate(existing: 1, 1, 1)
    /// 9999-12-31.
    public static let latest = CalendarDate(existing: 9999, 12, 31)

    /// How exactly the date is known: never ``TimePrecision/instant``.
    public var precision: TimePrecision { day != nil ? .day : month != nil ? .month : .year }

    /// The first day it may mean: of `1980-02`, `1980-02-01`.
    public var firstDay: CalendarDate { CalendarDate(existing: year, month ?? 1, day ?? 1) }

    /// The last day it may mean: of `1980-02`, `1980-02-29`.
    public var lastDay: CalendarDate {
        let month = month ?? 12
        return CalendarDate(existing: year, month, day ?? Self.days(inMonth: month, ofYear: year))
    }

    /// Days from 1970-01-01 to the first day; negative before.
    public var daysSinceEpoch: Int {
        // Years that begin in March put the leap day at their end; eras of 400 years repeat exactly.
        let month = month ?? 1
        let year = month > 2 ? year : year - 1
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + (day ?? 1) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that is `daysSinceEpoch` after 1970-01-01; `nil` outside the years 1 … 9999.
    public init?(daysSinceEpoch: Int) {
        guard (-719_162...2_932_896).contains(daysSinceEpoch) else { return nil }
        let days = daysSinceEpoch + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
            month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1
        )
    }

    /// The day that many days after the first day (before it, if negative); `nil` outside the years 1 … 9999.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// Days from the first day of this date to the first day of the other; negative if that is earlier.
    public func days(until other: CalendarDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

    /// Completed years of a person born on this date, on a day; `nil` before birth.
    ///
    /// Of a birth date that is not known to the day, the first day it may mean counts, so the age is the highest
    /// possible; use ``agesInYears(on:)`` where a lower one matters. Who is born on 29 February is a year older on
    /// 1 March of common years.
    public func ageInYears(on date: CalendarDate) -> Int? {
        let birth = firstDay
        let day = date.firstDay
        guard day >= birth else { return nil }
        let hadBirthday = (day.month ?? 1, day.day ?? 1) >= (birth.month ?? 1, birth.day ?? 1)
        return day.year - birth.year - (hadBirthday ? 0 : 1)
    }

    /// The ages in completed years that a person born on this date may have on a day; `nil` before any birth.
    public func agesInYears(on date: CalendarDate) -> ClosedRange<Int>? {
        guard let oldest = ageInYears(on: date) else { return nil }
        return (lastDay.ageInYears(on: date) ?? 0)...oldest
    }
}
