/// A Merkle tree that leaves are appended to, held as the hashes of the perfect subtrees that make it up.
///
/// Appending costs one node a leaf on average; the root is at most 63 nodes away.
public struct GrowingTree: Hashable, Sendable {
    /// How many leaves it has.
    public private(set) var size: UInt64 = 0
    /// The perfect subtrees, the largest first: one for each bit of ``size`` that is 1.
    public private(set) var peaks: [TreeHash] = []

    /// A tree without leaves.
    public init() {}

    /// A tree of so many leaves; `nil` unless there is a peak for each 1 among the bits of `size`.
    public init?(size: UInt64, peaks: [TreeHash]) {
        guard peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Appends a leaf.
    ///
    /// - Parameters:
    ///   - leaf: The leaf's hash.
    ///   - completed: Called for each perfect subtree that the leaf completes, of a height of 1 or more: `height`, its
    ///     number among those of that height, and its hash.
    public mutating func append(
        _ leaf: TreeHash,
        completed: (_ height: Int, _ index: UInt64, _ hash: TreeHash) -> Void = { _, _, _ in }
    ) {
        var hash = leaf
        for height in 0..<size.trailingOnes {
            hash = .node(peaks.removeLast(), hash)
            completed(height + 1, size >> UInt64(height + 1), hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// The hash of the whole tree.
    public var root: TreeHash {
        guard var root = peaks.last else { return .empty }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}

extension UInt64 {
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
