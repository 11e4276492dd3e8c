public import EventCatalog

extension Prescription {
    /// The checks that a signature needs, run on what is known now, with the answers to what they find (I-15 … I-19).
    ///
    /// Checks that were recorded before on the very same facts are not recorded again; what was answered then stands.
    static func safetyEvents(
        _ items: [PrescriptionItem],
        _ state: State,
        _ answers: [SafetyAlertOverridden],
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        guard !facts.policy.isHistory else {
            return [.safetyChecksPerformed(.recordedElsewhere(on: facts.time.day))]
        }
        let performed = try performChecks(items, state, facts)
        let findings = SafetyFindings(performed)
        try check(answers, to: findings)
        let unresolved = findings.unresolved(
            after: state.overrides + answers,
            by: state.header.prescriberID,
            under: facts.policy.safety
        )
        guard unresolved.isEmpty else { throw .findingsUnresolved(findings, unresolved) }
        try checkSufficient(answers, for: findings, state, facts)
        let checks: [PrescriptionEvent] =
            performed == state.safetyChecks ? [] : [.safetyChecksPerformed(performed)]
        return checks + new(answers, besides: []).map { .safetyAlertOverridden($0) }
    }

    /// Runs the checks on a draft and records what they found.
    static func runChecks(
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let items = try draftItems(of: state)
        guard !items.isEmpty else { throw .noItems }
        let performed = try performChecks(items, state, facts)
        return performed == state.safetyChecks ? [] : [.safetyChecksPerformed(performed)]
    }

    /// Records answers to what the last checks of a draft found.
    static func answerAlerts(
        _ command: AnswerSafetyAlerts,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        _ = try draftItems(of: state)
        guard let performed = state.safetyChecks else { throw .alertNotFound(field: "overrides") }
        try check(command.answers, to: SafetyFindings(performed))
        try checkSufficient(command.answers, for: SafetyFindings(performed), state, facts)
        return new(command.answers, besides: state.overrides).map { .safetyAlertOverridden($0) }
    }

    /// The answers that are not recorded yet, each once: two items can have one alert.
    private static func new(
        _ answers: [SafetyAlertOverridden],
        besides known: [SafetyAlertOverridden]
    ) -> [SafetyAlertOverridden] {
        answers.enumerated().filter { index, answer in
            !known.contains(answer) && !answers[..<index].contains(answer)
        }.map(\.element)
    }

    private static func performChecks(
        _ items: [PrescriptionItem],
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> SafetyChecksPerformed {
        guard let patient = facts.patient else { throw .patientNotFound }
        let safety = facts.safety ?? SafetyFacts(patient: patient)
        return safety.check(items, for: state.header.patientID, in: facts.formulary, on: facts.time.day)
    }

    /// Each answer is to something that was found, once, and its words are within bounds (I-55).
    private static func check(
        _ answers: [SafetyAlertOverridden],
        to findings: SafetyFindings
    ) throws(PrescriptionRejection) {
        let known = Set(findings.alerts.map(\.alertID) + findings.notPerformed.map(\.alertID))
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.count(answers.count, limit: Limit.answers, "overrides")
            for (index, answer) in answers.enumerated() {
                try Check.optional(answer.comment, limit: Limit.reason, "overrides[\(index)].comment")
            }
        }
        for (index, answer) in answers.enumerated() {
            guard known.contains(answer.alertID) else { throw .alertNotFound(field: "overrides[\(index)].alert_id") }
            let isOther = answers[..<index].contains { $0.alertID == answer.alertID && $0 != answer }
            guard !isOther else { throw .answeredTwice(field: "overrides[\(index)].alert_id") }
        }
    }

    /// An answer that does not say what its alert asks for is none: it is not recorded (I-16, I-17).
    private static func checkSufficient(
        _ answers: [SafetyAlertOverridden],
        for findings: SafetyFindings,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) {
        for (index, answer) in answers.enumerated() {
            let open = findings.unresolved(after: [answer], by: state.header.prescriberID, under: facts.policy.safety)
            guard let missing = open.first(where: { $0.alertID == answer.alertID })?.missing else { continue }
            throw .answerInsufficient(missing, field: "overrides[\(index)].\(missing.field)")
        }
    }
}

extension Prescription {
    /// The answers to alerts that a command brings.
    public static func answers(in command: PrescriptionCommand) -> [SafetyAlertOverridden] {
        switch command {
        case .prescribe(let command): command.signature.answers
        case .sign(let command): command.answers
        case .renew(let command): command.signature.answers
        case .revise(let command): command.signature.answers
        case .answerAlerts(let command): command.answers
        case .draft, .addItem, .changeItem, .removeItem, .discard, .runSafetyChecks, .release, .returnFromPharmacy,
            .dispense, .notDispensed, .reverse, .hold, .resume, .stop, .cancel, .answerCancellation, .expire,
            .recordReviewDue, .markEnteredInError:
            []
        }
    }
}

extension SafetyChecksPerformed {
    /// What stands for the checks of a prescription that was made elsewhere: no rule set, nothing found, nothing passed.
    public static func recordedElsewhere(on day: CalendarDate) -> SafetyChecksPerformed {
        SafetyChecksPerformed(ruleSetVersion: "", day: day, patientVersion: 0)
    }

    /// Whether the prescription was made elsewhere and nothing was checked here (I-18).
    public var isRecordedElsewhere: Bool { ruleSetVersion.isEmpty }
}
