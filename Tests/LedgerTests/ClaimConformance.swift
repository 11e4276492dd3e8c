import EventCatalog
import Ledger
import TestKit
import Testing

/// What every log does with claims (I-41).
@Suite struct ClaimConformance {
    @Test(arguments: Backend.all)
    func `a claim has one owner (I-41)`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            _ = try await log.transact(.test()) { try $0.claim(.test(1), for: .test(1)) }
            await #expect(throws: EventLogError.claimTaken(.test(1), owner: .test(1))) {
                try await log.transact(.test()) { try $0.claim(.test(1), for: .test(2)) }
            }
            // Its owner may claim it again, and another value is free.
            _ = try await log.transact(.test()) { transaction in
                try transaction.claim(.test(1), for: .test(1))
                try transaction.claim(.test(2), for: .test(2))
            }
            #expect(try await log.owner(of: .test(1)) == .test(1))
            #expect(try await log.owner(of: .test(2)) == .test(2))
            #expect(try await log.owner(of: .test(3)) == nil)
        }
    }

    @Test(arguments: Backend.all)
    func `only its owner releases a claim`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            _ = try await log.transact(.test()) { try $0.claim(.test(1), for: .test(1)) }
            _ = try await log.transact(.test()) { try $0.release(.test(1), by: .test(2)) }
            #expect(try await log.owner(of: .test(1)) == .test(1))
            _ = try await log.transact(.test()) { try $0.release(.test(1), by: .test(1)) }
            _ = try await log.transact(.test()) { transaction in
                #expect(try transaction.owner(of: .test(1)) == nil)
                try transaction.claim(.test(1), for: .test(2))
            }
        }
    }

    @Test(arguments: Backend.all)
    func `a claim moves within one command`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            _ = try await log.transact(.test()) { try $0.claim(.test(1), for: .test(1)) }
            _ = try await log.transact(.test()) { transaction in
                try transaction.release(.test(1), by: .test(1))
                #expect(try transaction.owner(of: .test(1)) == nil)
                try transaction.claim(.test(1), for: .test(2))
                #expect(try transaction.owner(of: .test(1)) == .test(2))
            }
            #expect(try await log.owner(of: .test(1)) == .test(2))
        }
    }

    @Test(arguments: Backend.all)
    func `of many who claim at once one gets it (I-41)`(_ backend: Backend) async throws {
        try await backend.withLog { (log) async throws in
            let winners = await withTaskGroup(of: Int?.self) { group in
                for number in 1...100 {
                    group.addTask {
                        let receipt = try? await log.transact(.test()) { transaction in
                            try transaction.claim(.test(1), for: .test(number))
                            try transaction.append([.test()], to: .patient(number))
                        }
                        return receipt.map { _ in number }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
            }
            #expect(winners.count == 1)
            #expect(try log.allEvents().map(\.entry.stream) == winners.map { .patient($0) })
        }
    }
}
