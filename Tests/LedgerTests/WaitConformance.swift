import EventCatalog
import Ledger
import TestKit
import Testing

/// How every log tells of commits.
@Suite struct WaitConformance {
    @Test(arguments: Backend.all)
    func `a wait for what is there returns at once`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            try await log.append([.test()], to: .patient(1))
            #expect(await log.waitForCommit(after: 0, timeout: .seconds(60)) == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `a commit wakes who waits for it`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            async let woken = log.waitForCommit(after: 1, timeout: .seconds(60))
            try await Task.sleep(for: .milliseconds(20))
            try await log.append([.test()], to: .patient(1))
            try await log.append([.test()], to: .patient(1))
            #expect(await woken >= 2)
        }
    }

    @Test(arguments: Backend.all)
    func `a wait ends with its time`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let start = ContinuousClock.now
            #expect(await log.waitForCommit(after: 0, timeout: .milliseconds(30)) == 0)
            #expect(ContinuousClock.now - start >= .milliseconds(30))
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: Backend.all)
    func `waits of no time to speak of all end`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            // The alarm often goes off before the wait is registered; one that was missed would hang.
            await withTaskGroup { group in
                for _ in 0..<300 {
                    group.addTask { #expect(await log.waitForCommit(after: 0, timeout: .nanoseconds(1)) == 0) }
                }
            }
        }
    }

    @Test(arguments: Backend.all, [true, false])
    func `a wait ends with its task`(_ backend: Backend, cancelsAtOnce: Bool) async throws {
        try await backend.withLog { (log) async throws in
            let start = ContinuousClock.now
            let task = Task { await log.waitForCommit(after: 0, timeout: .seconds(60)) }
            if !cancelsAtOnce { try await Task.sleep(for: .milliseconds(20)) }
            task.cancel()
            #expect(await task.value == 0)
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }

    @Test(arguments: Backend.all)
    func `a command of a cancelled task is carried out and answered`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let task = Task { try await log.append([.test()], to: .patient(1)) }
            task.cancel()
            #expect(try await task.value.position == 1)
            #expect(log.head == 1)
        }
    }
}
