internal import EventCatalog
internal import LMDB

/// The log's environment and how to read from it. Every record that leaves it is verified.
final class LogStore: Sendable {
    /// Records read in one transaction: while one is open, pages it can see are not reused.
    static let recordsPerTransaction = 4096

    let environment: Environment
    /// Tells whether somebody else writes to the file.
    let watch: FileWatch
    private let lock: DirectoryLock?
    private let databases: [Database]

    /// - Parameter lock: What keeps other processes out; `nil` when only reading.
    init(_ environment: Environment, lock: DirectoryLock?, watch: FileWatch) {
        self.environment = environment
        self.watch = watch
        self.lock = lock
        self.databases = LogDatabase.allCases.map { environment.database($0.name) }
    }

    subscript(_ database: LogDatabase) -> Database { databases[database.rawValue] }

    /// Runs `body` on the state after the last commit.
    func read<Result>(_ body: (borrowing ReadTransaction) throws -> Result) throws(EventLogError) -> Result {
        do {
            return try environment.read { (transaction) throws(any Error) in try body(transaction) }
        } catch {
            switch error {
            case .storage(let error), .commit(let error): throw EventLogError(error)
            case .body(let error as EventLogError): throw error
            case .body(let error as LMDBError): throw EventLogError(error)
            case .body(let error): throw .storage(detail: String(describing: type(of: error)))
            }
        }
    }

    /// The last position; 0 for an empty log.
    func lastPosition() throws(EventLogError) -> Position {
        try read { transaction in try self.lastPosition(transaction) }
    }

    func lastPosition(_ transaction: borrowing ReadTransaction) throws -> Position {
        var last: Position = 0
        try transaction.scan(in: self[.events], direction: .backward) { key, _ in
            last = try Self.integer(key, at: 0)
            return .stop
        }
        return last
    }

    /// The bytes of a row with a checksum, checked; `nil` if there is none.
    func value(
        forKey key: [UInt8],
        in table: LogDatabase,
        _ transaction: borrowing ReadTransaction
    ) throws -> [UInt8]? {
        try transaction.withValue(forKey: key, in: self[table]) { (value) throws -> [UInt8]? in
            guard let value else { return nil }
            return try CheckedValue.open(value, forKey: key, in: table)
        }
    }

    /// Puts a row with a checksum.
    func put(
        _ value: [UInt8],
        forKey key: [UInt8],
        in table: LogDatabase,
        _ transaction: inout WriteTransaction,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        let sealed = CheckedValue.seal(value, forKey: key, in: table)
        try transaction.put(sealed, forKey: key, in: self[table], mode: mode)
    }

    /// A big-endian integer of a key or value; a key too short for it is damage.
    static func integer(_ bytes: Span<UInt8>, at offset: Int) throws(EventLogError) -> UInt64 {
        guard bytes.count >= offset + 8 else { throw .corrupt(position: 0, detail: "an index entry is too short") }
        return bytes.bigEndianUInt64(at: offset)
    }
}

extension LogStore: TransactionStore {
    func version(of stream: StreamID) throws(EventLogError) -> UInt64 {
        let prefix = LogKeys.stream(stream)
        var last = prefix
        last.append(bigEndian: .max)
        return try read { transaction in
            var version: UInt64 = 0
            try transaction.scan(in: self[.streams], from: last, direction: .backward) { key, _ in
                if key.starts(with: prefix.span) { version = try Self.integer(key, at: prefix.count) }
                return .stop
            }
            return version
        }
    }

    func events(of stream: StreamID) throws(EventLogError) -> [RecordedEvent] {
        try events(.stream(stream), from: 0, .forward, limit: .max)
    }

    func owner(of claim: Claim) throws(EventLogError) -> RecordID? {
        guard !claim.key.isEmpty else { return nil }
        return try read { transaction in
            try self.value(forKey: claim.key, in: .claims, transaction).map { value in
                RecordID(high: try Self.integer(value.span, at: 0), low: try Self.integer(value.span, at: 8))
            }
        }
    }

    /// What was answered to a command id before.
    func command(_ id: RecordID) throws(EventLogError) -> CommandRecord? {
        try read { transaction in
            try self.value(forKey: LogKeys.id(id), in: .commands, transaction).map { value in
                guard let record = CommandRecord(encoded: value.span) else {
                    throw EventLogError.corrupt(position: 0, detail: "a command's answer does not decode")
                }
                return record
            }
        }
    }
}

extension EventLogError {
    /// What an error of the storage means for the log, where nothing was changed.
    init(_ error: LMDBError) {
        self =
            switch error {
            case .mapFull, .noSpace: .outOfSpace(detail: error.description)
            case .alreadyOpen(let path), .locked(let path): .locked(path: path)
            case .truncated, .invalid, .versionMismatch, .missing: .unusable(detail: error.description)
            case .keyExists, .notFound, .pageNotFound, .corrupted, .panic, .databasesFull, .readersFull,
                .threadKeysFull, .transactionFull, .cursorFull, .pageFull, .mapResized, .incompatible, .badReaderSlot,
                .badTransaction, .badValueSize, .badDatabase, .damagedRow, .damagedPage, .system, .other:
                .storage(detail: error.description)
            }
    }
}
