import EventCatalog
import Foundation
import Ledger
import Synchronization
import TestKit
import Testing

@testable import ProjectionEngine

/// A disk that is full or away says nothing about an event: nothing stops for good.
@Suite struct StorageFailureTests {
    /// Longer than all attempts that an event is given.
    private static let longerThanAnEventIsTried: Duration = .milliseconds(900)

    @Test func `rows that can't be written are tried again until they can`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(StarvedProjection.self)
        try await running(host) {
            try await log.appendNames(10)
            try await host.catchUp(to: 10)
            StarvedProjection.isFull.withLock { $0 = true }
            try await log.appendNames(1)
            try await host.untilStatus("starved") { $0.lastError?.contains("no space left") == true }
            try await Task.sleep(for: Self.longerThanAnEventIsTried)
            let status = try host.status("starved")
            #expect(status.failedAt == nil && status.state != .failed && status.position == 10)
            #expect(try model.read { _ in }.isComplete)
            StarvedProjection.isFull.withLock { $0 = false }
            #expect(await model.wait(for: 11, timeout: .seconds(120)) == 11)
        }
    }

    @Test func `a damaged record of the log stops a read model at it, for nobody knows whose it is`() async throws {
        let directory = try TemporaryDirectory()
        let log = InterruptedEventLog()
        let host = ProjectionHost(log: log, directory: directory.path, logger: .quiet)
        let model = try host.register(CountingProjection.self)
        try await log.appendNames(20)
        log.damaged.withLock { $0 = 11 }
        try await running(host) {
            try await host.untilStatus("counting") { $0.state == .failed }
            let status = try host.status("counting")
            #expect(status.failedAt == 11 && status.parkedKeys == 0)
            #expect(throws: ReadModelError.failed(name: "counting", position: 11)) { try model.sum() }
            log.damaged.withLock { $0 = nil }
            try await host.rebuild("counting")
            #expect(try model.sum().value == CountingProjection.expectedSum(20))
        }
    }

    @Test func `a worker that is stuck is a failure, with how long and where`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(StuckProjection.self)
        try await log.appendNames(5)
        try await running(host) {
            let deadline = ContinuousClock.now + .seconds(60)
            while try host.statuses(patience: .milliseconds(50))[0].state != .failed {
                try #require(ContinuousClock.now < deadline)
                try await Task.sleep(for: .milliseconds(10))
            }
            let status = try host.statuses(patience: .milliseconds(50))[0]
            #expect(status.lastError?.contains("no progress for 0 s behind position 0") == true)
            #expect(try host.status("stuck").state != .failed, "it has not been a minute")
            StuckProjection.mayGoOn.set()
            try await host.catchUp(to: 5)
            try await Task.sleep(for: .milliseconds(600))
            #expect(try host.statuses(patience: .milliseconds(500))[0].state == .live, "nothing to do is no standstill")
        }
    }

    @Test func `a log that can't be read is tried again until it can`() async throws {
        let directory = try TemporaryDirectory()
        let log = InterruptedEventLog()
        let host = ProjectionHost(log: log, directory: directory.path, logger: .quiet)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.untilStatus("counting") { $0.generation == 1 }
            log.isAway.withLock { $0 = true }
            try await log.appendNames(5)
            try await host.untilStatus("counting") { $0.lastError?.contains("input/output") == true }
            try await Task.sleep(for: Self.longerThanAnEventIsTried)
            #expect(try host.status("counting").failedAt == nil)
            log.isAway.withLock { $0 = false }
            #expect(await model.wait(for: 5, timeout: .seconds(120)) == 5)
            #expect(try model.sum().value == CountingProjection.expectedSum(5))
        }
    }
}

/// How one generation takes over from another, step by step: the test is the worker.
@Suite struct SwitchTests {
    /// A read model that serves generation 1, and the workers it has asked for.
    private static func core(in directory: TemporaryDirectory) throws -> (ReadModelCore, Workers) {
        let log = InMemoryEventLog()
        let workers = Workers()
        let core = ReadModelCore(
            rule: ProjectionRule(CountingProjection.self),
            root: directory.path,
            log: log,
            feed: DecodedEventFeed(log: log),
            logger: .quiet
        ) { _, follower in workers.begun.withLock { $0.append(follower) } }
        try core.open()
        let first = try #require(workers.last)
        first.progress.reachedHead()
        core.moved(first)
        #expect(core.isServing)
        return (core, workers)
    }

