/// Why a proof can't be made or does not hold.
public enum ProofError: Error, Hashable, Sendable {
    /// The tree has not come to that leaf or size.
    case outOfRange
    /// The hashes do not lead to the root.
    case wrong
}

/// The check that a leaf is in a tree.
public enum InclusionProof {
    /// Checks a proof (RFC 9162, 2.1.3.2, which is that of RFC 6962).
    ///
    /// - Parameters:
    ///   - path: From the leaf's sibling to the root's child.
    ///   - leaf: The leaf's hash.
    ///   - index: Its number, from 0.
    ///   - size: The tree's leaves.
    ///   - root: The tree's hash.
    /// - Throws: ``ProofError/wrong`` for every other leaf, place, size, path or root.
    public static func verify(
        _ path: [TreeHash],
        of leaf: TreeHash,
        at index: UInt64,
        in size: UInt64,
        root: TreeHash
    ) throws(ProofError) {
        guard index < size else { throw .wrong }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard last > 0 else { throw .wrong }
            if place & 1 == 1 || place == last {
                hash = .node(sibling, hash)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0, hash == root else { throw .wrong }
    }
}

/// The check that a tree goes on from an earlier one.
public enum ConsistencyProof {
    /// Checks a proof (RFC 9162, 2.1.4.2, which is that of RFC 6962).
    ///
    /// - Throws: ``ProofError/wrong`` for every other pair of trees or path.
    public static func verify(
        _ path: [TreeHash],
        from old: (size: UInt64, root: TreeHash),
        to new: (size: UInt64, root: TreeHash)
    ) throws(ProofError) {
        guard old.size <= new.size else { throw .wrong }
        guard old.size > 0 else { return try check(path.isEmpty && old.root == .empty) }
        guard old.size < new.size else { return try check(path.isEmpty && old.root == new.root) }
        let hashes = old.size.nonzeroBitCount == 1 ? [old.root] + path : path
        guard let first = hashes.first else { throw .wrong }
        var (place, last) = (old.size - 1, new.size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (oldHash, newHash) = (first, first)
        for hash in hashes.dropFirst() {
            guard last > 0 else { throw .wrong }
            if place & 1 == 1 || place == last {
                oldHash = .node(hash, oldHash)
                newHash = .node(hash, newHash)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newHash = .node(newHash, hash)
            }
            place >>= 1
            last >>= 1
        }
        try check(last == 0 && oldHash == old.root && newHash == new.root)
    }

    private static func check(_ holds: Bool) throws(ProofError) { if !holds { throw .wrong } }
}
