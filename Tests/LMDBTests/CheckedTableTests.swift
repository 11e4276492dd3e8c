import LMDB
import TestKit
import Testing

/// Rows with checksums, and what they come to.
@Suite struct CheckedTableTests {
    private struct Fixture {
        let directory: TemporaryDirectory
        let environment: Environment
        let table: CheckedTable
        var digest = RowDigest()

        init() throws {
            directory = try TemporaryDirectory()
            environment = try openEnvironment(directory)
            table = CheckedTable(environment.database("a"))
        }

        mutating func store(_ changes: [[UInt8]: [UInt8]?]) throws {
            let sorted = changes.sorted { $0.key.precedes($1.key) }.map { RowChange(key: $0.key, row: $0.value) }
            var next = digest
            try environment.write { (transaction) throws(LMDBError) in
                try transaction.store(sorted, in: table, digest: &next)
            }
            digest = next
        }

        func row(_ key: [UInt8]) throws -> [UInt8]? { try environment.beginRead().row(forKey: key.span, in: table) }

        func all() throws -> [[UInt8]: [UInt8]] {
            var rows: [[UInt8]: [UInt8]] = [:]
            try environment.beginRead().scanRows(in: table) { key, row in
                rows[key.copy()] = row.copy()
                return .next
            }
            return rows
        }
    }

    private static func randomBytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test func `batches of changes leave the rows that a dictionary would have, and their digest`() throws {
        var random = SeededGenerator(seed: 4)
        var fixture = try Fixture()
        var model: [[UInt8]: [UInt8]] = [:]
        for _ in 0..<60 {
            var changes: [[UInt8]: [UInt8]?] = [:]
            for _ in 0..<Int.random(in: 1...80, using: &random) {
                let key = Self.randomBytes(Int.random(in: 1...2, using: &random), &random)
                let size = Bool.random(using: &random) ? Int.random(in: 0...40, using: &random) : 3000
                let isGone = Int.random(in: 0..<3, using: &random) == 0
                changes.updateValue(isGone ? nil : Self.randomBytes(size, &random), forKey: key)
            }
            try fixture.store(changes)
            for (key, row) in changes { model[key] = row }
        }
        #expect(try fixture.all() == model)
        for key in model.keys.prefix(50) { #expect(try fixture.row(key) == model[key]) }
        var other = try Fixture()
        for (key, row) in model.shuffled(using: &random) { try other.store([key: row]) }
        #expect(fixture.digest == other.digest && fixture.digest.rows == UInt64(model.count))
        #expect(try Environment.audit(directory: other.environment.path)?["a"] == fixture.digest)
    }

    @Test func `a row with any flipped bit is an error, never an answer`() throws {
        var fixture = try Fixture()
        let stored = key(7)
        for size in 0...40 {
            try fixture.store([stored: (0..<size).map { UInt8($0) }])
            let value = try #require(try fixture.environment.value(forKey: stored))
            for bit in 0..<value.count * 8 {
                var flipped = value
                flipped[bit / 8] ^= 1 << (bit % 8)
                try fixture.environment.put(flipped, forKey: stored)
                #expect(throws: LMDBError.damagedRow(table: "a")) { try fixture.row(stored) }
                #expect(throws: LMDBError.damagedRow(table: "a")) { try fixture.all() }
            }
            try fixture.environment.put(Array(value.dropLast()), forKey: stored)
            #expect(throws: LMDBError.damagedRow(table: "a")) { try fixture.row(stored) }
            try fixture.environment.put(value, forKey: stored)
        }
    }

    @Test func `a row under another key, or in another table, is an error`() throws {
        var fixture = try Fixture()
        try fixture.store([key(1): [1, 2, 3]])
        let value = try #require(try fixture.environment.value(forKey: key(1)))
        try fixture.environment.put(value, forKey: key(2))
        #expect(throws: LMDBError.damagedRow(table: "a")) { try fixture.row(key(2)) }
        try fixture.environment.write { (transaction) throws(LMDBError) in
            try transaction.put(value, forKey: key(1), in: fixture.environment.database("b"))
        }
        let other = CheckedTable(fixture.environment.database("b"))
        #expect(throws: LMDBError.damagedRow(table: "b")) {
            try fixture.environment.beginRead().row(forKey: key(1).span, in: other)
        }
    }

    /// Checksums are on disks: a change here means another format.
    @Test func `checksums stay what they are`() throws {
        var fixture = try Fixture()
        try fixture.store([
            [1]: [], [1, 2, 3]: Array("García".utf8), key(5): Array(0..<16), key(6): Array(0..<17),
            key(7): Array(0..<200),
        ])
        #expect("\(fixture.digest)" == "5 rows, 316a9f098aa3fa92a")
    }

    @Test func `keys are in the order of the database`() {
        let keys: [[UInt8]] = [[], [0], [0, 0], [0, 1], [1], [0x7F], [0x80], [0xFF], [0xFF, 0]]
        for (index, left) in keys.enumerated() {
            for (other, right) in keys.enumerated() { #expect(left.precedes(right) == (index < other)) }
        }
    }
}
