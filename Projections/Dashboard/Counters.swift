internal import EventCatalog
internal import ProjectionEngine

/// What is counted for all alike.
enum Metric: Int, CaseIterable {
    case patients
    case practitioners
    case prescriptions
    case items
    case dispenses
    case heldItems
    case resumedItems
    case stoppedItems
    case cancelledItems
    case expiredItems
    case renewals
    case enteredInError
}

/// By what the counters are told apart; also the first byte of their keys.
enum Dimension: UInt8 {
    case metric = 1
    case product
    case prescriber
}

/// Counters by dimension, value and period.
///
/// Each value (a product, a prescriber) has a small number; the counters of 256 of them on one day lie in one row, an
/// array of 32-bit numbers, and again in the rows of the month and the year. So a count touches three rows, and any range
/// of days is the sum of few: whole years, whole months and at most 60 days.
enum Counters {
    static let counts = Table("count")
    /// (dimension, code) → number, and (dimension, number) → code.
    static let numbers = Table("number")
    static let values = Table("value")
    static let tables = [counts, numbers, values]

    static let chunk = 256

    /// Counts something for all alike.
    static func count(_ metric: Metric, by amount: Int = 1, on day: CalendarDate, in rows: inout RowWriter) throws {
        try add(amount, to: metric.rawValue, of: .metric, on: day, in: &rows)
    }

    /// Counts a signed item of a product.
    static func count(product: Coding, on day: CalendarDate, in rows: inout RowWriter) throws {
        var key = KeyEncoder()
        key.append(Dimension.product.rawValue)
        key.append(product.system)
        key.append(product.code)
        var value = RowEncoder()
        value.append(product)
        let number = try number(of: key.bytes, value: value.bytes, .product, in: &rows)
        try add(1, to: number, of: .product, on: day, in: &rows)
    }

    /// Counts a signed prescription of a prescriber.
    static func count(prescriber: PractitionerID, on day: CalendarDate, in rows: inout RowWriter) throws {
        var key = KeyEncoder()
        key.append(Dimension.prescriber.rawValue)
        key.append(prescriber)
        var value = RowEncoder()
        value.append(prescriber)
        let number = try number(of: key.bytes, value: value.bytes, .prescriber, in: &rows)
        try add(1, to: number, of: .prescriber, on: day, in: &rows)
    }

    /// The number of a value, given to it when it is first counted: 0, 1, 2 … in each dimension.
    private static func number(
        of key: [UInt8],
        value: [UInt8],
        _ dimension: Dimension,
        in rows: inout RowWriter
    ) throws(RowError) -> Int {
        if let stored = try rows.row(at: key, in: numbers) {
            var row = RowDecoder(stored)
            return try row.integer()
        }
        let nextKey = [dimension.rawValue]
        var number = 0
        if let stored = try rows.row(at: nextKey, in: values) {
            var row = RowDecoder(stored)
            number = try row.integer()
        }
        try rows.put(encoded(number), at: key, in: numbers)
        try rows.put(encoded(number + 1), at: nextKey, in: values)
        try rows.put(value, at: valueKey(number, dimension), in: values)
        return number
    }

    static func valueKey(_ number: Int, _ dimension: Dimension) -> [UInt8] {
        var key = KeyEncoder()
        key.append(dimension.rawValue)
        key.append(UInt64(number))
        return key.bytes
    }

    private static func encoded(_ number: Int) -> [UInt8] {
        var row = RowEncoder(capacity: 4)
        row.append(number)
        return row.bytes
    }

    private static func add(
        _ amount: Int,
        to number: Int,
        of dimension: Dimension,
        on day: CalendarDate,
        in rows: inout RowWriter
    ) throws(RowError) {
        for period in Period.all(of: day) {
            let key = period.key(dimension, chunk: number / chunk)
            var row = CounterRow(try rows.row(at: key, in: counts) ?? [])
            row.add(amount, to: number % chunk)
            try rows.put(row.bytes, at: key, in: counts)
        }
    }
}

/// A row of counters: 32-bit numbers, little-endian, as many as are in use.
struct CounterRow {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Adds to the counter at `index`; it stops at its largest value.
    mutating func add(_ amount: Int, to index: Int) {
        let start = index * 4
        while bytes.count < start + 4 { bytes.append(0) }
        var value: UInt32 = 0
        for offset in 0..<4 { value |= UInt32(bytes[start + offset]) << UInt32(offset * 8) }
        let (sum, overflow) = value.addingReportingOverflow(UInt32(clamping: amount))
        value = overflow ? .max : sum
        for offset in 0..<4 { bytes[start + offset] = UInt8(truncatingIfNeeded: value >> UInt32(offset * 8)) }
    }

    /// Adds a row's counters to sums, of which the first belongs to the first counter.
    static func add(_ row: Span<UInt8>, to sums: inout [Int], at first: Int) {
        let count = row.count / 4
        while sums.count < first + count { sums.append(0) }
        for index in 0..<count {
            var value: UInt32 = 0
            for offset in 0..<4 { value |= UInt32(row[index * 4 + offset]) << UInt32(offset * 8) }
            sums[first + index] += Int(value)
        }
    }
}
