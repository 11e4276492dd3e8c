internal import EventCatalog
internal import LMDB
internal import Ledger

/// Where a generation keeps what is parked: in its own environment, so that it is written in the transaction of the
/// checkpoint that passes the event.
///
/// | table | key | row |
/// |---|---|---|
/// | `~parked` | record | the event, the reason, the attempts, since when |
/// | `~waiting` | position | the records that the event waits for |
struct ParkingLot: Sendable {
    static let tableNames = ["~parked", "~waiting"]

    private let parked: CheckedTable
    private let waiting: CheckedTable

    init(in environment: Environment) {
        parked = CheckedTable(environment.database(Self.tableNames[0]))
        waiting = CheckedTable(environment.database(Self.tableNames[1]))
    }

    // MARK: Looking

    /// The records that are parked; hardly ever any.
    func keys(in transaction: borrowing some ReadableTransaction & ~Copyable) throws -> Set<RecordID> {
        guard try transaction.count(of: parked) > 0 else { return [] }
        var keys: Set<RecordID> = []
        try transaction.scanRows(in: parked, from: nil, direction: .forward) { key, _ in
            var decoder = KeyDecoder(key)
            keys.insert(try decoder.id())
            return .next
        }
        return keys
    }

    /// All that is parked, with what waits, in the order of the events that are the cause.
    func all(in transaction: borrowing some ReadableTransaction & ~Copyable) throws -> [ParkedKey] {
        guard try transaction.count(of: parked) > 0 else { return [] }
        var found: [RecordID: ParkedKey] = [:]
        try transaction.scanRows(in: parked, from: nil, direction: .forward) { key, row in
            var decoder = KeyDecoder(key)
            let id = try decoder.id()
            found[id] = try ParkedKey(decoding: row, key: id)
            return .next
        }
        for event in try waitingEvents(in: transaction) {
            for key in event.keys { found[key]?.waiting.append(event.position) }
        }
        return found.values.sorted { ($0.position, $0.key.description) < ($1.position, $1.key.description) }
    }

    /// An event that waits, and for which records.
    struct WaitingEvent: Hashable {
        let position: Position
        let keys: [RecordID]
    }

    /// All events that wait, in the order of the log.
    func waitingEvents(in transaction: borrowing some ReadableTransaction & ~Copyable) throws -> [WaitingEvent] {
        var events: [WaitingEvent] = []
        try transaction.scanRows(in: waiting, from: nil, direction: .forward) { key, row in
            var decoder = KeyDecoder(key)
            var values = RowDecoder(row)
            var keys: [RecordID] = []
            for _ in 0..<(try values.unsigned()) { keys.append(try values.value()) }
            events.append(WaitingEvent(position: try decoder.integer(), keys: keys))
            return .next
        }
        return events
    }

    // MARK: Changing

    func park(_ parking: ParkedKey, in transaction: inout WriteTransaction) throws(LMDBError) {
        try transaction.putRow(parking.encoded(), forKey: KeyEncoder(parking.key).bytes, in: parked)
    }

    func wait(_ event: WaitingEvent, in transaction: inout WriteTransaction) throws(LMDBError) {
        var row = RowEncoder()
        row.append(UInt64(event.keys.count))
        for key in event.keys { row.append(key) }
        try transaction.putRow(row.bytes, forKey: Self.key(of: event.position), in: waiting)
    }

    func release(_ key: RecordID, in transaction: inout WriteTransaction) throws(LMDBError) {
        try transaction.deleteRow(forKey: KeyEncoder(key).bytes, in: parked)
    }

    func stopWaiting(_ position: Position, in transaction: inout WriteTransaction) throws(LMDBError) {
        try transaction.deleteRow(forKey: Self.key(of: position), in: waiting)
    }

    private static func key(of position: Position) -> [UInt8] {
        var key = KeyEncoder()
        key.append(position)
        return key.bytes
    }
}

extension ParkedKey {
    fileprivate func encoded() -> [UInt8] {
        var row = RowEncoder()
        row.append(position)
        row.append(eventType)
        row.append(reason)
        row.append(attempts)
        row.append(since)
        return row.bytes
    }

    fileprivate init(decoding bytes: Span<UInt8>, key: RecordID) throws(RowError) {
        var row = RowDecoder(bytes)
        self.key = key
        position = try row.unsigned()
        eventType = try row.text()
        reason = try row.text()
        attempts = try row.integer()
        since = try row.value()
    }
}
