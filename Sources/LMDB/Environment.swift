internal import CLMDB
internal import Synchronization

/// An LMDB environment: a memory-mapped file of named databases with one writer and many readers.
///
/// Reads never wait for the writer, nor the writer for reads. `read` and `write` are synchronous and may block the
/// thread on the disk: don't call `write` from the cooperative pool.
@safe public final class Environment: Sendable {
    /// The directory it lives in.
    public let path: String
    /// Whether it was opened for reading only.
    public let isReadOnly: Bool

    // LMDB synchronises access to the environment itself; the pointer never changes and is freed in `deinit` only.
    nonisolated(unsafe) let pointer: OpaquePointer?
    private let handles: [String: MDB_dbi]
    private let dataFile: Int32
    private let identity: FileIdentity
    private let readers = Mutex(ReaderPool())
    private let openReads = Atomic<Int>(0)

    /// Opens the environment in a directory; makes both if they don't exist.
    ///
    /// A new data file appears whole or not at all, whatever crashes. Slots of dead readers are freed.
    ///
    /// - Parameters:
    ///   - path: The directory.
    ///   - options: See ``Options``.
    /// - Throws: ``LMDBError/alreadyOpen(path:)``, ``LMDBError/truncated(expectedBytes:actualBytes:)``,
    ///   ``LMDBError/missing(path:)``, ``LMDBError/invalid`` and others.
    public init(path: String, options: Options) throws(LMDBError) {
        if !options.isReadOnly { try FileSystem.createDirectory(path) }
        guard let identity = try FileSystem.identity(of: path) else { throw .missing(path: path) }
        guard OpenEnvironments.enter(identity) else { throw .alreadyOpen(path: path) }
        let opened: OpenedEnvironment
        do {
            try DataFile.prepare(in: path, options)
            opened = try OpenedEnvironment(path: path, options)
        } catch {
            OpenEnvironments.leave(identity)
            throw error
        }
        self.path = path
        self.isReadOnly = options.isReadOnly
        self.identity = identity
        unsafe self.pointer = opened.pointer
        self.dataFile = opened.dataFile
        self.handles = Dictionary(zip(options.databases, opened.handles), uniquingKeysWith: { first, _ in first })
    }

    deinit {
        readers.withLock { pool in
            while let handle = unsafe pool.idle.popLast() { unsafe mdb_txn_abort(handle) }
        }
        unsafe mdb_env_close(pointer)
        OpenEnvironments.leave(identity)
    }

    /// The database of a name given in ``Options/databases``. Any other name is a mistake of the program.
    public func database(_ name: String) -> Database {
        guard let handle = handles[name] else { preconditionFailure("no database is called \(name)") }
        return Database(name: name, handle: handle, environment: ObjectIdentifier(self))
    }

    /// Runs `body` in the write transaction: commits if it returns, aborts if it throws. Waits while another writes.
    ///
    /// Synchronous on purpose: a write transaction must begin and end on one thread.
    public func write<Result: ~Copyable, Failure: Error>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(TransactionError<Failure>) -> Result {
        var transaction: WriteTransaction
        do { transaction = try WriteTransaction(in: self) } catch { throw .storage(error) }
        let result: Result
        do throws(Failure) { result = try body(&transaction) } catch { throw .body(error) }
        do { try extendFile(for: transaction) } catch { throw .storage(error) }
        do { try transaction.commit() } catch { throw .commit(error) }
        return result
    }

    /// Runs `body` on the state after the last commit. Its transaction comes from a pool.
    public func read<Result: ~Copyable, Failure: Error>(
        _ body: (borrowing ReadTransaction) throws(Failure) -> Result
    ) throws(TransactionError<Failure>) -> Result {
        let transaction: ReadTransaction
        do { transaction = try ReadTransaction(in: self) } catch { throw .storage(error) }
        do throws(Failure) { return try body(transaction) } catch { throw .body(error) }
    }

    /// Waits until everything committed is on the disk; only ``Durability/unsynced`` needs it.
    public func sync() throws(LMDBError) {
        try unsafe LMDBError.check(mdb_env_sync(pointer, 1))
    }

