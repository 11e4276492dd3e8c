internal import Dispatch
internal import EventCatalog
internal import Foundation
internal import LMDB
internal import Ledger
internal import Synchronization

/// One build of a read model: an environment with its rows, its checkpoint and what they were made by.
///
/// The checkpoint is written in the transaction of the rows, so each event has its effect exactly once, however the
/// process ends. The environment is not synced; ``ModelDirectory`` knows whether it may be trusted after a crash of the
/// machine.
final class Generation: Sendable {
    /// 1, 2, 3 … for each build of this read model.
    let number: UInt64
    let directory: String

    let environment: Environment
    let tables: TableIndex
    let meta: Database
    let parkingLot: ParkingLot
    /// What is parked, as the one worker knows it.
    let parkedKeys: Mutex<Set<RecordID>>
    private let isRetired = Atomic(false)

    /// Address space for one read model; the file takes what its rows need.
    private static let mapSize = 32 << 30
    private static let metaName = "~meta"
    static let checkpointKey: [UInt8] = Array("checkpoint".utf8)
    private static let identityKey: [UInt8] = Array("identity".utf8)

    /// Opens a generation, or makes it where there is none.
    init(number: UInt64, directory: String, rule: ProjectionRule) throws {
        self.number = number
        self.directory = directory
        try FileSystem.createDirectory(directory)
        environment = try Environment(
            path: directory,
            options: Environment.Options(
                mapSize: Self.mapSize,
                databases: rule.tables.map(\.name) + [Self.metaName] + ParkingLot.tableNames,
                durability: .unsynced
            )
        )
        tables = TableIndex(rule.tables, in: environment)
        meta = environment.database(Self.metaName)
        parkingLot = ParkingLot(in: environment)
        parkedKeys = Mutex(try parkingLot.keys(in: try environment.beginRead()))
    }

    deinit {
        guard isRetired.load(ordering: .relaxed) else { return }
        // Behind the closing of the environment, which follows this body.
        let directory = directory
        DispatchQueue.global(qos: .utility).async {
            // What can't be removed now is removed at the next start: it is not the current generation.
            _ = try? FileManager.default.removeItem(atPath: directory)
        }
    }

    /// Has the directory removed when the last reader is done.
    func retire() { isRetired.store(true, ordering: .relaxed) }

    /// Waits until everything is on the disk.
    func sync() throws(LMDBError) { try environment.sync() }

    /// Bytes of the data file in use.
    func bytesUsed() throws(LMDBError) -> Int { try environment.statistics().usedBytes }

    /// Runs a query, with the position that its rows reflect and the records that are parked there.
    func read<Value>(_ body: (borrowing RowReader) throws -> Value) throws -> Snapshot<Value> {
        let transaction = try environment.beginRead()
        let position = try transaction.withValue(forKey: Self.checkpointKey, in: meta) { try Self.position($0) }
        let parked = try parkingLot.keys(in: transaction)
        let rows = RowReader(transaction, tables: tables)
        return Snapshot(value: try body(rows), position: position, parked: parked)
    }

    private static func position(_ stored: Span<UInt8>?) throws(RowError) -> Position {
        guard let stored else { return 0 }
        var row = RowDecoder(stored)
        return try row.fixed()
    }
}

/// What a generation was made by, and up to where.
struct GenerationState: Hashable {
    /// Name, version and row format of the projection.
    let identity: [UInt8]
    /// The last event applied; 0 for none.
    let position: Position
    /// Which event that was, so that another log (one restored and gone another way) is noticed.
    let fingerprint: [UInt8]
}

extension Generation {
    /// Raised when the engine's own format changes.
    private static let format: UInt32 = 1

    static func identity(of rule: ProjectionRule) -> [UInt8] {
        var row = RowEncoder()
        row.append(rule.name)
        row.append(UInt64(rule.version))
        row.append(UInt64(format))
        return row.bytes
    }

    static func fingerprint(of entry: EventEntry) -> [UInt8] {
        var row = RowEncoder()
        row.append(entry.origin.commandID)
        row.append(entry.recordedAt)
        row.append(entry.stream.id)
        return row.bytes
    }

    /// What is stored; `nil` for a new generation.
    func state() throws -> GenerationState? {
        let transaction = try environment.beginRead()
        guard let identity = try transaction.value(forKey: Self.identityKey, in: meta),
            let checkpoint = try transaction.value(forKey: Self.checkpointKey, in: meta)
        else { return nil }
        var row = RowDecoder(checkpoint)
        return GenerationState(identity: identity, position: try row.fixed(), fingerprint: try row.byteArray())
    }

    /// Enters what the generation is built by, before the first event.
    func begin(_ rule: ProjectionRule) throws {
        let identity = Self.identity(of: rule)
        try environment.write { transaction throws(LMDBError) in
            try transaction.put(identity, forKey: Self.identityKey, in: meta)
            try transaction.put(Self.checkpoint(0, []), forKey: Self.checkpointKey, in: meta)
        }
    }

    static func checkpoint(_ position: Position, _ fingerprint: [UInt8]) -> [UInt8] {
        var row = RowEncoder()
        row.append(fixed: position)
        row.append(bytes: fingerprint)
        return row.bytes
    }
}
