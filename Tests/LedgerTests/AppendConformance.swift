import EventCatalog
import Ledger
import TestKit
import Testing

/// What every log does with commands.
@Suite struct AppendConformance {
    @Test(arguments: Backend.all)
    func `positions and versions run from one without a gap`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            #expect(log.head == 0)
            try await log.append([.test("a"), .test("b")], to: .patient(1))
            let receipt = try await log.append([.test("c")], to: .patient(2))
            try await log.append([.test("d")], to: .patient(1))
            #expect(receipt == CommandReceipt(position: 3, eventCount: 1, reply: [], isRepeat: false))
            #expect(log.head == 4)
            let events = try log.allEvents()
            #expect(events.map(\.entry.position) == [1, 2, 3, 4])
            #expect(events.map(\.entry.version) == [1, 2, 1, 3])
            #expect(events.map(\.text) == ["a", "b", "c", "d"])
        }
    }

    @Test(arguments: Backend.all)
    func `an event comes back with everything it was given`(_ backend: Backend) async throws {
        let clock = ManualClock()
        try await backend.withLog(clock: clock) { log in
            let occurred = ClinicalTime(Timestamp(clamping: 86_400_000_000), offsetMinutes: 60, precision: .day)
            let event = NewEvent(
                type: "AllergyRecorded",
                schemaVersion: 3,
                payload: [0, 255, 7],
                occurredAt: occurred,
                subjects: [.test(1), .test(2)]
            )
            let origin = EventOrigin(
                actor: .test(3),
                role: "nurse",
                client: "ward app",
                commandID: .test(4),
                correlationID: .test(5),
                causationID: .test(6)
            )
            let command = CommandEnvelope(origin: origin, digest: [UInt8](repeating: 1, count: 32))
            try await log.append([event], to: .patient(1), as: command)
            let recorded = try #require(try log.allEvents().first)
            #expect(recorded.payload == [0, 255, 7])
            #expect(recorded.entry.stream == .patient(1))
            #expect(recorded.entry.type == "AllergyRecorded")
            #expect(recorded.entry.schemaVersion == 3)
            #expect(recorded.entry.recordedAt == clock.now)
            #expect(recorded.entry.occurredAt == occurred)
            #expect(recorded.entry.subjects == [.test(1), .test(2)])
            #expect(recorded.entry.origin == origin)
            #expect(recorded.entry.payloadLength == 3)
            #expect(recorded.entry.dataKeyID == nil)
        }
    }

    @Test(arguments: Backend.all)
    func `appending at a stale version fails and reports the actual version`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test(), .test()], to: .patient(1), expecting: 0)
            await #expect(throws: EventLogError.versionConflict(stream: .patient(1), expected: 1, actual: 2)) {
                try await log.append([.test()], to: .patient(1), expecting: 1)
            }
            await #expect(throws: EventLogError.versionConflict(stream: .patient(2), expected: 1, actual: 0)) {
                try await log.append([.test()], to: .patient(2), expecting: 1)
            }
            try await log.append([.test()], to: .patient(1), expecting: 2)
            #expect(log.head == 3)
        }
    }

    @Test(arguments: Backend.all)
    func `a command may append to several streams and sees what it staged`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test("old")], to: .patient(1))
            let receipt = try await log.transact(.test()) { transaction in
                try transaction.append([.test("a")], to: .patient(1), expecting: 1)
                try transaction.append([.test("b")], to: .prescription(1), expecting: 0)
                try transaction.append([.test("c")], to: .patient(1), expecting: 2)
                #expect(try transaction.version(of: .patient(1)) == 3)
                #expect(try transaction.events(of: .patient(1)).map(\.text) == ["old"])
            }
            #expect(receipt.position == 4)
            #expect(receipt.eventCount == 3)
            #expect(try log.allEvents().map(\.entry.version) == [1, 2, 1, 3])
        }
    }

    @Test(arguments: Backend.all)
    func `a decision that throws leaves nothing`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            let command = CommandEnvelope.test(.test(1))
            await #expect(throws: Refusal()) {
                try await log.transact(command) { transaction in
                    try transaction.append([.test()], to: .patient(1))
                    try transaction.claim(.test(1), for: .test(1))
                    transaction.reply([1])
                    throw Refusal()
                }
            }
            #expect(log.head == 0)
            #expect(try log.allEvents().isEmpty)
            // The command id is free too: the same command may be tried again.
            let receipt = try await log.transact(command) { transaction in
                #expect(try transaction.owner(of: .test(1)) == nil)
                #expect(try transaction.version(of: .patient(1)) == 0)
                try transaction.append([.test()], to: .patient(1))
            }
            #expect(!receipt.isRepeat)
            #expect(receipt.position == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `a repeated command is answered as the first time and not run (I-50)`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test()], to: .patient(9))
            let command = CommandEnvelope.test(.test(1), digest: 5)
            let first = try await log.transact(command) { transaction in
                try transaction.append([.test("a"), .test("b")], to: .patient(1))
                transaction.reply([1, 2, 3])
            }
            try await log.append([.test()], to: .patient(1))
            let second = try await log.transact(command) { _ in Issue.record("it was run again") }
            #expect(!first.isRepeat)
            #expect(second == CommandReceipt(position: 3, eventCount: 2, reply: [1, 2, 3], isRepeat: true))
            #expect(log.head == 4)
        }
    }

    @Test(arguments: Backend.all)
    func `the same command id with another body is a conflict (I-50)`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test()], to: .patient(1), as: .test(.test(1), digest: 5))
            await #expect(throws: EventLogError.commandConflict(commandID: .test(1))) {
                try await log.append([.test()], to: .patient(1), as: .test(.test(1), digest: 6))
            }
            #expect(log.head == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `a command with nothing to change is answered with the head and remembered`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test()], to: .patient(1))
            let command = CommandEnvelope.test(.test(1))
            let first = try await log.transact(command) { $0.reply([9]) }
            #expect(first == CommandReceipt(position: 1, eventCount: 0, reply: [9], isRepeat: false))
            try await log.append([.test()], to: .patient(1))
            let second = try await log.transact(command) { _ in Issue.record("it was run again") }
            #expect(second == CommandReceipt(position: 1, eventCount: 0, reply: [9], isRepeat: true))
        }
    }

    @Test(arguments: Backend.all)
    func `recording times never decrease when the clock goes back a little (F27)`(_ backend: Backend) async throws {
        let clock = ManualClock()
        try await backend.withLog(clock: clock) { log in
            let start = clock.now
            try await log.append([.test()], to: .patient(1))
            clock.advance(by: .seconds(-300))
            try await log.append([.test()], to: .patient(1))
            clock.advance(by: .seconds(301))
            try await log.append([.test()], to: .patient(1))
            let times = try log.allEvents().map(\.entry.recordedAt)
            #expect(times[0] == start)
            #expect(times[1] == start)
            #expect(times[2].microseconds == start.microseconds + 1_000_000)
        }
    }

    @Test(arguments: Backend.all)
    func `a clock far behind the log refuses commands until it has caught up (F27)`(_ backend: Backend) async throws {
        let clock = ManualClock()
        try await backend.withLog(clock: clock) { log in
            let command = CommandEnvelope.test(.test(1))
            try await log.append([.test()], to: .patient(1), as: command)
            clock.advance(by: .seconds(-301))
            do {
                _ = try await log.transact(.test()) { _ in Issue.record("it was decided by a wrong clock") }
                Issue.record("it was taken")
            } catch EventLogError.clockBehind {}
            #expect(log.head == 1)
            #expect(try await log.append([.test()], to: .patient(1), as: command).isRepeat, "an answer needs no clock")
            clock.advance(by: .seconds(1))
            try await log.append([.test()], to: .patient(1))
            #expect(log.head == 2)
        }
    }

    @Test(arguments: Backend.all)
    func `an event without a clinical time happened when it was recorded`(_ backend: Backend) async throws {
        let clock = ManualClock()
        try await backend.withLog(clock: clock) { log in
            try await log.append([.test()], to: .patient(1))
            #expect(try log.allEvents().first?.entry.occurredAt == ClinicalTime(clock.now))
        }
    }
}
