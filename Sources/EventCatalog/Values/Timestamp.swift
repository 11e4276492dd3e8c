/// An instant in UTC, in microseconds since 1970-01-01T00:00:00Z.
///
/// Years 0001 … 9999 only, so that every value has an RFC 3339 form.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Microseconds since the Unix epoch; negative before it.
    public let microseconds: Int64

    /// 0001-01-01T00:00:00Z.
    public static let earliest = Timestamp(unchecked: -62_135_596_800_000_000)
    /// 9999-12-31T23:59:59.999999Z.
    public static let latest = Timestamp(unchecked: 253_402_300_799_999_999)

    private init(unchecked microseconds: Int64) { self.microseconds = microseconds }

    /// Makes an instant; `nil` outside ``earliest`` … ``latest``.
    public init?(microseconds: Int64) {
        guard (Self.earliest.microseconds...Self.latest.microseconds).contains(microseconds) else { return nil }
        self.microseconds = microseconds
    }

    /// Makes an instant, moved to the nearest representable one if it is outside ``earliest`` … ``latest``.
    public init(clamping microseconds: Int64) {
        self.microseconds = min(max(microseconds, Self.earliest.microseconds), Self.latest.microseconds)
    }

    /// Orders instants by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
}

/// How exactly a clinical time is known.
public enum TimePrecision: UInt8, Sendable, Hashable, CaseIterable {
    /// Only the year is known.
    case year = 1
    /// Year and month are known.
    case month
    /// The calendar day is known.
    case day
    /// The instant is known.
    case instant
}

/// When something happened clinically: it may be earlier than when it was recorded, and known only roughly.
public struct ClinicalTime: Hashable, Sendable {
    /// The instant, or the first instant of the known year, month or day, in UTC.
    public let instant: Timestamp
    /// The offset from UTC that the source gave, in minutes (−840 … +840).
    public let offsetMinutes: Int16
    /// How exactly it is known.
    public let precision: TimePrecision

    /// Makes a clinical time.
    public init(_ instant: Timestamp, offsetMinutes: Int16 = 0, precision: TimePrecision = .instant) {
        self.instant = instant
        self.offsetMinutes = offsetMinutes
        self.precision = precision
    }
}

extension ClinicalTime {
    /// Whether it is certainly before another time: by the instant where both are known to it, else by the date.
    ///
    /// - Parameter tolerance: By how much clocks may differ, in microseconds.
    public func isBefore(_ other: ClinicalTime, tolerance: Int64 = 0) -> Bool {
        guard precision == .instant, other.precision == .instant else { return date.lastDay < other.date.firstDay }
        return instant.microseconds < other.instant.microseconds - tolerance
    }
}
