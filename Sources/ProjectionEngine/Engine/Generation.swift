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

    private let environment: Environment
    private let tables: TableIndex
    private let meta: Database
    private let isRetired = Atomic(false)

    /// Address space for one read model; the file takes what its rows need.
    private static let mapSize = 32 << 30
    private static let metaName = "~meta"
    private static let checkpointKey: [UInt8] = Array("checkpoint".utf8)
    private static let identityKey: [UInt8] = Array("identity".utf8)

    /// Opens a generation, or makes it where there is none.
    init(number: UInt64, directory: String, rule: ProjectionRule) throws(LMDBError) {
        self.number = number
        self.directory = directory
        try FileSystem.createDirectory(directory)
        environment = try Environment(
            path: directory,
            options: Environment.Options(
                mapSize: Self.mapSize,
                databases: rule.tables.map(\.name) + [Self.metaName],
                durability: .unsynced
            )
        )
        tables = TableIndex(rule.tables, in: environment)
        meta = environment.database(Self.metaName)
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

    /// Runs a query, with the position that its rows reflect.
    func read<Value>(_ body: (borrowing RowReader) throws -> Value) throws -> (value: Value, position: Position) {
        let transaction = try environment.beginRead()
        let position = try transaction.withValue(forKey: Self.checkpointKey, in: meta) { try Self.position($0) }
        let rows = RowReader(transaction, tables: tables)
        return (try body(rows), position)
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

    private static func checkpoint(_ position: Position, _ fingerprint: [UInt8]) -> [UInt8] {
        var row = RowEncoder()
        row.append(fixed: position)
        row.append(bytes: fingerprint)
        return row.bytes
    }

    /// Applies a batch of events and moves the checkpoint to the last of them: all in one transaction, or nothing.
    ///
    /// - Parameters:
    ///   - events: The first of them.
    ///   - more: Gives the next ones until it gives `nil`; it may wait for them.
    /// - Returns: The position of the last.
    @discardableResult
    func apply(
        _ events: ArraySlice<PublishedEvent>,
        more: ProjectionRule.Source = { nil },
        by rule: ProjectionRule
    ) throws(ApplyFailure) -> Position {
        var first: ArraySlice<PublishedEvent>? = events
        var position: Position = 0
        do {
            try environment.write { (transaction: inout WriteTransaction) throws(ApplyFailure) in
                var rows = RowWriter(transaction, tables: tables)
                let outcome = Self.apply({ first.take() ?? more() }, by: rule, to: &rows)
                transaction = rows.end()
                guard let last = try outcome.get() else { return }
                position = last.position
                let checkpoint = Self.checkpoint(last.position, Self.fingerprint(of: last))
                do throws(LMDBError) {
                    try transaction.put(checkpoint, forKey: Self.checkpointKey, in: meta)
                } catch {
                    throw .storage("\(error)")
                }
            }
        } catch {
            switch error {
            // At the end of a batch of one there is only one event that it can be.
            case .body(.batch(let error)) where events.count == 1:
                guard let entry = events.first?.entry else { throw .batch(error: error) }
                throw .event(position: entry.position, type: entry.type, error: error)
            case .body(let failure): throw failure
            case .storage(let error), .commit(let error): throw .storage("\(error)")
            }
        }
        return position
    }

    private static func apply(
        _ events: ProjectionRule.Source,
        by rule: ProjectionRule,
        to rows: inout RowWriter
    ) -> Result<EventEntry?, ApplyFailure> {
        do throws(ProjectionRule.AtEvent) {
            let last = try rule.apply(events, &rows)
            do throws(RowError) {
                try rows.flush()
            } catch {
                return .failure(.storage("\(error)"))
            }
            return .success(last)
        } catch {
            return .failure(failure(error))
        }
    }

    private static func failure(_ thrown: ProjectionRule.AtEvent) -> ApplyFailure {
        switch thrown.error {
        case RowError.storage(let detail): return .storage(detail)
        case let error as LMDBError: return .storage("\(error)")
        default:
            let error = nameOfType(thrown.error)
            guard let entry = thrown.entry else { return .batch(error: error) }
            return .event(position: entry.position, type: entry.type, error: error)
        }
    }

    /// An error's type, not its words, which may quote a record.
    private static func nameOfType(_ error: any Error) -> String {
        if let error = error as? RowError { return "RowError: \(error)" }
        return String(reflecting: type(of: error))
    }
}

/// Why a batch was not applied. Holds nothing personal.
enum ApplyFailure: Error, Hashable {
    /// The projection threw at an event.
    case event(position: Position, type: String, error: String)
    /// The projection threw at the end of the batch: one of its events is the cause.
    case batch(error: String)
    /// The storage failed.
    case storage(String)
}
