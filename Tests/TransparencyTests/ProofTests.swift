import Testing
import Transparency

@Suite("Proofs")
struct ProofTests {
    static let largest = 130

    @Test("A growing tree has the root that the definition gives, and completes each perfect subtree once")
    func growing() {
        let oracle = DefinedTree(count: Self.largest)
        var tree = GrowingTree()
        var completed: [String: TreeHash] = [:]
        for (index, leaf) in oracle.leaves.enumerated() {
            #expect(tree.root == DefinedTree.hash(oracle.leaves[..<index]))
            tree.append(leaf) { height, index, hash in
                #expect(completed.updateValue(hash, forKey: "\(height)/\(index)") == nil)
                #expect(hash == oracle.hash(height: height, index: index))
            }
        }
        #expect(completed.count == (1...7).reduce(0) { $0 + Self.largest >> $1 })
        #expect(GrowingTree(size: tree.size, peaks: tree.peaks) == tree)
        #expect(GrowingTree(size: tree.size, peaks: Array(tree.peaks.dropLast())) == nil)
    }

    @Test("Every leaf of every size has a proof that holds, and no changed one does")
    func inclusion() throws {
        let tree = DefinedTree(count: Self.largest)
        for size in 1...tree.size {
            let root = try tree.root(at: size)
            for leaf in 0..<size {
                let path = try tree.inclusionProof(of: leaf, in: size)
                let hash = tree.leaves[Int(leaf)]
                try InclusionProof.verify(path, of: hash, at: leaf, in: size, root: root)
                guard size < 34 || leaf.isMultiple(of: 17) else { continue }
                for forged in Self.forgeries(of: path) {
                    #expect(throws: ProofError.wrong) {
                        try InclusionProof.verify(forged, of: hash, at: leaf, in: size, root: root)
                    }
                }
                for other in 0..<size where other != leaf {
                    #expect(throws: ProofError.wrong) {
                        try InclusionProof.verify(path, of: hash, at: other, in: size, root: root)
                    }
                }
            }
        }
    }

    @Test("Between every two sizes there is a proof that holds, and no changed one does")
    func consistency() throws {
        let tree = DefinedTree(count: Self.largest)
        for new in 0...tree.size {
            let newRoot = try tree.root(at: new)
            for old in 0...new {
                let path = try tree.consistencyProof(from: old, to: new)
                let oldRoot = try tree.root(at: old)
                try ConsistencyProof.verify(path, from: (old, oldRoot), to: (new, newRoot))
                guard new < 34 || old.isMultiple(of: 17) else { continue }
                for forged in Self.forgeries(of: path) {
                    #expect(throws: ProofError.wrong) {
                        try ConsistencyProof.verify(forged, from: (old, oldRoot), to: (new, newRoot))
                    }
                }
                let other = TreeHash.leaf([7, 7, 7])
                #expect(throws: ProofError.wrong) {
                    try ConsistencyProof.verify(path, from: (old, other), to: (new, newRoot))
                }
                if old > 0 {
                    #expect(throws: ProofError.wrong) {
                        try ConsistencyProof.verify(path, from: (old, oldRoot), to: (new, other))
                    }
                }
            }
        }
    }

    @Test("What is not in the tree has no proof")
    func outOfRange() {
        let tree = DefinedTree(count: 5)
        #expect(throws: ProofError.outOfRange) { try tree.inclusionProof(of: 5, in: 5) }
        #expect(throws: ProofError.outOfRange) { try tree.inclusionProof(of: 0, in: 6) }
        #expect(throws: ProofError.outOfRange) { try tree.inclusionProof(of: 0, in: 0) }
        #expect(throws: ProofError.outOfRange) { try tree.consistencyProof(from: 4, to: 6) }
        #expect(throws: ProofError.outOfRange) { try tree.consistencyProof(from: 4, to: 3) }
        #expect(throws: ProofError.outOfRange) { try tree.root(at: 6) }
    }

    /// The path with each hash changed, left out, doubled and swapped with the next, and with one more at either end.
    static func forgeries(of path: [TreeHash]) -> [[TreeHash]] {
        let other = TreeHash.leaf([1, 2, 3])
        var forgeries = [path + [other], [other] + path]
        for index in path.indices {
            var changed = path
            changed[index] = other
            forgeries.append(changed)
            changed = path
            changed.remove(at: index)
            forgeries.append(changed)
            changed = path
            changed.insert(path[index], at: index)
            forgeries.append(changed)
            if index > 0 {
                changed = path
                changed.swapAt(index, index - 1)
                forgeries.append(changed)
            }
        }
        return forgeries
    }
}
