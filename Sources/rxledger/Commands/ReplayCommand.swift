import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Server
import Transparency

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Print what happened, in order. Works beside a running server.",
        discussion: """
            As a table, as one JSON object a line, or as an HTML page that stands alone: with what each event recorded, what it \
            changed in the record of the patient asked for, and the proof that it is in the signed log.

            EXAMPLES
              rxledger replay --patient 0190a3c4-7b1e-7cc0-8000-0123456789ab
              rxledger replay --patient 0190a3c4-7b1e-7cc0-8000-0123456789ab --html > history.html
              rxledger replay --stream prescription-0190a3c4-7b1e-7cc0-8000-0123456789ab --json
              rxledger replay --actor 0190a000-0000-7000-8000-000000000001 --since 2026-01-01T00:00:00Z
              rxledger replay --type PrescriptionSigned --type PrescriptionCancelled --from 1000 --to 2000
              rxledger replay --as-of 2026-01-31T12:00:00Z --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "Only what happened to this patient, over all streams.")
    var patient: String?

    @Option(help: "Only one stream, such as prescription-<uuid>.")
    var stream: String?

    @Option(help: "Only what this person or machine did.")
    var actor: String?

    @Option(help: "Only events of this type; may be given again.")
    var type: [String] = []

    @Option(help: "Start after this position.")
    var from: UInt64 = 0

    @Option(help: "Stop with this position.")
    var to: UInt64 = .max

    @Option(help: "Start with what was recorded at this instant.")
    var since: String?

    @Option(help: "Stop with what was recorded by this instant, or at this position.")
    var asOf: String?

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @Flag(help: "Print an HTML page that stands alone.")
    var html = false

    func validate() throws {
        guard patient == nil || stream == nil else { throw ValidationError("Give --patient or --stream, not both") }
        guard patient.map({ RecordID($0) != nil }) ?? true else { throw ValidationError("--patient is a UUID") }
        guard actor.map({ RecordID($0) != nil }) ?? true else { throw ValidationError("--actor is a UUID") }
        guard stream.map({ StreamID($0) != nil }) ?? true else {
            throw ValidationError("--stream is a category and a UUID, such as patient-0190a3c4-…")
        }
        guard from <= to else { throw ValidationError("--from is past --to") }
        guard since.map({ Timestamp(rfc3339: $0) != nil }) ?? true else {
            throw ValidationError("--since is an instant such as 2026-01-31T12:00:00Z")
        }
        guard asOf.map({ UInt64($0) != nil || Timestamp(rfc3339: $0) != nil }) ?? true else {
            throw ValidationError("--as-of is a position, or an instant such as 2026-01-31T12:00:00Z")
        }
        guard !(json && html) else { throw ValidationError("Give --json or --html, not both") }
    }

    func run() async throws {
        let directory = try DataDirectory(try await common.settings())
        let log = try directory.openLogForReading()
        do {
            if html {
                try AuditReport(of: selection, in: log, note: directory.lastSignedNote()).write(now: .now) {
                    Self.write(Array($0.utf8))
                }
            } else {
                try printLines(log)
            }
        } catch let error as EventLogError {
            throw CommandError(error, directory: directory)
        }
    }

    private var selection: EventSelection {
        var selection = EventSelection()
        if let id = patient.flatMap({ RecordID($0) }) { selection.source = .subject(id) }
        if let stream = stream.flatMap({ StreamID($0) }) { selection.source = .stream(stream) }
        selection.actor = actor.flatMap { RecordID($0) }
        selection.types = Set(type)
        selection.after = from
        selection.through = min(to, asOf.flatMap { UInt64($0) } ?? .max)
        selection.since = since.flatMap { Timestamp(rfc3339: $0) } ?? .earliest
        selection.until = asOf.flatMap { Timestamp(rfc3339: $0) } ?? .latest
        return selection
    }

    private func printLines(_ log: LMDBEventLog) throws {
        var text: [UInt8] = []
        try selection.forEach(in: log) { recorded in
            text += try line(recorded)
            text.append(0x0A)
            if text.count >= 1 << 16 {
                Self.write(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        Self.write(text)
    }

    private static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    private func line(_ recorded: RecordedEvent) throws -> [UInt8] {
        let event = try PublishedEvent(decoding: recorded)
        if json { return EventDocument.json(of: event) }
        let entry = event.entry
        let columns = [
            "\(entry.position)", entry.recordedAt.description, entry.occurredAt.description, entry.type,
            "\(entry.stream)@\(entry.version)", entry.origin.role,
        ]
        return Array(columns.joined(separator: "  ").utf8)
    }
}
