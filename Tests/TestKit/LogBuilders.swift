public import EventCatalog
public import Ledger

extension RecordID {
    /// The id of a small number: readable in failures and the same in every run.
    public static func test(_ number: Int) -> RecordID {
        RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number))
    }

    /// A new random id.
    public static func random() -> RecordID {
        var generator = SystemRandomNumberGenerator()
        return RecordID(milliseconds: 1_767_225_600_000, using: &generator)
    }
}

extension StreamID {
    /// The stream of a patient with a test id.
    public static func patient(_ number: Int) -> StreamID { StreamID(.patient, .test(number)) }

    /// The stream of a prescription with a test id.
    public static func prescription(_ number: Int) -> StreamID { StreamID(.prescription, .test(number)) }
}

extension EventOrigin {
    /// An origin of which only the command matters.
    public static func test(commandID: RecordID = .random()) -> EventOrigin {
        EventOrigin(actor: .test(999_999), role: "prescriber", client: "tests", commandID: commandID)
    }
}

extension CommandEnvelope {
    /// An envelope with a digest of 32 equal bytes.
    public static func test(_ commandID: RecordID = .random(), digest: UInt8 = 0) -> CommandEnvelope {
        CommandEnvelope(origin: .test(commandID: commandID), digest: [UInt8](repeating: digest, count: 32))
    }
}

extension NewEvent {
    /// An event with a few bytes of payload.
    public static func test(
        _ payload: String = "payload",
        type: String = "PatientRegistered",
        subjects: [RecordID] = []
    ) -> NewEvent {
        NewEvent(type: type, schemaVersion: 1, payload: Array(payload.utf8), occurredAt: nil, subjects: subjects)
    }
}

extension EventLog {
    /// Appends events to one stream in a command of its own.
    @discardableResult
    public func append(
        _ events: [NewEvent],
        to stream: StreamID,
        expecting expected: UInt64? = nil,
        as command: CommandEnvelope = .test()
    ) async throws -> CommandReceipt {
        try await transact(command) { try $0.append(events, to: stream, expecting: expected) }
    }

    /// The whole log.
    public func allEvents() throws -> [RecordedEvent] {
        try read(.log, from: 0, direction: .forward, limit: .max)
    }
}
