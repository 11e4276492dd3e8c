extension CalendarDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, ASCII digits, nothing before or after); `nil` for anything
    /// else and for dates that do not exist.
    public init?(_ text: some StringProtocol) {
        var scanner = TextScanner(text)
        guard let date = CalendarDate(reading: &scanner), scanner.isAtEnd else { return nil }
        self = date
    }

    /// Reads as much of a date as is there.
    init?(reading scanner: inout TextScanner) {
        guard let year = scanner.number(digits: 4) else { return nil }
        var month: Int?
        var day: Int?
        if scanner.take("-") {
            month = scanner.number(digits: 2)
            guard month != nil else { return nil }
            if scanner.take("-") {
                day = scanner.number(digits: 2)
                guard day != nil else { return nil }
            }
        }
        self.init(year: year, month: month, day: day)
    }

    /// Appends the date in its ISO 8601 form.
    func write(to builder: inout TextBuilder) {
        builder.append(year, digits: 4)
        guard let month else { return }
        builder.append("-")
        builder.append(month, digits: 2)
        guard let day else { return }
        builder.append("-")
        builder.append(day, digits: 2)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `1980`, `1980-03` or `1980-03-12`.
    public var description: String {
        var builder = TextBuilder(capacity: 10)
        write(to: &builder)
        return builder.text
    }
}
