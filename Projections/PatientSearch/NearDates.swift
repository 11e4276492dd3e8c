/// The birth dates that someone may have meant who typed another one.
struct NearDates: Sendable {
    /// A date and what it is worth.
    struct Near: Hashable, Sendable {
        let date: PackedDate
        let points: UInt16
    }

    /// The dates in order, each once.
    let dates: [Near]
    /// The years beside the one that was typed without a month.
    let years: [Int]

    /// Those that may have been meant by what is none.
    init(_ typed: Misdate) {
        dates = typed.dates
        years = []
    }

    /// Finds them: day and month swapped; another day; another month; a year that differs in its last or last but one digit,
    /// or has two neighbouring digits swapped, or is the one before, the one after or of another century. Of a year alone, the
    /// years beside it.
    init(_ typed: DateReading) {
        guard typed.years.count == 1 else {
            dates = []
            years = []
            return
        }
        let year = typed.years.lowerBound
        guard let month = typed.month, let day = typed.day else {
            dates = []
            years = typed.month == nil ? [year - 1, year + 1] : []
            return
        }
        years = []
        var points: [PackedDate: UInt16] = [:]
        func add(_ year: Int, _ month: Int, _ day: Int, _ worth: UInt16 = Scoring.nearBirthDate) {
            let isTyped = year == typed.years.lowerBound && month == typed.month && day == typed.day
            guard !isTyped, (1800...2099).contains(year),
                DateReading(years: year...year, month: month, day: day) != nil
            else { return }
            let date = PackedDate(year: year, month: month, day: day)
            points[date] = max(points[date] ?? 0, worth)
        }
        add(year, day, month, Scoring.swappedBirthDate)
        for other in 1...31 { add(year, month, other) }
        for other in 1...12 { add(year, other, day) }
        for digit in 0...9 {
            add(year / 10 * 10 + digit, month, day)
            add(year / 100 * 100 + digit * 10 + year % 10, month, day)
        }
        let inCentury = year % 100
        for other in [year - 100, year - 1, year + 1, year + 100, 1900 + inCentury, 2000 + inCentury] {
            add(other, month, day)
        }
        for unit in [1, 10, 100] { add(Self.swapping(unit, in: year), month, day) }
        dates = points.map { Near(date: $0.key, points: $0.value) }.sorted { $0.date < $1.date }
    }

    /// A number with its digit of a unit and the one in front of it swapped.
    private static func swapping(_ unit: Int, in number: Int) -> Int {
        let (low, high) = (number / unit % 10, number / unit / 10 % 10)
        return number + (low - high) * unit * 10 + (high - low) * unit
    }

    /// The dates of several, in order, each once with the most that it is worth.
    static func all(of several: [NearDates]) -> [Near] {
        guard several.count > 1 else { return several.first?.dates ?? [] }
        var points: [PackedDate: UInt16] = [:]
        for near in several.flatMap(\.dates) { points[near.date] = max(points[near.date] ?? 0, near.points) }
        return points.map { Near(date: $0.key, points: $0.value) }.sorted { $0.date < $1.date }
    }

    /// What a date is worth; 0 if it is not near.
    func points(of date: PackedDate) -> UInt16 {
        if !years.isEmpty { return years.contains(date.year) ? Scoring.nearYear : 0 }
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].date < date { low = middle + 1 } else { high = middle }
        }
        return low < dates.count && dates[low].date == date ? dates[low].points : 0
    }
}
