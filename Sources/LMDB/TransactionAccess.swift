internal import CLMDB

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Reading by a raw transaction handle: the code that ``ReadTransaction`` and ``WriteTransaction`` share.
enum TransactionAccess {
    @inline(__always)
    static func checkOwner(_ database: Database, _ environment: Environment) {
        precondition(database.environment == ObjectIdentifier(environment), "a database of another environment")
    }

    /// Lends the bytes of a span to C for the time of a call.
    @inline(__always)
    static func withBytes<Result>(
        _ bytes: Span<UInt8>,
        _ body: (inout MDB_val) throws(LMDBError) -> Result
    ) throws(LMDBError) -> Result {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(LMDBError) in
            var value = unsafe MDB_val(
                mv_size: buffer.count,
                mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            )
            return try unsafe body(&value)
        }
    }

    @inline(__always)
    @unsafe static func buffer(_ value: MDB_val) -> UnsafeBufferPointer<UInt8> {
        guard let start = unsafe value.mv_data, unsafe value.mv_size > 0 else {
            return unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeBufferPointer(
            start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)),
            count: value.mv_size
        )
    }

    /// Where a value lies in the map; `nil` if there is none.
    @unsafe static func find(
        _ transaction: OpaquePointer?,
        _ key: Span<UInt8>,
        _ database: Database
    ) throws(LMDBError) -> UnsafeBufferPointer<UInt8>? {
        try unsafe withBytes(key) { (key) throws(LMDBError) -> UnsafeBufferPointer<UInt8>? in
            var value = unsafe MDB_val()
            let code = unsafe mdb_get(transaction, database.handle, &key, &value)
            if code == MDB_NOTFOUND { return nil }
            try LMDBError.check(code)
            return unsafe buffer(value)
        }
    }

    @unsafe static func scan(
        _ transaction: OpaquePointer?,
        _ database: Database,
        from start: Span<UInt8>?,
        _ direction: ScanDirection,
        _ body: (Span<UInt8>, Span<UInt8>) throws -> ScanStep
    ) throws {
        var cursor: OpaquePointer?
        try unsafe LMDBError.check(mdb_cursor_open(transaction, database.handle, &cursor))
        defer { unsafe mdb_cursor_close(cursor) }
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        var code = try unsafe seek(cursor, from: start, direction, &key, &value)
        let step = direction == .forward ? MDB_NEXT : MDB_PREV
        while code == MDB_SUCCESS {
            let keyBytes = unsafe buffer(key)
            let valueBytes = unsafe buffer(value)
            if try unsafe body(keyBytes.span, valueBytes.span) == .stop { return }
            code = unsafe mdb_cursor_get(cursor, &key, &value, step)
        }
        if code != MDB_NOTFOUND { throw LMDBError(code: code) }
    }

    private static func seek(
        _ cursor: OpaquePointer?,
        from start: Span<UInt8>?,
        _ direction: ScanDirection,
        _ key: inout MDB_val,
        _ value: inout MDB_val
    ) throws(LMDBError) -> Int32 {
        guard let start else {
            return unsafe mdb_cursor_get(cursor, &key, &value, direction == .forward ? MDB_FIRST : MDB_LAST)
        }
        if start.isEmpty {
            // An empty key is below every other: nothing lies at or before it.
            return direction == .forward ? unsafe mdb_cursor_get(cursor, &key, &value, MDB_FIRST) : MDB_NOTFOUND
        }
        return try unsafe withBytes(start) { (wanted) throws(LMDBError) -> Int32 in
            let (size, data) = unsafe (wanted.mv_size, wanted.mv_data)
            unsafe key = wanted
            let code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE)
            if direction == .forward { return code }
            if code == MDB_NOTFOUND { return unsafe mdb_cursor_get(cursor, &key, &value, MDB_LAST) }
            try LMDBError.check(code)
            if let data = unsafe data, let found = unsafe key.mv_data,
                unsafe key.mv_size == size && memcmp(found, data, size) == 0
            {
                return code
            }
            return unsafe mdb_cursor_get(cursor, &key, &value, MDB_PREV)
        }
    }

    @unsafe static func count(_ transaction: OpaquePointer?, _ database: Database) throws(LMDBError) -> Int {
        var statistics = MDB_stat()
        try unsafe LMDBError.check(mdb_stat(transaction, database.handle, &statistics))
        return statistics.ms_entries
    }
}
