/// Why a row could not be read or written.
public enum RowError: Error, Hashable, Sendable {
    /// The bytes of a row or key are not what was written there: the read model must be rebuilt.
    case damaged
    /// A key is longer than ``KeyEncoder/maximumLength``.
    case keyTooLong
    /// The storage engine failed, with its words.
    case storage(String)
}
