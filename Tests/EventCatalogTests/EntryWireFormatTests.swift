import Foundation
import SwiftProtobuf
import TestKit
import Testing

@testable import EventCatalog

@Suite struct EntryWireFormatTests {
    private static func randomEntry(_ random: inout RandomEvents) -> EventEntry {
        let recorded = random.recordedEvent()
        return recorded.entry
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `the entry's bytes are those that SwiftProtobuf writes`(seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        for _ in 0..<3_000 {
            let entry = Self.randomEntry(&random)
            let reference: [UInt8] = try entry.stored.serializedBytes()
            #expect(entry.encoded() == reference)
            #expect(try EventEntry(stored: StoredEntry(serializedBytes: reference)) == EventEntry(encoded: reference))
        }
    }

    @Test(arguments: [24, 25, 26] as [UInt64])
    func `of damaged bytes nothing is read that SwiftProtobuf reads otherwise`(seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        var generator = SeededGenerator(seed: seed)
        var readable = 0
        for _ in 0..<3_000 {
            var bytes = Self.randomEntry(&random).encoded()
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
                default: bytes.remove(at: index)
                }
            }
            guard let entry = try? EventEntry(encoded: bytes) else { continue }
            readable += 1
            #expect(try EventEntry(stored: StoredEntry(serializedBytes: bytes)) == entry)
        }
        #expect(readable > 100)
    }

    @Test func `every part of an entry that ends too early is refused`() {
        var random = RandomEvents(seed: 27)
        for _ in 0..<50 {
            // The last field may be left out where it is zero; here it is not.
            let event = random.event()
            let bytes = random.entry(for: event, payloadLength: 300).encoded()
            for length in bytes.indices.dropLast(3) {
                #expect(throws: CatalogError.self) { try EventEntry(encoded: Array(bytes.prefix(length))) }
            }
        }
    }

    @Test func `fields that a newer program wrote are passed over`() throws {
        var random = RandomEvents(seed: 28)
        let entry = Self.randomEntry(&random)
        let newer: [[UInt8]] = [
            [0xF0, 0x01, 0xFF, 0x01], [0xF1, 0x01, 1, 2, 3, 4, 5, 6, 7, 8], [0xF2, 0x01, 2, 0xAA, 0xBB],
            [0xF5, 0x01, 1, 2, 3, 4],
        ]
        for field in newer { #expect(try EventEntry(encoded: entry.encoded() + field) == entry) }
        #expect(throws: CatalogError.self) { try EventEntry(encoded: entry.encoded() + [0xF2, 0x01, 3, 0xAA, 0xBB]) }
        #expect(throws: CatalogError.self) { try EventEntry(encoded: entry.encoded() + [0xF3, 0x01]) }
    }

    @Test func `fields out of order and fields given twice are refused`() {
        var random = RandomEvents(seed: 29)
        let bytes = Self.randomEntry(&random).encoded()
        #expect(throws: CatalogError.malformed(field: "Entry")) { try EventEntry(encoded: bytes + [0x08, 0x01]) }
        #expect(throws: CatalogError.malformed(field: "Entry")) { try EventEntry(encoded: [0x08, 0x01] + bytes) }
    }

    @Test func `numbers over 64 bits are refused`() {
        let most: [UInt8] = [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01]
        // Read as a position; what is missing is the next field.
        #expect(throws: CatalogError.malformed(field: "Entry.stream_category")) { try EventEntry(encoded: most) }
        let over: [UInt8] = [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x02]
        #expect(throws: CatalogError.malformed(field: "Entry")) { try EventEntry(encoded: over) }
        let endless: [UInt8] = [0x08] + [UInt8](repeating: 0x80, count: 10) + [0x01]
        #expect(throws: CatalogError.malformed(field: "Entry")) { try EventEntry(encoded: endless) }
    }

    @Test func `an entry over 65,535 bytes is refused`() {
        var random = RandomEvents(seed: 30)
        let entry = Self.randomEntry(&random)
        func bytes(fillingBy count: Int) -> [UInt8] {
            let length = [UInt8(count & 0x7F | 0x80), UInt8(count >> 7 & 0x7F | 0x80), UInt8(count >> 14)]
            return entry.encoded() + [0xF2, 0x01] + length + [UInt8](repeating: 0, count: count)
        }
        let room = EventEntry.maximumEncodedLength - bytes(fillingBy: 0).count
        #expect(throws: Never.self) { try EventEntry(encoded: bytes(fillingBy: room)) }
        #expect(throws: CatalogError.malformed(field: "Entry")) { try EventEntry(encoded: bytes(fillingBy: room + 1)) }
    }

    @Test(arguments: Damage.all)
    func `a field that breaks its rule is refused by name`(_ damage: Damage) throws {
        var random = RandomEvents(seed: 31)
        var stored = Self.randomEntry(&random).stored
        damage.apply(&stored)
        let bytes: [UInt8] = try stored.serializedBytes()
        #expect(throws: CatalogError.malformed(field: damage.field)) { try EventEntry(encoded: bytes) }
    }

    @Test func `an unknown stream category and a text that is not UTF-8`() throws {
        var random = RandomEvents(seed: 32)
        var stored = Self.randomEntry(&random).stored
        stored.streamCategory = "formulary"
        stored.type = "ProductAdded"
        let bytes: [UInt8] = try stored.serializedBytes()
        let entry = try EventEntry(encoded: bytes)
        #expect(entry.stream.category.name == "formulary")
        #expect(entry.type == "ProductAdded")
        let start = try #require(bytes.firstRange(of: Array("ProductAdded".utf8))?.lowerBound)
        var damaged = bytes
        damaged[start] = 0xFF
        #expect(throws: CatalogError.malformed(field: "Entry.type")) { try EventEntry(encoded: damaged) }
    }
}