    @Test func `a build given up as it would take over does not serve`() throws {
        let directory = try TemporaryDirectory()
        let (core, workers) = try Self.core(in: directory)
        try core.beginBuild()
        let second = try #require(workers.last)
        second.progress.reachedHead()
        core.cancelBuild()
        core.moved(second)
        #expect(core.state.withLock { $0.serving?.generation.number } == 1)
        core.ended(second)
        #expect(core.state.withLock { $0.building == nil })
    }

    @Test func `a build behind a position that was seen waits until it is there`() throws {
        let directory = try TemporaryDirectory()
        let (core, workers) = try Self.core(in: directory)
        try core.beginBuild()
        let second = try #require(workers.last)
        core.gate.advance(to: 7)
        second.progress.reachedHead()
        core.moved(second)
        #expect(core.state.withLock { $0.serving?.generation.number } == 1)
        second.progress.applied(to: 7)
        core.moved(second)
        #expect(core.state.withLock { $0.serving?.generation.number } == 2)
        #expect(core.gate.position == 7)
    }

    @Test func `a switch that can't be entered on the disk is tried again`() throws {
        let directory = try TemporaryDirectory()
        let (core, workers) = try Self.core(in: directory)
        try core.beginBuild()
        let second = try #require(workers.last)
        second.progress.reachedHead()
        let current = directory.appending("projections/counting/current")
        try FileManager.default.removeItem(atPath: current)
        try FileManager.default.createDirectory(atPath: current + "/in the way", withIntermediateDirectories: true)
        core.moved(second)
        #expect(core.state.withLock { $0.serving?.generation.number } == 1)
        #expect(try core.status(patience: .seconds(60)).lastError?.contains("the switch failed") == true)
        #expect(second.progress.failure == nil)
        try FileManager.default.removeItem(atPath: current)
        core.moved(second)
        #expect(core.state.withLock { $0.serving?.generation.number } == 2)
        #expect(try String(contentsOfFile: current, encoding: .utf8) == "2\n1\n")
    }

    @Test func `requests at the same time make one build`() async throws {
        let directory = try TemporaryDirectory()
        let (core, workers) = try Self.core(in: directory)
        for expected in 2...10 {
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 1...8 { group.addTask { @concurrent in try core.beginBuild() } }
            }
            #expect(workers.begun.withLock(\.count) == expected)
            let follower = try #require(workers.last)
            follower.progress.reachedHead()
            core.moved(follower)
        }
    }
}

/// The workers that were to be started.
private final class Workers: Sendable {
    let begun = Mutex<[Follower]>([])
    var last: Follower? { begun.withLock(\.last) }
}

/// Finds its disk full when told so.
private struct StarvedProjection: Projection {
    static let name = "starved"
    static let version: UInt32 = 1
    static let tables = [rows]
    static let rows = Table("row")
    static let isFull = Mutex(false)

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        if Self.isFull.withLock({ $0 }) { throw RowError.storage("no space left") }
        try rows.put([1], at: KeyEncoder(event.entry.stream.id).bytes, in: Self.rows)
    }
}

/// A log whose disk can be away for a time.
private final class InterruptedEventLog: EventLog {
    let isAway = Mutex(false)
    /// A record whose bytes do not match its digest any more.
    let damaged = Mutex<Position?>(nil)
    private let log = InMemoryEventLog()

    var head: Position { log.head }

    func transact(
        _ envelope: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt {
        try await log.transact(envelope, decide)
    }

    func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        if isAway.withLock({ $0 }) { throw .storage(detail: "input/output error") }
        if let damaged = damaged.withLock({ $0 }), start < damaged, damaged <= start + UInt64(limit) {
            throw .corrupt(position: damaged, detail: "digest")
        }
        return try log.read(source, from: start, direction: direction, limit: limit)
    }

    func waitForCommit(after position: Position, timeout: Duration) async -> Position {
        await log.waitForCommit(after: position, timeout: timeout)
    }

    func statistics() throws(EventLogError) -> LogStatistics { try log.statistics() }
}

/// Does not come to an end until it may.
private struct StuckProjection: Projection {
    static let name = "stuck"
    static let version: UInt32 = 1
    static let tables = [Table("name")]
    static let mayGoOn = Flag()

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        while !Self.mayGoOn.isSet { usleep(1_000) }
    }
}
