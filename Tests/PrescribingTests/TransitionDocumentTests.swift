import Foundation
import Prescribing
import Testing

/// The documentation shows the tables that the code runs.
@Suite struct TransitionDocumentTests {
    private static func document() throws -> String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return try String(contentsOf: folder.appending(path: "docs/prescription-lifecycle.md"), encoding: .utf8)
    }

    private static var transitions: String {
        let rows = PrescriptionTransitions.rows.map { row in
            "| \(row.from.wireName) | `\(row.event)` | \(row.to.wireName) | \(row.guard.sentence) |"
        }
        return (["| from | event | to | guard |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    private static var jurisdictions: String {
        func word(_ flag: Bool) -> String { flag ? "yes" : "no" }
        let rows = Jurisdiction.allCases.flatMap { jurisdiction in
            jurisdiction.rules.schedules.map { rule in
                let supply = rule.maximumSupplyDays.map { days in
                    rule.longerSupplyCanBeJustified ? "\(days), longer with a reason" : "\(days)"
                }
                let cells = [
                    jurisdiction.rules.version, rule.names.joined(separator: ", "), "\(rule.maximumValidityDays)",
                    supply ?? "no limit", "\(rule.maximumRepeats)", word(rule.needsQuantityInWords),
                    word(rule.needsTwoFactors), word(rule.needsDose), word(rule.needsAddress),
                ]
                return "| \(cells.joined(separator: " | ")) |"
            }
        }
        let head = [
            "| table | schedules | validity, days | supply, days | repeats | words | two factors | dose | address |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        return (head + rows).joined(separator: "\n")
    }

    @Test func `the documentation shows the transitions that the code runs (I-35)`() throws {
        #expect(try Self.document().contains(Self.transitions), "\(Self.transitions)")
    }

    @Test func `the documentation shows the rules for controlled drugs that the code runs (I-22)`() throws {
        #expect(try Self.document().contains(Self.jurisdictions), "\(Self.jurisdictions)")
    }
}
