import Crypto
import EventCatalog
import Foundation
import LMDB
import Ledger
import TestKit
import Testing
import Transparency

@Suite("Verifying a log as a stranger")
struct VerifyTests {
    private static let databases = [
        "events", "streams", "subjects", "commands", "claims", "claim_changes", "tree", "meta",
    ]
    private let directory: TemporaryDirectory
    private let log: String
    private let witness: LogVerifier.Witness
    private let key: NoteVerifier

    /// A log of 600 events in 200 streams, with a signed checkpoint.
    init() async throws {
        directory = try TemporaryDirectory()
        log = directory.appending("log")
        (witness, key) = try await Self.fill(log, outside: directory.appending("checkpoint"))
        try await untilFree(log)
    }

    private static func fill(
        _ directory: String,
        outside: String
    ) async throws -> (witness: LogVerifier.Witness, key: NoteVerifier) {
        let open = try LMDBEventLog.open(directory: directory, options: .test)
        for number in 0..<200 {
            let stream = StreamID.patient(number)
            _ = try await open.transact(.test()) { transaction in
                try transaction.append(
                    (0..<3).map { .test("event \($0)", subjects: [stream.id, .test(5_000 + number % 7)]) },
                    to: stream
                )
                try transaction.claim(Claim(key: (0..<32).map { UInt8($0) ^ UInt8(number) }), for: stream.id)
            }
        }
        let signer = try #require(NoteSigner(name: try open.origin(), seed: Array(repeating: 3, count: 32)))
        let files = CheckpointFiles(outside: outside, beside: directory + "/checkpoint")
        let note = try await Notary(log: open, signer: signer, files: files).checkpoint()
        await open.close()
        return (LogVerifier.Witness(source: "the checkpoint", note: note), signer.verifier)
    }

    private func verdict(key: NoteVerifier?? = nil, witnesses: [LogVerifier.Witness]? = nil) throws -> LogVerdict {
        let verifier = LogVerifier(
            directory: log,
            witnesses: witnesses ?? [witness],
            key: key ?? self.key,
            now: .now
        )
        return try verifier.run()
    }

    /// Changes rows behind the log's back.
    private func tamper(_ body: (inout WriteTransaction, Environment) throws(LMDBError) -> Void) throws {
        let environment = try Environment(path: log, options: .init(mapSize: 1 << 30, databases: Self.databases))
        try environment.write { (transaction) throws(LMDBError) in try body(&transaction, environment) }
    }

    private static func key(_ position: UInt64) -> [UInt8] {
        var key: [UInt8] = []
        key.append(bigEndian: position)
        return key
    }

    /// Another log in its place.
    private func fill(_ count: Int) async throws {
        do {
            let other = try LMDBEventLog.open(directory: log, options: .test)
            for number in 0..<count { _ = try await other.append([.test("forged \(number)")], to: .patient(number)) }
            await other.close()
        }
        try await untilFree(log)
    }

    /// Gives the log another name, with the checksum that belongs to it.
    private func rename(to origin: String) throws {
        let (key, value) = (Array("origin".utf8), Array(origin.utf8))
        let checksum = SHA256.hash(data: [2] + Array("meta".utf8) + [0] + key + value).prefix(8)
        try tamper { transaction, environment throws(LMDBError) in
            try transaction.put(value + checksum, forKey: key, in: environment.database("meta"))
        }
    }

    /// Changes one byte of a record: counted from its end if negative.
    private func flip(_ offset: Int, of position: UInt64) throws {
        try tamper { transaction, environment throws(LMDBError) in
            let events = environment.database("events")
            var record = try transaction.value(forKey: Self.key(position), in: events) ?? []
            record[offset < 0 ? record.count + offset : offset] ^= 1
            try transaction.put(record, forKey: Self.key(position), in: events)
        }
    }

    private func kinds(_ verdict: LogVerdict) -> Set<String> { Set(verdict.findings.map(\.kind)) }

