import EventCatalog
import Foundation
import Ledger
import Synchronization
import TestKit
import Testing

@testable import ProjectionEngine

/// What is found on the disk at a start, and what becomes of it.
@Suite struct RecoveryTests {
    /// A directory with a read model of 100 events, stopped cleanly, and its log.
    private static func stopped() async throws -> (TemporaryDirectory, InMemoryEventLog) {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        try await running(host) { try await host.catchUp(to: 100) }
        return (directory, log)
    }

    private static func write(_ text: String, _ name: String, in directory: TemporaryDirectory) throws {
        try text.write(toFile: directory.appending("projections/counting/\(name)"), atomically: true, encoding: .utf8)
    }

    /// Starts again; answers with the generation that serves in the end. The rows must be right in any case.
    private static func generationAfterRestart(
        _ directory: TemporaryDirectory,
        _ log: InMemoryEventLog
    ) async throws -> UInt64? {
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        return try await running(host) {
            try await host.catchUp(to: log.head)
            #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
            return try host.status("counting").generation
        }
    }

    @Test func `after kill -9 the rows go on from their checkpoint (F29)`() async throws {
        let (directory, log) = try await Self.stopped()
        let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        try Self.write(boot, "in-use", in: directory)
        try await log.appendNames(20)
        #expect(try await Self.generationAfterRestart(directory, log) == 1)
    }

    @Test func `after a crash of the machine it is built anew`() async throws {
        let (directory, log) = try await Self.stopped()
        try Self.write("4c1b7f0e-0000-4000-8000-000000000000", "in-use", in: directory)
        #expect(try await Self.generationAfterRestart(directory, log) == 2)
    }

    @Test func `what can't be trusted is gone before the directory is marked as in use`() async throws {
        let (directory, _) = try await Self.stopped()
        try Self.write("4c1b7f0e-0000-4000-8000-000000000000", "in-use", in: directory)
        let model = ModelDirectory(root: directory.path, name: "counting")
        #expect(try model.roles().current == 1 && model.claim() == 1)
        #expect(try model.generations().isEmpty, "a second start would take it for trusted")
    }

    @Test func `a lost directory is built anew (F30)`() async throws {
        let (directory, log) = try await Self.stopped()
        try FileManager.default.removeItem(atPath: directory.appending("projections/counting"))
        #expect(try await Self.generationAfterRestart(directory, log) == 1)
    }

    @Test func `a lost generation is built anew (F30)`() async throws {
        let (directory, log) = try await Self.stopped()
        try FileManager.default.removeItem(atPath: directory.appending("projections/counting/1/data.mdb"))
        #expect(try await Self.generationAfterRestart(directory, log) == 2)
    }

    @Test func `a file that is cut off is built anew (F30)`() async throws {
        let (directory, log) = try await Self.stopped()
        let file = try #require(FileHandle(forWritingAtPath: directory.appending("projections/counting/1/data.mdb")))
        try file.truncate(atOffset: 5000)
        try file.close()
        #expect(try await Self.generationAfterRestart(directory, log) == 2)
    }

    @Test func `a file that is not LMDB's is built anew (F30)`() async throws {
        let (directory, log) = try await Self.stopped()
        let garbage = Data(repeating: 0x5A, count: 65_536)
        try garbage.write(to: directory.url("projections/counting/1/data.mdb"))
        #expect(try await Self.generationAfterRestart(directory, log) == 2)
    }

    @Test func `a rebuild that was under way goes on where it was, and the old one serves meanwhile`() async throws {
        let (directory, log) = try await Self.stopped()
        try Self.halfBuild(7, of: CountingProjection.self, from: log, in: directory)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        let status = try host.status("counting")
        #expect(status.state == .rebuilding && status.generation == 1)
        #expect(status.rebuild?.generation == 7 && status.rebuild?.position == 60)
        #expect(try model.sum().value == CountingProjection.expectedSum(100))
        try await running(host) {
            try await host.untilStatus("counting") { $0.generation == 7 }
            #expect(try model.sum().value == CountingProjection.expectedSum(100))
        }
    }

    @Test func `a rebuild of another version that was under way is removed`() async throws {
        let (directory, log) = try await Self.stopped()
        try Self.halfBuild(7, of: NewerCountingProjection.self, from: log, in: directory)
        #expect(try await Self.generationAfterRestart(directory, log) == 1)
        #expect(!FileManager.default.fileExists(atPath: directory.appending("projections/counting/7")))
    }

