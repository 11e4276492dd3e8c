import EventCatalog
import ProjectionEngine
import Synchronization

/// Counts events by stream, and folds their positions into one number that tells any skipped, repeated or swapped event.
struct CountingProjection: Projection {
    static let name = "counting"
    static let version: UInt32 = 1
    static let tables = [streams, sums]
    static let streams = Table("stream")
    static let sums = Table("sum")
    static let sumKey: [UInt8] = [1]

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        let key = KeyEncoder(event.entry.stream.id).bytes
        var count: UInt64 = 1
        if let row = try rows.row(at: key, in: Self.streams) {
            var decoder = RowDecoder(row)
            count += try decoder.unsigned()
        }
        var encoder = RowEncoder()
        encoder.append(count)
        try rows.put(encoder.bytes, at: key, in: Self.streams)
        var sum = try Self.sum(try rows.row(at: Self.sumKey, in: Self.sums))
        sum = sum &* 31 &+ event.entry.position
        var sumRow = RowEncoder()
        sumRow.append(sum)
        try rows.put(sumRow.bytes, at: Self.sumKey, in: Self.sums)
    }

    static func sum(_ row: [UInt8]?) throws -> UInt64 {
        guard let row else { return 0 }
        var decoder = RowDecoder(row)
        return try decoder.unsigned()
    }

    /// What the sum must be after the first events of a log.
    static func expectedSum(_ head: UInt64) -> UInt64 {
        head == 0 ? 0 : (1...head).reduce(0) { $0 &* 31 &+ $1 }
    }
}

extension ReadModel where Rule == CountingProjection {
    func sum() throws -> Snapshot<UInt64> {
        try read { try CountingProjection.sum(try $0.row(at: CountingProjection.sumKey, in: CountingProjection.sums)) }
    }
}

/// The same name and tables, another version and another rule.
struct NewerCountingProjection: Projection {
    static let name = CountingProjection.name
    static let version: UInt32 = 2
    static let tables = CountingProjection.tables

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        var row = RowEncoder()
        row.append(event.entry.position)
        try rows.put(row.bytes, at: CountingProjection.sumKey, in: CountingProjection.sums)
    }
}

/// Throws at every change of name to "poison" until it is told not to.
struct PoisonedProjection: Projection {
    static let name = "poisoned"
    static let version: UInt32 = 1
    static let tables = [names]
    static let names = Table("name")
    /// Patients whose change of name is not applied. Each test uses one of its own.
    static let poison = Mutex<Set<RecordID>>([])

    struct Refusal: Error {
        let secret = "a name that must not be logged"
    }

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let id, .nameChanged(let changed)) = event.event else { return }
        try rows.put(Array(changed.name.family.utf8), at: KeyEncoder(id.record).bytes, in: Self.names)
        if Self.poison.withLock({ $0.contains(id.record) }) { throw Refusal() }
    }
}
