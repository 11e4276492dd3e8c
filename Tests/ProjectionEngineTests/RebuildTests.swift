import EventCatalog
import Foundation
import Ledger
import ProjectionEngine
import Synchronization
import TestKit
import Testing

@Suite struct RebuildTests {
    @Test func `a rebuild serves the old rows until the new ones are at the head, and then removes the old`()
        async throws
    {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(30_000)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(CountingProjection.self)
        try await running(host) {
            try await host.catchUp(to: log.head)
            let isRebuilt = Atomic(false)
            async let reads: Int = {
                var count = 0
                var last: UInt64 = 0
                while !isRebuilt.load(ordering: .relaxed) {
                    let sum = try model.sum()
                    #expect(sum.value == CountingProjection.expectedSum(sum.position))
                    #expect(sum.position >= last, "a position was taken back")
                    last = sum.position
                    count += 1
                    try await Task.sleep(for: .milliseconds(2))
                }
                return count
            }()
            async let writes: Void = {
                for _ in 1...10 { try await log.appendNames(5) }
            }()
            try await host.rebuild("counting")
            isRebuilt.store(true, ordering: .relaxed)
            #expect(try await reads > 0)
            try await writes
            try await host.catchUp(to: log.head)
            #expect(try model.sum().value == CountingProjection.expectedSum(log.head))
            #expect(try host.status("counting").generation == 2)
        }
        let folder = directory.appending("projections/counting")
        for _ in 1...200 where FileManager.default.fileExists(atPath: folder + "/1") {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["2", "current"])
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
