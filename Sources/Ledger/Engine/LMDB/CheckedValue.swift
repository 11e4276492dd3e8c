internal import Crypto
internal import LMDB

/// The value of a row that nothing else vouches for (`commands`, `claims`, `meta`): its bytes and behind them a checksum, the
/// first 8 bytes of SHA-256(0x02 ‖ name of the table ‖ 0x00 ‖ key ‖ bytes).
///
/// It tells accidents: a flipped bit, a row under another key.
enum CheckedValue {
    private static let checksumLength = 8

    /// The value to store.
    static func seal(_ bytes: [UInt8], forKey key: [UInt8], in table: LogDatabase) -> [UInt8] {
        bytes + checksum(of: bytes, key, table)
    }

    /// The bytes of a stored value.
    ///
    /// - Throws: ``EventLogError/corrupt(position:detail:)`` for every value but the one that was sealed for this row.
    static func open(
        _ value: Span<UInt8>,
        forKey key: [UInt8],
        in table: LogDatabase
    ) throws(EventLogError) -> [UInt8] {
        guard value.count >= checksumLength else { throw damaged(table) }
        let bytes = value.copy(0..<value.count - checksumLength)
        guard checksum(of: bytes, key, table) == value.copy(bytes.count..<value.count) else { throw damaged(table) }
        return bytes
    }

    private static func checksum(of bytes: [UInt8], _ key: [UInt8], _ table: LogDatabase) -> [UInt8] {
        var input: [UInt8] = [2]
        input.reserveCapacity(24 + key.count + bytes.count)
        input.append(contentsOf: table.name.utf8)
        input.append(0)
        input.append(contentsOf: key)
        input.append(contentsOf: bytes)
        return Array([UInt8](copying: SHA256.hash(data: input)).prefix(checksumLength))
    }

    private static func damaged(_ table: LogDatabase) -> EventLogError {
        .corrupt(position: 0, detail: "a row of \(table.name) does not match its checksum")
    }
}
