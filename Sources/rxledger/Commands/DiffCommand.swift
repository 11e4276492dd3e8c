import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Server
import StrictJSON

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed in a patient's record between two moments. Works beside a running server.",
        discussion: """
            A moment is a position of the log, or an instant: then everything recorded by then counts. Prints what is shown of \
            a patient to those who may see all of it.

            EXAMPLES
              rxledger diff 0190a3c4-7b1e-7cc0-8000-0123456789ab --from 1000
              rxledger diff 0190a3c4-7b1e-7cc0-8000-0123456789ab --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z
              rxledger diff 0190a3c4-7b1e-7cc0-8000-0123456789ab --from 0 --to 1200 --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The patient's id.", transform: Self.patientID)
    var patient: PatientID

    @Option(help: "The moment before: a position or an instant.", transform: LogMoment.argument)
    var from: LogMoment

    @Option(help: "The moment after; now unless told.", transform: LogMoment.argument)
    var to: LogMoment?

    @Flag(help: "Print the JSON object that GET /v1/patients/{id}/diff answers with.")
    var json = false

    @Sendable
    private static func patientID(_ text: String) throws -> PatientID {
        guard let id = RecordID(text) else { throw ValidationError("'\(text)' is no id of a patient (a UUID)") }
        return PatientID(id)
    }

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let log = try directory.openLogForReading()
        let to = self.to ?? .position(log.head)
        let start = try from.position(in: log, of: directory)
        let end = try to.position(in: log, of: directory)
        guard start <= end else { throw ValidationError("--from is later than --to") }
        do {
            guard let found = try PatientDifference(of: patient, in: log, from: start, to: end) else {
                throw CommandError(.nothingThere, "There was no patient \(patient) at position \(end).")
            }
            let text = json ? found.json(from: from, to: to) + [0x0A] : Array(Self.lines(of: found).utf8)
            FileHandle.standardOutput.write(Data(text))
        } catch let error as EventLogError {
            throw CommandError(error, directory: directory)
        }
    }

    private static func lines(of difference: PatientDifference) -> String {
        var lines = ["From position \(grouped(difference.from)) to \(grouped(difference.to)):"]
        if difference.changes.isEmpty { lines.append("  nothing changed") }
        for change in difference.changes {
            switch (change.old, change.new) {
            case (let old?, let new?): lines.append("  ~ \(change.path): \(text(old)) -> \(text(new))")
            case (let old?, nil): lines.append("  - \(change.path): \(text(old))")
            case (nil, let new): lines.append("  + \(change.path): \(new.map(text) ?? "")")
            }
        }
        lines.append("Events between:")
        if difference.events.isEmpty { lines.append("  none") }
        lines += difference.events.map { "  \($0.position)  \($0.recordedAt)  \($0.type)  \($0.stream)" }
        if difference.hasMoreEvents { lines.append("  … and more: see 'rxledger replay --patient'") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter(capacity: 128)
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
