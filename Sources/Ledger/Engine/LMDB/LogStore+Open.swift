internal import EventCatalog
internal import LMDB
internal import Transparency

extension LogStore {
    /// The version of the whole layout: what databases there are and how their keys and values lie.
    static let formatVersion: UInt64 = 1

    /// Opens the log of a directory for the one process that writes it; makes a new one in an empty directory.
    static func open(directory: String, mapSize: Int, now: Timestamp) throws(EventLogError) -> LogStore {
        do {
            try FileSystem.createDirectory(directory)
            let lock = try DirectoryLock(path: directory + "/server.lock")
            let environment = try Environment(path: directory, options: options(mapSize, isReadOnly: false))
            let store = LogStore(environment, lock: lock)
            try store.initialize(now)
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
        return LogStore(environment, lock: nil)
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
        let meta = self[.meta]
        do {
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.put(LogKeys.position(Self.formatVersion), forKey: MetaKey.format, in: meta)
                try transaction.put(LogKeys.id(id), forKey: MetaKey.logID, in: meta)
                try transaction.put(
                    LogKeys.position(UInt64(bitPattern: now.microseconds)),
                    forKey: MetaKey.createdAt,
                    in: meta
                )
                try transaction.put(LogState(count: 0, recordedAt: .earliest).encoded, forKey: MetaKey.state, in: meta)
                try transaction.put(GrowingTree().encoded, forKey: MetaKey.tree, in: meta)
                try transaction.put(Self.origin(of: id), forKey: MetaKey.origin, in: meta)
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
        let (last, count, state) = try read { transaction in
            guard let format = try transaction.value(forKey: MetaKey.format, in: self[.meta]) else {
                throw EventLogError.unusable(detail: "the environment holds no log")
            }
            let version = try Self.integer(format.span, at: 0)
            guard version == Self.formatVersion else {
                throw EventLogError.unusable(
                    detail: "the log has format \(version); this program reads \(Self.formatVersion)"
                )
            }
            let bytes = try transaction.value(forKey: MetaKey.state, in: self[.meta])
            return (
                try self.lastPosition(transaction),
                try transaction.count(in: self[.events]),
                bytes.flatMap { LogState(encoded: $0.span) }
            )
        }
        guard let state, state.count == last, UInt64(count) == last else {
            throw .corrupt(position: last, detail: "the log has \(count) events and ends at position \(last)")
        }
        _ = try events(.log, from: .max, .backward, limit: 1)
        return state
    }
}

/// Where the log stands: written with every commit.
struct LogState: Hashable, Sendable {
    var count: UInt64
    var recordedAt: Timestamp
    /// The tree over the entries; it has as many leaves as there are events, once it was brought up to them.
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
