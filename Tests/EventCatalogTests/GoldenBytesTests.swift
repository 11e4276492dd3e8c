import EventCatalog
import Foundation
import TestKit
import Testing

@Suite struct GoldenBytesTests {
    @Test(arguments: GoldenEvents.all)
    func `every event is written as the bytes that were agreed on, and read from them`(_ event: CatalogEvent) throws {
        try Self.check(event, GoldenFile("\(event.typeName).v\(event.schemaVersion)"))
    }

    @Test(arguments: GoldenEvents.extended)
    func `fields that came later are written as the bytes that were agreed on, and read`(_ event: CatalogEvent) throws {
        try Self.check(event, GoldenFile("\(event.typeName).v\(event.schemaVersion).extended"))
    }

    private static func check(_ event: CatalogEvent, _ file: GoldenFile) throws {
        try file.writeIfMissing(event.encodedPayload())
        let bytes = try file.bytes()
        #expect(event.encodedPayload() == bytes)
        let entry = Self.entry(of: event, payloadLength: bytes.count)
        let decoded = try PublishedEvent(decoding: RecordedEvent(entry: entry, payload: bytes))
        #expect(decoded == PublishedEvent(entry: entry, event: event))
    }

    @Test func `every event has golden bytes`() {
        #expect(Set(GoldenEvents.all.map(\.typeName)) == Set(EventType.names))
    }

    @Test func `the schema, the names and the events agree`() throws {
        let schemas = ["patient", "prescription", "practitioner", "formulary"]
        let events = try schemas.flatMap { try Self.eventMessages(inSchema: $0) }
        #expect(events.sorted() == EventType.names.sorted())
        for event in GoldenEvents.all {
            #expect(EventType.schemaVersion(of: event.typeName) == event.schemaVersion)
        }
    }

    @Test func `a header is written as the bytes that were agreed on, and read back`() throws {
        let full = Self.entry(of: GoldenEvents.all[0], payloadLength: 300)
        let file = GoldenFile("Entry.v1")
        try file.writeIfMissing(full.encoded())
        #expect(full.encoded() == (try file.bytes()))
        #expect(try EventEntry(encoded: file.bytes()) == full)
    }

    private static func entry(of event: CatalogEvent, payloadLength: Int) -> EventEntry {
        EventEntry(
            position: 1_000,
            stream: event.stream,
            version: 7,
            type: event.typeName,
            schemaVersion: event.schemaVersion,
            recordedAt: Timestamp(clamping: 1_767_225_600_123_456),
            occurredAt: ClinicalTime(Timestamp(clamping: 1_767_139_200_000_000), offsetMinutes: -300, precision: .day),
            subjects: [.test(1), .test(9)],
            origin: EventOrigin(
                actor: .test(50),
                role: "prescriber",
                client: "rxledger-web",
                commandID: .test(51),
                correlationID: .test(52),
                causationID: .test(53)
            ),
            dataKeyID: .test(54),
            payloadDigest: Array(100..<132),
            payloadLength: payloadLength
        )
    }

    private static func lines(ofSchema name: String) throws -> [Substring] {
        try String(
            contentsOf: GeneratedDocument.root.appending(path: "Sources/EventCatalog/proto/\(name).proto"),
            encoding: .utf8
        ).split(separator: "\n")
    }

    /// The message names in `oneof event { … }` of a schema file.
    private static func eventMessages(inSchema name: String) throws -> [String] {
        let lines = try lines(ofSchema: name).map { $0.trimmingCharacters(in: .whitespaces) }
        let start = try #require(lines.firstIndex(of: "oneof event {"))
        return lines[(start + 1)...].prefix { $0 != "}" }.compactMap { $0.split(separator: " ").first.map(String.init) }
    }
}
