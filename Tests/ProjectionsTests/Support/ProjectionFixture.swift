import EventCatalog
import Ledger
import Logging
import TestKit
import Testing

@testable import ProjectionEngine

/// An event to come, with the time it happened.
struct PlannedEvent {
    let event: CatalogEvent
    let occurredAt: ClinicalTime
    var subjects: [RecordID] = []
}

extension [PlannedEvent] {
    /// The events as a log publishes them.
    func published() -> [PublishedEvent] {
        var versions: [StreamID: UInt64] = [:]
        return enumerated().map { index, planned in
            let stream = planned.event.stream
            versions[stream, default: 0] += 1
            let entry = EventEntry(
                position: UInt64(index + 1),
                stream: stream,
                version: versions[stream, default: 0],
                type: planned.event.typeName,
                schemaVersion: planned.event.schemaVersion,
                recordedAt: Timestamp(clamping: 1_767_225_600_000_000 + Int64(index)),
                occurredAt: planned.occurredAt,
                subjects: planned.subjects,
                origin: .test(commandID: .test(index)),
                dataKeyID: nil,
                payloadDigest: [],
                payloadLength: 0
            )
            return PublishedEvent(entry: entry, event: planned.event)
        }
    }

    /// The events in a log.
    func logged() async throws -> InMemoryEventLog {
        let log = InMemoryEventLog()
        for start in stride(from: 0, to: count, by: 1000) {
            let part = self[start..<Swift.min(count, start + 1000)]
            _ = try await log.transact(.test()) { transaction in
                for planned in part {
                    let event = NewEvent(
                        type: planned.event.typeName,
                        schemaVersion: planned.event.schemaVersion,
                        payload: planned.event.encodedPayload(),
                        occurredAt: planned.occurredAt,
                        subjects: planned.subjects
                    )
                    try transaction.append([event], to: planned.event.stream)
                }
            }
        }
        return log
    }
}

/// Builds a read model from events and lends it.
func withModel<Rule: Projection, Result: Sendable>(
    _: Rule.Type,
    of events: [PlannedEvent],
    _ body: @Sendable (ReadModel<Rule>) async throws -> Result
) async throws -> Result {
    let directory = try TemporaryDirectory()
    let log = try await events.logged()
    let host = ProjectionHost(
        log: log,
        directory: directory.path,
        logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    )
    let model = try host.register(Rule.self)
    let run = Task { try await host.run() }
    defer { run.cancel() }
    try await host.catchUp(to: log.head)
    let result = try await body(model)
    run.cancel()
    try await run.value
    return result
}

/// A row of a table, for comparing read models whole.
struct TableRow: Hashable {
    let table: Table
    let key: [UInt8]
    let row: [UInt8]
}

/// All rows of a projection after events that came in batches of a size.
func rows(
    of rule: ProjectionRule,
    after events: [PublishedEvent],
    batchSize: Int
) throws -> (rows: [TableRow], position: UInt64) {
    let directory = try TemporaryDirectory()
    let generation = try Generation(number: 1, directory: directory.appending("1"), rule: rule)
    try generation.begin(rule)
    for start in stride(from: 0, to: events.count, by: batchSize) {
        try generation.apply(events[start..<min(events.count, start + batchSize)], by: rule)
    }
    let found = try generation.read { reader in
        var rows: [TableRow] = []
        for table in rule.tables {
            try reader.scan(table) { key, row in
                rows.append(TableRow(table: table, key: [UInt8](copying: key), row: [UInt8](copying: row)))
                return .next
            }
        }
        return rows
    }
    return (found.value, found.position)
}
