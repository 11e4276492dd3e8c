public import EventCatalog
public import Ledger
internal import PatientRecord
public import StrictJSON

/// What changed in a patient's record between two positions of the log, and the events that did it.
public struct PatientDifference: Sendable {
    /// The most events that are listed.
    public static let maximumEvents = 1_000

    /// The patient who was asked for.
    public let patient: PatientID
    /// The position before: its events are in the old record.
    public let from: Position
    /// The position after.
    public let to: Position
    /// The differences between the records as `GET /v1/patients/{id}` shows them.
    public let changes: [JSONChange]
    /// The headers of the events after ``from`` up to ``to`` about the patient's records, oldest first.
    public let events: [EventEntry]
    /// Whether there are more events than ``events`` lists.
    public let hasMoreEvents: Bool

    /// Compares a patient's record at two positions, with everything that is in it: for tools that have the log itself.
    ///
    /// - Returns: `nil` if there was no such record at `to`. If there was none at `from`, everything is added.
    /// - Throws: ``EventLogError``, or an error of decoding.
    /// - Complexity: O(events of the patient).
    public init?(of patient: PatientID, in log: any EventLog, from: Position, to: Position) throws {
        try self.init(of: patient, in: log, from: from, to: to, for: .system)
    }

    /// Compares what a role is shown of a patient's record.
    init?(of patient: PatientID, in log: any EventLog, from: Position, to: Position, for role: Role) throws {
        guard let now = try PersonView(of: patient, in: log, through: to) else { return nil }
        let before = try PersonView(of: patient, in: log, through: from)
        let old = try before.map { try Self.document($0, for: role) } ?? .object(.empty)
        let records = Set(now.person.records + (before?.person.records ?? []))
        let events = try Self.events(about: records, in: LogPrefix(of: log, through: to), after: from, for: role)
        self.patient = patient
        self.from = from
        self.to = to
        changes = old.changes(to: try Self.document(now, for: role))
        self.events = Array(events.prefix(Self.maximumEvents))
        hasMoreEvents = events.count > Self.maximumEvents
    }

    private static func document(_ view: PersonView, for role: Role) throws -> JSONValue {
        var writer = JSONWriter(capacity: 2_048)
        writer.object {
            $0.member("id", view.person.record.id)
            $0.member("version", view.person.record.version)
            $0.facts(of: view.person, isRestrictedToday: view.isRestrictedToday, for: role)
        }
        return try JSONParser.parse(writer.bytes, limits: JSONLimits(values: .max))
    }

    /// The first events about some records that a role may know of, one more than are listed.
    private static func events(
        about records: Set<PatientID>,
        in log: LogPrefix,
        after start: Position,
        for role: Role
    ) throws -> [EventEntry] {
        var entries: [Position: EventEntry] = [:]
        for record in records {
            var position = start
            var found = 0
            while found <= maximumEvents {
                let page = try log.read(.subject(record.record), from: position, direction: .forward, limit: 256)
                for event in try page.map({ try PublishedEvent(decoding: $0) }) where role.sees(event.event) {
                    entries[event.entry.position] = event.entry
                    found += 1
                }
                guard page.count == 256, let last = page.last else { break }
                position = last.entry.position
            }
        }
        return entries.values.sorted { $0.position < $1.position }
    }
}

extension PatientDifference {
    /// The one JSON object that the API answers with.
    ///
    /// - Parameters:
    ///   - from: How ``from`` was asked for.
    ///   - to: How ``to`` was asked for.
    public func json(from: LogMoment, to: LogMoment) -> [UInt8] {
        var writer = JSONWriter(capacity: 2_048)
        writer.object {
            $0.member("patient_id", patient)
            $0.place("from", self.from, asOf: from)
            $0.place("to", self.to, asOf: to)
            $0.array("changes", of: changes) { $0.change($1) }
            $0.array("events", of: events) { $0.header($1) }
            $0.member("more_events", hasMoreEvents)
            $0.member("position", self.to)
            $0.member("complete", true)
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func place(_ name: String, _ position: Position, asOf moment: LogMoment) {
        object(name) {
            $0.member("position", position)
            $0.member("as_of", moment.description)
        }
    }

    fileprivate mutating func change(_ change: JSONChange) {
        object {
            $0.member("change", change.kind.rawValue)
            $0.member("path", change.path)
            if let old = change.old {
                $0.name("old")
                $0.value(old)
            }
            if let new = change.new {
                $0.name("new")
                $0.value(new)
            }
        }
    }

    fileprivate mutating func header(_ entry: EventEntry) {
        object {
            $0.member("position", entry.position)
            $0.member("type", entry.type)
            $0.member("stream", entry.stream.description)
            $0.member("recorded_at", entry.recordedAt.description)
        }
    }
}
