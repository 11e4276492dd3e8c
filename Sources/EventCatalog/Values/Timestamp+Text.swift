/// An instant as RFC 3339 writes it, with the offset it was given in.
struct RFC3339 {
    var instant: Timestamp
    var offsetMinutes: Int16

    /// Reads `YYYY-MM-DDThh:mm:ss[.f…](Z|±hh:mm)`: one to nine digits of a second, of which six are kept, and offsets
    /// up to 14 hours. Refused are leap seconds, 24:00, lower-case letters, and instants outside the years 1 … 9999.
    init?(_ text: some StringProtocol) {
        var scanner = TextScanner(text)
        guard let date = CalendarDate(reading: &scanner), date.day != nil, scanner.take("T"),
            let time = Self.microsecondsOfDay(&scanner),
            let offset = Self.offset(&scanner),
            scanner.isAtEnd,
            let instant = Timestamp(
                microseconds: Int64(date.daysSinceEpoch) * 86_400_000_000 + time - Int64(offset) * 60_000_000
            )
        else { return nil }
        self.instant = instant
        self.offsetMinutes = offset
    }

    private static func microsecondsOfDay(_ scanner: inout TextScanner) -> Int64? {
        guard let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
            let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
            let second = scanner.number(digits: 2), second < 60,
            let fraction = fraction(&scanner)
        else { return nil }
        return Int64(hour * 3_600 + minute * 60 + second) * 1_000_000 + fraction
    }

    /// The microseconds after the point, 0 without one.
    private static func fraction(_ scanner: inout TextScanner) -> Int64? {
        guard scanner.take(".") else { return 0 }
        var microseconds: Int64 = 0
        var unit: Int64 = 100_000
        var digits = 0
        while let digit = scanner.digit() {
            digits += 1
            guard digits <= 9 else { return nil }
            microseconds += Int64(digit) * unit
            unit /= 10
        }
        return digits > 0 ? microseconds : nil
    }

    private static func offset(_ scanner: inout TextScanner) -> Int16? {
        if scanner.take("Z") { return 0 }
        let isWest = scanner.take("-")
        guard isWest || scanner.take("+"),
            let hours = scanner.number(digits: 2), scanner.take(":"),
            let minutes = scanner.number(digits: 2), minutes < 60,
            hours * 60 + minutes <= 840
        else { return nil }
        let offset = Int16(hours * 60 + minutes)
        return isWest ? -offset : offset
    }
}

extension Timestamp {
    /// Reads an RFC 3339 instant, strictly: `T` and `Z` in upper case, an offset always, seconds 00 … 59, one to nine
    /// digits after the point (of which six are kept); `nil` for anything else and outside the years 1 … 9999.
    public init?(rfc3339 text: some StringProtocol) {
        guard let parsed = RFC3339(text) else { return nil }
        self = parsed.instant
    }

    /// The day in UTC.
    public var date: CalendarDate {
        CalendarDate(daysSinceEpoch: Int(Self.daysAndRest(microseconds).days)) ?? .earliest
    }

    /// Whole days since the epoch, rounded down, and the microseconds after them.
    static func daysAndRest(_ microseconds: Int64) -> (days: Int64, rest: Int64) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        return remainder < 0 ? (quotient - 1, remainder + 86_400_000_000) : (quotient, remainder)
    }

    /// Appends date and time of day, without an offset.
    func write(to builder: inout TextBuilder) {
        date.write(to: &builder)
        let rest = Int(Self.daysAndRest(microseconds).rest)
        let seconds = rest / 1_000_000
        builder.append("T")
        builder.append(seconds / 3_600, digits: 2)
        builder.append(":")
        builder.append(seconds / 60 % 60, digits: 2)
        builder.append(":")
        builder.append(seconds % 60, digits: 2)
        var fraction = rest % 1_000_000
        guard fraction > 0 else { return }
        var digits = 6
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        builder.append(".")
        builder.append(fraction, digits: digits)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The RFC 3339 form in UTC, without trailing zeros of a second: `2026-02-03T04:05:06.78Z`.
    public var description: String {
        var builder = TextBuilder(capacity: 27)
        write(to: &builder)
        builder.append("Z")
        return builder.text
    }
}
