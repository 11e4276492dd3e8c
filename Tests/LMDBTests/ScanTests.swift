import LMDB
import TestKit
import Testing

@Suite struct ScanTests {
    private let directory: TemporaryDirectory
    private let environment: Environment

    init() throws {
        directory = try TemporaryDirectory()
        environment = try openEnvironment(directory)
        for number in [10, 20, 30] { try environment.put([UInt8(number)], forKey: key(number)) }
    }

    @Test func `forward begins at the first key at or after the start`() throws {
        #expect(try visited(environment) == [key(10), key(20), key(30)])
        #expect(try visited(environment, from: key(20)) == [key(20), key(30)])
        #expect(try visited(environment, from: key(11)) == [key(20), key(30)])
        #expect(try visited(environment, from: []) == [key(10), key(20), key(30)])
        #expect(try visited(environment, from: key(31)) == [])
    }

    @Test func `backward begins at the last key at or before the start`() throws {
        #expect(try visited(environment, .backward) == [key(30), key(20), key(10)])
        #expect(try visited(environment, from: key(20), .backward) == [key(20), key(10)])
        #expect(try visited(environment, from: key(29), .backward) == [key(20), key(10)])
        #expect(try visited(environment, from: key(99), .backward) == [key(30), key(20), key(10)])
        #expect(try visited(environment, from: key(9), .backward) == [])
        #expect(try visited(environment, from: [], .backward) == [])
    }

    @Test func `a longer key sorts after its prefix`() throws {
        #expect(try visited(environment, from: key(20) + [0], .backward) == [key(20), key(10)])
        #expect(try visited(environment, from: key(20) + [0]) == [key(30)])
    }

    @Test func `a scan stops when it is told to`() throws {
        #expect(try visited(environment, limit: 2) == [key(10), key(20)])
    }

    @Test func `what a scan's body throws comes out`() throws {
        struct Enough: Error {}
        #expect(throws: TransactionError<any Error>.self) {
            try environment.read { (transaction) throws in
                try transaction.scan(in: environment.database("a")) { _, _ in throw Enough() }
            }
        }
        #expect(try environment.statistics().openReads == 0)
    }

    @Test func `random puts deletes and scans agree with a sorted dictionary`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let environment = try Environment(
            path: directory.appending("model"),
            options: .init(mapSize: 64 << 20, databases: ["a"], durability: .unsynced)
        )
        var model: [[UInt8]: [UInt8]] = [:]
        for _ in 0..<100 {
            try environment.write { (transaction) throws(LMDBError) in
                for _ in 0..<20 {
                    let key = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                        UInt8.random(in: 0...7, using: &generator)
                    }
                    if Bool.random(using: &generator) {
                        let value = [UInt8](repeating: 7, count: Int.random(in: 0...3000, using: &generator))
                        try transaction.put(value, forKey: key, in: environment.database("a"))
                        model[key] = value
                    } else {
                        let existed = try transaction.delete(forKey: key, in: environment.database("a"))
                        #expect(existed == (model.removeValue(forKey: key) != nil), "seed \(seed)")
                    }
                }
            }
            let start = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                UInt8.random(in: 0...7, using: &generator)
            }
            let sorted = model.keys.sorted { $0.lexicographicallyPrecedes($1) }
            let forward = sorted.filter { !$0.lexicographicallyPrecedes(start) }
            let backward = sorted.reversed().filter { !start.lexicographicallyPrecedes($0) }
            #expect(try visited(environment, from: start) == forward, "seed \(seed)")
            #expect(try visited(environment, from: start, .backward) == Array(backward), "seed \(seed)")
        }
        for (key, value) in model { #expect(try environment.value(forKey: key) == value, "seed \(seed)") }
    }
}
