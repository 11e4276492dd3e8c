import EventCatalog
import LMDB
import Ledger
import Synchronization
import TestKit
import Testing

/// A kind of log that the conformance suite runs over.
struct Backend: Sendable, CustomTestStringConvertible {
    let testDescription: String
    private let open: @Sendable (String, LogLimits, ManualClock) throws -> any EventLog

    /// Makes a log for the time of `body`, in a directory of its own.
    func withLog(
        limits: LogLimits = LogLimits(),
        clock: ManualClock = ManualClock(),
        _ body: (any EventLog) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        try await body(try open(directory.path, limits, clock))
    }

    static let all = [
        Backend(testDescription: "in memory") { _, limits, clock in
            InMemoryEventLog(limits: limits, clock: { clock.now })
        },
        Backend(testDescription: "LMDB") { directory, limits, clock in
            var options = LMDBEventLog.Options.test
            options.limits = limits
            options.clock = { clock.now }
            return try LMDBEventLog.open(directory: directory, options: options)
        },
    ]
}

extension LMDBEventLog.Options {
    /// No reserve file, so that a test's directory stays small.
    static var test: LMDBEventLog.Options {
        var options = LMDBEventLog.Options()
        options.reserveBytes = 0
        options.onFatal = { detail in Issue.record("the log stopped: \(detail)") }
        return options
    }
}

/// Waits until nobody has a log's directory: a block of a queue may hold a log for a moment after it was closed.
func untilFree(_ directory: String) async throws {
    for _ in 0..<500 where DirectoryLock.isTaken(path: directory + "/server.lock") {
        try await Task.sleep(for: .milliseconds(10))
    }
}

extension Claim {
    static func test(_ number: UInt8) -> Claim { Claim(key: [UInt8](repeating: number, count: 32)) }
}

struct Refusal: Error, Equatable {}

extension RecordedEvent {
    var text: String { String(decoding: payload, as: UTF8.self) }
}

extension EventLog {
    /// Who has a claim, asked in a command of its own.
    func owner(of claim: Claim) async throws -> RecordID? {
        let found = Mutex<RecordID?>(nil)
        _ = try await transact(.test()) { transaction in
            let owner = try transaction.owner(of: claim)
            found.withLock { $0 = owner }
        }
        return found.withLock { $0 }
    }
}