    private static func halfBuild<Rule: Projection>(
        _ number: UInt64,
        of projection: Rule.Type,
        from log: InMemoryEventLog,
        in directory: TemporaryDirectory
    ) throws {
        let rule = ProjectionRule(projection)
        let path = directory.appending("projections/counting/\(number)")
        let generation = try Generation(number: number, directory: path, rule: rule)
        try generation.begin(rule)
        let events = try log.allEvents().prefix(60).map { try PublishedEvent(decoding: $0) }
        try generation.apply(events[...], by: rule)
    }

    @Test func `a first build that was stopped goes on where it was`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        let rule = ProjectionRule(CountingProjection.self)
        var first: ProjectionHost? = ProjectionHost(log, in: directory)
        _ = try first?.register(CountingProjection.self)  // makes the generation; as if killed before it was done
        first = nil
        do {
            let path = directory.appending("projections/counting/1")
            let generation = try Generation(number: 1, directory: path, rule: rule)
            let events = try log.allEvents().prefix(60).map { try PublishedEvent(decoding: $0) }
            try generation.apply(events[...], by: rule)
        }
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        #expect(throws: ReadModelError.rebuilding(name: "counting", position: 60, head: 100)) { try model.sum() }
        try await running(host) {
            try await host.catchUp(to: 100)
            #expect(try model.sum().value == CountingProjection.expectedSum(100))
            #expect(try host.status("counting").generation == 1)
        }
    }

    @Test func `another version is built anew`() async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(NewerCountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: 100)
            let status = try host.status("counting")
            #expect(status.version == 2)
            #expect(status.generation == 2)
            let row = try model.read { try $0.row(at: CountingProjection.sumKey, in: CountingProjection.sums) }
            #expect(try CountingProjection.sum(row.value) == 100)
        }
    }

    @Test func `a log that was set back is noticed`() async throws {
        let (directory, _) = try await Self.stopped()
        let restored = InMemoryEventLog()
        try await restored.appendNames(40)
        #expect(try await Self.generationAfterRestart(directory, restored) == 2)
    }

    @Test func `a log that went another way is noticed`() async throws {
        let (directory, _) = try await Self.stopped()
        let other = InMemoryEventLog()
        try await other.appendNames(150, family: "Other")
        #expect(try await Self.generationAfterRestart(directory, other) == 2)
    }

    @Test func `rows and checkpoint are written together or not at all (F29)`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        try await log.appendNames(3)
        try await log.appendName("x", of: patient)
        let events = try log.allEvents().map { try PublishedEvent(decoding: $0) }
        let rule = ProjectionRule(PoisonedProjection.self)
        let generation = try Generation(number: 1, directory: directory.appending("1"), rule: rule)
        try generation.begin(rule)
        PoisonedProjection.poison.withLock { _ = $0.insert(patient.record) }
        #expect(throws: ApplyFailure.self) { try generation.apply(events[...], by: rule) }
        #expect(generation.checkpoint.withLock(\.position) == 0)
        #expect(try generation.read { try $0.count(of: PoisonedProjection.names) }.value == 0)
        PoisonedProjection.poison.withLock { _ = $0.remove(patient.record) }
        try generation.apply(events[...], by: rule)
        #expect(generation.checkpoint.withLock(\.position) == 4)
        #expect(try generation.read { try $0.count(of: PoisonedProjection.names) }.value == 4)
    }

    @Test(arguments: ["current", "in-use"])
    func `a file of the engine that holds nonsense, or is none, stops no start`(_ name: String) async throws {
        let nonsense = [
            Data([0xFF, 0xFE, 0x00, 0x80]), Data(), Data("18446744073709551615\n18446744073709551615\n".utf8),
            Data("-1\n-1\n".utf8), Data("1\n9223372036854775807\n".utf8), nil,
        ]
        for content in nonsense {
            let (directory, log) = try await Self.stopped()
            let path = directory.appending("projections/counting/\(name)")
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            if let content {
                try content.write(to: URL(filePath: path))
            } else {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            }
            _ = try await Self.generationAfterRestart(directory, log)
            #expect(try await Self.generationAfterRestart(directory, log) != nil)
        }
    }

    @Test(arguments: ["file", "link"])
    func `what stands in the place of the directory and is none gives way`(_ what: String) async throws {
        let (directory, log) = try await Self.stopped()
        let path = directory.appending("projections/counting")
        try FileManager.default.removeItem(atPath: path)
        if what == "file" {
            try Data([1]).write(to: URL(filePath: path))
        } else {
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: directory.appending("none"))
        }
        #expect(try await Self.generationAfterRestart(directory, log) == 1)
    }

    @Test func `a directory that only looks like a generation is left alone`() async throws {
        let (directory, log) = try await Self.stopped()
        for name in ["007", "18446744073709551615", "+2"] {
            let path = directory.appending("projections/counting/\(name)")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        #expect(try await Self.generationAfterRestart(directory, log) == 1)
    }
}
