import EventCatalog
import Foundation
import Ledger
import ProjectionEngine
import TestKit
import Testing

@Suite struct FollowingTests {
    @Test(arguments: LogKind.allCases, [0, 1, 2, 8191, 8192, 8193, 16_385])
    func `every event is applied once, whatever the edges of batches`(_ kind: LogKind, _ count: Int) async throws {
        let directory = try TemporaryDirectory()
        let log = try kind.open(in: directory)
        try await log.appendNames(count)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: UInt64(count))
            let sum = try model.sum()
            #expect(sum.value == CountingProjection.expectedSum(UInt64(count)))
            #expect(sum.position == UInt64(count))
            #expect(sum.isComplete)
            try await host.untilStatus("counting") { $0.state == .live && $0.rebuild == nil }
            #expect(try host.status("counting").lagSeconds == 0)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `events appended while it runs are applied as they come`(_ kind: LogKind) async throws {
        let directory = try TemporaryDirectory()
        let log = try kind.open(in: directory)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            for round in 1...20 {
                try await log.appendNames(3)
                let position = UInt64(round * 3)
                #expect(await model.wait(for: position, timeout: .seconds(120)) >= position)
                #expect(try model.sum().value == CountingProjection.expectedSum(position))
            }
        }
    }

    @Test func `after a clean stop it goes on where it was`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(100)
        for round in 1...3 {
            let host = ProjectionHost(log, in: directory)
            let model = try host.register(CountingProjection.self)
            if round > 1 { #expect(try model.sum().position == UInt64(100 + (round - 2) * 10)) }
            try await running(host) { try await host.catchUp(to: log.head) }
            #expect(!FileManager.default.fileExists(atPath: directory.appending("projections/counting/in-use")))
            #expect(throws: ReadModelError.stopped(name: "counting")) { try model.sum() }
            try await log.appendNames(10)
        }
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        #expect(try host.status("counting").generation == 1)
        #expect(try host.status("counting").lagEvents == 10)
    }

    @Test func `reads before the first build is done are refused with how far it is`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(5)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        #expect(throws: ReadModelError.rebuilding(name: "counting", position: 0, head: 5)) { try model.sum() }
        #expect(try host.status("counting").state == .rebuilding)
    }

    @Test func `a wait for a position that does not come ends when its time is up`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(5)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: 5)
            let start = ContinuousClock.now
            #expect(await model.wait(for: 6, timeout: .milliseconds(60)) == 5)
            #expect(ContinuousClock.now - start >= .milliseconds(55))
            #expect(await model.wait(for: 5, timeout: .seconds(60)) == 5)
        }
    }

    @Test func `a cancelled wait ends at once`() async throws {
        let directory = try TemporaryDirectory()
        let host = ProjectionHost(InMemoryEventLog(), in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            let start = ContinuousClock.now
            let wait = Task { await model.wait(for: 1, timeout: .seconds(60)) }
            try await Task.sleep(for: .milliseconds(10))
            wait.cancel()
            #expect(await wait.value == 0)
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }

    @Test func `the lag is told in events and in seconds`() async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock(Timestamp.now.adding(microseconds: -90_000_000))
        let log = InMemoryEventLog(clock: { clock.now })
        try await log.appendNames(7)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        let status = try host.status("counting")
        #expect(status.lagEvents == 7)
        #expect((89...120).contains(status.lagSeconds))
    }
}
