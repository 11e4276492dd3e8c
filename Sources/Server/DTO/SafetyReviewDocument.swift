internal import EventCatalog
internal import Prescribing
internal import SafetyReview
internal import StrictJSON

extension JSONWriter {
    /// An answer to an alert, or to a check that could not be run.
    mutating func override(_ row: OverrideRow) {
        object {
            $0.member("prescription_id", row.prescriptionID)
            $0.member("patient_id", row.patientID)
            $0.member("prescriber_id", row.prescriberID)
            $0.member("alert_id", row.answer.alertID)
            $0.subject(row.subject)
            $0.member("reason", orNull: row.answer.reason?.wireName)
            $0.member("comment", orNull: row.answer.comment)
            $0.member("second_approver", orNull: row.answer.secondApprover?.description)
            $0.member("occurred_at", row.occurredAt.description)
            $0.member("event_position", row.position)
        }
    }

    private mutating func subject(_ subject: OverrideSubject?) {
        switch subject {
        case .alert(let alert):
            member("kind", alert.kind.wireName)
            member("severity", alert.severity.wireName)
            member("rule", alert.ruleID)
            member("message", alert.message)
        case .notPerformed(let gap):
            member("kind", gap.kind.wireName)
            member("cause", gap.cause.wireName)
        case nil:
            break
        }
    }

    /// Rates by rule or by prescriber, those most often shown first.
    mutating func rates(_ rates: OverrideRates) {
        switch rates {
        case .rules(let rules):
            array("items", of: rules) { writer, rule in
                writer.object {
                    $0.member("rule", rule.ruleID)
                    $0.member("kind", rule.kind.wireName)
                    $0.member("severity", rule.severity.wireName)
                    $0.outcomes(rule.outcomes)
                }
            }
        case .prescribers(let prescribers):
            array("items", of: prescribers) { writer, prescriber in
                writer.object {
                    $0.member("prescriber_id", prescriber.prescriberID)
                    $0.outcomes(prescriber.outcomes)
                }
            }
        }
    }

    private mutating func outcomes(_ outcomes: AlertOutcomes) {
        member("shown", outcomes.shown)
        member("overridden", outcomes.overridden)
        member("signed_without", outcomes.signedWithout)
        member("override_rate", orNull: outcomes.overrideRate?.description)
    }
}
