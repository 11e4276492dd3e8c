internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// How the clinic's prescribers answer what the safety checks find: they read it and go on, each time for a reason.
enum SafetyAnswers {
    /// Carries out a command; a signature that alerts stand in the way of is given again with answers to all of them.
    static func execute(
        _ command: PrescriptionCommand,
        on id: PrescriptionID,
        at time: ClinicalTime,
        seconds: [PractitionerID],
        in unit: inout UnitOfWork
    ) throws(CommandFailure) {
        do {
            try unit.execute(command, on: id, occurredAt: time)
        } catch .rejected(.prescription(.findingsUnresolved(_, let unresolved))) {
            let prescriber = try prescriber(of: command, on: id, in: &unit)
            let second = seconds.first { $0 != prescriber }
            let answers = unresolved.map { answer($0, second: second, seed: id) }
            try unit.execute(answered(command, with: answers), on: id, occurredAt: time)
        }
    }

    private static func answered(
        _ command: PrescriptionCommand,
        with answers: [SafetyAlertOverridden]
    ) -> PrescriptionCommand {
        switch command {
        case .prescribe(var command):
            command.signature.answers = answers
            return .prescribe(command)
        case .renew(var command):
            command.signature.answers = answers
            return .renew(command)
        default: return command
        }
    }

    private static func prescriber(
        of command: PrescriptionCommand,
        on id: PrescriptionID,
        in unit: inout UnitOfWork
    ) throws(CommandFailure) -> PractitionerID? {
        switch command {
        case .prescribe(let command): command.draft.prescriberID
        case .renew(let command):
            if let prescriber = command.prescriberID {
                prescriber
            } else {
                try unit.prescription(id)?.header.prescriberID
            }
        default: nil
        }
    }

    /// The reason is drawn by the alert, so that the same clinic comes out each time.
    private static func answer(
        _ finding: UnresolvedFinding,
        second: PractitionerID?,
        seed: PrescriptionID
    ) -> SafetyAlertOverridden {
        guard finding.requirement > .acknowledge else { return SafetyAlertOverridden(alertID: finding.alertID) }
        let number = Int((finding.alertID.record.low ^ seed.record.low) % UInt64(reasons.count))
        let approver = finding.requirement == .codedReasonAndSecondPerson ? second : nil
        return SafetyAlertOverridden(alertID: finding.alertID, reason: reasons[number], secondApprover: approver)
    }

    private static let reasons: [OverrideReason] = [
        .benefitOutweighsRisk, .benefitOutweighsRisk, .benefitOutweighsRisk, .monitored, .monitored, .toleratedBefore,
        .toleratedBefore, .doseAdjusted, .noAlternative, .patientAccepts,
    ]
}
