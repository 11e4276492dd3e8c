import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct SafetyAnswerTests {
    private let other = PractitionerID(.test(3))

    private func alert(_ severity: AlertSeverity, _ kind: SafetyCheckKind = .drugDrug) -> SafetyAlert {
        SafetyAlert(
            alertID: SafetyAlertID(.test(Int(severity.rawValue))),
            kind: kind,
            severity: severity,
            ruleID: "r",
            itemID: SafetySample.itemID(1),
            message: "m"
        )
    }

    private func missing(
        _ alert: SafetyAlert,
        _ answers: SafetyAlertOverridden...,
        policy: SafetyPolicy = SafetyPolicy()
    ) -> UnresolvedFinding.Missing? {
        let findings = SafetyFindings(alerts: [alert])
        let unresolved = findings.unresolved(after: answers, by: Sample.prescriberID, under: policy)
        #expect(unresolved.count <= 1)
        return unresolved.first?.missing
    }

    private func answer(
        _ alert: SafetyAlert,
        _ reason: OverrideReason? = nil,
        comment: String? = nil,
        second: PractitionerID? = nil
    ) -> SafetyAlertOverridden {
        SafetyAlertOverridden(alertID: alert.alertID, reason: reason, comment: comment, secondApprover: second)
    }

    @Test func `an info asks nothing, a warning an acknowledgement`() {
        #expect(missing(alert(.info)) == nil)
        let warning = alert(.warning)
        #expect(missing(warning) == .acknowledgement)
        #expect(missing(warning, answer(warning)) == nil)
        #expect(missing(warning, answer(alert(.high), .monitored)) == .acknowledgement)
    }

    @Test func `high and critical ask for a coded reason (I-16)`() {
        for alert in [alert(.high), alert(.critical)] {
            #expect(missing(alert) == .reason)
            #expect(missing(alert, answer(alert)) == .reason)
            #expect(missing(alert, answer(alert, .benefitOutweighsRisk)) == nil)
        }
    }

    @Test func `"not relevant" needs a comment (I-16)`() {
        for alert in [alert(.warning), alert(.high)] {
            #expect(missing(alert, answer(alert, .notRelevant)) == .comment)
            #expect(missing(alert, answer(alert, .notRelevant, comment: " \n")) == .comment)
            #expect(missing(alert, answer(alert, .notRelevant, comment: "a cream")) == nil)
        }
    }

    @Test func `a critical allergy needs a second person, who is not the prescriber (I-17)`() {
        let grave = alert(.critical, .drugAllergy)
        #expect(missing(grave, answer(grave, .toleratedBefore)) == .secondPerson)
        #expect(missing(grave, answer(grave, .toleratedBefore, second: Sample.prescriberID)) == .otherSecondPerson)
        #expect(missing(grave, answer(grave, second: other)) == .reason)
        #expect(missing(grave, answer(grave, .toleratedBefore, second: other)) == nil)
        let high = alert(.high, .drugAllergy)
        #expect(missing(high, answer(high, .toleratedBefore)) == nil)
    }

    @Test func `a tenant decides which critical alerts need a second person (I-17)`() {
        let grave = alert(.critical, .dose)
        let strict = SafetyPolicy(criticalNeedsSecondPerson: Set(SafetyCheckKind.allCases))
        #expect(missing(grave, answer(grave, .monitored), policy: strict) == .secondPerson)
        let lax = SafetyPolicy(criticalNeedsSecondPerson: [])
        let allergy = alert(.critical, .drugAllergy)
        #expect(missing(allergy, answer(allergy, .monitored), policy: lax) == nil)
    }

    @Test func `of several answers the best counts, whatever the order`() {
        let grave = alert(.critical, .drugAllergy)
        let good = answer(grave, .emergency, second: other)
        let half = answer(grave, .emergency)
        #expect(missing(grave, good, half) == nil && missing(grave, half, good) == nil)
        #expect(missing(grave, answer(grave), half) == .secondPerson)
    }

    @Test
    func
        `a check that could not run is acknowledged, and allergies that nobody asked about need a reason (I-18, I-19)`()
    {
        func entry(_ kind: SafetyCheckKind, _ cause: NotPerformedCause) -> SafetyFindings {
            let entry = SafetyCheckNotPerformed(
                alertID: SafetyAlertID(.test(9)),
                kind: kind,
                itemID: SafetySample.itemID(1),
                cause: cause
            )
            return SafetyFindings(notPerformed: [entry])
        }
        func unresolved(_ findings: SafetyFindings, _ reason: OverrideReason?? = nil) -> String? {
            let answers = reason.map { [SafetyAlertOverridden(alertID: SafetyAlertID(.test(9)), reason: $0)] } ?? []
            return findings.unresolved(after: answers, by: Sample.prescriberID).first?.invariant
        }
        for findings in [entry(.dose, .weightUnknown), entry(.quantity, .durationUnknown)] {
            #expect(unresolved(findings) == "I-18")
            #expect(unresolved(findings, .some(nil)) == nil)
        }
        let allergies = entry(.drugAllergy, .allergiesNeverAsked)
        #expect(unresolved(allergies) == "I-19")
        #expect(unresolved(allergies, .some(nil)) == "I-19")
        #expect(unresolved(allergies, .emergency) == nil)
    }

    @Test func `what is told of an unresolved alert says what it asks for`() throws {
        let grave = alert(.critical, .drugAllergy)
        let findings = SafetyFindings(alerts: [grave, alert(.info)])
        let unresolved = findings.unresolved(after: [answer(grave, .emergency)], by: Sample.prescriberID)
        let only = try #require(unresolved.count == 1 ? unresolved.first : nil)
        #expect(only.alertID == grave.alertID && only.requirement == .codedReasonAndSecondPerson)
        #expect(only.invariant == "I-17" && only.itemID == grave.itemID && only.kind == .drugAllergy)
        let reason = findings.unresolved(after: [], by: Sample.prescriberID)
        #expect(reason.map(\.invariant) == ["I-16"])
    }
}
