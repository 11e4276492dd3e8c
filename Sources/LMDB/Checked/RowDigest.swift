/// What all rows of a table come to, in whatever order they were written: how many they are and the sum of their checksums.
///
/// Two tables with the same rows have the same digest; it is kept up to date by taking a row's checksum out and putting
/// another in, without reading any other row.
public struct RowDigest: Hashable, Sendable {
    /// How many rows.
    public private(set) var rows: UInt64
    /// The sum of their checksums; it can't overflow.
    public private(set) var sum: UInt128

    /// The digest of an empty table.
    public init() { (rows, sum) = (0, 0) }

    /// A digest that was kept.
    public init(rows: UInt64, sum: UInt128) { (self.rows, self.sum) = (rows, sum) }

    /// The digest of the rows of several tables together.
    public static func + (left: RowDigest, right: RowDigest) -> RowDigest {
        RowDigest(rows: left.rows &+ right.rows, sum: left.sum &+ right.sum)
    }

    mutating func add(_ checksum: UInt64) {
        rows &+= 1
        sum &+= UInt128(checksum)
    }

    mutating func remove(_ checksum: UInt64) {
        rows &-= 1
        sum &-= UInt128(checksum)
    }
}

extension RowDigest: CustomStringConvertible {
    /// As in `12 rows, 5be0…`.
    public var description: String { "\(rows) rows, \(String(sum, radix: 16))" }
}
