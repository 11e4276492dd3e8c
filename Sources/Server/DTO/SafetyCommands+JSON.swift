internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// Answers to what the safety checks find.
extension JSONObjectReader {
    /// `POST …/overrides`
    mutating func answerAlerts() -> PrescriptionCommand? {
        safetyAnswers(required: true).map { .answerAlerts(AnswerSafetyAlerts(answers: $0)) }
    }

    /// The member `overrides`: what each alert is answered with.
    mutating func safetyAnswers(required: Bool) -> [SafetyAlertOverridden]? {
        objects("overrides", required: required, count: (required ? 1 : 0)...500) { reader in
            let alert = reader.id("alert_id", required: true, of: SafetyAlertID.self)
            let reason = reader.code("reason", of: OverrideReason.self)
            let comment = reader.prose("comment", limitBytes: 1_000)
            let second = reader.id("second_approver", required: false, of: PractitionerID.self)
            return alert.map {
                SafetyAlertOverridden(alertID: $0, reason: reason, comment: comment, secondApprover: second)
            }
        }
    }
}
