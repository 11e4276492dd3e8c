public import EventCatalog
public import ProjectionEngine

/// How much happened in a range of days.
public struct DashboardCounts: Hashable, Sendable {
    /// Patients registered.
    public var patients = 0
    /// Practitioners registered.
    public var practitioners = 0
    /// Prescriptions signed.
    public var prescriptions = 0
    /// Items of the prescriptions signed.
    public var items = 0
    /// Supplies.
    public var dispenses = 0
    /// Items put on hold.
    public var heldItems = 0
    /// Items resumed.
    public var resumedItems = 0
    /// Items stopped.
    public var stoppedItems = 0
    /// Items cancelled.
    public var cancelledItems = 0
    /// Items recorded as expired.
    public var expiredItems = 0
    /// Prescriptions renewed.
    public var renewals = 0
    /// Prescriptions marked as entered in error.
    public var enteredInError = 0

    /// Makes counts that are all nought.
    public init() {}
}

/// What happened on one day.
public struct DayCounts: Hashable, Sendable {
    /// The clinical day.
    public let day: CalendarDate
    /// How much.
    public let counts: DashboardCounts
}

/// How many items of a product were signed.
public struct ProductCount: Hashable, Sendable {
    /// The product, with the words it was first seen with.
    public let product: Coding
    /// Items.
    public let items: Int
}

/// How many prescriptions a prescriber signed.
public struct PrescriberCount: Hashable, Sendable {
    /// Who.
    public let prescriber: PractitionerID
    /// Prescriptions.
    public let prescriptions: Int
}

/// What happened in a range of days.
public struct DashboardReport: Hashable, Sendable {
    /// The first day.
    public let from: CalendarDate
    /// The last day.
    public let to: CalendarDate
    /// The range as a whole.
    public let totals: DashboardCounts
    /// The days on which something happened, in order.
    public let days: [DayCounts]
    /// Items signed, by product, the most first.
    public let products: [ProductCount]
    /// Prescriptions signed, by prescriber, the most first.
    public let prescribers: [PrescriberCount]
    /// Everything ever recorded.
    public let allTime: DashboardCounts
}

extension ReadModel where Rule == DashboardProjection {
    /// What happened from one day to another, both included. A date that is only roughly known means all of it.
    ///
    /// - Complexity: At most 60 days, 22 months and the years of the range for each 256 products and prescribers, and
    ///   one small row for each of its days.
    public func dashboard(from: CalendarDate, to: CalendarDate) throws -> Snapshot<DashboardReport> {
        try read { rows in
            // Nothing lies outside the days on which something happened: a range of thousands of years costs no more.
            let (first, last) = (try rows.outermostDay(.forward), try rows.outermostDay(.backward))
            let start = max(from.firstDay, first ?? from.firstDay)
            let periods = Period.covering(from: start, to: min(to.lastDay, last ?? to.lastDay))
            return DashboardReport(
                from: from.firstDay,
                to: to.lastDay,
                totals: DashboardCounts(try rows.sums(of: .metric, over: periods)),
                days: try rows.days(from: from.firstDay, to: to.lastDay),
                products: try rows.ranking(of: .product, over: periods) { try $0.value() }
                    .map { ProductCount(product: $0, items: $1) },
                prescribers: try rows.ranking(of: .prescriber, over: periods) { try $0.value() }
                    .map { PrescriberCount(prescriber: $0, prescriptions: $1) },
                allTime: DashboardCounts(try rows.sumsOfAllYears())
            )
        }
    }
}

extension DashboardCounts {
    /// Takes counts from sums in the order of metrics.
    fileprivate init(_ sums: [Int]) {
        func sum(_ metric: Metric) -> Int { metric.rawValue < sums.count ? sums[metric.rawValue] : 0 }
        patients = sum(.patients)
        practitioners = sum(.practitioners)
        prescriptions = sum(.prescriptions)
        items = sum(.items)
        dispenses = sum(.dispenses)
        heldItems = sum(.heldItems)
        resumedItems = sum(.resumedItems)
        stoppedItems = sum(.stoppedItems)
        cancelledItems = sum(.cancelledItems)
        expiredItems = sum(.expiredItems)
        renewals = sum(.renewals)
        enteredInError = sum(.enteredInError)
    }
}

extension RowReader {
    /// The sums of a dimension's counters, by number.
    fileprivate func sums(of dimension: Dimension, over periods: [Period]) throws -> [Int] {
        var sums: [Int] = []
        for period in periods {
            try scan(Counters.counts, prefix: period.keyPrefix(dimension).bytes) { key, row in
                var end = KeyDecoder(key)
                try end.skip(6)
                let first = Int(clamping: try end.integer()) * Counters.chunk
                CounterRow.add(row, to: &sums, at: first)
                return .next
            }
        }
        return sums
    }

    fileprivate func sumsOfAllYears() throws -> [Int] {
        var sums: [Int] = []
        let years = [Dimension.metric.rawValue, Period.Level.year.rawValue]
        try scan(Counters.counts, prefix: years) { _, row in
            CounterRow.add(row, to: &sums, at: 0)
            return .next
        }
        return sums
    }

    /// The first day, or the last, on which something was counted; `nil` if nothing ever was.
    fileprivate func outermostDay(_ direction: ScanDirection) throws -> CalendarDate? {
        var day: CalendarDate?
        let allDays = [Dimension.metric.rawValue, Period.Level.day.rawValue]
        try scan(Counters.counts, prefix: allDays, direction: direction) { key, _ in
            var end = KeyDecoder(key)
            try end.skip(2)
            day = try end.date()
            return .stop
        }
        return day
    }

    /// The values of a dimension that were counted, the most first; of equal counts the one seen first.
    fileprivate func ranking<Value>(
        of dimension: Dimension,
        over periods: [Period],
        _ value: (inout RowDecoder) throws -> Value
    ) throws -> [(Value, Int)] {
        let sums = try sums(of: dimension, over: periods).enumerated().filter { $0.element > 0 }
        let ranked = sums.sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        return try ranked.map { number, count in
            guard let stored = try row(at: Counters.valueKey(number, dimension), in: Counters.values) else {
                throw RowError.damaged
            }
            var row = RowDecoder(stored)
            return (try value(&row), count)
        }
    }

    fileprivate func days(
        from: CalendarDate,
        to: CalendarDate
    ) throws -> [DayCounts] {
        var days: [DayCounts] = []
        let allDays = [Dimension.metric.rawValue, Period.Level.day.rawValue]
        let start = Period(level: .day, date: from).keyPrefix(.metric).bytes
        try scan(Counters.counts, from: start, prefix: allDays) { key, row in
            var end = KeyDecoder(key)
            try end.skip(2)
            let day = try end.date()
            if day > to { return .stop }
            var sums: [Int] = []
            CounterRow.add(row, to: &sums, at: 0)
            days.append(DayCounts(day: day, counts: DashboardCounts(sums)))
            return .next
        }
        return days
    }
}
