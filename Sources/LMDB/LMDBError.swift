internal import CLMDB

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Everything LMDB, or the file system beneath it, can answer but success.
public enum LMDBError: Error, Hashable, Sendable {
    /// `MDB_KEYEXIST`: an insert or append met a key that is there already, or one that does not rise.
    case keyExists
    /// `MDB_NOTFOUND`: a named database is missing. A missing key is never an error here but `nil`.
    case notFound
    /// `MDB_PAGE_NOTFOUND`: a page that should exist does not; the file is damaged.
    case pageNotFound
    /// `MDB_CORRUPTED`: a page is not what it should be.
    case corrupted
    /// `MDB_PANIC`: the environment failed before and refuses everything since.
    case panic
    /// `MDB_VERSION_MISMATCH`: a file of another LMDB version.
    case versionMismatch
    /// `MDB_INVALID`: not an LMDB file.
    case invalid
    /// `MDB_MAP_FULL`: the map's limit is reached.
    case mapFull
    /// `MDB_DBS_FULL`: more named databases than asked for at open.
    case databasesFull
    /// `MDB_READERS_FULL`: no reader slot is free.
    case readersFull
    /// `MDB_TLS_FULL`: no thread-local key is free.
    case threadKeysFull
    /// `MDB_TXN_FULL`: a transaction has too many changed pages.
    case transactionFull
    /// `MDB_CURSOR_FULL`: a cursor's stack is too deep; the file is damaged.
    case cursorFull
    /// `MDB_PAGE_FULL`: an internal error of LMDB.
    case pageFull
    /// `MDB_MAP_RESIZED`: another process grew the map beyond this one's.
    case mapResized
    /// `MDB_INCOMPATIBLE`: the operation does not fit the database's flags.
    case incompatible
    /// `MDB_BAD_RSLOT`: a reader slot was used twice.
    case badReaderSlot
    /// `MDB_BAD_TXN`: the transaction failed before and can only be aborted.
    case badTransaction
    /// `MDB_BAD_VALSIZE`: a key is empty or longer than 511 bytes, or a value is too long.
    case badValueSize
    /// `MDB_BAD_DBI`: the database handle changed under the transaction.
    case badDatabase
    /// The disk or the quota is full (`ENOSPC`, `EDQUOT`).
    case noSpace
    /// This process has the environment open already; a second opening would let its locks go (`lmdb.h`, Caveats).
    case alreadyOpen(path: String)
    /// The data file is shorter than its own header says: reading it would kill the process.
    case truncated(expectedBytes: Int, actualBytes: Int)
    /// There is no environment at the path, and it was to be opened for reading only.
    case missing(path: String)
    /// The lock file is held by another process.
    case locked(path: String)
    /// A row is not what was stored there.
    case damagedRow(table: String)
    /// A page of a data file is not what it must be.
    case damagedPage(number: UInt64, detail: String)
    /// An error of the operating system.
    case system(errno: Int32)
    /// A code that LMDB 0.9.24 does not document.
    case other(code: Int32)

    /// Throws unless `code` is `MDB_SUCCESS`.
    @inline(__always)
    static func check(_ code: Int32) throws(LMDBError) {
        if code != MDB_SUCCESS { throw LMDBError(code: code) }
    }

    init(code: Int32) {
        self =
            switch code {
            case MDB_KEYEXIST: .keyExists
            case MDB_NOTFOUND: .notFound
            case MDB_PAGE_NOTFOUND: .pageNotFound
            case MDB_CORRUPTED: .corrupted
            case MDB_PANIC: .panic
            case MDB_VERSION_MISMATCH: .versionMismatch
            case MDB_INVALID: .invalid
            case MDB_MAP_FULL: .mapFull
            case MDB_DBS_FULL: .databasesFull
            case MDB_READERS_FULL: .readersFull
            case MDB_TLS_FULL: .threadKeysFull
            case MDB_TXN_FULL: .transactionFull
            case MDB_CURSOR_FULL: .cursorFull
            case MDB_PAGE_FULL: .pageFull
            case MDB_MAP_RESIZED: .mapResized
            case MDB_INCOMPATIBLE: .incompatible
            case MDB_BAD_RSLOT: .badReaderSlot
            case MDB_BAD_TXN: .badTransaction
            case MDB_BAD_VALSIZE: .badValueSize
            case MDB_BAD_DBI: .badDatabase
            case ENOSPC, EDQUOT: .noSpace
            case 1...: .system(errno: code)
            default: .other(code: code)
            }
    }
}

extension LMDBError: CustomStringConvertible {
    /// A sentence for an operator; it names no key and no value.
    public var description: String {
        switch self {
        case .keyExists: "the key exists already"
        case .notFound: "the named database does not exist"
        case .pageNotFound: "a page is missing: the file is damaged"
        case .corrupted: "a page is not what it should be: the file is damaged"
        case .panic: "the environment failed before and must be opened again"
        case .versionMismatch: "the file is of another LMDB version"
        case .invalid: "not an LMDB file"
        case .mapFull: "the map is full"
        case .databasesFull: "too many named databases"
        case .readersFull: "no reader slot is free"
        case .threadKeysFull: "no thread key is free"
        case .transactionFull: "the transaction has too many changed pages"
        case .cursorFull: "a cursor's stack is too deep: the file is damaged"
        case .pageFull: "a page has no room: an internal error of LMDB"
        case .mapResized: "another process grew the map"
        case .incompatible: "the operation does not fit the database"
        case .badReaderSlot: "a reader slot was used twice"
        case .badTransaction: "the transaction failed before"
        case .badValueSize: "a key or value has an impossible size"
        case .badDatabase: "the database handle is not valid"
        case .noSpace: "no space is left on the disk"
        case .alreadyOpen(let path): "\(path) is open in this process already"
        case .truncated(let expected, let actual): "the data file has \(actual) bytes of at least \(expected)"
        case .missing(let path): "there is no environment at \(path)"
        case .locked(let path): "\(path) is held by another process"
        case .damagedRow(let table): "a row of \(table) is not what was stored: the file is damaged"
        case .damagedPage(let number, let detail): "page \(number) \(detail): the file is damaged"
        case .system(let errno): "system error \(errno)"
        case .other(let code): "LMDB error \(code)"
        }
    }
}

extension LMDBError {
    /// Whether it says that the file is damaged: trying again is of no use then.
    public var isDamage: Bool {
        switch self {
        case .pageNotFound, .corrupted, .panic, .versionMismatch, .invalid, .cursorFull, .truncated, .damagedRow,
            .damagedPage, .notFound:
            true
        case .keyExists, .mapFull, .databasesFull, .readersFull, .threadKeysFull, .transactionFull, .pageFull,
            .mapResized, .incompatible, .badReaderSlot, .badTransaction, .badValueSize, .badDatabase, .noSpace,
            .alreadyOpen, .missing, .locked, .system, .other:
            false
        }
    }
}

/// Why a transaction did not take effect.
public enum TransactionError<Failure: Error>: Error {
    /// It could not begin, or the file could not be made long enough for it. Nothing was changed.
    case storage(LMDBError)
    /// It could not be committed. After any code but ``LMDBError/mapFull`` and ``LMDBError/noSpace`` it is unknown
    /// whether the changes are on the disk.
    case commit(LMDBError)
    /// The body threw. Nothing was changed.
    case body(Failure)
}

extension TransactionError: Sendable where Failure: Sendable {}

extension TransactionError where Failure == LMDBError {
    /// The error, wherever it came from.
    public var underlying: LMDBError {
        switch self {
        case .storage(let error), .commit(let error), .body(let error): error
        }
    }
}
