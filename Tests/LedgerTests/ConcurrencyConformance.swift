import EventCatalog
import Ledger
import TestKit
import Testing

/// What every log keeps when many ask at once.
@Suite struct ConcurrencyConformance {
    @Test(arguments: Backend.all)
    func `hundreds of commands at once lose nothing and leave no gap`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let acknowledged = try await withThrowingTaskGroup(of: (String, CommandReceipt).self) { group in
                for number in 0..<600 {
                    group.addTask {
                        let text = "\(number)"
                        let count = number % 3 + 1
                        let events = [NewEvent](repeating: .test(text), count: count)
                        return (text, try await log.append(events, to: .patient(number % 7)))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let events = try log.allEvents()
            #expect(events.map(\.entry.position) == (1...1200).map { UInt64($0) })
            #expect(log.head == 1200)
            for (text, receipt) in acknowledged {
                let range = Int(receipt.position) - receipt.eventCount..<Int(receipt.position)
                #expect(events[range].allSatisfy { $0.text == text }, "the events of a command stand together")
            }
            var versions: [StreamID: UInt64] = [:]
            for event in events {
                versions[event.entry.stream, default: 0] += 1
                #expect(event.entry.version == versions[event.entry.stream])
            }
        }
    }

    @Test(arguments: Backend.all)
    func `of many who append at one version one succeeds`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        do {
                            try await log.append([.test()], to: .patient(1), expecting: 0)
                            return true
                        } catch EventLogError.versionConflict(_, expected: 0, actual: 1) {
                            return false
                        } catch {
                            Issue.record(error)
                            return false
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            #expect(log.head == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `of many with one command id one is run and all are answered alike (I-50)`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let receipts = try await withThrowingTaskGroup(of: CommandReceipt.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await log.transact(.test(.test(1))) { transaction in
                            try transaction.append([.test()], to: .patient(1))
                            transaction.reply([7])
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(receipts.count { !$0.isRepeat } == 1)
            #expect(receipts.allSatisfy { $0.position == 1 && $0.eventCount == 1 && $0.reply == [7] })
            #expect(log.head == 1)
        }
    }

    @Test(arguments: Backend.all)
    func `decisions that throw do not disturb the others of their commit`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        do {
                            _ = try await log.transact(.test()) { transaction in
                                try transaction.append([.test("\(number)")], to: .patient(1))
                                if number % 2 == 1 { throw Refusal() }
                            }
                            #expect(number % 2 == 0)
                        } catch {
                            #expect(error as? Refusal == Refusal())
                            #expect(number % 2 == 1)
                        }
                    }
                }
            }
            let events = try log.allEvents()
            #expect(events.map(\.entry.version) == (1...150).map { UInt64($0) })
            #expect(Set(events.map(\.text)) == Set((0..<150).map { "\($0 * 2)" }))
        }
    }
}
