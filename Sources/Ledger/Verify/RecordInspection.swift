internal import Dispatch
internal import EventCatalog
internal import LMDB
internal import Synchronization
internal import Transparency

/// Records as they lie in the file.
struct RecordBatch: Sendable {
    fileprivate var records: [(position: Position, bytes: [UInt8])] = []
    private static let capacity = 8_192

    init() { records.reserveCapacity(Self.capacity) }

    var isFull: Bool { records.count >= Self.capacity }

    mutating func append(_ position: Position, _ record: Span<UInt8>) { records.append((position, record.copy())) }
}

/// Records being hashed and decoded on the other cores.
final class RecordInspection: Sendable {
    /// What came of one record.
    enum Outcome: Sendable {
        /// Not even its entry can be found.
        case unreadable(String)
        case read(leaf: TreeHash, Result<EntryFacts, EventLogError>)
    }

    private let batch: RecordBatch
    private let slices: Mutex<[[Outcome]]>
    private let group = DispatchGroup()
    private static let sliceSize = 1_024

    /// Begins.
    init(of batch: RecordBatch) {
        self.batch = batch
        let count = (batch.records.count + Self.sliceSize - 1) / Self.sliceSize
        slices = Mutex(Array(repeating: [], count: count))
        for slice in 0..<count {
            DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in inspect(slice) }
        }
    }

    /// Waits for the end, and hands on what came of each record, in their order.
    func forEach(_ body: (_ position: Position, _ outcome: Outcome) -> Void) {
        group.wait()
        let slices = slices.withLock { $0 }
        for (slice, outcomes) in slices.enumerated() {
            for (index, outcome) in outcomes.enumerated() {
                body(batch.records[slice * Self.sliceSize + index].position, outcome)
            }
        }
    }

    private func inspect(_ slice: Int) {
        let end = min(batch.records.count, (slice + 1) * Self.sliceSize)
        let outcomes = batch.records[slice * Self.sliceSize..<end].map { Self.inspect($0.bytes, at: $0.position) }
        slices.withLock { $0[slice] = outcomes }
    }

    private static func inspect(_ record: [UInt8], at position: Position) -> Outcome {
        do throws(EventLogError) {
            let (leaf, entry) = try RecordFormat.inspect(record.span, at: position)
            return .read(leaf: leaf, entry.map { EntryFacts($0) })
        } catch {
            if case .corrupt(_, let detail) = error { return .unreadable(detail) }
            return .unreadable("the record can't be read")
        }
    }
}
