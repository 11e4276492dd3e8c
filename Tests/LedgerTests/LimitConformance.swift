import EventCatalog
import Ledger
import TestKit
import Testing

/// What every log refuses.
@Suite struct LimitConformance {
    private func isTooLarge(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch EventLogError.tooLarge {
            return true
        } catch {
            return false
        }
    }

    @Test(arguments: Backend.all)
    func `a payload above the limit is refused and one at the limit taken`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            func event(_ bytes: Int) -> NewEvent {
                NewEvent(
                    type: "T",
                    schemaVersion: 1,
                    payload: [UInt8](repeating: 1, count: bytes),
                    occurredAt: nil,
                    subjects: []
                )
            }
            try await log.append([event(256 << 10)], to: .patient(1))
            #expect(await isTooLarge { try await log.append([event((256 << 10) + 1)], to: .patient(1)) })
            #expect(log.head == 1)
            #expect(try log.allEvents().first?.payload.count == 256 << 10)
        }
    }

    @Test(arguments: Backend.all)
    func `more events than a command may append are refused whole`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            #expect(
                await isTooLarge {
                    try await log.append([NewEvent](repeating: .test(), count: 1025), to: .patient(1))
                }
            )
            #expect(log.head == 0)
            try await log.append([NewEvent](repeating: .test(), count: 1024), to: .patient(1))
            #expect(log.head == 1024)
        }
    }

    @Test(arguments: Backend.all)
    func `a long reply and a long claim are refused`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            #expect(
                await isTooLarge {
                    _ = try await log.transact(.test()) { $0.reply([UInt8](repeating: 1, count: 1025)) }
                }
            )
            #expect(
                await isTooLarge {
                    _ = try await log.transact(.test()) { transaction in
                        try transaction.claim(Claim(key: [UInt8](repeating: 1, count: 65)), for: .test(1))
                    }
                }
            )
        }
    }

    @Test(arguments: Backend.all)
    func `an entry above 65535 bytes is refused and the log goes on`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            let event = NewEvent(
                type: String(repeating: "x", count: 70_000),
                schemaVersion: 1,
                payload: [],
                occurredAt: nil,
                subjects: []
            )
            #expect(await isTooLarge { try await log.append([event], to: .patient(1)) })
            let receipt = try await log.append([.test()], to: .patient(1))
            #expect(receipt.position == 1)
        }
    }
}
