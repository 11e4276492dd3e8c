import EventCatalog
import Foundation
import Ledger
import Synchronization
import TestKit
import Testing

@testable import LMDB

/// What only a log on a disk can show.
@Suite struct DurabilityTests {
    private let directory: TemporaryDirectory
    private var dataFile: URL { directory.url("data.mdb") }

    init() throws { directory = try TemporaryDirectory() }

    private func withLog<Result>(
        _ options: LMDBEventLog.Options = .test,
        _ body: (LMDBEventLog) async throws -> Result
    ) async throws -> Result {
        let log = try LMDBEventLog.open(directory: directory.path, options: options)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(log)) } catch { result = .failure(error) }
        await log.close()
        return try result.get()
    }

    private func openingError() -> EventLogError? {
        do throws(EventLogError) {
            _ = try LMDBEventLog.open(directory: directory.path, options: .test)
            return nil
        } catch { return error }
    }

    @Test func `everything is there after opening again`() async throws {
        let command = CommandEnvelope.test(.test(1))
        try await withLog { (log) async throws in
            try await log.append([.test("a", subjects: [.test(5)]), .test("b")], to: .patient(1), as: command)
            _ = try await log.transact(.test()) { try $0.claim(.test(1), for: .test(3)) }
        }
        try await withLog { (log) async throws in
            #expect(log.head == 2)
            #expect(try log.allEvents().map(\.text) == ["a", "b"])
            #expect(try log.read(.subject(.test(5)), from: 0, direction: .forward, limit: 9).map(\.text) == ["a"])
            #expect(try await log.append([.test()], to: .patient(1), as: command).isRepeat)
            let receipt = try await log.transact(.test()) { transaction in
                #expect(try transaction.owner(of: .test(1)) == .test(3))
                try transaction.append([.test("c")], to: .patient(1), expecting: 2)
            }
            #expect(receipt.position == 3)
        }
    }

    @Test func `recording times do not decrease over a restart with the clock set back a little`() async throws {
        let clock = ManualClock()
        var options = LMDBEventLog.Options.test
        options.clock = { clock.now }
        let start = clock.now
        try await withLog(options) { _ = try await $0.append([.test()], to: .patient(1)) }
        clock.advance(by: .seconds(-300))
        try await withLog(options) { log in
            try await log.append([.test()], to: .patient(1))
            #expect(try log.allEvents().map(\.entry.recordedAt) == [start, start])
        }
    }

    @Test func `a second opening is refused while the first holds (F18)`() async throws {
        try await withLog { _ in
            #expect(openingError() == .locked(path: directory.appending("server.lock")))
        }
        #expect(openingError() == nil)
    }

    @Test func `a closed log takes nothing more and still reads`() async throws {
        let log = try LMDBEventLog.open(directory: directory.path, options: .test)
        try await log.append([.test()], to: .patient(1))
        await log.close()
        await #expect(throws: EventLogError.unusable(detail: "the log is closed")) {
            try await log.append([.test()], to: .patient(1))
        }
        #expect(try log.allEvents().count == 1)
    }

    /// Flips one bit wherever `needle` stands in the data file.
    private func flip(_ needle: String, at offset: Int) throws {
        var data = try Data(contentsOf: dataFile)
        var found = 0
        var searched = data.startIndex..<data.endIndex
        while let range = data.range(of: Data(needle.utf8), in: searched) {
            data[range.lowerBound + offset] ^= 1
            found += 1
            searched = range.upperBound..<data.endIndex
        }
        try #require(found > 0)
        try data.write(to: dataFile)
    }

    @Test(arguments: ["first-needle", "FirstNeedleRecorded"])
    func `a flipped bit in payload or entry is an error and never an answer (F23)`(needle: String) async throws {
        try await withLog { (log) async throws in
            try await log.append([.test("first-needle", type: "FirstNeedleRecorded")], to: .patient(1))
            try await log.append([.test("second")], to: .patient(2))
        }
        try flip(needle, at: 3)
        guard case .unusable(let detail) = openingError(), detail.contains("record-damaged at position 1") else {
            Issue.record("the log opened, or said nothing of what is damaged")
            return
        }
        // As if the bit had changed on the disk, which leaves no trace.
        try StampFile(path: directory.appending("stamp")).write(
            try #require(try FileStamp(ofDataFileIn: directory.path))
        )
        try await withLog { (log) async throws in
            for source in [EventSource.log, .stream(.patient(1))] {
                do throws(EventLogError) {
                    _ = try log.read(source, from: 0, direction: .forward, limit: 10)
                    Issue.record("the damaged record was returned")
                } catch {
                    guard case .corrupt(position: 1, _) = error else {
                        Issue.record(error)
                        continue
                    }
                }
            }
            #expect(try log.read(.log, from: 1, direction: .forward, limit: 10).map(\.text) == ["second"])
            await #expect(throws: EventLogError.self) {
                try await log.transact(.test()) { _ = try $0.events(of: .patient(1)) }
            }
        }
    }

    @Test func `a file that somebody wrote to is read before it is opened, and one that is whole serves`() async throws
    {
        try await withLog { log in
            for number in 0..<50 { try await log.append([.test()], to: .patient(number)) }
        }
        try Data(contentsOf: dataFile).write(to: dataFile)
        try await withLog { log in
            #expect(log.head == 50)
            try await log.append([.test()], to: .patient(1))
        }
        #expect(openingError() == nil)
    }

    @Test func `what somebody else writes to the file of an open log stops the log before the next commit`()
        async throws
    {
        var options = LMDBEventLog.Options.test
        let stopped = Mutex<String?>(nil)
        options.onFatal = { detail in stopped.withLock { $0 = detail } }
        try await withLog(options) { log in
            try await log.append([.test()], to: .patient(1))
            try await Task.sleep(for: .milliseconds(20))  // The file system's clock goes in steps.
            let file = try FileHandle(forUpdating: dataFile)
            try file.seek(toOffset: 0)
            let first = try #require(try file.read(upToCount: 1))
            try file.seek(toOffset: 0)
            try file.write(contentsOf: first)
            try file.close()
            await #expect(throws: EventLogError.unusable(detail: "somebody else wrote to the log's file")) {
                try await log.append([.test()], to: .patient(1))
            }
            for _ in 0..<500 where stopped.withLock({ $0 == nil }) { try await Task.sleep(for: .milliseconds(10)) }
            #expect(stopped.withLock { $0 } != nil)
        }
    }

    @Test func `damage in the last record is noticed at opening`() async throws {
        try await withLog { _ = try await $0.append([.test("needle")], to: .patient(1)) }
        try flip("needle", at: 0)
        try StampFile(path: directory.appending("stamp")).write(
            try #require(try FileStamp(ofDataFileIn: directory.path))
        )
        guard case .corrupt(position: 1, _) = openingError() else {
            Issue.record("the log opened")
            return
        }
    }

    @Test(arguments: [90, 50, 1, 0])
    func `a cut file is refused with a typed error (F22)`(percent: Int) async throws {
        let size = try await withLog { log in
            for _ in 0..<20 { try await log.append([NewEvent](repeating: .test(), count: 100), to: .patient(1)) }
            return try log.statistics().bytesUsed
        }
        let file = try FileHandle(forWritingTo: dataFile)
        try file.truncate(atOffset: UInt64(size * percent / 100))
        try file.close()
        guard case .unusable = openingError() else {
            Issue.record("the cut log opened")
            return
        }
    }

    @Test func `a reading-only log follows the writing one and takes no commands`() async throws {
        let missing = directory.appending("none")
        #expect(throws: EventLogError.self) { () throws in try LMDBEventLog.openReadOnly(directory: missing) }
        try await withLog { _ = try await $0.append([.test("a")], to: .patient(1)) }
        let log = try LMDBEventLog.openReadOnly(directory: directory.path)
        #expect(log.head == 1)
        #expect(try log.allEvents().map(\.text) == ["a"])
        #expect(await log.waitForCommit(after: 1, timeout: .milliseconds(30)) == 1)
        await #expect(throws: EventLogError.readOnly) {
            try await log.append([.test()], to: .patient(1))
        }
    }

    @Test func `another process reads beside the writing one and cannot write (F18)`() async throws {
        try await withLog { log in
            try await log.append([.test("a"), .test("b")], to: .patient(1))
            await #expect(processExitsWith: .success) { [path = directory.path as String] in
                let other = try LMDBEventLog.openReadOnly(directory: path)
                try #require(other.head == 2)
                try #require(try other.allEvents().map(\.text) == ["a", "b"])
                #expect(throws: EventLogError.locked(path: path + "/server.lock")) { () throws in
                    try LMDBEventLog.open(directory: path)
                }
            }
        }
    }
}
