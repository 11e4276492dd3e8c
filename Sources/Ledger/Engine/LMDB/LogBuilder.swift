internal import EventCatalog
internal import LMDB
internal import Transparency

/// Builds a log anew from its records, commands and history of claims: what a restore does.
///
/// Nothing is in place before ``finish(origin:)`` has returned; what was begun and not finished is a directory to be removed.
final class LogBuilder {
    private let store: LogStore
    private let identity: LogIdentity
    private var state = LogState(count: 0, recordedAt: .earliest)
    private var records: [[UInt8]] = []
    private var streams: [(key: [UInt8], position: Position)] = []
    private var subjects: [[UInt8]] = []
    private var treeRows: [TreeRow] = []
    private var commands: [(key: [UInt8], value: [UInt8])] = []
    private var claims: [[UInt8]: RecordID] = [:]
    private var changes: [ClaimChange] = []
    private static let batchSize = 16_384

    /// Begins a log in a directory that holds none.
    init(directory: String, identity: LogIdentity, mapSize: Int) throws(EventLogError) {
        do {
            let environment = try Environment(
                path: directory,
                options: .init(mapSize: mapSize, databases: LogDatabase.allCases.map(\.name), durability: .unsynced)
            )
            store = LogStore(environment, lock: nil, watch: .none)
        } catch {
            throw EventLogError(error)
        }
        self.identity = identity
    }

    /// The tree so far.
    var tree: GrowingTree { state.tree }
    /// When the last event was recorded.
    var recordedAt: Timestamp { state.recordedAt }

    /// Appends a record as it lay in the log, once it was verified.
    func append(_ record: [UInt8]) throws(EventLogError) {
        let position = state.count + 1
        let entry = try RecordFormat.decode(record.span, at: position).entry
        let leaf = try RecordFormat.entry(of: record.span, at: position).leaf
        state.count = position
        state.recordedAt = entry.recordedAt
        state.tree.append(leaf) { treeRows.append($0, $1, $2) }
        records.append(record)
        var key = LogKeys.stream(entry.stream)
        key.append(bigEndian: entry.version)
        streams.append((key, position))
        for subject in entry.subjects {
            var key = LogKeys.id(subject)
            key.append(bigEndian: position)
            subjects.append(key)
        }
        if records.count >= Self.batchSize { try flush() }
    }

    /// Takes in the answer to a command, as it lay in the log.
    func add(command id: [UInt8], _ answer: [UInt8]) throws(EventLogError) {
        commands.append((id, answer))
        if commands.count >= Self.batchSize { try flush() }
    }

    /// Takes in a change of claims; they come in their order.
    func add(_ change: ClaimChange) throws(EventLogError) {
        claims[change.claim] = change.owner
        changes.append(change)
        if changes.count >= Self.batchSize { try flush() }
    }

    /// Puts the rest, and waits until all of it is on the disk.
    ///
    /// - Parameter origin: What the log is called in its checkpoints from now on.
    func finish(origin: String) throws(EventLogError) {
        try flush()
        let facts: [(key: [UInt8], value: [UInt8])] = [
            (MetaKey.format, LogKeys.position(LogStore.formatVersion)),
            (MetaKey.logID, LogKeys.id(identity.id)),
            (MetaKey.createdAt, LogKeys.position(UInt64(bitPattern: identity.createdAt.microseconds))),
            (MetaKey.state, state.encoded), (MetaKey.tree, state.tree.encoded),
            (MetaKey.origin, Array(origin.utf8)),
        ]
        let owners = claims.sorted { $0.key.precedes($1.key) }
        try write { transaction throws(LMDBError) in
            for (key, owner) in owners {
                try self.store.put(LogKeys.id(owner), forKey: key, in: .claims, &transaction)
            }
            for (key, value) in facts { try self.store.put(value, forKey: key, in: .meta, &transaction) }
        }
        do { try store.environment.sync() } catch { throw EventLogError(error) }
    }

    private func flush() throws(EventLogError) {
        streams.sort { $0.key.precedes($1.key) }
        subjects.sort { $0.precedes($1) }
        commands.sort { $0.key.precedes($1.key) }
        let first = state.count - UInt64(records.count) + 1
        try write { transaction throws(LMDBError) in
            for (index, record) in self.records.enumerated() {
                let key = LogKeys.position(first + UInt64(index))
                try transaction.put(record, forKey: key, in: self.store[.events], mode: .append)
            }
            for (key, position) in self.streams {
                try transaction.put(LogKeys.position(position), forKey: key, in: self.store[.streams], mode: .insert)
            }
            for key in self.subjects { try transaction.put([], forKey: key, in: self.store[.subjects]) }
            try self.store.put(self.treeRows, &transaction)
            for (key, value) in self.commands {
                try self.store.put(value, forKey: key, in: .commands, &transaction)
            }
            for change in self.changes {
                try self.store.put(change.value, forKey: change.key, in: .claimChanges, &transaction)
            }
        }
        records.removeAll(keepingCapacity: true)
        streams.removeAll(keepingCapacity: true)
        subjects.removeAll(keepingCapacity: true)
        treeRows.removeAll(keepingCapacity: true)
        commands.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
    }

    private func write(_ body: (inout WriteTransaction) throws(LMDBError) -> Void) throws(EventLogError) {
        do { try store.environment.write(body) } catch { throw EventLogError(error.underlying) }
    }
}

/// What tells one log from another, whatever is in it.
struct LogIdentity: Hashable, Sendable {
    let id: RecordID
    let createdAt: Timestamp
}
