import ArgumentParser
import CommandHandling
import EventCatalog
import Foundation
import Ledger
import Prescribing
import Server

struct ReplayDecisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay-decision",
        abstract:
            "Decide a prescription's signature again, on the records as they were. Works beside a running server.",
        discussion: """
            Prints what the prescriber saw, the rule set, the answers, and whether the same comes out again.
            The exit code is 0 if it does, 65 if it does not.

            EXAMPLES
              rxledger replay-decision 0190a3c4-7b1e-7cc0-8000-0123456789ab
              rxledger replay-decision 0190a3c4-7b1e-7cc0-8000-0123456789ab --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The prescription's id.")
    var prescription: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard RecordID(prescription) != nil else { throw ValidationError("PRESCRIPTION is a UUID") }
    }

    func run() async throws {
        guard let id = RecordID(prescription).map(PrescriptionID.init) else { return }
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let log = try directory.openLogForReading()
        let replay = try replay(id, log, directory)
        if json {
            FileHandle.standardOutput.write(Data(DecisionDocument.json(of: replay) + [0x0A]))
        } else {
            print(DecisionReport(replay).text)
        }
        if replay.isEqual == false {
            throw CommandError(.badData, "The decision does not come out the same: see above.")
        }
    }

    private func replay(_ id: PrescriptionID, _ log: LMDBEventLog, _ directory: DataDirectory) throws -> DecisionReplay
    {
        do {
            return try DecisionReplay(of: id, in: log) { version in
                Formulary.demonstration.rules.version == version ? .demonstration : nil
            }
        } catch let error as EventLogError {
            throw CommandError(error, directory: directory)
        } catch CommandFailure.log(let error) {
            throw CommandError(error, directory: directory)
        } catch let failure as DecisionReplayFailure {
            switch failure {
            case .notFound: throw CommandError(.nothingThere, "There is no prescription \(id).")
            case .notSigned: throw CommandError(.nothingThere, "Prescription \(id) is not signed.")
            case .notRecorded:
                throw CommandError(.nothingThere, "Prescription \(id) was signed before checks were recorded.")
            }
        }
    }
}

/// A replayed decision as text.
struct DecisionReport {
    let text: String

    init(_ replay: DecisionReplay) {
        let checks = replay.recorded
        var lines = [
            "prescription  \(replay.prescriptionID)",
            "patient       \(replay.header.patientID) at version \(checks.patientVersion)",
            "prescriber    \(replay.header.prescriberID)",
            "signed        \(replay.signature.issueDate), valid until \(replay.signature.validUntil), "
                + "position \(replay.position)",
            "rule set      \(checks.isRecordedElsewhere ? "none: the prescription was made elsewhere" : checks.ruleSetVersion)",
            "read          \(checks.prescriptions.count) other prescriptions",
        ]
        for item in replay.items {
            lines.append(
                "item          \(item.product.display ?? item.product.code), \(item.quantity.value) \(item.quantity.unit)"
            )
        }
        for alert in checks.alerts {
            lines.append("alert         \(alert.severity.wireName)  \(alert.kind.wireName)  \(alert.message)")
            guard let answer = replay.overrides.last(where: { $0.alertID == alert.alertID }) else { continue }
            let second = answer.secondApprover.map { ", approved by \($0)" } ?? ""
            lines.append("  answered    \(answer.reason?.wireName ?? "acknowledged")\(second)")
        }
        for gap in checks.notPerformed {
            lines.append("not performed \(gap.kind.wireName)  \(gap.cause.sentence)")
        }
        lines.append("content       \(replay.isContentIntact ? "as signed" : "NOT as signed")")
        lines.append("again         \(replay.result)")
        text = lines.joined(separator: "\n")
    }
}
