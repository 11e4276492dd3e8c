import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Server

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Print what happened, in order. Works beside a running server.",
        discussion: """
            EXAMPLES
              rxledger replay --patient 0190a3c4-7b1e-7cc0-8000-0123456789ab
              rxledger replay --stream prescription-0190a3c4-7b1e-7cc0-8000-0123456789ab --json
              rxledger replay --from 1000 --to 1020
              rxledger replay --as-of 2026-01-31T12:00:00Z --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "Only what happened to this patient, over all streams.")
    var patient: String?

    @Option(help: "Only one stream, such as prescription-<uuid>.")
    var stream: String?

    @Option(help: "Start after this position.")
    var from: UInt64 = 0

    @Option(help: "Stop with this position.")
    var to: UInt64 = .max

    @Option(help: "Stop with what was recorded by this instant, or at this position.")
    var asOf: String?

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func validate() throws {
        guard patient == nil || stream == nil else { throw ValidationError("Give --patient or --stream, not both") }
        guard patient.map({ RecordID($0) != nil }) ?? true else { throw ValidationError("--patient is a UUID") }
        guard stream.map({ StreamID($0) != nil }) ?? true else {
            throw ValidationError("--stream is a category and a UUID, such as patient-0190a3c4-…")
        }
        guard from <= to else { throw ValidationError("--from is past --to") }
        guard asOf.map({ UInt64($0) != nil || Timestamp(rfc3339: $0) != nil }) ?? true else {
            throw ValidationError("--as-of is a position, or an instant such as 2026-01-31T12:00:00Z")
        }
    }

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let log = try directory.openLogForReading()
        do {
            try replay(log)
        } catch let error as EventLogError {
            throw CommandError(error, directory: directory)
        }
    }

    private var source: EventSource {
        if let id = patient.flatMap({ RecordID($0) }) { return .subject(id) }
        if let stream = stream.flatMap({ StreamID($0) }) { return .stream(stream) }
        return .log
    }

    /// Reads in pages, so that no read transaction is held while the output is slow.
    private func replay(_ log: LMDBEventLog) throws {
        let lastPosition = min(to, asOf.flatMap { UInt64($0) } ?? .max)
        let lastInstant = asOf.flatMap { Timestamp(rfc3339: $0) } ?? .latest
        var bound: UInt64 = if case .stream = source { 0 } else { from }
        while true {
            let page = try log.read(source, from: bound, direction: .forward, limit: 1_000)
            guard let last = page.last else { return }
            var text: [UInt8] = []
            for recorded in page {
                let entry = recorded.entry
                guard entry.position <= lastPosition, entry.recordedAt <= lastInstant else {
                    FileHandle.standardOutput.write(Data(text))
                    return
                }
                guard entry.position > from else { continue }
                text += try line(recorded)
                text.append(0x0A)
            }
            FileHandle.standardOutput.write(Data(text))
            bound = if case .stream = source { last.entry.version } else { last.entry.position }
        }
    }

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
