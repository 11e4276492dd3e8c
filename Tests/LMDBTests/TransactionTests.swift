import LMDB
import TestKit
import Testing

@Suite struct TransactionTests {
    private let directory: TemporaryDirectory
    private let environment: Environment

    init() throws {
        directory = try TemporaryDirectory()
        environment = try openEnvironment(directory)
    }

    @Test func `what was put is read back and a missing key is nil`() throws {
        try environment.put([1, 2, 3], forKey: key(7))
        #expect(try environment.value(forKey: key(7)) == [1, 2, 3])
        #expect(try environment.value(forKey: key(8)) == nil)
    }

    @Test func `an empty value is a value`() throws {
        try environment.put([], forKey: key(7))
        #expect(try environment.value(forKey: key(7)) == [])
    }

    @Test func `databases do not see each other's keys`() throws {
        try environment.put([1], forKey: key(7))
        let other = try environment.read { (transaction) throws(LMDBError) in
            try transaction.value(forKey: key(7), in: environment.database("b"))
        }
        #expect(other == nil)
    }

    @Test func `insert refuses a key that exists and upsert replaces it`() throws {
        try environment.put([1], forKey: key(7), mode: .insert)
        #expect(storageError { try environment.put([2], forKey: key(7), mode: .insert) } == .keyExists)
        #expect(try environment.value(forKey: key(7)) == [1])
        try environment.put([3], forKey: key(7))
        #expect(try environment.value(forKey: key(7)) == [3])
    }

    @Test func `append refuses a key that does not rise`() throws {
        try environment.put([1], forKey: key(7), mode: .append)
        #expect(storageError { try environment.put([1], forKey: key(6), mode: .append) } == .keyExists)
        #expect(storageError { try environment.put([1], forKey: key(7), mode: .append) } == .keyExists)
        #expect(try visited(environment) == [key(7)])
    }

    @Test func `delete tells whether the key was there`() throws {
        try environment.put([1], forKey: key(7))
        let first = try environment.write { (transaction) throws(LMDBError) in
            try transaction.delete(forKey: key(7), in: environment.database("a"))
        }
        let second = try environment.write { (transaction) throws(LMDBError) in
            try transaction.delete(forKey: key(7), in: environment.database("a"))
        }
        #expect(first)
        #expect(!second)
        #expect(try environment.value(forKey: key(7)) == nil)
    }

    @Test func `a body that throws leaves nothing`() throws {
        struct Refusal: Error {}
        #expect(throws: TransactionError<any Error>.self) {
            try environment.write { (transaction) throws in
                try transaction.put([1], forKey: key(7), in: environment.database("a"))
                throw Refusal()
            }
        }
        #expect(try environment.value(forKey: key(7)) == nil)
    }

    @Test func `a write transaction sees what it put itself`() throws {
        let (value, count) = try environment.write { (transaction) throws(LMDBError) -> ([UInt8]?, Int) in
            let database = environment.database("a")
            try transaction.put([1], forKey: key(7), in: database)
            return (try transaction.value(forKey: key(7), in: database), try transaction.count(in: database))
        }
        #expect(value == [1])
        #expect(count == 1)
    }

    @Test func `a read goes on seeing the commit it began at`() throws {
        try environment.put([1], forKey: key(7))
        let (before, after) = try environment.read { (transaction) throws -> ([UInt8]?, [UInt8]?) in
            try environment.put([2], forKey: key(7))
            return (
                try transaction.value(forKey: key(7), in: environment.database("a")),
                try environment.value(forKey: key(7))
            )
        }
        #expect(before == [1])
        #expect(after == [2])
    }

    @Test func `impossible keys are refused`() throws {
        #expect(storageError { try environment.put([1], forKey: []) } == .badValueSize)
        #expect(storageError { try environment.put([1], forKey: [UInt8](repeating: 1, count: 512)) } == .badValueSize)
        try environment.put([1], forKey: [UInt8](repeating: 1, count: 511))
    }

    @Test func `deleting all empties one database only`() throws {
        try environment.put([1], forKey: key(7))
        try environment.write { (transaction) throws(LMDBError) in
            try transaction.put([2], forKey: key(7), in: environment.database("b"))
            try transaction.deleteAll(in: environment.database("a"))
        }
        #expect(try environment.value(forKey: key(7)) == nil)
        let other = try environment.read { (transaction) throws(LMDBError) in
            try transaction.count(in: environment.database("b"))
        }
        #expect(other == 1)
    }
}
