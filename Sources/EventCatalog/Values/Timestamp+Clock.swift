#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Timestamp {
    /// The system clock's reading.
    public static var now: Timestamp {
        // A Double of seconds since 2001 is exact to an eighth of a microsecond until 2034, to a quarter until 2069.
        let seconds = Date().timeIntervalSinceReferenceDate
        let microseconds = (seconds * 1_000_000).rounded() + 978_307_200_000_000
        return Timestamp(clamping: Int64(exactly: microseconds) ?? 0)
    }

    /// The instant that many microseconds later (earlier, if negative), moved to the nearest representable one.
    public func adding(microseconds: Int64) -> Timestamp {
        let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
        return overflow ? (microseconds < 0 ? .earliest : .latest) : Timestamp(clamping: sum)
    }

    /// The first instant of a date in UTC.
    public init(startOf date: CalendarDate) {
        self.init(clamping: Int64(date.daysSinceEpoch) * 86_400_000_000)
    }
}
