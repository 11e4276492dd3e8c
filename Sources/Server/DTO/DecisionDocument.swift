public import CommandHandling
internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// A signature decided again as JSON, in the one shape that the API and the command line show.
public enum DecisionDocument {
    /// The JSON object of a replayed decision.
    public static func json(of replay: DecisionReplay) -> [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        writer.decision(replay)
        return writer.bytes
    }
}

extension JSONWriter {
    /// What the prescriber saw and answered, and whether the same comes out again.
    mutating func decision(_ replay: DecisionReplay) {
        object {
            $0.member("prescription_id", replay.prescriptionID)
            $0.member("patient_id", replay.header.patientID)
            $0.member("prescriber_id", replay.header.prescriberID)
            $0.member("position", replay.position)
            $0.member("issue_date", replay.signature.issueDate)
            $0.member("valid_until", replay.signature.validUntil)
            $0.member("result", replay.result)
            $0.member("content_intact", replay.isContentIntact)
            $0.member("rule_set", orNull: replay.recorded.isRecordedElsewhere ? nil : replay.recorded.ruleSetVersion)
            $0.member("day", replay.recorded.day)
            $0.member("patient_version", replay.recorded.patientVersion)
            $0.array("prescriptions", of: replay.recorded.prescriptions) { writer, read in
                writer.object {
                    $0.member("id", read.prescriptionID)
                    $0.member("version", read.version)
                }
            }
            $0.array("items", of: replay.items) { writer, item in writer.object { $0.prescribedItem(item) } }
            $0.findings("recorded", replay.recorded, answered: replay.overrides)
            if let again = replay.replayed { $0.findings("replayed", again, answered: []) }
        }
    }

    private mutating func findings(
        _ name: String,
        _ checks: SafetyChecksPerformed,
        answered: [SafetyAlertOverridden]
    ) {
        object(name) {
            $0.array("alerts", of: checks.alerts) { writer, alert in
                writer.alert(alert, answer: answered.last { $0.alertID == alert.alertID })
            }
            $0.array("not_performed", of: checks.notPerformed) { $0.notPerformed($1) }
        }
    }
}

extension DecisionReplay {
    /// `equal`, `different` or `not-replayable`.
    public var result: String {
        switch isEqual {
        case true?: "equal"
        case false?: "different"
        case nil: "not-replayable"
        }
    }
}
