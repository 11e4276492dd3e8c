public import EventCatalog
internal import LMDB
public import Logging
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The log in an LMDB environment: one directory, one process that writes, any number that read.
///
/// Commands gather while a commit is under way and go into the next one together. Each commit waits for the disk.
public final class LMDBEventLog: AuditableLog {
    /// How a log is opened.
    public struct Options: Sendable {
        /// The most the data file may grow to, in bytes: address space only.
        public var mapSize = 64 << 30
        /// The most the log takes at a time.
        public var limits = LogLimits()
        /// Below this many bytes free on the disk commands are refused.
        public var lowWaterBytes = 64 << 20
        /// Bytes held back in a file of their own and let go when the disk is nearly full.
        public var reserveBytes = 16 << 20
        /// Where recording times come from.
        public var clock: @Sendable () -> Timestamp = { .now }
        /// Called after a commit whose outcome is unknown; it should not return. The log takes nothing more.
        public var onFatal: @Sendable (_ detail: String) -> Void = { _ in exit(70) }
        /// Where to tell of trouble. Nothing about a person is ever written.
        public var logger = Logger(label: "rxledger.log")
        /// Reads the bytes free on the disk; `nil` asks the file system.
        var availableBytes: (@Sendable () -> Int)?

        /// The options that a server runs with.
        public init() {}
    }

    let store: LogStore
    private let writer: LogWriter?
    private let shared: Shared

    /// What the writer tells to readers.
    private final class Shared: Sendable {
        let head: Atomic<Position>
        let commits = Atomic<Int>(0)
        let waiters = CommitWaiters()

        init(head: Position) { self.head = Atomic(head) }

        func committed(_ position: Position) {
            commits.add(1, ordering: .relaxed)
            head.store(position, ordering: .releasing)
            waiters.wake(head: position)
        }
    }

    private init(_ store: LogStore, _ writer: LogWriter?, _ shared: Shared) {
        self.store = store
        self.writer = writer
        self.shared = shared
    }

    /// Opens the log of a directory for the one process that writes it; makes a new one if there is none.
    ///
    /// - Throws: ``EventLogError/locked(path:)`` if another process has it, ``EventLogError/unusable(detail:)`` if its file
    ///   is cut off or not a log, ``EventLogError/corrupt(position:detail:)`` if its count of events is not its last position.
    /// - Complexity: O(log n): no replay.
    public static func open(directory: String, options: Options = Options()) throws(EventLogError) -> LMDBEventLog {
        let store = try LogStore.open(
            directory: directory,
            mapSize: options.mapSize,
            now: options.clock(),
            logger: options.logger
        )
        let state = try store.checkedState()
        let shared = Shared(head: state.count)
        let space = DiskSpace(
            directory: directory,
            lowWaterBytes: options.lowWaterBytes,
            reserveBytes: options.reserveBytes
        ) { () throws(LMDBError) in
            if let available = options.availableBytes { return available() }
            return try FileSystem.availableBytes(at: directory)
        }
        let writer = LogWriter(store, state: state, space: space, options: options) { shared.committed($0) }
        store.watch.checkInBackground(store.environment, now: options.clock(), options)
        return LMDBEventLog(store, writer, shared)
    }

    /// Opens the log of a directory for reading, beside the process that writes it: for tools of their own process.
    ///
    /// - Throws: ``EventLogError/unusable(detail:)`` if there is no log; otherwise as ``open(directory:options:)``.
    public static func openReadOnly(
        directory: String,
        mapSize: Int = Options().mapSize
    ) throws(EventLogError) -> LMDBEventLog {
        let store = try LogStore.openReadOnly(directory: directory, mapSize: mapSize)
        let state = try store.checkedState()
        return LMDBEventLog(store, nil, Shared(head: state.count))
    }

    /// Takes no further command, waits until those taken are answered, and returns. Reads go on until the last reference
    /// to the log is gone; that lets go of the directory.
    public func close() async {
        await writer?.close()
    }

    /// The last committed position.
    public var head: Position {
        // Beside a writing process only the database knows; if it can't be read, the next read tells why.
        guard writer == nil else { return shared.head.load(ordering: .acquiring) }
        return (try? store.lastPosition()) ?? shared.head.load(ordering: .acquiring)
    }

    /// Carries out one command.
    public func transact(
        _ command: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt {
        guard let writer else { throw EventLogError.readOnly }
        return try await writer.submit(command, decide)
    }

    /// Reads events, each verified.
    public func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        try store.events(source, from: start, direction, limit: limit)
    }

    /// Waits for the head to pass a position.
    public func waitForCommit(after position: Position, timeout: Duration) async -> Position {
        guard writer == nil else {
            await shared.waiters.wait(after: position, timeout: timeout) { self.head }
            return head
        }
        let deadline = ContinuousClock.now + timeout
        while head <= position, ContinuousClock.now < deadline {
            do { try await Task.sleep(for: .milliseconds(20)) } catch { break }
        }
        return head
    }

    /// The Merkle tree over the entries up to the head.
    public var tree: any LogTree { StoredTree(store: store, size: head) }

    /// The name of the tree in its checkpoints.
    public func origin() throws(EventLogError) -> String { try store.origin() }

    /// Facts for operators.
    public func statistics() throws(EventLogError) -> LogStatistics {
        do {
            let facts = try store.environment.statistics()
            return LogStatistics(
                head: head,
                bytesUsed: facts.usedBytes,
                bytesLimit: facts.mapSize,
                commits: shared.commits.load(ordering: .relaxed),
                openReaders: facts.openReads
            )
        } catch {
            throw EventLogError(error)
        }
    }
}
