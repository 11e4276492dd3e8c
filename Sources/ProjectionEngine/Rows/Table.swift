/// A named table of a read model: a sorted map from key bytes to row bytes.
public struct Table: Hashable, Sendable {
    /// The name, unique within its read model; 1 … 15 ASCII letters keep it cheap to compare.
    public let name: String

    /// Names a table.
    public init(_ name: String) { self.name = name }
}

/// What a scan does after the row it was shown.
public enum ScanStep: Sendable {
    /// Go on with the next row.
    case next
    /// End the scan.
    case stop
}

/// Which way a scan goes through the keys.
public enum ScanDirection: Sendable {
    /// From small keys to large ones.
    case forward
    /// From large keys to small ones.
    case backward
}