    @Test("A log that nobody touched is as it should be, and all of it is signed")
    func untouched() throws {
        let verdict = try verdict()
        #expect(verdict.gravest == nil, "\(verdict.findings)")
        #expect(verdict.events == 600 && verdict.signedEvents == 600)
        #expect(verdict.tree.root == (try Checkpoint(text: witness.note.text)).root)
    }

    @Test("A changed byte of a payload or an entry is a manipulation, told with its position")
    func changedRecords() throws {
        try flip(-1, of: 17)
        try flip(20, of: 18)
        let verdict = try verdict()
        #expect(verdict.gravest == .manipulation)
        #expect(verdict.findings.filter { $0.kind == "record-damaged" }.map(\.position) == [17, 18])
    }

    @Test("An entry that was made anew with its checksum and the tree is found out by the checkpoint")
    func rewrittenHistory() async throws {
        // Somebody who can write everything but not sign: the same log, but for one payload.
        try FileManager.default.removeItem(atPath: log)
        try await fill(600)
        #expect(kinds(try verdict()).contains("checkpoint-foreign"))
        let origin = try Checkpoint(text: witness.note.text).origin
        try rename(to: origin)
        let verdict = try verdict()
        #expect(verdict.gravest == .manipulation && kinds(verdict) == ["log-rewritten", "unsigned-tail"])
    }

