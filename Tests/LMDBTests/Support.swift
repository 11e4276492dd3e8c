import LMDB
import TestKit

/// An environment with the databases `a` and `b`.
func openEnvironment(
    _ directory: TemporaryDirectory,
    mapSize: Int = 64 << 20,
    maxReaders: Int = 512,
    isReadOnly: Bool = false
) throws -> Environment {
    try Environment(
        path: directory.appending("env"),
        options: .init(mapSize: mapSize, maxReaders: maxReaders, databases: ["a", "b"], isReadOnly: isReadOnly)
    )
}

func key(_ number: Int) -> [UInt8] {
    var key: [UInt8] = []
    key.append(bigEndian: UInt64(number))
    return key
}

/// What a scan visits.
func visited(
    _ environment: Environment,
    from start: [UInt8]? = nil,
    _ direction: ScanDirection = .forward,
    limit: Int = .max
) throws -> [[UInt8]] {
    try environment.read { (transaction) throws in
        var keys: [[UInt8]] = []
        try transaction.scan(in: environment.database("a"), from: start, direction: direction) { key, _ in
            keys.append(key.copy())
            return keys.count < limit ? .next : .stop
        }
        return keys
    }
}

extension Environment {
    func put(_ value: [UInt8], forKey key: [UInt8], mode: PutMode = .upsert) throws {
        try write { (transaction) throws(LMDBError) in
            try transaction.put(value, forKey: key, in: database("a"), mode: mode)
        }
    }

    func value(forKey key: [UInt8]) throws -> [UInt8]? {
        try read { (transaction) throws(LMDBError) in try transaction.value(forKey: key, in: database("a")) }
    }
}

/// Which ``LMDBError`` an operation on an environment ended with.
func storageError(_ body: () throws -> Void) -> LMDBError? {
    do {
        try body()
        return nil
    } catch let error as LMDBError {
        return error
    } catch let error as TransactionError<LMDBError> {
        return error.underlying
    } catch let error as TransactionError<any Error> {
        return switch error {
        case .storage(let error), .commit(let error): error
        case .body(let error): storageError { throw error }
        }
    } catch {
        return nil
    }
}
