internal import EventCatalog
internal import LMDB
internal import Transparency

/// A row of `tree`: the root of a full tile.
struct TreeRow: Hashable, Sendable {
    let level: Int
    let index: UInt64
    let hash: TreeHash
}

extension [TreeRow] {
    /// Takes in a subtree that was completed, if it is a full tile.
    mutating func append(_ height: Int, _ index: UInt64, _ hash: TreeHash) {
        guard height.isMultiple(of: 8) else { return }
        append(TreeRow(level: height / 8, index: index, hash: hash))
    }
}

extension LogStore {
    /// What a log is called in its checkpoints, as long as it was never set back.
    static func origin(of logID: RecordID) -> [UInt8] { Array("rxledger/\(logID.description.lowercased())".utf8) }

    func origin() throws(EventLogError) -> String {
        let origin = try read { transaction in try self.value(forKey: MetaKey.origin, in: .meta, transaction) }
        guard let origin else { throw .corrupt(position: 0, detail: "the log has no origin") }
        return String(decoding: origin, as: UTF8.self)
    }

    func put(_ rows: [TreeRow], _ transaction: inout WriteTransaction) throws(LMDBError) {
        for row in rows {
            try transaction.put(
                row.hash.bytes,
                forKey: LogKeys.treeRow(level: row.level, index: row.index),
                in: self[.tree]
            )
        }
    }

    /// Hashes of one level; see ``LogTree/hashes(level:from:count:)``.
    func hashes(level: Int, from first: UInt64, count: Int) throws -> [TreeHash] {
        guard level > 0 else { return try leaves(from: first, count: count) { _, leaf in leaf } }
        return try read { transaction in
            var hashes: [TreeHash] = []
            for index in first..<first + UInt64(count) {
                let key = LogKeys.treeRow(level: level, index: index)
                guard let hash = try transaction.value(forKey: key, in: self[.tree]).flatMap({ TreeHash(bytes: $0) })
                else { throw EventLogError.corrupt(position: 0, detail: "the tree lacks a hash") }
                hashes.append(hash)
            }
            return hashes
        }
    }

    /// What `body` makes of entries and their leaf hashes.
    func leaves<Value>(
        from first: UInt64,
        count: Int,
        _ body: (_ entry: [UInt8], _ leaf: TreeHash) throws -> Value
    ) throws -> [Value] {
        try read { transaction in
            var values: [Value] = []
            try transaction.scan(in: self[.events], from: LogKeys.position(first + 1)) { key, record in
                let position = try Self.integer(key, at: 0)
                guard position == first + UInt64(values.count) + 1 else { return .stop }
                let entry = try RecordFormat.entry(of: record, at: position)
                values.append(try body(entry.bytes, entry.leaf))
                return values.count < count ? .next : .stop
            }
            guard values.count == count else {
                throw EventLogError.corrupt(
                    position: first + UInt64(values.count) + 1,
                    detail: "the record is missing"
                )
            }
            return values
        }
    }
}

/// The tree of a log in LMDB, up to a size.
struct StoredTree: LogTree {
    let store: LogStore
    let size: UInt64

    func hashes(level: Int, from first: UInt64, count: Int) throws -> [TreeHash] {
        let (end, overflow) = first.addingReportingOverflow(UInt64(clamping: count))
        guard (0...7).contains(level), count > 0, !overflow, end <= size >> UInt64(8 * level) else {
            throw ProofError.outOfRange
        }
        return try store.hashes(level: level, from: first, count: count)
    }

    func entries(from first: UInt64, count: Int) throws -> [[UInt8]] {
        let (end, overflow) = first.addingReportingOverflow(UInt64(clamping: count))
        guard count > 0, !overflow, end <= size else { throw ProofError.outOfRange }
        return try store.leaves(from: first, count: count) { entry, _ in entry }
    }
}

extension GrowingTree {
    /// The number of leaves (8) and the peaks (32 each).
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: size)
        for peak in peaks { bytes.append(contentsOf: peak.bytes) }
        return bytes
    }

    init?(encoded bytes: Span<UInt8>) {
        guard bytes.count >= 8, (bytes.count - 8).isMultiple(of: TreeHash.size) else { return nil }
        let peaks = stride(from: 8, to: bytes.count, by: TreeHash.size).compactMap {
            TreeHash(bytes: bytes.copy($0..<$0 + TreeHash.size))
        }
        self.init(size: bytes.bigEndianUInt64(at: 0), peaks: peaks)
    }
}
