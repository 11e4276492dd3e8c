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
    let meta: CheckedTable
    let parkingLot: ParkingLot
    /// What is parked, as the one worker knows it.
    let parkedKeys: Mutex<Set<RecordID>>
    /// As of the last commit; only the one worker changes it.
    let checkpoint: Mutex<Checkpoint>
    let stampFile: StampFile
    /// The data file as the last commit left it; `nil` if that could not be found out.
    let lastStamp: Mutex<FileStamp?>
    /// Counts when a change begins and when it has ended and its stamp is kept: even where none is under way.
    let changes = Atomic<UInt64>(0)
    private let isRetired = Atomic(false)

    /// Address space for one read model; the file takes what its rows need.
    private static let mapSize = 32 << 30
    static let metaName = "~meta"
    static let checkpointKey: [UInt8] = Array("checkpoint".utf8)
    fileprivate static let identityKey: [UInt8] = Array("identity".utf8)

    /// Opens a generation, or makes it where there is none.
    init(number: UInt64, directory: String, rule: ProjectionRule) throws {
        self.number = number
        self.directory = directory
        try FileSystem.createDirectory(directory)
        environment = try Environment(path: directory, options: Self.options(for: rule))
        tables = TableIndex(rule.tables, in: environment)
        meta = CheckedTable(environment.database(Self.metaName))
        parkingLot = ParkingLot(in: environment)
        let transaction = try environment.beginRead()
        parkedKeys = Mutex(try parkingLot.keys(in: transaction))
        checkpoint = Mutex(try Self.checkpoint(in: transaction, meta) ?? Checkpoint(tables: rule.tables.count))
        stampFile = try StampFile(path: Self.stampPath(directory))
        lastStamp = Mutex(try FileStamp(ofDataFileIn: directory))
    }

    static func options(for rule: ProjectionRule, isReadOnly: Bool = false) -> Environment.Options {
        Environment.Options(
            mapSize: mapSize,
            databases: databases(for: rule.tables.map(\.name)),
            isReadOnly: isReadOnly,
            durability: .unsynced
        )
    }

    /// The databases of its environment: the tables, and what the engine keeps beside them.
    static func databases(for tables: [String]) -> [String] { tables + [metaName] + ParkingLot.tableNames }

    static func stampPath(_ directory: String) -> String { directory + "/stamp" }

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
        let position = try transaction.withRow(forKey: Self.checkpointKey.span, in: meta) {
            try Checkpoint.position(in: $0)
        }
        let parked = try parkingLot.keys(in: transaction)
        let rows = RowReader(transaction, tables: tables)
        let answer = Result { try body(rows) }
        // Whatever was written to the file before it was read, is seen here.
        try checkUntouched()
        return Snapshot(value: try answer.get(), position: position, parked: parked)
    }
}

// MARK: - What it is made by

extension Generation {
    /// Raised when the engine's own format changes.
    private static let format: UInt64 = 2

    /// The version of a projection by which this was begun; `nil` if it is another projection's, of another format of the
    /// engine, or was not begun.
    func version(of rule: ProjectionRule) throws -> UInt32? {
        guard let identity = try environment.beginRead().row(forKey: Self.identityKey.span, in: meta) else {
            return nil
        }
        var row = RowDecoder(identity.span)
        let (format, name, version) = (try row.unsigned(), try row.text(), try row.unsigned())
        return format == Self.format && name == rule.name ? UInt32(exactly: version) : nil
    }

    /// Enters what the generation is built by, before the first event.
    func begin(_ rule: ProjectionRule) throws {
        var identity = RowEncoder()
        identity.append(Self.format)
        identity.append(rule.name)
        identity.append(UInt64(rule.version))
        try change { checkpoint, transaction throws(ApplyFailure) in
            checkpoint = Checkpoint(tables: rule.tables.count)
            try stored { () throws(LMDBError) in
                try transaction.putRow(identity.bytes, forKey: Self.identityKey, in: meta)
            }
        }
    }

    /// The checkpoint that a transaction sees; `nil` for a new generation.
    static func checkpoint(
        in transaction: borrowing ReadTransaction,
        _ meta: CheckedTable
    ) throws -> Checkpoint? {
        try transaction.withRow(forKey: checkpointKey.span, in: meta) { stored in
            guard let stored else { return nil }
            return try Checkpoint(decoding: stored)
        }
    }
}
