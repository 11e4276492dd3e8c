/// A database whose every value carries a checksum over table, key and value.
///
/// LMDB has none of its own: a flipped bit would be an answer like any other. What is read here is what was stored, or an
/// error (``LMDBError/damagedRow(table:)``).
public struct CheckedTable: Sendable, Hashable {
    let database: Database
    let seed: UInt64

    /// The table of a database all of whose values were stored through this type.
    public init(_ database: Database) {
        self.database = database
        seed = RowChecksum.seed(ofTable: database.name)
    }

    /// The checksum stored behind a row, and the row.
    @unsafe func parts(
        of value: UnsafeBufferPointer<UInt8>
    ) throws(LMDBError) -> (row: UnsafeRawBufferPointer, checksum: UInt64) {
        let bytes = UnsafeRawBufferPointer(value)
        let length = bytes.count - RowChecksum.size
        guard length >= 0 else { throw .damagedRow(table: database.name) }
        let checksum = unsafe bytes.loadUnaligned(fromByteOffset: length, as: UInt64.self)
        return unsafe (UnsafeRawBufferPointer(rebasing: bytes[..<length]), UInt64(littleEndian: checksum))
    }

    /// The row in a stored value.
    @unsafe func row(
        in value: UnsafeBufferPointer<UInt8>,
        at key: UnsafeRawBufferPointer
    ) throws(LMDBError) -> UnsafeBufferPointer<UInt8> {
        let (row, checksum) = unsafe try parts(of: value)
        guard unsafe RowChecksum.of(key: key, row: row, seed: seed) == checksum else {
            throw .damagedRow(table: database.name)
        }
        return unsafe UnsafeBufferPointer(rebasing: value[..<row.count])
    }
}

extension TransactionAccess {
    /// Where a row lies in the map, checked; `nil` if there is none.
    @unsafe static func findRow(
        _ transaction: OpaquePointer?,
        _ key: Span<UInt8>,
        _ table: CheckedTable
    ) throws(LMDBError) -> UnsafeBufferPointer<UInt8>? {
        guard let value = try unsafe find(transaction, key, table.database) else { return nil }
        return try unsafe key.withUnsafeBytes { key throws(LMDBError) in try unsafe table.row(in: value, at: key) }
    }

    @unsafe static func scanRows(
        _ transaction: OpaquePointer?,
        _ table: CheckedTable,
        from start: Span<UInt8>?,
        _ direction: ScanDirection,
        _ body: (Span<UInt8>, Span<UInt8>) throws -> ScanStep
    ) throws {
        try unsafe scan(transaction, table.database, from: start, direction) { key, value in
            let row = try unsafe key.withUnsafeBytes { key throws(LMDBError) in
                try unsafe value.withUnsafeBufferPointer { value throws(LMDBError) in
                    try unsafe table.row(in: value, at: key).count
                }
            }
            return try body(key, value.extracting(0..<row))
        }
    }
}
