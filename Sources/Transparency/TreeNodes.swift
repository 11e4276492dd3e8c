/// Where the hashes of a tree's perfect subtrees come from: all that proofs need.
public protocol TreeNodes {
    /// How many leaves the tree has.
    var size: UInt64 { get }

    /// The hash of a perfect subtree that is complete.
    ///
    /// - Parameters:
    ///   - height: 0 for a leaf; the subtree has 2^height leaves.
    ///   - index: Its number among those of that height, from 0.
    func hash(height: Int, index: UInt64) throws -> TreeHash
}

extension TreeNodes {
    /// The hash that the tree had when it had its first `size` leaves only.
    ///
    /// - Parameter size: 0 … the tree's own.
    /// - Throws: ``ProofError/outOfRange`` for a size that the tree has not come to, and what the source throws.
    /// - Complexity: O(log size) subtrees.
    public func root(at size: UInt64) throws -> TreeHash {
        guard size <= self.size else { throw ProofError.outOfRange }
        return size == 0 ? .empty : try hash(of: 0..<size)
    }

    /// The proof that a leaf is in the tree of the first `size` leaves (RFC 6962, 2.1.1): from the leaf's sibling to the
    /// root's child.
    ///
    /// - Throws: ``ProofError/outOfRange`` unless `leaf` < `size` ≤ the tree's own, and what the source throws.
    public func inclusionProof(of leaf: UInt64, in size: UInt64) throws -> [TreeHash] {
        guard leaf < size, size <= self.size else { throw ProofError.outOfRange }
        var range = 0..<size
        var path: [TreeHash] = []
        while range.count > 1 {
            let (left, right) = range.split()
            if left.contains(leaf) {
                path.append(try hash(of: right))
                range = left
            } else {
                path.append(try hash(of: left))
                range = right
            }
        }
        return path.reversed()
    }

    /// The proof that the tree of the first `size` leaves goes on from that of the first `old` (RFC 6962, 2.1.2).
    ///
    /// - Returns: Nothing for two equal sizes or from the empty tree.
    /// - Throws: ``ProofError/outOfRange`` unless `old` ≤ `size` ≤ the tree's own, and what the source throws.
    public func consistencyProof(from old: UInt64, to size: UInt64) throws -> [TreeHash] {
        guard old <= size, size <= self.size else { throw ProofError.outOfRange }
        guard old > 0, old < size else { return [] }
        var range = 0..<size
        var path: [TreeHash] = []
        var isWholeOldTree = true
        while range.upperBound != old {
            let (left, right) = range.split()
            if old <= left.upperBound {
                path.append(try hash(of: right))
                range = left
            } else {
                path.append(try hash(of: left))
                range = right
                isWholeOldTree = false
            }
        }
        if !isWholeOldTree { path.append(try hash(of: range)) }
        return path.reversed()
    }

    /// The tree as it was at a size, to be grown from there.
    ///
    /// - Throws: ``ProofError/outOfRange`` for a size that the tree has not come to, and what the source throws.
    public func growingTree(at size: UInt64) throws -> GrowingTree {
        guard size <= self.size else { throw ProofError.outOfRange }
        var peaks: [TreeHash] = []
        var first: UInt64 = 0
        for height in (0..<63).reversed() where size & 1 << UInt64(height) != 0 {
            peaks.append(try hash(height: height, index: first >> UInt64(height)))
            first += 1 << UInt64(height)
        }
        guard let tree = GrowingTree(size: size, peaks: peaks) else { throw ProofError.outOfRange }
        return tree
    }

    /// The hash over a run of leaves that RFC 6962 makes one subtree of.
    private func hash(of range: Range<UInt64>) throws -> TreeHash {
        let count = range.upperBound - range.lowerBound
        if count.nonzeroBitCount == 1 {
            let height = count.trailingZeroBitCount
            return try hash(height: height, index: range.lowerBound >> UInt64(height))
        }
        let (left, right) = range.split()
        return .node(try hash(of: left), try hash(of: right))
    }
}

extension Range<UInt64> {
    /// Two parts, the left one of the largest power of two below the count; the count is at least 2.
    fileprivate func split() -> (left: Range<UInt64>, right: Range<UInt64>) {
        let last = upperBound - lowerBound - 1
        let middle = lowerBound + 1 << UInt64(63 - last.leadingZeroBitCount)
        return (lowerBound..<middle, middle..<upperBound)
    }
}
