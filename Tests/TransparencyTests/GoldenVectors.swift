import Testing
import Transparency

/// The well-known test tree of RFC 6962 implementations.
enum Golden {
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6F),
    ]
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
}

/// A tree in memory, made by the definition of RFC 6962 and nothing else: the oracle.
struct DefinedTree: TreeNodes {
    let leaves: [TreeHash]
    var size: UInt64 { UInt64(leaves.count) }

    init(_ leaves: [TreeHash]) { self.leaves = leaves }

    init(count: Int) { self.init((0..<count).map { .leaf([UInt8($0 & 0xFF), UInt8($0 >> 8)]) }) }

    func hash(height: Int, index: UInt64) -> TreeHash {
        let first = Int(index) << height
        return Self.hash(leaves[first..<first + 1 << height])
    }

    /// MTH of RFC 6962, 2.1.
    static func hash(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .empty }
        guard leaves.count > 1 else { return first }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return .node(hash(leaves.prefix(half)), hash(leaves.dropFirst(half)))
    }
}

@Suite("Golden vectors of RFC 6962")
struct GoldenVectorTests {
    @Test("The roots of the first leaves")
    func roots() {
        var tree = GrowingTree()
        #expect(tree.root.bytes.hexadecimal == Golden.roots[0])
        for (leaf, root) in zip(Golden.leaves, Golden.roots.dropFirst()) {
            tree.append(.leaf(leaf))
            #expect(tree.root.bytes.hexadecimal == root)
        }
    }

    @Test("The proofs of inclusion and consistency")
    func proofs() throws {
        let tree = DefinedTree(Golden.leaves.map { .leaf($0) })
        let starts = { (path: [TreeHash]) in path.map { String($0.bytes.hexadecimal.prefix(16)) } }
        #expect(
            starts(try tree.inclusionProof(of: 5, in: 8)) == [
                "bc1a0643b12e4d2d", "ca854ea128ed050b", "d37ee418976dd957",
            ]
        )
        #expect(
            starts(try tree.consistencyProof(from: 6, to: 8)) == [
                "0ebc5d3437fbe2db", "ca854ea128ed050b", "d37ee418976dd957",
            ]
        )
    }

    @Test("A signed checkpoint")
    func note() throws {
        let signer = try #require(NoteSigner(name: "rx.example/tenant-a/log", seed: Array(0...31)))
        #expect(
            signer.verifier.description
                == "rx.example/tenant-a/log+671b46ea+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
        )
        let text = """
            rx.example/tenant-a/log
            8
            XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

            — rx.example/tenant-a/log ZxtG6ooFXogTwFKCY4iiQiyXQ4cms/XsUF6HPdUsrBrBoRu2s9FM3CaBijcsicz69YuxQ3YreSHpU1DIbszC5R0CJAI=

            """
        let note = try SignedNote(text)
        try note.verify(signer.verifier)
        #expect(note.note == text)
        let checkpoint = try Checkpoint(text: note.text)
        #expect(checkpoint.size == 8)
        #expect(checkpoint.root.bytes.hexadecimal == Golden.roots[8])
        #expect(checkpoint.text == note.text)
        try SignedNote(signing: checkpoint.text, with: signer).verify(signer.verifier)
    }
}
