public import EventCatalog

/// The two times of a decision: when the log takes it, and when it happens clinically.
public struct DecisionTime: Hashable, Sendable {
    /// The log's clock.
    public let recordedAt: Timestamp
    /// When it happens clinically; `nil` means now. Earlier for what is recorded late or imported.
    public let occurredAt: ClinicalTime?
    /// How far ahead of UTC the clinic's clocks may be.
    private let microsecondsAhead: Int64

    /// Puts the times together.
    ///
    /// - Parameter place: Where the clinic is: a day that has begun there is not in the future.
    public init(recordedAt: Timestamp, occurredAt: ClinicalTime? = nil, place: Jurisdiction = .uk) {
        self.recordedAt = recordedAt
        self.occurredAt = occurredAt
        microsecondsAhead = place.hoursAhead * 60 * Self.microsecondsPerMinute
    }

    private static var microsecondsPerMinute: Int64 { 60_000_000 }
    /// How far a client's clock may be ahead.
    private static var clockSkew: Int64 { 5 * microsecondsPerMinute }

    /// The clinical day, in the time zone it was given in: the first one it can be if only the month or year is known.
    public var day: CalendarDate {
        occurredAt?.date.firstDay ?? recordedAt.date
    }

    /// The latest date that the clinic's place has: what is after it is in the future.
    var latestDay: CalendarDate { Timestamp(clamping: recordedAt.microseconds + microsecondsAhead).date }

    /// When it happens clinically, or now.
    var clinical: ClinicalTime { occurredAt ?? ClinicalTime(recordedAt) }

    /// Whether it happens before something that has happened, more than clocks may differ.
    func isBefore(_ other: ClinicalTime) -> Bool { clinical.isBefore(other, tolerance: Self.clockSkew) }

    /// Whether the clinical time has not come yet.
    var isInFuture: Bool {
        guard let occurredAt else { return false }
        let tolerance = occurredAt.precision == .instant ? Self.clockSkew : microsecondsAhead
        return occurredAt.instant.microseconds > recordedAt.microseconds + tolerance
    }

    /// Whether a date, however exact, has not come yet.
    func isFuture(_ date: CalendarDate) -> Bool { date.firstDay > latestDay }
}
