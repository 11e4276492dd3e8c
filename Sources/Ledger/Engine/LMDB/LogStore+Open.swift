internal import EventCatalog
internal import LMDB
internal import Logging
internal import Transparency

extension LogStore {
    /// The version of the whole layout: what databases there are and how their keys and values lie.
    static let formatVersion: UInt64 = 2

    /// Opens the log of a directory for the one process that writes it; makes a new one in an empty directory.
    static func open(
        directory: String,
        mapSize: Int,
        now: Timestamp,
        logger: Logger
    ) throws(EventLogError) -> LogStore {
        do {
            try FileSystem.createDirectory(directory)
            let lock = try DirectoryLock(path: directory + "/server.lock")
            let watch = try FileWatch(of: directory)
            try watch.checkBeforeOpening(now: now, logger)
            let environment = try Environment(path: directory, options: options(mapSize, isReadOnly: false))
            let store = LogStore(environment, lock: lock, watch: watch)
            try store.initialize(now)
            watch.didWrite(environment)
            return store
        } catch let error as LMDBError {
            throw EventLogError(error)
        } catch let error as EventLogError {
            throw error
        } catch {
            throw .storage(detail: String(describing: error))
        }
    }

    /// Opens the log of a directory beside the process that writes it.
    static func openReadOnly(directory: String, mapSize: Int) throws(EventLogError) -> LogStore {
        let environment: Environment
        do { environment = try Environment(path: directory, options: options(mapSize, isReadOnly: true)) } catch {
            throw EventLogError(error)
        }
        return LogStore(environment, lock: nil, watch: .none)
    }

    private static func options(_ mapSize: Int, isReadOnly: Bool) -> Environment.Options {
        Environment.Options(mapSize: mapSize, databases: LogDatabase.allCases.map(\.name), isReadOnly: isReadOnly)
    }

    private func initialize(_ now: Timestamp) throws(EventLogError) {
        let isNew = try read { transaction in
            try transaction.value(forKey: MetaKey.format, in: self[.meta]) == nil
                && transaction.count(in: self[.events]) == 0
        }
        guard isNew else { return }
        var generator = SystemRandomNumberGenerator()
        let milliseconds = UInt64(clamping: now.microseconds / 1000)
        let id = RecordID(milliseconds: milliseconds, using: &generator)
        let facts: [(key: [UInt8], value: [UInt8])] = [
            (MetaKey.format, LogKeys.position(Self.formatVersion)),
            (MetaKey.logID, LogKeys.id(id)),
            (MetaKey.createdAt, LogKeys.position(UInt64(bitPattern: now.microseconds))),
            (MetaKey.state, LogState(count: 0, recordedAt: .earliest).encoded),
            (MetaKey.tree, GrowingTree().encoded),
            (MetaKey.origin, Self.origin(of: id)),
        ]
        do {
            try environment.write { (transaction) throws(LMDBError) in
                for (key, value) in facts { try self.put(value, forKey: key, in: .meta, &transaction) }
            }
        } catch {
            throw EventLogError(error.underlying)
        }
    }

    /// Checks what a log says of itself against what it holds.
    ///
    /// - Returns: The state to go on from.
    /// - Throws: ``EventLogError/unusable(detail:)`` for another version's log, ``EventLogError/corrupt(position:detail:)``
    ///   if events are missing.
    /// - Complexity: O(log n).
    func checkedState() throws(EventLogError) -> LogState {
        let (last, count, stored) = try read { transaction in
            // Also in the log of another version the format's number comes first.
            guard let format = try transaction.value(forKey: MetaKey.format, in: self[.meta]) else {
                throw EventLogError.unusable(detail: "the environment holds no log")
            }
            let version = try Self.integer(format.span, at: 0)
            guard version == Self.formatVersion else {
                throw EventLogError.unusable(
                    detail: "the log has format \(version); this program reads \(Self.formatVersion)"
                )
            }
            return (
                try self.lastPosition(transaction),
                try transaction.count(in: self[.events]),
                (
                    state: try self.value(forKey: MetaKey.state, in: .meta, transaction),
                    tree: try self.value(forKey: MetaKey.tree, in: .meta, transaction)
                )
            )
        }
        guard var state = stored.state.flatMap({ LogState(encoded: $0.span) }), state.count == last,
            UInt64(count) == last
        else {
            throw .corrupt(position: last, detail: "the log has \(count) events and ends at position \(last)")
        }
        guard let tree = stored.tree.flatMap({ GrowingTree(encoded: $0.span) }), tree.size == last else {
            throw .corrupt(position: last, detail: "the tree is not that of the events")
        }
        let newest = try events(.log, from: .max, .backward, limit: 1).first
        guard state.recordedAt == newest?.entry.recordedAt ?? .earliest else {
            throw .corrupt(position: last, detail: "the last recording time is not that of the last event")
        }
        state.tree = tree
        return state
    }
}

/// Where the log stands: written with every commit.
struct LogState: Hashable, Sendable {
    var count: UInt64
    var recordedAt: Timestamp
    /// The tree over the entries; it has as many leaves as there are events.
    var tree = GrowingTree()

    init(count: UInt64, recordedAt: Timestamp) {
        self.count = count
        self.recordedAt = recordedAt
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: count)
        bytes.append(bigEndian: UInt64(bitPattern: recordedAt.microseconds))
        return bytes
    }

    init?(encoded bytes: Span<UInt8>) {
        guard bytes.count == 16,
            let recordedAt = Timestamp(microseconds: Int64(bitPattern: bytes.bigEndianUInt64(at: 8)))
        else { return nil }
        self.init(count: bytes.bigEndianUInt64(at: 0), recordedAt: recordedAt)
    }
}
