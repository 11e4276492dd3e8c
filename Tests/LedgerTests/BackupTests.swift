import EventCatalog
import Foundation
import Ledger
import TestKit
import Testing
import Transparency

@Suite("Backup and restore")
struct BackupTests {
    private let directory: TemporaryDirectory
    private var backup: String { directory.appending("backup") }
    private var target: String { directory.appending("restored") }
    private let seed = [UInt8](repeating: 6, count: 32)

    init() throws { directory = try TemporaryDirectory() }

    private func open(_ name: String = "log") throws -> LMDBEventLog {
        try LMDBEventLog.open(directory: directory.appending(name), options: .test)
    }

    /// Appends commands of some events, each with a claim taken and an earlier one let go.
    private func append(_ numbers: Range<Int>, to log: LMDBEventLog) async throws {
        for number in numbers {
            let stream = StreamID.patient(number % 40)
            _ = try await log.transact(.test(.test(10_000 + number))) { transaction in
                try transaction.append(
                    (0...number % 3).map { .test("event \(number).\($0)", subjects: [stream.id]) },
                    to: stream
                )
                try transaction.claim(Self.claim(number), for: stream.id)
                if number >= 5 {
                    try transaction.release(Self.claim(number - 5), by: StreamID.patient((number - 5) % 40).id)
                }
                transaction.reply([UInt8(number & 0xFF)])
            }
        }
    }

    private static func claim(_ number: Int) -> Claim { Claim(key: (0..<16).map { UInt8($0) ^ UInt8(number & 0xFF) }) }

    @discardableResult
    private func backUp(_ log: LMDBEventLog, seed: [UInt8]? = nil) throws -> BackupManifest {
        let signer = try #require(NoteSigner(name: try log.origin(), seed: seed ?? self.seed))
        return try log.backUp(to: backup, signer: signer, now: .now)
    }

    private func restore(signed: Checkpoint? = nil, seed: [UInt8]? = nil) -> LogRestore {
        LogRestore(from: backup, signed: signed) { NoteSigner(name: $0, seed: seed ?? self.seed)?.verifier }
    }

    private func events(_ log: LMDBEventLog) throws -> [RecordedEvent] {
        try log.read(.log, from: 0, direction: .forward, limit: .max)
    }

    private func checkpoint(of log: LMDBEventLog) throws -> Checkpoint {
        let tree = log.tree
        return Checkpoint(origin: try log.origin(), size: tree.size, root: try tree.root(at: tree.size))
    }

