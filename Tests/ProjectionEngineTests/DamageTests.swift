import EventCatalog
import Foundation
import LMDB
import Ledger
import Synchronization
import TestKit
import Testing

@testable import ProjectionEngine

/// Files that were deleted, cut off, overwritten or changed by a bit: they heal, and no wrong row is ever an answer.
@Suite struct DamageTests {
    private static let count = 3000

    private static func stopped() async throws -> (TemporaryDirectory, InMemoryEventLog) {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(count)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        try await running(host) { try await host.catchUp(to: log.head) }
        return (directory, log)
    }

    private static func path(_ directory: TemporaryDirectory, _ generation: Int = 1) -> String {
        directory.appending("projections/counting/\(generation)")
    }

    private static func flipBit(_ number: Int, in directory: String) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: directory + "/data.mdb"))
        try handle.seek(toOffset: UInt64(number / 8))
        let byte = try #require(try handle.read(upToCount: 1)?.first)
        try handle.seek(toOffset: UInt64(number / 8))
        try handle.write(contentsOf: [byte ^ (1 << UInt8(number % 8))])
        try handle.close()
    }

    /// Has the engine believe that nobody has touched the file, as where a disk changes a bit by itself.
    private static func hide(_ directory: String) throws {
        let stamp = try #require(try FileStamp(ofDataFileIn: directory))
        try StampFile(path: directory + "/stamp").write(stamp)
    }

    /// Starts; every answer on the way must be right or be refused. Answers with the generation in the end.
    @discardableResult
    private static func restart(_ directory: TemporaryDirectory, _ log: InMemoryEventLog) async throws -> UInt64? {
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        return try await running(host) {
            try await untilRight(host, model, log)
            return try host.status("counting").generation
        }
    }

    private static func untilRight(
        _ host: ProjectionHost,
        _ model: ReadModel<CountingProjection>,
        _ log: InMemoryEventLog
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                let sum = try model.sum()
                #expect(sum.value == CountingProjection.expectedSum(sum.position))
                let streams = try model.read { try $0.count(of: CountingProjection.streams) }
                if sum.position == log.head, streams.value == 10 { return }
            } catch let error as ReadModelError {
                guard case .rebuilding = error else { throw error }
            }
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    @Test func `a bit that was flipped while it was stopped never shows (F31)`() async throws {
        let (directory, log) = try await Self.stopped()
        var random = SeededGenerator(seed: 31)
        for _ in 0..<40 {
            let root = directory.appending("projections/counting")
            let number = try #require(
                try FileManager.default.contentsOfDirectory(atPath: root).compactMap { Int($0) }.max()
            )
            let file = Self.path(directory, number)
            let size = try #require(
                try FileManager.default.attributesOfItem(atPath: file + "/data.mdb")[.size] as? Int
            )
            try Self.flipBit(Int.random(in: 0..<min(size, 15 * 4096) * 8, using: &random), in: file)
            try await Self.restart(directory, log)
        }
    }

    @Test func `a file that was not left as it was written, and is right, goes on`() async throws {
        let (directory, log) = try await Self.stopped()
        try Self.flipBit(4096 * 8 * 3, in: Self.path(directory))
        try Self.flipBit(4096 * 8 * 3, in: Self.path(directory))
        #expect(try await Self.restart(directory, log) == 1)
    }

    @Test func `a file of another position than its checkpoint is built anew`() async throws {
        let (directory, log) = try await Self.stopped()
        do {
            // A row is lost, as by an engine's mistake: every page is in order.
            let rule = ProjectionRule(CountingProjection.self)
            let generation = try Generation(number: 1, directory: Self.path(directory), rule: rule)
            let key = KeyEncoder(RecordID.test(3)).bytes
            try generation.environment.write { (transaction) throws(LMDBError) in
                try transaction.deleteRow(forKey: key, in: generation.tables[CountingProjection.streams])
            }
        }
        #expect(try await Self.restart(directory, log) == 2)
    }

    @Test(arguments: ["flipped", "removed", "replaced", "directory"])
    func `what happens to the file while it serves is noticed and healed`(_ what: String) async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            let file = Self.path(directory)
            switch what {
            case "flipped": try Self.flipBit(4096 * 8 * 4 + 999, in: file)
            case "directory": try FileManager.default.removeItem(atPath: directory.appending("projections/counting"))
            case "removed": try FileManager.default.removeItem(atPath: file + "/data.mdb")
            default: try Data(count: 100_000).write(to: URL(filePath: file + "/data.mdb"), options: .atomic)
            }
            try await host.untilStatus("counting") { $0.generation == 2 }
            try await log.appendNames(5)
            try await Self.untilRight(host, model, log)
            #expect(try host.status("counting").lastError == nil)
        }
        #expect(try await Self.restart(directory, log) == 2)
    }

    @Test func `a row that a query finds damaged is refused, and the read model is built anew`() async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            try Self.damageSum(of: model)
            #expect(throws: ReadModelError.rebuilding(name: "counting", position: 0, head: log.head)) {
                try model.sum()
            }
            try await Self.untilRight(host, model, log)
            #expect(try host.status("counting").generation == 2)
        }
    }

    /// Puts a row without a checksum in the place of the sum, and hides it.
    private static func damageSum(of model: ReadModel<CountingProjection>) throws {
        let generation = try #require(try? model.core.serving().generation)
        try generation.environment.write { (transaction) throws(LMDBError) in
            let database = generation.environment.database(CountingProjection.sums.name)
            try transaction.put([1, 2, 3, 4, 5, 6, 7, 8, 9], forKey: CountingProjection.sumKey, in: database)
        }
        generation.stamp()
    }

    @Test func `a row that a projection finds damaged is not folded on`() async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            try Self.damageSum(of: model)
            try await log.appendNames(1)
            try await host.untilStatus("counting") { $0.generation == 2 }
            try await Self.untilRight(host, model, log)
            #expect(try host.status("counting").parkedKeys == 0, "it is no fault of an event")
        }
    }

    @Test func `an audit while it serves finds what no query has touched`() async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            try model.core.audit { true }
            #expect(try host.status("counting").generation == 1)
            try Self.damageSum(of: model)
            try model.core.audit { true }
            try await host.untilStatus("counting") { $0.generation == 2 }
            try await Self.untilRight(host, model, log)
        }
    }

    @Test func `after two ends of the process in a row the file is suspected`() async throws {
        let (directory, log) = try await Self.stopped()
        do {
            let rule = ProjectionRule(CountingProjection.self)
            let generation = try Generation(number: 1, directory: Self.path(directory), rule: rule)
            try generation.environment.write { (transaction) throws(LMDBError) in
                let database = generation.environment.database(CountingProjection.sums.name)
                try transaction.put([1, 2, 3, 4, 5, 6, 7, 8, 9], forKey: CountingProjection.sumKey, in: database)
            }
        }
        try Self.hide(Self.path(directory))
        let model = ModelDirectory(root: directory.path, name: "counting")
        #expect(try model.claim() == 0)
        #expect(try model.claim() == 1)
        // The third start would crash as well, if it opened the file.
        let host = ProjectionHost(log, in: directory)
        let counting = try host.register(CountingProjection.self)
        #expect(!host.isServing)
        try await running(host) {
            try await Self.untilRight(host, counting, log)
            #expect(try host.status("counting").generation == 2)
        }
        #expect(try model.claim() == 0, "a clean stop ends the row")
    }

    @Test func `a disk that goes on damaging is a failure, and rebuilding by hand is still possible`() async throws {
        let (directory, log) = try await Self.stopped()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            for generation in 1...3 as ClosedRange<UInt64> {
                try await host.untilStatus("counting") { $0.generation == generation }
                try Self.damageSum(of: model)
                _ = try? model.sum()
            }
            try await host.untilStatus("counting") { $0.generation == 4 }
            try Self.damageSum(of: model)
            _ = try? model.sum()
            try await host.untilStatus("counting") { $0.state == .failed }
            #expect(throws: ReadModelError.failed(name: "counting", position: log.head)) { try model.sum() }
            try await host.rebuild("counting")
            try await Self.untilRight(host, model, log)
        }
    }
}
