import EventCatalog
import Foundation
import TestKit
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["0001", "9999", "1980-03", "1980-12", "1980-03-12", "2024-02-29", "2000-02-29", "9999-12-31"])
    func `a date is written as it was read`(_ text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(arguments: [
        "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-10", "2024-01-00", "2024-01-32",
        "0000", "0000-01-01", "-001-01-01", "-2024-01-01", "+2024-01-01", "10000-01-01", "999", "24-01-01", "2024-1-1",
        "2024-01-1", "2024-", "2024-01-", "2024-01-01T", "2024-01-01T00:00:00Z", "2024-W01-1", "2024-001", "20240101",
        "2024/01/01", "01.02.2024", "1706745600", " 2024-01-01", "2024-01-01 ", "2024-01-01\n", "2024-01-01\0", "",
        "２０２４-01-01", "٢٠٢٤-01-01", "2024−01−01", "2024-01-0\u{301}1", "today", "Thu, 01 Feb 2024 00:00:00 GMT",
        "2024-01-01-01", "2024--01", "20 4-01-01",
    ])
    func `what is no date is refused`(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `the days of 1900 to 2100 are those of Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let first = try #require(CalendarDate("1900-01-01")).daysSinceEpoch
        let last = try #require(CalendarDate("2100-12-31")).daysSinceEpoch
        #expect(last - first + 1 == 201 * 365 + 49)
        for day in first...last {
            let date = try #require(CalendarDate(daysSinceEpoch: day))
            let expected = calendar.dateComponents(
                [.year, .month, .day],
                from: Date(timeIntervalSince1970: Double(day) * 86_400)
            )
            #expect(date.year == expected.year && date.month == expected.month && date.day == expected.day)
            #expect(date.daysSinceEpoch == day)
        }
    }

    @Test func `days are counted without a gap over the whole calendar`() throws {
        var day = CalendarDate.earliest.daysSinceEpoch
        for year in 1...9999 {
            for month in 1...12 {
                let firstDay = try #require(CalendarDate(year: year, month: month))
                #expect(firstDay.daysSinceEpoch == day)
                day += CalendarDate.days(inMonth: month, ofYear: year)
                #expect(CalendarDate(daysSinceEpoch: day - 1) == firstDay.lastDay)
            }
        }
        #expect(CalendarDate.latest.daysSinceEpoch == day - 1)
        #expect(CalendarDate(daysSinceEpoch: day) == nil)
        #expect(CalendarDate(daysSinceEpoch: CalendarDate.earliest.daysSinceEpoch - 1) == nil)
    }

    @Test func `adding days crosses months, leap days and years, and stops at the ends of the calendar`() throws {
        #expect(CalendarDate("2024-02-28")?.adding(days: 2)?.description == "2024-03-01")
        #expect(CalendarDate("2023-12-31")?.adding(days: 1)?.description == "2024-01-01")
        #expect(CalendarDate("2024-03")?.adding(days: -1)?.description == "2024-02-29")
        #expect(CalendarDate.latest.adding(days: 1) == nil)
        #expect(CalendarDate.earliest.adding(days: -1) == nil)
        #expect(CalendarDate.latest.adding(days: .max) == nil)
        #expect(CalendarDate.earliest.adding(days: .min) == nil)
        let start = try #require(CalendarDate("2024-01-01"))
        let next = try #require(CalendarDate("2025-01-01"))
        #expect(start.days(until: next) == 366)
    }

    @Test func `a partial date spans from its first to its last day`() {
        #expect(CalendarDate("2024-02")?.firstDay == CalendarDate("2024-02-01"))
        #expect(CalendarDate("2024-02")?.lastDay == CalendarDate("2024-02-29"))
        #expect(CalendarDate("2024")?.lastDay == CalendarDate("2024-12-31"))
        #expect(CalendarDate("2024")?.precision == .year)
        #expect(CalendarDate("2024-02")?.precision == .month)
        #expect(CalendarDate("2024-02-29")?.precision == .day)
    }

    @Test func `dates are ordered by their first day, the less exact first`() {
        let ordered = ["1979-12-31", "1980", "1980-01", "1980-01-01", "1980-01-02", "1980-02", "1981"]
        #expect(ordered.reversed().compactMap { CalendarDate($0) }.sorted().map(\.description) == ordered)
    }

    @Test(
        arguments: [
            ("1980-03-12", "1980-03-11", nil), ("1980-03-12", "1980-03-12", 0), ("1980-03-12", "2000-03-11", 19),
            ("1980-03-12", "2000-03-12", 20), ("2000-02-29", "2001-02-28", 0), ("2000-02-29", "2001-03-01", 1),
            ("2000-02-29", "2004-02-29", 4), ("1980", "2000-01-01", 20), ("1980", "1979-12-31", nil),
        ] as [(String, String, Int?)]
    )
    func `age is completed years`(birth: String, day: String, age: Int?) throws {
        let birth = try #require(CalendarDate(birth))
        let day = try #require(CalendarDate(day))
        #expect(birth.ageInYears(on: day) == age)
    }

    @Test func `of a partial birth date there are several ages`() throws {
        let day = try #require(CalendarDate("2000-06-15"))
        #expect(CalendarDate("1980")?.agesInYears(on: day) == 19...20)
        #expect(CalendarDate("2000")?.agesInYears(on: day) == 0...0)
        #expect(CalendarDate("1980-06-15")?.agesInYears(on: day) == 20...20)
        #expect(CalendarDate("2001")?.agesInYears(on: day) == nil)
    }
}
