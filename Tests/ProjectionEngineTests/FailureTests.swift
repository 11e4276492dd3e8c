import EventCatalog
import Ledger
import ProjectionEngine
import Synchronization
import TestKit
import Testing

/// What an event does that can't be applied (F28).
@Suite struct FailureTests {
    @Test func `a read model stops at the event and never skips it, and the others go on`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        let host = ProjectionHost(log, in: directory)
        let poisoned = try host.register(PoisonedProjection.self)
        let counting = try host.register(CountingProjection.self)
        try await running(host) {
            try await log.appendNames(50)
            try await host.catchUp(to: 50)
            PoisonedProjection.poison.withLock { _ = $0.insert(patient.record) }
            try await log.appendNames(5)
            try await log.appendName("Secretname", of: patient)
            try await log.appendNames(5)
            try await host.untilStatus("poisoned") { $0.state == .failed }
            #expect(await counting.wait(for: 61, timeout: .seconds(120)) == 61)

            let status = try host.status("poisoned")
            #expect(status.position == 55)
            #expect(status.failedAt == 56)
            #expect(status.lagEvents == 6)
            let error = try #require(status.lastError)
            #expect(error.contains("PatientNameChanged at position 56") && error.contains("Refusal"))
            #expect(!error.contains("secret") && !error.contains("Secretname"), "nothing personal in an error")
            let row = try poisoned.read {
                try $0.row(at: KeyEncoder(patient.record).bytes, in: PoisonedProjection.names)
            }
            #expect(row.value == nil, "nothing of the event is kept")
            #expect(row.position == 55)
            #expect(!row.isComplete)
            await #expect(throws: ReadModelError.failed(name: "poisoned", position: 56)) {
                try await host.catchUp(to: 61)
            }

            PoisonedProjection.poison.withLock { _ = $0.remove(patient.record) }
            try await host.rebuild("poisoned")
            try await host.catchUp(to: 61)
            #expect(try host.status("poisoned").state == .live)
            #expect(try poisoned.read { _ in }.isComplete)
        }
    }

    @Test func `a fault that passes is got over by trying again`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(PoisonedProjection.self)
        PoisonedProjection.poison.withLock { _ = $0.insert(patient.record) }
        try await running(host) {
            try await log.appendName("x", of: patient)
            try await host.untilStatus("poisoned") { $0.lastError != nil }
            PoisonedProjection.poison.withLock { _ = $0.remove(patient.record) }
            try await host.catchUp(to: 1)
            #expect(try host.status("poisoned").failedAt == nil)
        }
    }

    @Test func `a first build that fails says where, and a later one mends it`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        try await log.appendNames(3)
        try await log.appendName("x", of: patient)
        PoisonedProjection.poison.withLock { _ = $0.insert(patient.record) }
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(PoisonedProjection.self)
        try await running(host) {
            try await host.untilStatus("poisoned") { $0.state == .failed }
            #expect(throws: ReadModelError.failed(name: "poisoned", position: 4)) { try model.read { _ in } }
            await #expect(throws: ReadModelError.failed(name: "poisoned", position: 4)) {
                try await host.rebuild("poisoned")
            }
            PoisonedProjection.poison.withLock { _ = $0.remove(patient.record) }
            try await host.rebuild("poisoned")
            #expect(try model.read { _ in }.position == 4)
        }
    }

    @Test func `a rebuild that fails leaves what served`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        try await log.appendName("x", of: patient)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(PoisonedProjection.self)
        try await running(host) {
            try await host.catchUp(to: 1)
            PoisonedProjection.poison.withLock { _ = $0.insert(patient.record) }
            await #expect(throws: ReadModelError.failed(name: "poisoned", position: 1)) {
                try await host.rebuild("poisoned")
            }
            #expect(try model.read { _ in }.isComplete)
            #expect(try host.status("poisoned").state == .live)
            #expect(try host.status("poisoned").lastError != nil)
        }
    }

    @Test func `an event of an unknown type stops every read model at it`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        try await log.appendNames(10)
        try await log.append([.test(type: "SomethingFromTheFuture")], to: .patient(1))
        try await log.appendNames(10)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        _ = try host.register(PoisonedProjection.self)
        try await running(host) {
            for name in ["counting", "poisoned"] {
                try await host.untilStatus(name) { $0.state == .failed }
                let status = try host.status(name)
                #expect(status.failedAt == 11)
                #expect(status.lastError?.contains("SomethingFromTheFuture") == true)
            }
        }
    }
}
