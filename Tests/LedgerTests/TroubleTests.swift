import EventCatalog
import Foundation
import Synchronization
import TestKit
import Testing

@testable import Ledger

#if canImport(Glibc)
import Glibc
#endif

/// The log when the disk, the map or the queue is full, or a commit fails.
@Suite struct TroubleTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func payload(_ bytes: Int) -> NewEvent {
        NewEvent(
            type: "T",
            schemaVersion: 1,
            payload: [UInt8](repeating: 1, count: bytes),
            occurredAt: nil,
            subjects: []
        )
    }

    @Test func `a full map refuses the command whole and the log goes on (F9)`() async throws {
        var options = LMDBEventLog.Options.test
        options.mapSize = 1 << 20
        let log = try LMDBEventLog.open(directory: directory.path, options: options)
        try await log.append([.test("kept")], to: .patient(1))
        do {
            try await log.append((0..<10).map { _ in payload(200_000) }, to: .patient(2), as: .test(.test(1)))
            Issue.record("it was taken")
        } catch EventLogError.outOfSpace {}
        #expect(log.head == 1)
        #expect(try log.read(.stream(.patient(2)), from: 0, direction: .forward, limit: 9).isEmpty)
        let receipt = try await log.append([.test("after")], to: .patient(2), as: .test(.test(1)))
        #expect(receipt == CommandReceipt(position: 2, eventCount: 1, reply: [], isRepeat: false))
        #expect(try log.allEvents().map(\.text) == ["kept", "after"])
    }

    @Test func `commands are refused while the disk is nearly full and taken when there is room (F8)`() async throws {
        let available = Mutex(1 << 30)
        var options = LMDBEventLog.Options.test
        options.lowWaterBytes = 1 << 20
        options.reserveBytes = 1 << 16
        options.availableBytes = { available.withLock { $0 } }
        let log = try LMDBEventLog.open(directory: directory.path, options: options)
        try await log.append([.test("before")], to: .patient(1))
        #expect(FileManager.default.fileExists(atPath: directory.appending("reserve")))
        available.withLock { $0 = (1 << 20) - 1 }
        try await Task.sleep(for: .milliseconds(1100))
        await #expect(throws: EventLogError.outOfSpace(detail: "the disk is nearly full")) {
            try await log.append([.test()], to: .patient(1))
        }
        #expect(!FileManager.default.fileExists(atPath: directory.appending("reserve")))
        #expect(try log.allEvents().map(\.text) == ["before"])
        available.withLock { $0 = 1 << 30 }
        try await Task.sleep(for: .milliseconds(1100))
        try await log.append([.test("after")], to: .patient(1))
        #expect(try log.allEvents().map(\.text) == ["before", "after"])
    }

    @Test func `more waiting commands than the queue holds are refused`() async throws {
        var options = LMDBEventLog.Options.test
        options.limits.waitingCommands = 10
        let log = try LMDBEventLog.open(directory: directory.path, options: options)
        final class Progress: Sendable {
            let isHeld = Atomic(false)
            let refused = Atomic(0)
        }
        let progress = Progress()
        let outcomes = await withTaskGroup(of: Bool?.self) { group in
            group.addTask {
                // Holds the writer until the others have piled up.
                _ = try? await log.transact(.test()) { _ in
                    progress.isHeld.store(true, ordering: .relaxed)
                    for _ in 0..<2000 where progress.refused.load(ordering: .relaxed) < 40 { usleep(10_000) }
                }
                return nil
            }
            while !progress.isHeld.load(ordering: .relaxed) { await Task.yield() }
            for _ in 0..<50 {
                group.addTask {
                    do {
                        try await log.append([.test()], to: .patient(1))
                        return true
                    } catch EventLogError.overloaded {
                        progress.refused.add(1, ordering: .relaxed)
                        return false
                    } catch {
                        Issue.record(error)
                        return nil
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
        }
        #expect(outcomes.count { $0 } == 10)
        #expect(outcomes.count { !$0 } == 40)
        #expect(log.head == 10)
    }

    #if canImport(Glibc)
    @Test func `a commit that fails in the disk ends the process after telling who waits (F6)`() async throws {
        await #expect(processExitsWith: .exitCode(70)) {
            let directory = try TemporaryDirectory()
            let told = Mutex(false)
            var options = LMDBEventLog.Options()
            options.reserveBytes = 0
            options.onFatal = { _ in
                // Gives the waiting task time to see its answer; without it the exit code tells.
                for _ in 0..<100 where !told.withLock({ $0 }) { usleep(20_000) }
                exit(told.withLock { $0 } ? 70 : 71)
            }
            let log = try LMDBEventLog.open(directory: directory.path, options: options)
            try await log.append([.test()], to: .patient(1))
            // From here on the system refuses to let any file grow: LMDB's write fails in the commit.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 70_000, rlim_max: 70_000)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            do {
                try await log.append((0..<100).map { _ in .test(String(repeating: "x", count: 9000)) }, to: .patient(2))
            } catch EventLogError.outcomeUnknown {
                told.withLock { $0 = true }
            }
            try await Task.sleep(for: .seconds(10))
        }
    }

    @Test func `what was answered before a kill is there after it (F1)`() async throws {
        let path = directory.path
        let result = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            [path = path as String] in
            let log = try LMDBEventLog.open(directory: path, options: .init())
            await withTaskGroup(of: Void.self) { group in
                for client in 0..<8 {
                    group.addTask {
                        for number in 0..<1000 {
                            do {
                                let receipt = try await log.append([.test("\(client)-\(number)")], to: .patient(client))
                                let line = "ack \(receipt.position) \(client)-\(number)\n"
                                try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
                                if receipt.position > 500 { kill(getpid(), SIGKILL) }
                            } catch { return }
                        }
                    }
                }
            }
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        let acknowledged = output.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count == 3 }
        #expect(acknowledged.count >= 400)
        let log = try LMDBEventLog.open(directory: path, options: .test)
        let events = try log.allEvents()
        #expect(events.map(\.entry.position) == (1...UInt64(events.count)).map(\.self))
        for line in acknowledged {
            let position = try #require(Int(line[1]))
            #expect(events[position - 1].text == line[2])
        }
    }
    #endif
}
