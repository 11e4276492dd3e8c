internal import CLMDB

/// The handles of an environment that was just opened; closes it again if a later step fails.
@safe struct OpenedEnvironment {
    let pointer: OpaquePointer?
    let dataFile: Int32
    let handles: [MDB_dbi]

    init(path: String, _ options: Environment.Options) throws(LMDBError) {
        var pointer: OpaquePointer?
        try unsafe LMDBError.check(mdb_env_create(&pointer))
        do throws(LMDBError) {
            try unsafe Self.open(pointer, path, options)
            var dead: Int32 = 0
            try unsafe LMDBError.check(mdb_reader_check(pointer, &dead))
            var dataFile: Int32 = -1
            try unsafe LMDBError.check(mdb_env_get_fd(pointer, &dataFile))
            let handles = try unsafe Self.openDatabases(pointer, options)
            unsafe self.pointer = pointer
            self.dataFile = dataFile
            self.handles = handles
        } catch {
            unsafe mdb_env_close(pointer)
            throw error
        }
    }

    private static func open(
        _ pointer: OpaquePointer?,
        _ path: String,
        _ options: Environment.Options
    ) throws(LMDBError) {
        try unsafe LMDBError.check(mdb_env_set_mapsize(pointer, options.mapSize))
        try unsafe LMDBError.check(mdb_env_set_maxreaders(pointer, UInt32(clamping: options.maxReaders)))
        try unsafe LMDBError.check(mdb_env_set_maxdbs(pointer, UInt32(clamping: max(1, options.databases.count))))
        var flags = UInt32(MDB_NOTLS)  // transactions move between threads with their queue's blocks
        if options.isReadOnly { flags |= UInt32(MDB_RDONLY) }
        switch options.durability {
        case .synced: break
        case .unsynced: flags |= UInt32(MDB_NOSYNC)
        }
        try unsafe LMDBError.check(mdb_env_open(pointer, path, flags, 0o600))
    }

    /// Opens every named database in one transaction: handles opened later, beside others, would not be safe.
    private static func openDatabases(
        _ pointer: OpaquePointer?,
        _ options: Environment.Options
    ) throws(LMDBError) -> [MDB_dbi] {
        var transaction: OpaquePointer?
        let flags = options.isReadOnly ? UInt32(MDB_RDONLY) : 0
        try unsafe LMDBError.check(mdb_txn_begin(pointer, nil, flags, &transaction))
        var handles: [MDB_dbi] = []
        for name in options.databases {
            var handle: MDB_dbi = 0
            let code = unsafe mdb_dbi_open(transaction, name, options.isReadOnly ? 0 : UInt32(MDB_CREATE), &handle)
            guard code == MDB_SUCCESS else {
                unsafe mdb_txn_abort(transaction)
                throw LMDBError(code: code)
            }
            handles.append(handle)
        }
        try unsafe LMDBError.check(mdb_txn_commit(transaction))
        return handles
    }
}

extension OpenedEnvironment {
    func close() { unsafe mdb_env_close(pointer) }
}
