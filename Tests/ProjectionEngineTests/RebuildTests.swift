import EventCatalog
import Foundation
import Ledger
import ProjectionEngine
import Synchronization
import TestKit
import Testing

@Suite struct RebuildTests {
    @Test func `a rebuild serves the old rows until the new ones are at the head, and then keeps the old`()
        async throws
    {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(30_000)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            let rebuilt = Flag()
            let reads = Task {
                var positions: [UInt64] = []
                while !rebuilt.isSet {
                    let sum = try model.sum()
                    #expect(sum.value == CountingProjection.expectedSum(sum.position))
                    positions.append(sum.position)
                    try await Task.sleep(for: .milliseconds(2))
                }
                return positions
            }
            let writes = Task {
                // Paced: a log in memory outruns any worker, which then never sees its head.
                while !rebuilt.isSet {
                    try await log.appendNames(5)
                    try await Task.sleep(for: .milliseconds(1))
                }
            }
            let outcome = await Task { try await host.rebuild("counting") }.result
            rebuilt.set()
            try outcome.get()
            try await writes.value
            let positions = try await reads.value
            #expect(!positions.isEmpty && positions == positions.sorted(), "no position was taken back")
            try await host.catchUp(to: log.head)
            #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
            #expect(try host.status("counting").generation == 2)
        }
        let folder = directory.appending("projections/counting")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["1", "2", "current"])
    }

    @Test func `all read models rebuild together, again and again`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(20_000)
        let host = ProjectionHost(log, in: directory)
        let counting = try host.register(CountingProjection.self)
        _ = try host.register(PoisonedProjection.self)
        try await running(host) {
            for _ in 1...3 { try await host.rebuildAll() }
            try await host.catchUp(to: log.head)
            #expect(try counting.sum().value == CountingProjection.expectedSum(log.head))
            #expect(try host.statuses().allSatisfy { $0.state == .live && $0.position == log.head })
        }
    }

    @Test func `a rebuild can be given up, and what served goes on`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(60_000)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            let generation = try host.status("counting").generation
            let rebuild = Task { try await host.rebuild("counting") }
            try await host.untilStatus("counting") { $0.rebuild != nil }
            rebuild.cancel()
            await #expect(throws: ReadModelError.rebuildCancelled(name: "counting")) { try await rebuild.value }
            try await log.appendNames(1)
            try await host.catchUp(to: log.head)
            #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
            #expect(try host.status("counting").generation == generation)
            #expect(try host.status("counting").rebuild == nil)
        }
    }

    @Test func `a second request joins the rebuild under way`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(40_000)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            try host.beginRebuild("counting")
            try host.beginRebuild("counting")
            try await host.rebuild("counting")
            #expect(try host.status("counting").generation == 2)
        }
    }

    @Test func `a read model that nobody knows can't be rebuilt`() async throws {
        let host = ProjectionHost(InMemoryEventLog(), in: try TemporaryDirectory())
        #expect(throws: ReadModelError.unknown(name: "nothing")) { try host.beginRebuild("nothing") }
    }
}
