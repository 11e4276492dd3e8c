import EventCatalog
import TestKit
import Testing

@testable import ProjectionEngine

@Suite struct ScanTests {
    private struct Keys: Projection {
        static let name = "keys"
        static let version: UInt32 = 1
        static let tables = [keys]
        static let keys = Table("key")
        func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
            for name in ScanTests.names.shuffled() { try rows.put([1], at: Array(name.utf8), in: Self.keys) }
        }
    }

    private static let names = ["a", "b", "b1", "b2", "b3", "c"]

    /// A generation with one row for each name.
    private static func generation(in directory: TemporaryDirectory) throws -> Generation {
        let rule = ProjectionRule(Keys.self)
        let generation = try Generation(number: 1, directory: directory.appending("1"), rule: rule)
        try generation.begin(rule)
        try generation.apply([.test(position: 1)], by: rule)
        return generation
    }

    private static func keys(
        _ generation: Generation,
        from: String? = nil,
        after: String? = nil,
        prefix: String = "",
        _ direction: ScanDirection
    ) throws -> [String] {
        try generation.read { rows in
            var found: [String] = []
            try rows.scan(
                Keys.keys,
                from: from.map { Array($0.utf8) },
                after: after.map { Array($0.utf8) },
                prefix: Array(prefix.utf8),
                direction: direction
            ) { key, _ in
                found.append(String(decoding: [UInt8](copying: key), as: UTF8.self))
                return .next
            }
            return found
        }.value
    }

    @Test func `scans keep to their range in both directions`() throws {
        let directory = try TemporaryDirectory()
        let rows = try Self.generation(in: directory)
        #expect(try Self.keys(rows, .forward) == Self.names)
        #expect(try Self.keys(rows, .backward) == Self.names.reversed())
        #expect(try Self.keys(rows, prefix: "b", .forward) == ["b", "b1", "b2", "b3"])
        #expect(try Self.keys(rows, prefix: "b", .backward) == ["b3", "b2", "b1", "b"])
        #expect(try Self.keys(rows, from: "b1", .forward) == ["b1", "b2", "b3", "c"])
        #expect(try Self.keys(rows, from: "b1", .backward) == ["b1", "b", "a"])
        #expect(try Self.keys(rows, after: "b1", prefix: "b", .forward) == ["b2", "b3"])
        #expect(try Self.keys(rows, after: "b1", prefix: "b", .backward) == ["b"])
        #expect(try Self.keys(rows, after: "b15", prefix: "b", .forward) == ["b2", "b3"])
        #expect(try Self.keys(rows, prefix: "d", .forward) == [])
        #expect(try Self.keys(rows, prefix: "d", .backward) == [])
        #expect(try Self.keys(rows, prefix: "c", .backward) == ["c"])
    }

    @Test func `a cursor from elsewhere shows nothing outside the range`() throws {
        let directory = try TemporaryDirectory()
        let rows = try Self.generation(in: directory)
        #expect(try Self.keys(rows, after: "c", prefix: "b", .forward) == [])
        #expect(try Self.keys(rows, after: "a", prefix: "b", .backward) == [])
    }

    @Test(arguments: 1...7)
    func `pages of any size show every row once`(_ limit: Int) throws {
        let directory = try TemporaryDirectory()
        let rows = try Self.generation(in: directory)
        var found: [String] = []
        var after: [UInt8]?
        repeat {
            let page = try rows.read { reader in
                try reader.page(of: Keys.keys, after: after, limit: limit) { key, _ in
                    String(decoding: [UInt8](copying: key), as: UTF8.self)
                }
            }.value
            #expect(page.items.count <= limit && !page.items.isEmpty)
            found += page.items
            after = page.next
        } while after != nil
        #expect(found == Self.names)
    }

    @Test(arguments: 1...4)
    func `a page ends after a number of rows left out, and the next goes on`(_ most: Int) throws {
        let directory = try TemporaryDirectory()
        let rows = try Self.generation(in: directory)
        let wanted = [Self.names[0], Self.names[Self.names.count - 1]]
        var found: [String] = []
        var after: [UInt8]?
        repeat {
            var shown = 0
            let page = try rows.read { reader in
                try reader.page(of: Keys.keys, after: after, limit: 5, mostLeftOut: most) { key, _ -> String? in
                    shown += 1
                    let name = String(decoding: [UInt8](copying: key), as: UTF8.self)
                    return wanted.contains(name) ? name : nil
                }
            }.value
            #expect(shown - page.items.count <= most)
            found += page.items
            after = page.next
        } while after != nil
        #expect(found == wanted)
    }

    private struct OwnChanges: Projection {
        static let name = "own-changes"
        static let version: UInt32 = 1
        static let tables = [Keys.keys]
        func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
            try rows.put([1], at: [1], in: Keys.keys)
            try rows.put([2], at: [2], in: Keys.keys)
            try rows.delete(at: [1], in: Keys.keys)
            #expect(try rows.row(at: [1], in: Keys.keys) == nil)
            #expect(try rows.row(at: [2], in: Keys.keys) == [2])
            var found: [[UInt8]] = []
            try rows.scan(Keys.keys) { key, _ in
                found.append([UInt8](copying: key))
                return .next
            }
            #expect(found == [[2]])
            try rows.put([9], at: [1], in: Keys.keys)
            #expect(throws: RowError.keyTooLong) { try rows.put([], at: [], in: Keys.keys) }
            #expect(throws: RowError.keyTooLong) {
                try rows.put([], at: [UInt8](repeating: 0, count: 512), in: Keys.keys)
            }
        }
    }

    @Test func `a writer sees its own changes, in scans too`() throws {
        let directory = try TemporaryDirectory()
        let rule = ProjectionRule(OwnChanges.self)
        let generation = try Generation(number: 1, directory: directory.appending("1"), rule: rule)
        try generation.begin(rule)
        try generation.apply([.test(position: 1)], by: rule)
        #expect(try generation.read { try $0.row(at: [1], in: Keys.keys) }.value == [9])
        #expect(try generation.read { try $0.count(of: Keys.keys) }.value == 2)
    }
}

extension PublishedEvent {
    /// An event of which only the position matters.
    fileprivate static func test(position: UInt64) -> PublishedEvent {
        var random = RandomEvents(seed: position)
        let event = CatalogEvent.practitioner(PractitionerID(.test(1)), .prescribingAuthorityGranted(.init()))
        let drawn = random.entry(for: event, payloadLength: 0)
        let entry = EventEntry(
            position: position,
            stream: drawn.stream,
            version: 1,
            type: drawn.type,
            schemaVersion: 1,
            recordedAt: drawn.recordedAt,
            occurredAt: drawn.occurredAt,
            subjects: [],
            origin: drawn.origin,
            dataKeyID: nil,
            payloadDigest: [],
            payloadLength: 0
        )
        return PublishedEvent(entry: entry, event: event)
    }
}