    @Test("What is restored is the log: events, indexes, claims, answers to repeats, tree and name")
    func roundTrip() async throws {
        let log = try open()
        try await append(0..<100, to: log)
        let first = try backUp(log)
        try await append(100..<150, to: log)
        let second = try backUp(log)
        #expect(second.packs.count == 2 && second.packs[0] == first.packs[0] && second.size == log.head)
        #expect(try backUp(log) == second)
        let signed = try checkpoint(of: log)
        let outcome = try restore(signed: signed).run(to: target, through: nil, acceptsLoss: false, now: .now)
        #expect(outcome.size == signed.size && outcome.root == signed.root && outcome.origin == signed.origin)
        #expect(outcome.lost == nil)
        let restored = try open("restored")
        #expect(try events(restored) == (try events(log)))
        for stream in 0..<40 {
            let source = EventSource.stream(.patient(stream))
            #expect(
                try restored.read(source, from: 0, direction: .forward, limit: .max)
                    == (try log.read(source, from: 0, direction: .forward, limit: .max))
            )
        }
        for number in 0..<150 {
            #expect(try await restored.owner(of: Self.claim(number)) == (try await log.owner(of: Self.claim(number))))
            let id = RecordID.test(10_000 + number)
            let repeated = try await restored.transact(.test(id)) { _ in Issue.record("it was decided again") }
            #expect(repeated.isRepeat && repeated.reply == [UInt8(number & 0xFF)])
        }
        try await append(150..<160, to: restored)
        #expect(try restored.tree.root(at: signed.size) == signed.root)
        await log.close()
        await restored.close()
    }

    @Test("A log can be restored as of any position, claims and answers too")
    func pointInTime() async throws {
        let log = try open()
        try await append(0..<30, to: log)
        try backUp(log)
        try await append(30..<60, to: log)
        try backUp(log)
        let all = try events(log)
        let lasts = (0..<60).map { number in all.last { $0.entry.origin.commandID == .test(10_000 + number) } }
        for number in [0, 7, 29, 30, 31, 59] {
            let position = try #require(lasts[number]).entry.position
            let name = "as-of-\(number)"
            let outcome = try restore().run(
                to: directory.appending(name),
                through: .position(position),
                acceptsLoss: false,
                now: .now
            )
            #expect(outcome.size == position)
            let restored = try open(name)
            #expect(try events(restored) == Array(all.prefix(Int(position))))
            for other in 0..<60 {
                let isHeld = other <= number && other > number - 5
                let owner = try await restored.owner(of: Self.claim(other))
                #expect(owner == (isHeld ? StreamID.patient(other % 40).id : nil), "claim \(other) as of \(number)")
            }
            await restored.close()
        }
        let instant = all[20].entry.recordedAt
        let outcome = try restore().run(to: target, through: .instant(instant), acceptsLoss: false, now: .now)
        #expect(outcome.size == UInt64(all.count { $0.entry.recordedAt <= instant }))
        #expect(throws: BackupError.notReached(size: log.head)) {
            try restore().run(to: target + "2", through: .position(log.head + 1), acceptsLoss: false, now: .now)
        }
        await log.close()
    }

    @Test("Whatever byte of a backup is changed, cut off or missing, it is refused and nothing is made (F38)")
    func damaged() async throws {
        let log = try open()
        try await append(0..<40, to: log)
        let manifest = try backUp(log)
        await log.close()
        var generator = SeededGenerator(seed: 38)
        for name in ["manifest", manifest.packs[0].name] {
            let file = URL(filePath: backup + "/" + name)
            let original = try Data(contentsOf: file)
            for _ in 0..<60 {
                var bytes = original
                bytes[Int.random(in: bytes.indices, using: &generator)] ^=
                    1 << UInt8.random(in: 0..<8, using: &generator)
                try bytes.write(to: file)
                #expect(throws: BackupError.self) {
                    try restore().run(to: target, through: nil, acceptsLoss: true, now: .now)
                }
            }
            for length in [0, 1, original.count / 2, original.count - 1] {
                try original.prefix(length).write(to: file)
                #expect(throws: BackupError.self) {
                    try restore().run(to: target, through: nil, acceptsLoss: true, now: .now)
                }
            }
            try (original + [0]).write(to: file)
            #expect(throws: BackupError.self) {
                try restore().run(to: target, through: nil, acceptsLoss: true, now: .now)
            }
            try FileManager.default.removeItem(at: file)
            #expect(throws: BackupError.self) {
                try restore().run(to: target, through: nil, acceptsLoss: true, now: .now)
            }
            try original.write(to: file)
        }
        #expect(!FileManager.default.fileExists(atPath: target))
        #expect(!FileManager.default.fileExists(atPath: target + ".new"))
        _ = try restore().run(to: target, through: nil, acceptsLoss: false, now: .now)
    }

    @Test("A backup of another log, of another key, or not what was signed is refused")
    func foreign() async throws {
        let log = try open()
        try await append(0..<10, to: log)
        try backUp(log)
        #expect(throws: BackupError.foreign) { try restore(seed: [UInt8](repeating: 7, count: 32)).check() }
        let own = try checkpoint(of: log)
        let other = Checkpoint(origin: "rxledger/another", size: own.size, root: own.root)
        #expect(throws: BackupError.foreign) { try restore(signed: other).check() }
        let rewritten = Checkpoint(origin: own.origin, size: own.size - 3, root: own.root)
        #expect(throws: BackupError.rewritten(size: own.size - 3)) { try restore(signed: rewritten).check() }
        let another = try open("another")
        try await append(0..<20, to: another)
        #expect(throws: BackupError.foreign) { try backUp(another) }
        await another.close()
        await log.close()
    }

    @Test("A backup behind what was signed is refused, and with the loss accepted the log goes on under another name")
    func olderThanSigned() async throws {
        let log = try open()
        try await append(0..<10, to: log)
        let manifest = try backUp(log)
        try await append(10..<20, to: log)
        let signed = try checkpoint(of: log)
        await log.close()
        #expect(throws: BackupError.olderThanSigned(signed: signed.size, backup: manifest.size)) {
            try restore(signed: signed).run(to: target, through: nil, acceptsLoss: false, now: .now)
        }
        #expect(!FileManager.default.fileExists(atPath: target))
        let outcome = try restore(signed: signed).run(to: target, through: nil, acceptsLoss: true, now: .now)
        #expect(outcome.origin == manifest.origin + "/2" && outcome.lost == signed)
        let restored = try open("restored")
        #expect(try restored.origin() == outcome.origin)
        #expect(throws: BackupError.foreign) { try backUp(restored) }
        await restored.close()
        #expect(throws: BackupError.targetExists) {
            try restore(signed: signed).run(to: target, through: nil, acceptsLoss: true, now: .now)
        }
    }

    @Test("A pack that was begun and not finished is made anew")
    func interrupted() async throws {
        let log = try open()
        try await append(0..<10, to: log)
        try backUp(log)
        try await append(10..<20, to: log)
        try Data("half a pack".utf8).write(to: URL(filePath: backup + "/pack.new"))
        try Data("a pack that no manifest names".utf8)
            .write(to: URL(filePath: backup + "/\(try restore().check().size + 1)-\(log.head).pack"))
        try backUp(log)
        #expect(try restore().check().size == log.head)
        await log.close()
    }
}
