import EventCatalog
import Foundation
import Ledger
import ProjectionEngine
import TestKit
import Testing

/// Which generation serves: returns, versions of the program, builds that are given up.
@Suite struct GenerationTests {
    private static func running<Rule: Projection>(
        _ projection: Rule.Type,
        _ log: InMemoryEventLog,
        in directory: TemporaryDirectory,
        _ body: @Sendable (ProjectionHost, ReadModel<Rule>) async throws -> Void
    ) async throws {
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(projection)
        try await ProjectionEngineTests.running(host) {
            try await host.catchUp(to: log.head)
            try await body(host, model)
        }
    }

    private static func folders(_ directory: TemporaryDirectory) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.appending("projections/counting")).sorted()
    }

    @Test func `one can return to the generation before, and back again, without going back in time`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(5000)
        try await Self.running(CountingProjection.self, log, in: directory) { host, model in
            await #expect(throws: ReadModelError.nothingKept(name: "counting")) {
                try await host.returnToPrevious("counting")
            }
            try await host.rebuild("counting")
            #expect(try host.status("counting").previousGeneration == 1)
            for generation in [1, 2, 1] as [UInt64] {
                try await log.appendNames(50)
                try await host.catchUp(to: log.head)
                try await host.returnToPrevious("counting")
                let status = try host.status("counting")
                #expect(status.generation == generation && status.previousGeneration == 3 - generation)
                #expect(status.position == log.head)
                #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
            }
        }
        // After a restart the one that was returned to serves, and one can go on.
        try await Self.running(CountingProjection.self, log, in: directory) { host, model in
            #expect(try host.status("counting").generation == 1)
            try await log.appendNames(50)
            try await host.returnToPrevious("counting")
            #expect(try host.status("counting").generation == 2)
            #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
        }
    }

    @Test func `only one generation before is kept, until it is dropped`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        try await Self.running(CountingProjection.self, log, in: directory) { host, _ in
            for _ in 1...3 { try await host.rebuild("counting") }
            #expect(try host.status("counting").previousGeneration == 3)
            try await Self.until { try Self.folders(directory) == ["3", "4", "current", "in-use"] }
            try host.dropPrevious("counting")
            #expect(try host.status("counting").previousGeneration == nil)
            #expect(throws: ReadModelError.nothingKept(name: "counting")) { try host.dropPrevious("counting") }
            try await Self.until { try Self.folders(directory) == ["4", "current", "in-use"] }
        }
        try await Self.running(CountingProjection.self, log, in: directory) { host, _ async throws in
            #expect(try host.status("counting").generation == 4)
            #expect(try host.status("counting").previousGeneration == nil)
        }
    }

    private static func until(_ condition: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try !condition() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test func `a build can be given up, and a first one can't`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(60_000)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        #expect(try !host.cancelRebuild("counting"), "nothing serves yet")
        try await ProjectionEngineTests.running(host) {
            try await host.catchUp(to: log.head)
            #expect(try !host.cancelRebuild("counting"), "nothing is being built")
            try host.beginRebuild("counting")
            #expect(try host.cancelRebuild("counting"))
            try await host.untilStatus("counting") { $0.rebuild == nil }
            #expect(try host.status("counting").generation == 1)
        }
        #expect(try Self.folders(directory).filter { $0 != "2" } == ["1", "current"])
    }

    @Test func `an older version whose rows can be read serves as not complete until the present one is built`()
        async throws
    {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        try await Self.running(CountingProjection.self, log, in: directory) { _, _ in }
        try await log.appendNames(20)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(ReadableCountingProjection.self)
        let early = try model.read { try $0.row(at: CountingProjection.sumKey, in: CountingProjection.sums) }
        #expect(try CountingProjection.sum(early.value) == CountingProjection.expectedSum(100))
        #expect(early.position == 100 && !early.isComplete)
        let status = try host.status("counting")
        #expect(status.isStale && status.generation == 1 && status.state == .rebuilding && status.version == 3)
        #expect(try !host.cancelRebuild("counting"), "what serves is no version to stay with")
        try await ProjectionEngineTests.running(host) {
            try await host.catchUp(to: log.head)
            let late = try model.read { try $0.row(at: CountingProjection.sumKey, in: CountingProjection.sums) }
            #expect(try CountingProjection.sum(late.value) == 120)
            #expect(late.isComplete && late.position == 120)
            #expect(try !host.status("counting").isStale)
        }
    }

    @Test func `a program that is set back to an older version serves its own generation at once`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        try await Self.running(CountingProjection.self, log, in: directory) { _, _ in }
        try await Self.running(NewerCountingProjection.self, log, in: directory) { host, _ async throws in
            #expect(try host.status("counting").generation == 2)
        }
        let older = ProjectionHost(log, in: directory)
        let model = try older.register(CountingProjection.self)
        #expect(try model.sum().value == CountingProjection.expectedSum(100))
        #expect(try older.status("counting").generation == 1)
        try await ProjectionEngineTests.running(older) {
            // The other is of another version.
            _ = await #expect(throws: ReadModelError.nothingKept(name: "counting")) {
                try await older.returnToPrevious("counting")
            }
        }
        try await Self.running(NewerCountingProjection.self, log, in: directory) { host, _ async throws in
            #expect(try host.status("counting").generation == 2, "and forward again")
        }
    }
}

/// Another rule over rows that are read in the same way.
private struct ReadableCountingProjection: Projection {
    static let name = CountingProjection.name
    static let version: UInt32 = 3
    static let readableSince: UInt32 = 1
    static let tables = CountingProjection.tables

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        var row = RowEncoder()
        row.append(event.entry.position)
        try rows.put(row.bytes, at: CountingProjection.sumKey, in: CountingProjection.sums)
    }
}
