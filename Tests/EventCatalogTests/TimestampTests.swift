import EventCatalog
import Foundation
import TestKit
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.000001Z", 1), ("1970-01-01T00:00:00.1Z", 100_000),
            ("1970-01-01T00:00:00.123456789Z", 123_456), ("1969-12-31T23:59:59.999999Z", -1),
            ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31T19:00:00-05:00", 0), ("1970-01-01T14:00:00+14:00", 0),
            ("1969-12-31T10:00:00-14:00", 0), ("1970-01-01T00:00:00+00:00", 0), ("1970-01-01T00:00:00-00:00", 0),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000_000),
            ("0001-01-01T00:00:00Z", Timestamp.earliest.microseconds),
            ("9999-12-31T23:59:59.999999Z", Timestamp.latest.microseconds),
        ] as [(String, Int64)]
    )
    func `an instant is read`(text: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2024-02-30T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29T23:60:00Z", "2024-02-29T23:59:60Z",
        "2016-12-31T23:59:60Z", "2024-02-29T23:59:59", "2024-02-29", "2024-02T00:00:00Z", "2024-02-29t23:59:59Z",
        "2024-02-29T23:59:59z", "2024-02-29 23:59:59Z", "2024-02-29T23:59:59+14:01", "2024-02-29T23:59:59+99:00",
        "2024-02-29T23:59:59-15:00", "2024-02-29T23:59:59+01:60", "2024-02-29T23:59:59+0100", "2024-02-29T23:59:59+01",
        "2024-02-29T23:59:59.Z", "2024-02-29T23:59:59.1234567890Z", "2024-02-29T23:59:59,5Z", "2024-02-29T23:59Z",
        "2024-02-29T3:59:59Z", "2024-02-29T23:59:59Z ", " 2024-02-29T23:59:59Z", "2024-02-29T23:59:59ZZ",
        "2024-02-29T23:59:59Z\0", "0000-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "-2024-02-29T00:00:00Z", "24-02-29T00:00:00Z", "2024-W09-4T00:00:00Z",
        "1709251199",
        "Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59−01:00", "２０２４-02-29T00:00:00Z", "2024-02-29T+1:00:00Z",
        "2024-02-29T-1:00:00Z", "2024-02-29T23:59:59 +01:00", "2024-02-29T23:59:59Z+01:00",
    ])
    func `what is no instant is refused`(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
        #expect(ClinicalTime(rfc3339: text) == nil)
    }

    @Test(arguments: [
        "1970-01-01T00:00:00Z", "2026-02-03T04:05:06.78Z", "1969-12-31T23:59:59.999999Z", "0001-01-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999Z",
    ])
    func `an instant is written in UTC without zeros at the end`(_ text: String) {
        #expect(Timestamp(rfc3339: text)?.description == text)
    }

    @Test func `every instant is read back from its text, and its day is that of Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var random = RandomEvents(seed: 11)
        for _ in 0..<5_000 {
            let instant = random.timestamp()
            #expect(Timestamp(rfc3339: instant.description) == instant)
            #expect(instant.date.description == String(instant.description.prefix(10)))
            guard instant.date.year > 1900 else { continue }
            let seconds = (Double(instant.microseconds) / 1_000_000).rounded(.down)
            let date = Date(timeIntervalSince1970: seconds)
            #expect(calendar.component(.day, from: date) == instant.date.day)
        }
    }

    @Test func `the clock reads what Foundation's reads`() {
        let before = Date().timeIntervalSince1970
        let now = Double(Timestamp.now.microseconds) / 1_000_000
        let after = Date().timeIntervalSince1970
        #expect(now >= before - 0.000_01 && now <= after + 0.000_01)
    }

    @Test func `moving an instant stops at the ends of the calendar`() {
        #expect(Timestamp.latest.adding(microseconds: .max) == .latest)
        #expect(Timestamp.earliest.adding(microseconds: .min) == .earliest)
        #expect(Timestamp.latest.adding(microseconds: -1) < .latest)
    }
}

@Suite struct ClinicalTimeTests {
    @Test func `the offset is kept, and the date is the local one`() throws {
        let evening = try #require(ClinicalTime(rfc3339: "2026-01-31T23:30:00-05:00"))
        #expect(evening.offsetMinutes == -300)
        #expect(evening.instant.description == "2026-02-01T04:30:00Z")
        #expect(evening.date.description == "2026-01-31")
        #expect(evening.description == "2026-01-31T23:30:00-05:00")
        let morning = try #require(ClinicalTime(rfc3339: "2026-02-01T00:30:00+05:30"))
        #expect(morning.instant.date.description == "2026-01-31")
        #expect(morning.date.description == "2026-02-01")
        #expect(morning.description == "2026-02-01T00:30:00+05:30")
    }

    @Test(arguments: ["1980", "1980-03", "1980-03-12", "2026-02-03T04:05:06.78Z", "2026-02-03T04:05:06+02:00"])
    func `a time known roughly stays as rough as it is`(_ text: String) {
        #expect(ClinicalTime(text)?.description == text)
    }

    @Test func `a partial date becomes its first instant and its precision`() throws {
        let march = try #require(ClinicalTime("1980-03"))
        #expect(march.precision == .month)
        #expect(march.instant.description == "1980-03-01T00:00:00Z")
        #expect(march.date == CalendarDate("1980-03"))
        #expect(ClinicalTime("1980-3") == nil)
    }

    @Test(arguments: [Timestamp.earliest, .latest])
    func `at the ends of the calendar no offset traps`(_ instant: Timestamp) {
        for offset: Int16 in [-840, 840, .min, .max] {
            for precision in TimePrecision.allCases {
                let time = ClinicalTime(instant, offsetMinutes: offset, precision: precision)
                #expect(!time.description.isEmpty)
                #expect((1...9999).contains(time.date.year))
            }
        }
    }
}
