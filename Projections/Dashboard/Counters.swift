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

/// Counters by dimension, value and period.
///
/// Each value (a product, a prescriber) has a small number; the counters of 256 of them on one day lie in one row, an
/// array of 32-bit numbers, and again in the rows of the month and the year. So a count touches three rows, and any range
/// of days is the sum of few: whole years, whole months and at most 60 days.
enum Counters {
    static let chunk = 256
}

/// A row of counters: 32-bit numbers, little-endian, as many as are in use.
struct CounterRow {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Adds to the counters, from the first on; each stops at its largest value.
    mutating func add(_ amounts: [UInt32]) {
        while bytes.count < amounts.count * 4 { bytes.append(0) }
        for (index, amount) in amounts.enumerated() where amount > 0 {
            let start = index * 4
            var value: UInt32 = 0
            for offset in 0..<4 { value |= UInt32(bytes[start + offset]) << UInt32(offset * 8) }
            let (sum, overflow) = value.addingReportingOverflow(amount)
            value = overflow ? .max : sum
            for offset in 0..<4 { bytes[start + offset] = UInt8(truncatingIfNeeded: value >> UInt32(offset * 8)) }
        }
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