/// A way to break one rule of the entry's schema, and the field that the error names.
struct Damage: Sendable, CustomTestStringConvertible {
    let field: String
    let apply: @Sendable (inout StoredEntry) -> Void

    init(_ field: String, _ apply: @escaping @Sendable (inout StoredEntry) -> Void) {
        self.field = field
        self.apply = apply
    }

    var testDescription: String { field }

    static let all = [
        Damage("Entry.position") { $0.position = 0 },
        Damage("Entry.version") { $0.version = 0 },
        Damage("Entry.type") { $0.type = "" },
        Damage("Entry.schema_version") { $0.schemaVersion = 0 },
        Damage("Entry.stream_category") { $0.streamCategory = "Patient" },
        Damage("Entry.stream_category") { $0.streamCategory = "" },
        Damage("Entry.stream_id") { $0.clearStreamID() },
        Damage("Entry.recorded_at") { $0.clearRecordedAt() },
        Damage("Entry.recorded_at") { $0.recordedAt = .max },
        Damage("Entry.occurred") { $0.clearOccurred() },
        Damage("ClinicalTime.instant") { $0.occurred.instant = .min },
        Damage("ClinicalTime.offset_minutes") { $0.occurred.offsetMinutes = 841 },
        Damage("ClinicalTime.offset_minutes") { $0.occurred.offsetMinutes = -841 },
        Damage("ClinicalTime.precision") { $0.occurred.precision = .unspecified },
        Damage("ClinicalTime.precision") { $0.occurred.precision = .UNRECOGNIZED(5) },
        Damage("Entry.subjects") { $0.subjects = [1, 2, 3] },
        Damage("Entry.origin") { $0.clearOrigin() },
        Damage("Origin.actor") { $0.origin.clearActor() },
        Damage("Origin.command_id") { $0.origin.clearCommandID() },
        Damage("Entry.payload_digest") { $0.payloadDigest = Data(count: 31) },
        Damage("Entry.payload_length") { $0.payloadLength = -1 },
    ]
}
