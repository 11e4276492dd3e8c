internal import Dispatch
internal import Synchronization

/// Rows that are inspected on the other cores while the next ones are read, and then taken in, in their order.
struct ParallelScan<Row: Sendable, Outcome: Sendable> {
    private let inspect: @Sendable (Row) -> Outcome
    private let take: (Row, Outcome) -> Void
    private var rows: [Row] = []
    private var inspection: Inspection<Row, Outcome>?

    /// - Parameters:
    ///   - inspect: What is made of a row; it sees nothing else.
    ///   - take: Is given each row with what was made of it.
    init(inspect: @escaping @Sendable (Row) -> Outcome, take: @escaping (Row, Outcome) -> Void) {
        self.inspect = inspect
        self.take = take
    }

    /// Adds a row.
    mutating func append(_ row: Row) {
        rows.append(row)
        if rows.count >= 8_192 { begin() }
    }

    /// Waits until everything is taken in.
    mutating func finish() {
        begin()
        inspection?.forEach(take)
        inspection = nil
    }

    private mutating func begin() {
        let next = Inspection(of: rows, inspect)
        rows = []
        inspection?.forEach(take)
        inspection = next
    }
}

/// Rows being inspected.
private final class Inspection<Row: Sendable, Outcome: Sendable>: Sendable {
    private let rows: [Row]
    private let slices: Mutex<[[Outcome]]>
    private let group = DispatchGroup()
    private let sliceSize = 1_024

    init(of rows: [Row], _ inspect: @escaping @Sendable (Row) -> Outcome) {
        self.rows = rows
        let count = (rows.count + sliceSize - 1) / sliceSize
        slices = Mutex(Array(repeating: [], count: count))
        for slice in 0..<count {
            DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
                let part = rows[slice * sliceSize..<min(rows.count, (slice + 1) * sliceSize)]
                let outcomes = part.map(inspect)
                slices.withLock { $0[slice] = outcomes }
            }
        }
    }

    func forEach(_ body: (Row, Outcome) -> Void) {
        group.wait()
        for (slice, outcomes) in slices.withLock({ $0 }).enumerated() {
            for (index, outcome) in outcomes.enumerated() { body(rows[slice * sliceSize + index], outcome) }
        }
    }
}
