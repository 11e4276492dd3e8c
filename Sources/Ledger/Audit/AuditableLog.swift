public import Transparency

/// A log with a Merkle tree over its entries (RFC 6962): whoever has its signed checkpoints can check it without
/// trusting the one who keeps it.
///
/// The leaf of the event at position p is number p − 1: its entry's bytes, which never change.
public protocol AuditableLog: EventLog {
    /// The tree over the events up to the head. Costs no disk access.
    var tree: any LogTree { get }

    /// The name of the tree in its checkpoints.
    func origin() throws(EventLogError) -> String
}

/// The tree of a log as far as a size, with what tiles and receipts are made of.
public protocol LogTree: TreeNodes, Sendable {
    /// Hashes of one level of tiles: leaves at level 0, the roots of the full tiles below at each further one.
    ///
    /// - Parameters:
    ///   - level: 0 … 7.
    ///   - first: The number of the first.
    ///   - count: How many; all of them must be there.
    /// - Throws: ``EventLogError``, ``Transparency/ProofError/outOfRange``.
    /// - Complexity: O(log n + count).
    func hashes(level: Int, from first: UInt64, count: Int) throws -> [TreeHash]

    /// The bytes of entries, each checked against its checksum.
    ///
    /// - Parameters:
    ///   - first: The number of the first leaf, from 0.
    ///   - count: How many; all of them must be there.
    /// - Throws: ``EventLogError``, ``Transparency/ProofError/outOfRange``.
    func entries(from first: UInt64, count: Int) throws -> [[UInt8]]
}

extension LogTree {
    /// The hash of a perfect subtree: a row of a level of tiles, or made from at most 128 of them.
    public func hash(height: Int, index: UInt64) throws -> TreeHash {
        let (level, rest) = height.quotientAndRemainder(dividingBy: 8)
        let (first, overflow) = index.multipliedReportingOverflow(by: 1 << UInt64(rest))
        guard !overflow else { throw ProofError.outOfRange }
        var hashes = try hashes(level: level, from: first, count: 1 << rest)
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count - 1, by: 2).map { .node(hashes[$0], hashes[$0 + 1]) }
        }
        guard let hash = hashes.first else { throw ProofError.outOfRange }
        return hash
    }
}
