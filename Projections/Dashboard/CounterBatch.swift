internal import EventCatalog
internal import ProjectionEngine

/// The counts of a batch of events, added up in memory and put into their rows once, at its end.
struct CounterBatch: Sendable {
    /// Counters of up to 256 values on one day.
    private struct Place: Hashable {
        let dimension: Dimension
        let chunk: Int
        let day: CalendarDate
    }

    /// The counters of one row.
    private struct RowPlace: Hashable {
        let period: Period
        let dimension: Dimension
        let chunk: Int
    }

    private var counts: [Place: [UInt32]] = [:]
    /// The numbers of values that the batch has met.
    private var products: [Coding: Int] = [:]
    private var prescribers: [PractitionerID: Int] = [:]

    /// Counts something for all alike.
    mutating func count(_ metric: Metric, by amount: Int = 1, on day: CalendarDate) {
        add(amount, to: metric.rawValue, of: .metric, on: day)
    }

    /// Counts a signed item of a product.
    mutating func count(product: Coding, on day: CalendarDate, in rows: inout RowWriter) throws {
        if products[product] == nil {
            var value = RowEncoder()
            value.append(product)
            products[product] = try Self.number(of: Counters.key(of: product), value: value.bytes, .product, in: &rows)
        }
        add(1, to: products[product] ?? 0, of: .product, on: day)
    }

    /// Counts a signed prescription of a prescriber.
    mutating func count(prescriber: PractitionerID, on day: CalendarDate, in rows: inout RowWriter) throws {
        if prescribers[prescriber] == nil {
            var value = RowEncoder()
            value.append(prescriber)
            prescribers[prescriber] = try Self.number(
                of: Counters.key(of: prescriber),
                value: value.bytes,
                .prescriber,
                in: &rows
            )
        }
        add(1, to: prescribers[prescriber] ?? 0, of: .prescriber, on: day)
    }

    private mutating func add(_ amount: Int, to number: Int, of dimension: Dimension, on day: CalendarDate) {
        let place = Place(dimension: dimension, chunk: number / Counters.chunk, day: day)
        counts[place, default: []].add(UInt32(clamping: amount), at: number % Counters.chunk)
    }

    /// Puts what was counted into the rows of its days, months and years.
    mutating func settle(in rows: inout RowWriter) throws(RowError) {
        var sums: [RowPlace: [UInt32]] = [:]
        for (place, amounts) in counts {
            for period in Period.all(of: place.day) {
                let row = RowPlace(period: period, dimension: place.dimension, chunk: place.chunk)
                sums[row, default: []].add(amounts)
            }
        }
        for (place, amounts) in sums {
            let key = place.period.key(place.dimension, chunk: place.chunk)
            var row = CounterRow(try rows.row(at: key, in: Counters.counts) ?? [])
            row.add(amounts)
            try rows.put(row.bytes, at: key, in: Counters.counts)
        }
        counts = [:]
    }

    // MARK: Numbers of values

    /// The number of a value, given to it when it is first counted: 0, 1, 2 … in each dimension.
    private static func number(
        of key: [UInt8],
        value: [UInt8],
        _ dimension: Dimension,
        in rows: inout RowWriter
    ) throws(RowError) -> Int {
        if let stored = try rows.row(at: key, in: Counters.numbers) {
            var row = RowDecoder(stored)
            return try row.integer()
        }
        let nextKey = Counters.nextNumberKey(dimension)
        var number = 0
        if let stored = try rows.row(at: nextKey, in: Counters.values) {
            var row = RowDecoder(stored)
            number = try row.integer()
        }
        try rows.put(encoded(number), at: key, in: Counters.numbers)
        try rows.put(encoded(number + 1), at: nextKey, in: Counters.values)
        try rows.put(value, at: Counters.valueKey(number, dimension), in: Counters.values)
        return number
    }

    private static func encoded(_ number: Int) -> [UInt8] {
        var row = RowEncoder(capacity: 4)
        row.append(number)
        return row.bytes
    }
}

extension [UInt32] {
    /// Adds to a counter, which stops at its largest value; those before it that are not there yet are nought.
    fileprivate mutating func add(_ amount: UInt32, at index: Int) {
        while count <= index { append(0) }
        let (sum, overflow) = self[index].addingReportingOverflow(amount)
        self[index] = overflow ? .max : sum
    }

    fileprivate mutating func add(_ amounts: [UInt32]) {
        for (index, amount) in amounts.enumerated() where amount > 0 { add(amount, at: index) }
    }
}
