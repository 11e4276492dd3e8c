import EventCatalog
import TestKit
import Testing

@Suite struct RoundTripTests {
    private static let rounds = 5_000

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whatever is written is read back as it was`(seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        for _ in 0..<Self.rounds {
            let event = random.event()
            let payload = event.encodedPayload()
            let entry = random.entry(for: event, payloadLength: payload.count)
            let decoded = try PublishedEvent(decoding: RecordedEvent(entry: entry, payload: payload))
            #expect(decoded.event == event)
            // Decimal numbers and texts have several spellings of one value: the bytes tell them apart.
            #expect(decoded.event.encodedPayload() == payload)
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func `a header is read back as it was, from an array and from a span`(seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        for _ in 0..<Self.rounds {
            let event = random.event()
            let entry = random.entry(for: event, payloadLength: Int.random(in: 0...1_000_000))
            let bytes = entry.encoded()
            let decoded = try EventEntry(encoded: bytes)
            #expect(decoded == entry)
            #expect(decoded.encoded() == bytes)
            #expect(try EventEntry(encoded: bytes.span) == entry)
        }
    }

    @Test func `the random events cover every type`() {
        var random = RandomEvents(seed: 7)
        var types: Set<String> = []
        for _ in 0..<Self.rounds { types.insert(random.event().typeName) }
        #expect(types == Set(EventType.names))
    }
}
