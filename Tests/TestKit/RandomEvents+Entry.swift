public import EventCatalog

extension RandomEvents {
    /// A header for an event: everything in it is random but what the event says.
    public mutating func entry(for event: CatalogEvent, payloadLength: Int) -> EventEntry {
        EventEntry(
            position: positive(),
            stream: event.stream,
            version: positive(),
            type: event.typeName,
            schemaVersion: event.schemaVersion,
            recordedAt: timestamp(),
            occurredAt: clinicalTime(),
            subjects: list { $0.recordID() },
            origin: origin(),
            dataKeyID: maybe { $0.recordID() },
            payloadDigest: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) },
            payloadLength: payloadLength
        )
    }

    /// The next event as a log would hold it.
    public mutating func recordedEvent() -> RecordedEvent {
        let event = event()
        let payload = event.encodedPayload()
        return RecordedEvent(entry: entry(for: event, payloadLength: payload.count), payload: payload)
    }

    private mutating func clinicalTime() -> ClinicalTime {
        ClinicalTime(
            timestamp(),
            offsetMinutes: Int16.random(in: -840...840, using: &generator),
            precision: one(of: TimePrecision.self)
        )
    }

    private mutating func origin() -> EventOrigin {
        EventOrigin(
            actor: recordID(),
            role: flip() ? "prescriber" : text(),
            client: flip() ? "rxledger-web" : text(),
            commandID: recordID(),
            correlationID: maybe { $0.recordID() },
            causationID: maybe { $0.recordID() }
        )
    }
}
