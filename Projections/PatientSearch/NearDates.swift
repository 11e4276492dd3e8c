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

    /// Finds them: day and month swapped; another day; another month; a year that differs in its last or last but one digit,
    /// or has them swapped, or is the one before, the one after or a century off. Of a year alone, the years beside it.
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
        for other in [year - 100, year - 1, year + 1, year + 100] { add(other, month, day) }
        add(year / 100 * 100 + year % 10 * 10 + year / 10 % 10, month, day)
        dates = points.map { Near(date: $0.key, points: $0.value) }.sorted { $0.date < $1.date }
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
