public import EventCatalog

/// The two times of a decision: when the log takes it, and when it happens clinically.
public struct DecisionTime: Hashable, Sendable {
    /// The log's clock.
    public let recordedAt: Timestamp
    /// When it happens clinically; `nil` means now. Earlier for what is recorded late or imported.
    public let occurredAt: ClinicalTime?

    /// Puts the times together.
    public init(recordedAt: Timestamp, occurredAt: ClinicalTime? = nil) {
        self.recordedAt = recordedAt
        self.occurredAt = occurredAt
    }

    private static var microsecondsPerMinute: Int64 { 60_000_000 }
    /// How far a client's clock may be ahead.
    private static var clockSkew: Int64 { 5 * microsecondsPerMinute }
    /// The first time zone to reach a new day is UTC+14.
    private static var easternmostOffset: Int64 { 14 * 60 * microsecondsPerMinute }

    /// The clinical day, in the time zone it was given in: the first one it can be if only the month or year is known.
    public var day: CalendarDate {
        occurredAt?.date.firstDay ?? recordedAt.date
    }

    /// The latest date that any place on Earth has: what is after it is in the future everywhere.
    public var latestDayOnEarth: CalendarDate {
        Timestamp(clamping: recordedAt.microseconds + Self.easternmostOffset).date
    }

    /// Whether the clinical time has not come yet.
    var isInFuture: Bool {
        guard let occurredAt else { return false }
        let tolerance = occurredAt.precision == .instant ? Self.clockSkew : Self.easternmostOffset
        return occurredAt.instant.microseconds > recordedAt.microseconds + tolerance
    }

    /// Whether a date, however exact, has not come yet.
    func isFuture(_ date: CalendarDate) -> Bool { date.firstDay > latestDayOnEarth }
}
