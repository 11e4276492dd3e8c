import FHIRImport

/// An import's report as people read it: a table by type of resource, then what went wrong and where.
struct ImportSummary: CustomStringConvertible {
    private let report: ImportReport

    init(_ report: ImportReport) { self.report = report }

    var description: String {
        ([header] + rows + notes + problems).joined(separator: "\n")
    }

    private var header: String {
        let refused = report.refusedFiles > 0 ? ", \(grouped(report.refusedFiles)) refused" : ""
        return "\(grouped(report.files)) files\(refused)\n"
            + Self.row("resource", ["read", "imported", "already there", "conflicts", "skipped", "failed"])
    }

    private var rows: [String] {
        report.types.sorted { $0.key < $1.key }.map { type, tally in
            let counts = [
                tally.read, tally.imported, tally.alreadyThere, tally.conflicts, tally.skippedCount, tally.failedCount,
            ]
            return Self.row(type, counts.map { grouped($0) })
        }
    }

    private var notes: [String] {
        report.notes.sorted { $0.key < $1.key }.map { "note: \($0.key) (\(grouped($0.value)) times)" }
    }

    private var problems: [String] {
        let shown = report.problems.map { problem in
            let rule = problem.invariant.map { " (\($0))" } ?? ""
            return "\(problem.place): \(problem.resourceType ?? "input"): \(problem.message)\(rule)"
        }
        let hidden = report.problemCount - report.problems.count
        return shown + (hidden > 0 ? ["… and \(grouped(hidden)) more"] : [])
    }

    private static func row(_ name: String, _ columns: [String]) -> String {
        columns.reduce(padded(name, to: 28, atStart: false)) { $0 + padded($1, to: 14, atStart: true) }
    }

    private static func padded(_ text: String, to width: Int, atStart: Bool) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.count))
        return atStart ? spaces + text : text + spaces
    }
}
