import Testing
import Transparency

@Suite("Signed notes, tiles and proof files")
struct NoteTests {
    let signer: NoteSigner

    init() throws { signer = try #require(NoteSigner(name: "rx.example/a", seed: Array(repeating: 9, count: 32))) }

    private func note(_ size: UInt64 = 3, _ root: TreeHash = .leaf([1])) throws -> SignedNote {
        try SignedNote(signing: Checkpoint(origin: "rx.example/a", size: size, root: root).text, with: signer)
    }

    @Test("Every changed byte of a note is refused")
    func changedBytes() throws {
        let bytes = Array(try note().note.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: NoteError.self, "byte \(index)") {
                try SignedNote(String(decoding: changed, as: UTF8.self)).verify(signer.verifier)
            }
        }
    }

    @Test("A note of another key, and one by the same name, are refused")
    func otherKeys() throws {
        let other = try #require(NoteSigner(name: "rx.example/b", seed: Array(repeating: 9, count: 32)))
        let namesake = try #require(NoteSigner(name: "rx.example/a", seed: Array(repeating: 8, count: 32)))
        #expect(throws: NoteError.unsigned) { try note().verify(other.verifier) }
        #expect(throws: NoteError.unsigned) { try note().verify(namesake.verifier) }
    }

    @Test(
        "What is no checkpoint is refused",
        arguments: [
            "", "a\n1\n", "a\n01\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n", "a\n-1\nAA==\n", "a\n1\nAA==\n",
            "\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
            "a\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg\n",
            "a\n18446744073709551616\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        ]
    )
    func notCheckpoints(_ text: String) {
        #expect(throws: NoteError.malformed) { try Checkpoint(text: text) }
    }

    @Test("A verifier key is read in its one spelling")
    func verifierKeys() throws {
        let text = signer.verifier.description
        #expect(NoteVerifier(text) == signer.verifier)
        for other in ["", "a", "a+b", text + "=", text.replacing("+", with: " "), "x" + text] {
            #expect(NoteVerifier(other) == nil, "\(other)")
        }
        #expect(NoteSigner(name: "two words", seed: Array(repeating: 1, count: 32)) == nil)
        #expect(NoteSigner(name: "a", seed: Array(repeating: 1, count: 31)) == nil)
    }

    @Test(
        "Tiles are named as C2SP names them",
        arguments: [
            ("0/000", Tile(.hashes(level: 0), index: 0)),
            ("0/x001/x234/067", Tile(.hashes(level: 0), index: 1_234_067)),
            ("1/x001/000.p/1", Tile(.hashes(level: 1), index: 1000, width: 1)),
            ("entries/999.p/255", Tile(.entries, index: 999, width: 255)),
            ("entries/x018/x446/x744/x073/x709/x551/615", Tile(.entries, index: .max)),
        ]
    )
    func tiles(_ path: String, _ tile: Tile?) throws {
        let tile = try #require(tile)
        #expect(tile.path == path)
        #expect(Tile(path: path) == tile)
    }

    @Test(
        "No other spelling is taken",
        arguments: [
            "", "0", "0/0", "0/0000", "00/000", "8/000", "-1/000", "0/x000/000", "0/001/000", "0/x001", "0/000.p/256",
            "0/000.p/0", "0/000.p/01", "0/000.p", "0/000/p/1", "entries", "Entries/000",
            "0/x018/x446/x744/x073/x709/x551/616",
            "0/٠٠٠", "0/+01", "data/000",
        ]
    )
    func otherSpellings(_ path: String) {
        #expect(Tile(path: path) == nil)
    }

    @Test("The width of a tile follows from the size of the tree")
    func widths() {
        #expect(Tile.width(of: .hashes(level: 0), index: 0, in: 0) == 0)
        #expect(Tile.width(of: .hashes(level: 0), index: 0, in: 70_000) == 256)
        #expect(Tile.width(of: .hashes(level: 0), index: 273, in: 70_000) == 112)
        #expect(Tile.width(of: .hashes(level: 0), index: 274, in: 70_000) == 0)
        #expect(Tile.width(of: .entries, index: 273, in: 70_000) == 112)
        #expect(Tile.width(of: .hashes(level: 1), index: 1, in: 70_000) == 17)
        #expect(Tile.width(of: .hashes(level: 2), index: 0, in: 70_000) == 1)
        #expect(Tile.width(of: .hashes(level: 3), index: 0, in: 70_000) == 0)
        #expect(Tile.width(of: .hashes(level: 0), index: .max, in: .max) == 0)
    }

    @Test("A proof file proves its entry, and nothing else")
    func proofFiles() throws {
        let entries = (0..<7).map { [UInt8($0), 1, 2] }
        let tree = DefinedTree(entries.map { .leaf($0) })
        let note = try note(7, try tree.root(at: 7))
        let file = ProofFile(
            index: 4,
            entry: entries[4],
            path: try tree.inclusionProof(of: 4, in: 7),
            checkpoint: note
        )
        #expect(try ProofFile(file.text) == file)
        #expect(try ProofFile(file.text).verify(signer.verifier).size == 7)
        let bare = ProofFile(index: 4, entry: nil, path: file.path, checkpoint: note)
        try ProofFile(bare.text).verify(signer.verifier, leaf: .leaf(entries[4]))
        #expect(throws: ProofError.wrong) { try bare.verify(signer.verifier) }
        #expect(throws: ProofError.wrong) { try bare.verify(signer.verifier, leaf: .leaf(entries[3])) }
        let bytes = Array(file.text.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: (any Error).self, "byte \(index)") {
                try ProofFile(String(decoding: changed, as: UTF8.self)).verify(signer.verifier)
            }
        }
    }
}
