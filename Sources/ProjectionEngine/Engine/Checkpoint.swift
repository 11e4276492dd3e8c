internal import EventCatalog
internal import LMDB
internal import Ledger

/// Up to where a generation has applied the log, and what its rows come to there. It is written in the transaction of the
/// rows.
struct Checkpoint: Hashable {
    /// The last event applied; 0 for none.
    private(set) var position: Position = 0
    /// Which event that was, so that another log (one restored and gone another way) is noticed.
    private(set) var fingerprint: [UInt8] = []
    /// What the rows of each table come to, in the order of the declaration.
    var digests: [RowDigest]

    /// Of a generation without rows.
    init(tables: Int) { digests = Array(repeating: RowDigest(), count: tables) }

    mutating func move(to entry: EventEntry) {
        position = entry.position
        fingerprint = Self.fingerprint(of: entry)
    }

    /// Whether the last event applied is still the one at that place of the log: a log restored from a backup may be
    /// shorter, or have gone another way.
    func fits(_ log: any EventLog) throws(EventLogError) -> Bool {
        guard position > 0 else { return true }
        guard position <= log.head else { return false }
        let last = try log.read(.log, from: position - 1, direction: .forward, limit: 1).first
        return last.map { Self.fingerprint(of: $0.entry) } == fingerprint
    }

    private static func fingerprint(of entry: EventEntry) -> [UInt8] {
        var row = RowEncoder()
        row.append(entry.origin.commandID)
        row.append(entry.recordedAt)
        row.append(entry.stream.id)
        return row.bytes
    }
}

// MARK: - Storing

extension Checkpoint {
    func encoded() -> [UInt8] {
        var row = RowEncoder()
        row.append(fixed: position)
        row.append(bytes: fingerprint)
        row.append(UInt64(digests.count))
        for digest in digests {
            row.append(fixed: digest.rows)
            row.append(fixed: UInt64(truncatingIfNeeded: digest.sum >> 64))
            row.append(fixed: UInt64(truncatingIfNeeded: digest.sum))
        }
        return row.bytes
    }

    init(decoding bytes: Span<UInt8>) throws(RowError) {
        var row = RowDecoder(bytes)
        position = try row.fixed()
        fingerprint = try row.byteArray()
        digests = []
        for _ in 0..<(try row.unsigned()) {
            let (rows, high, low) = (try row.fixed(), try row.fixed(), try row.fixed())
            digests.append(RowDigest(rows: rows, sum: UInt128(high) << 64 | UInt128(low)))
        }
    }

    /// Only the position, which every read wants.
    static func position(in bytes: Span<UInt8>?) throws(RowError) -> Position {
        guard let bytes else { return 0 }
        var row = RowDecoder(bytes)
        return try row.fixed()
    }
}
