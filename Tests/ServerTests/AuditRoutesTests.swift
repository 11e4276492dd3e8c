import EventCatalog
import Foundation
import Ledger
import StrictJSON
import Testing
import Transparency

@testable import Server

/// Everything is checked from what the server sent and the public key alone, as an auditor would.
@Suite("Audit routes")
struct AuditRoutesTests {
    private func key(_ server: TestServer) async throws -> NoteVerifier {
        let text = try await server.get("/v1/audit/key").text
        return try #require(NoteVerifier(String(text.dropLast())))
    }

    private func checkpoint(_ server: TestServer) async throws -> Checkpoint {
        let note = try SignedNote(try await server.get("/v1/audit/checkpoint").text)
        try note.verify(try await key(server))
        return try Checkpoint(text: note.text)
    }

    private func hashes(_ json: JSONValue?) throws -> [TreeHash] {
        try #require(json?.array).map { try hash($0) }
    }

    private func hash(_ json: JSONValue?) throws -> TreeHash {
        let bytes = try #require(json?.string.flatMap { Data(base64Encoded: $0) })
        return try #require(TreeHash(bytes: Array(bytes)))
    }

    @Test("The tiles lead to the root that is signed, and the entries to the tiles")
    func tiles() async throws {
        try await TestServer.run { server in
            for number in 0..<130 { _ = try await server.registerPatient(mrn: "A\(number)") }
            let checkpoint = try await checkpoint(server)
            #expect(checkpoint.size == server.log.head && checkpoint.size > 256)
            let rest = Int(checkpoint.size) - 256
            var tree = GrowingTree()
            for (index, path) in ["000", "001.p/\(rest)"].enumerated() {
                let hashes = try await server.get("/v1/audit/tile/0/\(path)")
                #expect(hashes["Content-Type"] == "application/octet-stream")
                let entries = try await server.get("/v1/audit/tile/entries/\(path)").bytes
                var leaves: [UInt8] = []
                var offset = 0
                while offset < entries.count {
                    let length = Int(entries[offset]) << 8 | Int(entries[offset + 1])
                    let leaf = TreeHash.leaf(Array(entries[offset + 2..<offset + 2 + length]))
                    leaves += leaf.bytes
                    tree.append(leaf)
                    offset += 2 + length
                }
                #expect(hashes.bytes == leaves)
                if index == 0 {
                    #expect(try await server.get("/v1/audit/tile/1/000.p/1").bytes == tree.root.bytes)
                }
            }
            #expect(tree.size == checkpoint.size)
            #expect(tree.root == checkpoint.root)
            for path in [
                "0/001", "0/002.p/1", "1/000", "2/000.p/1", "0/000.p/0", "0/0", "entries/9", "x/000", "0/x000/000",
            ] {
                let answer = try await server.get("/v1/audit/tile/\(path)")
                #expect(answer.status == 404 && answer.problem == "not-in-tree", "\(path)")
            }
        }
    }

    @Test("Proofs of inclusion and consistency hold under the signed root")
    func proofs() async throws {
        try await TestServer.run { server in
            let first = try await {
                _ = try await server.registerPatient(mrn: "B1"); return try await checkpoint(server)
            }()
            for number in 2..<20 { _ = try await server.registerPatient(mrn: "B\(number)") }
            let last = try await checkpoint(server)
            #expect(first.size < last.size)
            for position in 1...last.size {
                let json = try await server.get("/v1/audit/proof/inclusion?position=\(position)").json
                #expect(try hash(json["root"]) == last.root)
                try InclusionProof.verify(
                    try hashes(json["path"]),
                    of: try hash(json["leaf_hash"]),
                    at: position - 1,
                    in: last.size,
                    root: last.root
                )
            }
            let json = try await server.get("/v1/audit/proof/consistency?from=\(first.size)").json
            try ConsistencyProof.verify(
                try hashes(json["path"]),
                from: (first.size, first.root),
                to: (last.size, last.root)
            )
            #expect(
                try await server.get("/v1/audit/proof/inclusion?position=\(last.size + 1)").problem == "not-in-tree"
            )
            #expect(try await server.get("/v1/audit/proof/inclusion?position=0").status == 400)
            #expect(try await server.get("/v1/audit/proof/inclusion").status == 400)
            #expect(try await server.get("/v1/audit/proof/consistency?from=0&to=\(last.size + 1)").status == 404)
            #expect(try await server.get("/v1/audit/proof/consistency?from=2&to=1").status == 400)
        }
    }

    @Test("A prescription's receipt proves its last event, or the one asked for, without the server")
    func receipts() async throws {
        try await TestServer.run { server in
            let id = try await server.prescribed().prescription
            let key = try await key(server)
            let stream = try #require(StreamID("prescription-\(id)"))
            let events = try server.log.read(.stream(stream), from: 0, direction: .forward, limit: 100)
            #expect(events.count >= 2)
            for (query, event) in [("", events.last), ("?version=1", events.first)] {
                let answer = try await server.get("/v1/prescriptions/\(id)/receipt\(query)")
                #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
                let file = try ProofFile(answer.text)
                try file.verify(key)
                #expect(file.entry == event?.entry.encoded())
                #expect(file.index + 1 == event?.entry.position)
            }
            let position = try #require(events.first?.entry.position)
            try ProofFile(try await server.get("/v1/audit/receipt?position=\(position)").text).verify(key)
            #expect(try await server.get("/v1/prescriptions/\(id)/receipt?version=99").status == 404)
            let unknown = "0190a000-0000-7000-8000-00000000dead"
            #expect(try await server.get("/v1/prescriptions/\(unknown)/receipt").problem == "prescription-not-found")
        }
    }
}
