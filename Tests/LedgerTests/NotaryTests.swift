import EventCatalog
import Foundation
import Ledger
import TestKit
import Testing
import Transparency

@Suite("Signed checkpoints")
struct NotaryTests {
    private let directory: TemporaryDirectory
    private let files: CheckpointFiles

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.appending("keys"), withIntermediateDirectories: true)
        files = CheckpointFiles(
            outside: directory.appending("keys/checkpoint"),
            beside: directory.appending("log/checkpoint")
        )
    }

    private func open() async throws -> LMDBEventLog {
        try await untilFree(directory.appending("log"))
        return try LMDBEventLog.open(directory: directory.appending("log"), options: .test)
    }

    private func notary(of log: LMDBEventLog, seed: UInt8 = 1) throws -> Notary {
        let signer = try #require(NoteSigner(name: try log.origin(), seed: Array(repeating: seed, count: 32)))
        return try Notary(log: log, signer: signer, files: files)
    }

    private func append(to log: LMDBEventLog) async throws {
        _ = try await log.transact(.test()) { transaction in
            try transaction.append([.test("one"), .test("two")], to: StreamID(.patient, RecordID.random()))
        }
    }

    @Test("A checkpoint tells size and root, goes on from the last, and is the same while nothing is appended")
    func checkpoints() async throws {
        let log = try await open()
        try await append(to: log)
        let notary = try notary(of: log)
        let first = try await notary.checkpoint()
        try first.verify(notary.verifier)
        let checkpoint = try Checkpoint(text: first.text)
        #expect(checkpoint == Checkpoint(origin: try log.origin(), size: 2, root: try log.tree.root(at: 2)))
        #expect(try await notary.checkpoint() == first)
        try await append(to: log)
        #expect(try Checkpoint(text: await notary.checkpoint().text).size == 4)
        for path in ["keys/checkpoint", "log/checkpoint"] {
            let text = try String(contentsOfFile: directory.appending(path), encoding: .utf8)
            #expect(try Checkpoint(text: SignedNote(text).text).size == 4)
        }
        await log.close()
    }

    @Test("A log that was set back is not gone on with")
    func setBack() async throws {
        do {
            let log = try await open()
            try await append(to: log)
            _ = try await notary(of: log).checkpoint()
            await log.close()
        }
        try copy("log", to: "earlier")
        do {
            let log = try await open()
            try await append(to: log)
            _ = try await notary(of: log).checkpoint()
            await log.close()
        }
        try FileManager.default.removeItem(atPath: directory.appending("log"))
        try copy("earlier", to: "log")
        let log = try await open()
        #expect(throws: NotaryError.setBack(signed: 4, now: 2)) { try notary(of: log) }
        // Nor once it has grown past what was signed.
        try await append(to: log)
        try await append(to: log)
        #expect(throws: NotaryError.rewritten(size: 4)) { try notary(of: log) }
        await log.close()
    }

    @Test("Another log, another key and a file that is no checkpoint are refused")
    func foreign() async throws {
        let log = try await open()
        try await append(to: log)
        _ = try await notary(of: log).checkpoint()
        #expect(throws: NotaryError.foreign) { try notary(of: log, seed: 2) }
        try Data("nonsense".utf8).write(to: URL(filePath: directory.appending("keys/checkpoint")))
        #expect(throws: NotaryError.unreadable(path: directory.appending("keys/checkpoint"))) {
            try notary(of: log)
        }
        await log.close()
        try FileManager.default.removeItem(atPath: directory.appending("keys/checkpoint"))
        try copy("log/checkpoint", to: "keys/checkpoint")
        try FileManager.default.removeItem(atPath: directory.appending("log"))
        let other = try await open()
        #expect(throws: NotaryError.foreign) { try notary(of: other) }
        await other.close()
    }

    private func copy(_ source: String, to target: String) throws {
        try FileManager.default.copyItem(atPath: directory.appending(source), toPath: directory.appending(target))
    }
}
