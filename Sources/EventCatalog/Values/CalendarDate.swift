/// A date without a time zone, with its precision: `1980`, `1980-03` or `1980-03-12` (ISO 8601, proleptic Gregorian).
///
/// Only dates that exist can be made: 30 February is refused, never rolled over.
public struct CalendarDate: Hashable, Sendable {
    /// 1 … 9999.
    public let year: Int
    /// 1 … 12, if known.
    public let month: Int?
    /// 1 … 31, if known; never without a month.
    public let day: Int?

    /// Makes a date; `nil` if it does not exist, or has a day without a month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        if let month { guard (1...12).contains(month) else { return nil } }
        if let day {
            guard let month, (1...Self.days(inMonth: month, ofYear: year)).contains(day) else { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A date that exists.
    init(existing year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The number of days in a month of the proleptic Gregorian calendar.
    public static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}
