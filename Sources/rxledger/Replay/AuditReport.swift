import EventCatalog
import Foundation
import Ledger
import Server
import StrictJSON
import Transparency

/// A page of HTML that stands alone: who did what and when, what changed, and the proof that it is in the signed log.
///
/// It loads nothing and runs nothing, and shows what it is given as text only.
struct AuditReport {
    private let log: LMDBEventLog
    private let selection: EventSelection
    private let note: SignedNote?
    private let checkpoint: Checkpoint?
    /// Whose record before and after each event is compared; `nil` if more than one patient is in the report.
    private let patient: PatientID?

    /// - Parameter note: The last signed checkpoint, if there is one.
    init(of selection: EventSelection, in log: LMDBEventLog, note: SignedNote?) {
        self.selection = selection
        self.log = log
        self.note = note
        checkpoint = note.flatMap { try? Checkpoint(text: $0.text) }
        patient = if case .subject(let id) = selection.source { PatientID(id) } else { nil }
    }

    /// Writes the report, a part at a time.
    func write(now: Timestamp, _ output: (String) -> Void) throws {
        output(head(now))
        var count = 0
        try selection.forEach(in: log) { recorded in
            output(try section(recorded))
            count += 1
        }
        output("<p>\(count) events.</p>\n</main>\n</html>\n")
    }

    private func head(_ now: Timestamp) -> String {
        let signed = note.map { "<pre>\(Self.escaped($0.note))</pre>" } ?? "<p>No checkpoint was signed yet.</p>"
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>RxLedger: replay</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; color: #1c2733; margin: 0 auto; max-width: 64rem; padding: 2rem 1rem }
            h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 0 } article { border-top: 1px solid #c8d1da; padding: .8rem 0 }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .4rem 0 } dt { color: #56646f }
            dd { margin: 0; overflow-wrap: anywhere } pre { background: #f3f6f8; padding: .6rem; overflow-x: auto; font-size: 13px }
            ins { background: #e0f2e3; text-decoration: none } del { background: #fbe3e1; text-decoration: none }
            </style>
            <main>
            <h1>What is recorded: \(Self.escaped(selection.description))</h1>
            <p>Made at \(now), from a log of \(log.head) events. The proofs lead to this checkpoint; its signature is checked with the log's
            verifier key.</p>
            \(signed)

            """
    }

    private func section(_ recorded: RecordedEvent) throws -> String {
        let event = try PublishedEvent(decoding: recorded)
        let entry = event.entry
        let facts: [(String, String)] = [
            ("recorded", entry.recordedAt.description), ("happened", entry.occurredAt.description),
            ("by", "\(entry.origin.actor) as \(entry.origin.role), with \(entry.origin.client)"),
            ("command", entry.origin.commandID.description),
            ("stream", "\(entry.stream), version \(entry.version)"),
            ("about", entry.subjects.map(\.description).joined(separator: ", ")),
        ]
        let list = facts.map { "<dt>\($0)</dt><dd>\(Self.escaped($1))</dd>" }.joined(separator: "\n")
        return """
            <article>
            <h2>\(entry.position) · \(Self.escaped(entry.type))</h2>
            <dl>
            \(list)
            </dl>
            <details><summary>what was recorded</summary><pre>\(Self.escaped(Self.content(of: event)))</pre></details>
            \(try changes(at: entry))\(try proof(of: entry))
            </article>

            """
    }

    private static func content(of event: PublishedEvent) -> String {
        guard let json = try? JSONParser.parse(EventDocument.json(of: event)), let data = json["data"],
            case .object(let object) = data
        else { return "" }
        return object.members.map { "\($0.name): \(text($0.value))" }.joined(separator: "\n")
    }

    private static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter(capacity: 128)
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The patient's record before and after.
    private func changes(at entry: EventEntry) throws -> String {
        guard let patient,
            let found = try PatientDifference(of: patient, in: log, from: entry.position - 1, to: entry.position),
            !found.changes.isEmpty
        else { return "" }
        let lines = found.changes.map { change in
            let old = change.old.map { "<del>\(Self.escaped(Self.text($0)))</del> " } ?? ""
            let new = change.new.map { "<ins>\(Self.escaped(Self.text($0)))</ins>" } ?? ""
            return "\(Self.escaped(change.path)): \(old)\(new)"
        }
        return """
            <details><summary>what it changed in the record</summary><pre>\(lines.joined(separator: "\n"))</pre></details>

            """
    }

    /// The receipt, as a file that stands alone.
    private func proof(of entry: EventEntry) throws -> String {
        guard let note, let checkpoint, entry.position <= checkpoint.size else {
            return "<p>Recorded after the last signed checkpoint.</p>"
        }
        let file = ProofFile(
            index: entry.position - 1,
            entry: try log.tree.entries(from: entry.position - 1, count: 1).first,
            path: try log.tree.inclusionProof(of: entry.position - 1, in: checkpoint.size),
            checkpoint: note
        )
        return "<details><summary>proof</summary><pre>\(Self.escaped(file.text))</pre></details>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
