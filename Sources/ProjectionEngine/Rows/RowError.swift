internal import LMDB

/// Why a row could not be read or written.
public enum RowError: Error, Hashable, Sendable {
    /// A row or key does not have the form that was written, or one that others point to is not there.
    case damaged
    /// The file is damaged, with the storage engine's words: the read model must be rebuilt.
    case corrupt(String)
    /// A key is longer than ``KeyEncoder/maximumLength``.
    case keyTooLong
    /// The storage engine failed, with its words.
    case storage(String)

    init(_ error: any Error) {
        self =
            switch error {
            case let error as RowError: error
            case let error as LMDBError where error.isDamage: .corrupt("\(error)")
            default: .storage("\(error)")
            }
    }
}
