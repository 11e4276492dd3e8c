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

    @Test(arguments: GoldenEvents.all)
    func `every event is in the catalogue for people`(_ event: CatalogEvent) throws {
        let page = try Self.text("docs/event-catalogue.md")
        #expect(page.contains("| `\(event.typeName)` | \(event.schemaVersion) |"))
    }

    @Test(arguments: ["patient", "prescription", "safety", "practitioner", "formulary"])
    func `the catalogue for people has every field of every event`(_ schema: String) throws {
        let page = try Self.text("docs/event-catalogue.md").split(separator: "\n")
        let messages = try Self.messages(inSchema: schema).filter { EventType.schemaVersion(of: $0.name) != nil }
        #expect(!messages.isEmpty)
        for message in messages {
            let row = try #require(page.first { $0.hasPrefix("| `\(message.name)` |") })
            for field in message.fields { #expect(row.contains("`\(field)`"), "\(message.name).\(field)") }
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

    /// A file of the project.
    private static func text(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func lines(ofSchema name: String) throws -> [Substring] {
        try text("Sources/EventCatalog/proto/\(name).proto").split(separator: "\n")
    }

    /// The message names in `oneof event { … }` of a schema file.
    private static func eventMessages(inSchema name: String) throws -> [String] {
        let lines = try lines(ofSchema: name).map { $0.trimmingCharacters(in: .whitespaces) }
        let start = try #require(lines.firstIndex(of: "oneof event {"))
        return lines[(start + 1)...].prefix { $0 != "}" }.compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// The messages of a schema file, each with the names of its fields, as they stand before ` = `.
    private static func messages(inSchema name: String) throws -> [(name: String, fields: [String])] {
        var messages: [(name: String, fields: [String])] = []
        for line in try lines(ofSchema: name) {
            let words = line.split(separator: " ")
            if line.hasPrefix("message "), words.count > 1 {
                messages.append((String(words[1]), []))
            } else if line.hasPrefix("enum ") {
                messages.append(("", []))
            } else if let equals = words.firstIndex(of: "="), equals > 0, words[0] != "//", !messages.isEmpty {
                messages[messages.count - 1].fields.append(String(words[equals - 1]))
            }
        }
        return messages
    }
}
