internal import Dispatch
internal import EventCatalog
internal import LMDB
internal import Synchronization
internal import Transparency

/// Records that are hashed and decoded on all cores.
struct RecordBatch {
    /// What came of one record.
    enum Outcome: Sendable {
        /// Not even its entry can be found.
        case unreadable(String)
        case read(leaf: TreeHash, Result<EventEntry, EventLogError>)
    }

    private var records: [(position: Position, bytes: [UInt8])] = []
    private static let capacity = 8_192
    private static let slice = 512

    var isFull: Bool { records.count >= Self.capacity }

    mutating func append(_ position: Position, _ record: Span<UInt8>) { records.append((position, record.copy())) }

    mutating func removeAll() { records.removeAll(keepingCapacity: true) }

    /// The outcomes in the order of the records.
    func inspected() -> [(position: Position, outcome: Outcome)] {
        let slices = (records.count + Self.slice - 1) / Self.slice
        let outcomes = Mutex([[Outcome]](repeating: [], count: slices))
        let records = records
        DispatchQueue.concurrentPerform(iterations: slices) { slice in
            let part = records[slice * Self.slice..<min(records.count, (slice + 1) * Self.slice)]
            let made = part.map { Self.inspect($0.bytes, at: $0.position) }
            outcomes.withLock { $0[slice] = made }
        }
        return Array(zip(records.map(\.position), outcomes.withLock { $0 }.joined()))
    }

    private static func inspect(_ record: [UInt8], at position: Position) -> Outcome {
        do throws(EventLogError) {
            let (leaf, entry) = try RecordFormat.inspect(record.span, at: position)
            return .read(leaf: leaf, entry)
        } catch {
            if case .corrupt(_, let detail) = error { return .unreadable(detail) }
            return .unreadable("the record can't be read")
        }
    }
}
