internal import EventCatalog
internal import LMDB
internal import Logging
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
        let origin = try read { transaction in try transaction.value(forKey: MetaKey.origin, in: self[.meta]) }
        guard let origin else { throw .unusable(detail: "the log has no tree yet: open it for writing once") }
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

    /// Reads the tree, and brings it up to the events where a log was begun without one.
    ///
    /// - Throws: ``EventLogError/corrupt(position:detail:)`` if the tree has more leaves than there are events.
    /// - Complexity: O(1), but for a log that was begun without a tree: then it reads all of it, once.
    func completeTree(of state: inout LogState, logger: Logger) throws(EventLogError) {
        let stored = try read { transaction in try transaction.value(forKey: MetaKey.tree, in: self[.meta]) }
        if let stored {
            guard let tree = GrowingTree(encoded: stored.span), tree.size <= state.count else {
                throw .corrupt(position: state.count, detail: "the tree is not that of the events")
            }
            state.tree = tree
        }
        if state.tree.size < state.count {
            logger.notice(
                "the log has no tree for all of its events: it is made now",
                metadata: ["events": "\(state.count)"]
            )
        }
        try nameTree()
        while state.tree.size < state.count { try extendTree(of: &state) }
    }

    /// Adds some leaves to the tree in one commit.
    private func extendTree(of state: inout LogState) throws(EventLogError) {
        let count = min(state.count - state.tree.size, 65_536)
        var tree = state.tree
        var rows: [TreeRow] = []
        do {
            for leaf in try leaves(from: tree.size, count: Int(count), { _, leaf in leaf }) {
                tree.append(leaf) { rows.append($0, $1, $2) }
            }
        } catch let error as EventLogError {
            throw error
        } catch {
            throw .storage(detail: String(describing: type(of: error)))
        }
        do {
            try environment.write { (transaction) throws(LMDBError) in
                try self.put(rows, &transaction)
                try transaction.put(tree.encoded, forKey: MetaKey.tree, in: self[.meta])
            }
        } catch {
            throw EventLogError(error.underlying)
        }
        state.tree = tree
    }

    /// Gives a log that was begun without a tree the name of its tree.
    private func nameTree() throws(EventLogError) {
        let (name, logID) = try read { transaction in
            (
                try transaction.value(forKey: MetaKey.origin, in: self[.meta]),
                try transaction.value(forKey: MetaKey.logID, in: self[.meta])
            )
        }
        guard name == nil else { return }
        guard let logID, logID.count == 16 else { throw .unusable(detail: "the log has no id") }
        let id = RecordID(high: logID.span.bigEndianUInt64(at: 0), low: logID.span.bigEndianUInt64(at: 8))
        do {
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.put(Self.origin(of: id), forKey: MetaKey.origin, in: self[.meta])
            }
        } catch {
            throw EventLogError(error.underlying)
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
