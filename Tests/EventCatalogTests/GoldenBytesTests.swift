import EventCatalog
import Foundation
import TestKit
import Testing

@Suite struct GoldenBytesTests {
    @Test(arguments: GoldenEvents.all)
    func `every event is written as the bytes that were agreed on`(_ event: CatalogEvent) throws {
        let file = GoldenFile("\(event.typeName).v\(event.schemaVersion)")
        try file.writeIfMissing(event.encodedPayload())
        #expect(event.encodedPayload() == (try file.bytes()))
    }

    @Test(arguments: GoldenEvents.all)
    func `the bytes that were agreed on are read as the event`(_ event: CatalogEvent) throws {
        let bytes = try GoldenFile("\(event.typeName).v\(event.schemaVersion)").bytes()
        let entry = Self.entry(of: event, payloadLength: bytes.count)
        let decoded = try PublishedEvent(decoding: RecordedEvent(entry: entry, payload: bytes))
        #expect(decoded == PublishedEvent(entry: entry, event: event))
    }

    @Test func `every event has golden bytes`() {
        #expect(Set(GoldenEvents.all.map(\.typeName)) == Set(EventType.names))
    }

    @Test func `the schema, the names and the events agree`() throws {
        let schemas = ["patient", "prescription", "practitioner"]
        let events = try schemas.flatMap { try Self.eventMessages(inSchema: $0) }
        #expect(events.sorted() == EventType.names.sorted())
        for event in GoldenEvents.all {
            #expect(EventType.schemaVersion(of: event.typeName) == event.schemaVersion)
        }
    }

    @Test(arguments: GoldenEvents.all)
    func `every event is in the catalogue for people`(_ event: CatalogEvent) throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/event-catalogue.md"), encoding: .utf8)
        #expect(page.contains("| `\(event.typeName)` | \(event.schemaVersion) |"))
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

    private static var root: URL {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root
    }

    /// The message names in `oneof event { … }` of a schema file.
    private static func eventMessages(inSchema name: String) throws -> [String] {
        let schema = root.appending(path: "Sources/EventCatalog/proto/\(name).proto")
        let text = try String(contentsOf: schema, encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let start = try #require(lines.firstIndex(of: "oneof event {"))
        return lines[(start + 1)...].prefix { $0 != "}" }.compactMap { $0.split(separator: " ").first.map(String.init) }
    }
}
