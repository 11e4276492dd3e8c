import Foundation
import Prescribing
import TestKit
import Testing

/// The documentation shows the tables that the code runs.
@Suite struct TransitionDocumentTests {
    private static let page = GeneratedDocument("docs/prescription-lifecycle.md")

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
        let part = try Self.page.part("transitions", writing: Self.transitions)
        #expect(part == Self.transitions, "run tools/generate-docs")
    }

    @Test func `the picture shows the transitions that the code runs (I-35)`() throws {
        let expected = LifecycleDiagram.svg
        for event in PrescriptionTransitions.Event.allCases { #expect(expected.contains(">\(event)<")) }
        let picture = try GeneratedDocument("docs/prescription-lifecycle.svg").whole(writing: expected)
        #expect(picture == expected, "run tools/generate-docs")
    }

    @Test func `the documentation shows the rules for controlled drugs that the code runs (I-22)`() throws {
        let part = try Self.page.part("controlled drugs", writing: Self.jurisdictions)
        #expect(part == Self.jurisdictions, "run tools/generate-docs")
    }
}
