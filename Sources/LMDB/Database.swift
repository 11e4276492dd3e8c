internal import CLMDB

/// A named database of one environment. It stays valid as long as its environment.
public struct Database: Sendable, Hashable {
    /// Its name in the environment.
    public let name: String
    let handle: MDB_dbi
    let environment: ObjectIdentifier
}

/// How a put treats a key that exists.
public enum PutMode: Sendable {
    /// Replaces the value.
    case upsert
    /// Refuses with ``LMDBError/keyExists``.
    case insert
    /// Refuses with ``LMDBError/keyExists`` any key that is not above all others; fills pages completely.
    case append

    var flags: UInt32 {
        switch self {
        case .upsert: 0
        case .insert: UInt32(MDB_NOOVERWRITE)
        case .append: UInt32(MDB_APPEND) | UInt32(MDB_NOOVERWRITE)
        }
    }
}

/// Which way to walk through keys.
public enum ScanDirection: Sendable {
    /// By rising keys.
    case forward
    /// By falling keys.
    case backward
}

/// Whether a scan goes on.
public enum ScanStep: Sendable {
    /// To the next key.
    case next
    /// No further.
    case stop
}
