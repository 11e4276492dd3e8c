import EventCatalog
import Ledger
import TestKit
import Testing

/// A log up to a position answers as the log did when that position was its last.
@Suite struct LogPrefixTests {
    private static let sources: [EventSource] = [
        .log, .stream(.patient(1)), .stream(.patient(2)), .stream(.patient(3)), .subject(.test(7)), .subject(.test(8)),
    ]

    /// Twelve events: every third in stream 2, the others in stream 1, every fifth about subject 7.
    private func fill(_ log: any EventLog, _ clock: ManualClock = ManualClock()) async throws {
        for position in 1...12 {
            clock.advance(by: .seconds(1))
            let subjects: [RecordID] = position % 5 == 0 ? [.test(7), .test(8)] : [.test(8)]
            try await log.append([.test("\(position)", subjects: subjects)], to: .patient(position % 3 == 0 ? 2 : 1))
        }
    }

    @Test(arguments: Backend.all)
    func `every read is that of a log which ends there`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            for through in UInt64(0)...13 {
                let prefix = LogPrefix(of: log, through: through)
                let past = InMemoryEventLog()
                try await replay(prefix, into: past)
                for source in Self.sources {
                    for start in [0, 1, 2, 4, 5, 8, 11, 12, 13, 99, UInt64.max] {
                        for (direction, limit) in [
                            (ReadDirection.forward, Int.max), (.backward, .max), (.forward, 2), (.backward, 2),
                        ] {
                            let found = try prefix.read(source, from: start, direction: direction, limit: limit).map(
                                \.text
                            )
                            let expected = try past.read(source, from: start, direction: direction, limit: limit).map(
                                \.text
                            )
                            #expect(found == expected, "\(source) from \(start), \(direction), through \(through)")
                        }
                    }
                }
            }
        }
    }

    /// Appends what a log holds to another, event by event.
    private func replay(_ log: any EventLog, into other: any EventLog) async throws {
        for event in try log.allEvents() {
            try await other.append([.test(event.text, subjects: event.entry.subjects)], to: event.entry.stream)
        }
    }

    @Test(arguments: Backend.all)
    func `more events than are asked for at a time come whole`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append((1...900).map { .test("\($0)", subjects: [.test(1)]) }, to: .patient(1))
            let prefix = LogPrefix(of: log, through: 700)
            for source in [EventSource.log, .stream(.patient(1)), .subject(.test(1))] {
                let expected = (1...700).map(String.init)
                #expect(try prefix.read(source, from: 0, direction: .forward, limit: .max).map(\.text) == expected)
                #expect(
                    try prefix.read(source, from: .max, direction: .backward, limit: .max).map(\.text)
                        == expected.reversed()
                )
                #expect(try prefix.read(source, from: 90, direction: .forward, limit: 600).count == 600)
            }
        }
    }

    @Test(arguments: Backend.all)
    func `it takes no commands`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            let prefix = LogPrefix(of: log, through: 20)
            await #expect(throws: EventLogError.readOnly) { try await prefix.append([.test()], to: .patient(1)) }
            #expect(log.head == 12)
        }
    }

    @Test(arguments: Backend.all)
    func `its head is the smaller of the two and follows the log until it ends`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            #expect(LogPrefix(of: log, through: 5).head == 5)
            #expect(try LogPrefix(of: log, through: 5).statistics().head == 5)
            let prefix = LogPrefix(of: log, through: 13)
            #expect(prefix.head == 12)
            try await log.append([.test(), .test()], to: .patient(1))
            #expect(prefix.head == 13)
        }
    }

    @Test(arguments: Backend.all)
    func `a wait is woken by commits within it and by none behind it`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let prefix = LogPrefix(of: log, through: 2)
            async let woken = prefix.waitForCommit(after: 0, timeout: .seconds(60))
            try await log.append([.test(), .test(), .test()], to: .patient(1))
            #expect(await woken == 2)
            let start = ContinuousClock.now
            #expect(await prefix.waitForCommit(after: 2, timeout: .milliseconds(30)) == 2)
            #expect(ContinuousClock.now - start >= .milliseconds(30))
        }
    }

    @Test(arguments: Backend.all)
    func `the position at an instant is the last recorded by then`(_ backend: Backend) async throws {
        let start = ManualClock().now
        let clock = ManualClock(start)
        try await backend.withLog(clock: clock) { log in
            func position(afterSeconds seconds: Double) throws -> Position {
                try log.position(at: Timestamp(clamping: start.microseconds + Int64(seconds * 1_000_000)))
            }
            #expect(try position(afterSeconds: 5) == 0)
            try await fill(log, clock)
            try await log.append([.test(), .test()], to: .patient(1))  // at the instant of the twelfth
            #expect(try position(afterSeconds: 0.5) == 0)
            #expect(try position(afterSeconds: 1) == 1)
            #expect(try position(afterSeconds: 6.9) == 6)
            #expect(try position(afterSeconds: 11.5) == 11)
            #expect(try position(afterSeconds: 12) == 14)
            #expect(try position(afterSeconds: 1_000_000) == 14)
            #expect(try LogPrefix(of: log, through: 4).position(at: clock.now) == 4)
        }
    }
}
