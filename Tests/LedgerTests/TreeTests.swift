import EventCatalog
import Ledger
import TestKit
import Testing
import Transparency

@Suite("The tree over the log")
struct TreeTests {
    /// A log of events in commits of different sizes.
    private func filled(_ directory: TemporaryDirectory, _ count: Int) async throws -> LMDBEventLog {
        let log = try LMDBEventLog.open(directory: directory.path, options: .test)
        try await Self.append(count, to: log)
        return log
    }

    private static func append(_ count: Int, to log: LMDBEventLog) async throws {
        var left = count
        while left > 0 {
            let size = min(left, 1 + left % 97)
            let stream = StreamID(.patient, RecordID.random())
            _ = try await log.transact(.test()) { transaction in
                try transaction.append((0..<size).map { .test("event \($0)") }, to: stream)
            }
            left -= size
        }
    }

    /// The tree made from the entries alone.
    private func oracle(_ log: LMDBEventLog) throws -> GrowingTree {
        var tree = GrowingTree()
        for event in try log.read(.log, from: 0, direction: .forward, limit: .max) {
            tree.append(.leaf(event.entry.encoded()))
        }
        return tree
    }

    @Test("Its root is that of the entries after every commit, and after the log was opened again")
    func roots() async throws {
        let directory = try TemporaryDirectory()
        do {
            let log = try await filled(directory, 300)
            #expect(try log.tree.root(at: 300) == (try oracle(log)).root)
            await log.close()
        }
        try await untilFree(directory.path)
        let log = try LMDBEventLog.open(directory: directory.path, options: .test)
        try await Self.append(500, to: log)
        #expect(log.tree.size == 800)
        #expect(try log.tree.root(at: 800) == (try oracle(log)).root)
        #expect(try log.tree.root(at: 0) == .empty)
        await log.close()
    }

    @Test("What is in it and what it goes on from can be proven at every size across tiles")
    func proofs() async throws {
        let directory = try TemporaryDirectory()
        let log = try await filled(directory, 530)
        var growing = GrowingTree()
        var roots = [growing.root]
        let entries = try log.tree.entries(from: 0, count: 530)
        for entry in entries {
            growing.append(.leaf(entry))
            roots.append(growing.root)
        }
        for size in [1, 2, 255, 256, 257, 511, 512, 513, 530] {
            #expect(try log.tree.root(at: UInt64(size)) == roots[size])
            for leaf in stride(from: 0, to: size, by: 37) {
                let path = try log.tree.inclusionProof(of: UInt64(leaf), in: UInt64(size))
                try InclusionProof.verify(
                    path,
                    of: .leaf(entries[leaf]),
                    at: UInt64(leaf),
                    in: UInt64(size),
                    root: roots[size]
                )
            }
            for old in stride(from: 0, through: size, by: 51) {
                let path = try log.tree.consistencyProof(from: UInt64(old), to: UInt64(size))
                try ConsistencyProof.verify(path, from: (UInt64(old), roots[old]), to: (UInt64(size), roots[size]))
            }
        }
        #expect(throws: ProofError.outOfRange) { try log.tree.hashes(level: 1, from: 2, count: 1) }
        #expect(throws: ProofError.outOfRange) { try log.tree.entries(from: 529, count: 2) }
        await log.close()
    }
}