    @Test("A missing record is a gap, and the tree is then not said to be wrong")
    func missingRecord() throws {
        try tamper { transaction, environment throws(LMDBError) in
            try transaction.delete(forKey: Self.key(299), in: environment.database("events"))
        }
        let verdict = try verdict()
        #expect(verdict.findings.contains { $0.kind == "record-missing" && $0.position == 299 && $0.grade == .gap })
        #expect(
            kinds(verdict) == [
                "record-missing", "count-differs", "version-hole", "checkpoint-unchecked", "unsigned-tail",
            ]
        )
    }

    @Test("Two records that changed places are told")
    func swappedRecords() throws {
        try tamper { transaction, environment throws(LMDBError) in
            let events = environment.database("events")
            let (one, other) = (
                try transaction.value(forKey: Self.key(5), in: events) ?? [],
                try transaction.value(forKey: Self.key(6), in: events) ?? []
            )
            try transaction.put(other, forKey: Self.key(5), in: events)
            try transaction.put(one, forKey: Self.key(6), in: events)
        }
        #expect(try verdict().findings.filter { $0.kind == "record-damaged" }.map(\.position) == [5, 6])
    }

    @Test("A log that was cut back to an earlier commit is told by the checkpoint")
    func setBack() async throws {
        try FileManager.default.removeItem(atPath: log)
        try await fill(1)
        let origin = try Checkpoint(text: witness.note.text).origin
        try rename(to: origin)
        #expect(kinds(try verdict()).contains("log-set-back"))
    }

    @Test(
        "Rows of an index that were removed are gaps, and rows that were added manipulations",
        arguments: ["streams", "subjects", "commands"]
    )
    func indexes(_ name: String) throws {
        var keys: [[UInt8]] = []
        try tamper { transaction, environment throws(LMDBError) in
            let index = environment.database(name)
            var rows: [(key: [UInt8], value: [UInt8])] = []
            do {
                try transaction.scan(in: index) { key, value in
                    rows.append((key.copy(), value.copy()))
                    return rows.count < 9 ? .next : .stop
                }
            } catch let error as LMDBError { throw error } catch { throw .corrupted }
            try transaction.delete(forKey: rows[4].key, in: index)
            keys = rows.map(\.key)
        }
        let gap = try verdict()
        #expect(gap.gravest == .gap && kinds(gap) == ["\(name)-index-missing"])
        try tamper { transaction, environment throws(LMDBError) in
            let index = environment.database(name)
            var key = keys[4]
            key[key.count - 1] ^= 0x55
            let value = try transaction.value(forKey: keys[3], in: index) ?? []
            try transaction.put(value, forKey: key, in: index)
        }
        #expect(try verdict().gravest == .manipulation)
    }

    @Test("A wrong hash in the tree, and one too many, are told")
    func tree() throws {
        try tamper { transaction, environment throws(LMDBError) in
            let tree = environment.database("tree")
            var hash = try transaction.value(forKey: [1] + Self.key(0), in: tree) ?? []
            hash[0] ^= 1
            try transaction.put(hash, forKey: [1] + Self.key(0), in: tree)
            try transaction.put(hash, forKey: [1] + Self.key(7), in: tree)
        }
        #expect(try verdict().counts == ["tree-row": 2])
        try tamper { transaction, environment throws(LMDBError) in
            let meta = environment.database("meta")
            var tree = try transaction.value(forKey: Array("tree".utf8), in: meta) ?? []
            tree[20] ^= 1
            try transaction.put(tree, forKey: Array("tree".utf8), in: meta)
        }
        #expect(kinds(try verdict()).isSuperset(of: ["tree-row", "row-damaged"]))
    }

    @Test("A forged signature, another key, and a checkpoint of another log are told; no key is noticed")
    func checkpoints() throws {
        let other = try #require(NoteSigner(name: key.name, seed: Array(repeating: 4, count: 32)))
        #expect(kinds(try verdict(key: .some(other.verifier))).contains("checkpoint-forged"))
        #expect(kinds(try verdict(key: .some(nil))) == ["no-key"])
        #expect(kinds(try verdict(witnesses: [])) == ["unsigned-tail"])
        let checkpoint = try Checkpoint(text: witness.note.text)
        let larger = Checkpoint(origin: checkpoint.origin, size: 601, root: checkpoint.root)
        let signer = try #require(NoteSigner(name: key.name, seed: Array(repeating: 3, count: 32)))
        let set = [LogVerifier.Witness(source: "later", note: try SignedNote(signing: larger.text, with: signer))]
        #expect(kinds(try verdict(witnesses: set)).contains("log-set-back"))
    }

    @Test("Whatever bit is flipped, the log is found damaged or reads as before, and nothing crashes (F23)")
    func flippedBits() throws {
        let file = URL(filePath: log + "/data.mdb")
        let original = try Data(contentsOf: file)
        let rows = try contents()
        let used = try OfflineTables.of(directory: log).bytes
        var generator = SeededGenerator(seed: 20_261_124)
        let flips = ProcessInfo.processInfo.environment["FLIPS"].flatMap { Int($0) } ?? 100
        for _ in 0..<flips {
            var bytes = original
            let index = Int.random(in: 0..<used, using: &generator)
            bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try bytes.write(to: file)
            guard try verdict().gravest ?? .notice == .notice else { continue }
            #expect(try contents() == rows, "byte \(index) of page \(index / 4096)")
        }
    }

    @Test("A file that was cut off anywhere is refused or told, and nothing crashes (F22)")
    func truncated() throws {
        let file = URL(filePath: log + "/data.mdb")
        let original = try Data(contentsOf: file)
        let used = try OfflineTables.of(directory: log).bytes
        for length in [0, 1, 100, 4_095, 4_096, 8_191, 8_192, used / 3, used / 2, used - 4_096, used - 1] {
            try original.prefix(length).write(to: file)
            let verdict = try? verdict()
            #expect(verdict == nil || verdict?.gravest ?? .notice >= .gap, "\(length) bytes")
        }
    }

    /// Every row of every table but for those of LMDB itself.
    private func contents() throws -> [[UInt8]] {
        var rows: [[UInt8]] = []
        var tables = try OfflineTables.of(directory: log)
        for name in tables.names { try tables.scan(name) { rows.append($0.copy() + $1.copy()) } }
        return rows
    }
}
