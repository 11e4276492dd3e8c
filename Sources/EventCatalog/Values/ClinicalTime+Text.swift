extension ClinicalTime {
    /// Reads an RFC 3339 instant as ``Timestamp/init(rfc3339:)`` does, and keeps its offset.
    public init?(rfc3339 text: some StringProtocol) {
        guard let parsed = RFC3339(text) else { return nil }
        self.init(parsed.instant, offsetMinutes: parsed.offsetMinutes)
    }

    /// A time known to the day, month or year.
    public init(_ date: CalendarDate) {
        self.init(Timestamp(startOf: date), precision: date.precision)
    }

    /// Reads a date, as ``CalendarDate/init(_:)`` does, or an RFC 3339 instant; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        if let date = CalendarDate(text) {
            self.init(date)
        } else {
            self.init(rfc3339: text)
        }
    }

    /// The clock's reading where the event happened, as if it were UTC.
    private var local: Timestamp { instant.adding(microseconds: Int64(offsetMinutes) * 60_000_000) }

    /// The calendar date where it happened, no more exact than it is known.
    public var date: CalendarDate {
        let day = local.date
        switch precision {
        case .year: return CalendarDate(year: day.year) ?? day
        case .month: return CalendarDate(year: day.year, month: day.month) ?? day
        case .day, .instant: return day
        }
    }
}

extension ClinicalTime: CustomStringConvertible {
    /// A date (`1980-03`), or the RFC 3339 instant at its offset (`1980-03-12T04:05:06+02:00`).
    public var description: String {
        guard precision == .instant else { return date.description }
        // At the ends of the calendar the local reading may not exist: then in UTC.
        let local = instant.microseconds + Int64(offsetMinutes) * 60_000_000
        guard offsetMinutes != 0, let reading = Timestamp(microseconds: local) else { return instant.description }
        var builder = TextBuilder(capacity: 32)
        reading.write(to: &builder)
        builder.append(offsetMinutes < 0 ? "-" : "+")
        let minutes = Int(offsetMinutes.magnitude)
        builder.append(minutes / 60, digits: 2)
        builder.append(":")
        builder.append(minutes % 60, digits: 2)
        return builder.text
    }
}