    /// Frees the slots of readers whose process has died.
    ///
    /// - Returns: How many were freed.
    @discardableResult
    public func checkStaleReaders() throws(LMDBError) -> Int {
        var dead: Int32 = 0
        try unsafe LMDBError.check(mdb_reader_check(pointer, &dead))
        return Int(dead)
    }

    /// Facts about the environment.
    public func statistics() throws(LMDBError) -> Statistics {
        var info = unsafe MDB_envinfo()
        try unsafe LMDBError.check(mdb_env_info(pointer, &info))
        let pageSize = try pageSize()
        return unsafe Statistics(
            mapSize: info.me_mapsize,
            usedBytes: (info.me_last_pgno + 1) * pageSize,
            readerSlots: Int(info.me_numreaders),
            maxReaders: Int(info.me_maxreaders),
            openReads: openReads.load(ordering: .relaxed),
            lastTransaction: info.me_last_txnid
        )
    }
}

extension Environment {
    private func pageSize() throws(LMDBError) -> Int {
        var statistics = MDB_stat()
        try unsafe LMDBError.check(mdb_env_stat(pointer, &statistics))
        return Int(statistics.ms_psize)
    }

    /// Makes the file longer than its header will say after the commit, before the commit and under the write lock.
    ///
    /// LMDB does not write a page that a transaction took at the end of the file and freed again, so the file could be
    /// shorter than its last page; the check for truncation at open would then refuse a healthy file. The bytes ahead are a
    /// hole: they take no space. The map's size is enough in any case: no page lies beyond it.
    private func extendFile(for transaction: borrowing WriteTransaction) throws(LMDBError) {
        let facts = try statistics()
        // Twice the bytes put leaves room for half-empty pages; the rest is for pages copied on write.
        let least = facts.usedBytes + 2 * min(transaction.bytesPut, facts.mapSize) + Self.bytesAhead / 2
        try FileSystem.extend(
            dataFile,
            ifShorterThan: min(least, facts.mapSize),
            to: min(least + Self.bytesAhead / 2, facts.mapSize)
        )
    }

    private static let bytesAhead = 64 << 20
}

// MARK: - Pooled readers

/// Read transactions that are reset and wait to be renewed: that saves the slot search of a new one.
@safe private struct ReaderPool: @unchecked Sendable {
    /// Each idle one keeps a reader slot, so their number stays far below `maxReaders`.
    static let capacity = 64
    var idle: [OpaquePointer] = unsafe []
}

extension Environment {
    @unsafe func borrowReader() throws(LMDBError) -> OpaquePointer? {
        if let pooled = unsafe readers.withLock({ unsafe PooledReader(handle: $0.idle.popLast()) }).handle {
            let code = unsafe mdb_txn_renew(pooled)
            if code != MDB_SUCCESS {
                unsafe mdb_txn_abort(pooled)
                throw LMDBError(code: code)
            }
            openReads.add(1, ordering: .relaxed)
            return unsafe pooled
        }
        var handle: OpaquePointer?
        try unsafe LMDBError.check(mdb_txn_begin(pointer, nil, UInt32(MDB_RDONLY), &handle))
        openReads.add(1, ordering: .relaxed)
        return unsafe handle
    }

    @unsafe func returnReader(_ handle: OpaquePointer?) {
        guard let handle = unsafe handle else { return }
        openReads.subtract(1, ordering: .relaxed)
        unsafe mdb_txn_reset(handle)
        let returned = unsafe PooledReader(handle: handle)
        let isPooled = readers.withLock { pool in
            guard let handle = unsafe returned.handle, unsafe pool.idle.count < ReaderPool.capacity else {
                return false
            }
            unsafe pool.idle.append(handle)
            return true
        }
        if !isPooled { unsafe mdb_txn_abort(handle) }
    }
}

/// Carries a handle in and out of the pool's lock; it has one owner at a time.
@safe private struct PooledReader: @unchecked Sendable {
    let handle: OpaquePointer?
}
