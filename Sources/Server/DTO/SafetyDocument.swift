internal import EventCatalog
internal import Prescribing
internal import PrescriptionHistory
internal import StrictJSON

extension JSONWriter {
    /// The member `safety`: what the last checks found, what they could not check, and what was answered (I-15 … I-19).
    mutating func safety(_ prescription: PrescriptionRow) {
        guard let checks = prescription.safetyChecks else { return null("safety") }
        let isElsewhere = checks.isRecordedElsewhere
        object("safety") {
            let status = checks.notPerformed.isEmpty ? "complete" : "incomplete"
            $0.member("status", isElsewhere ? "recorded-elsewhere" : status)
            $0.member("rule_set", orNull: isElsewhere ? nil : checks.ruleSetVersion)
            $0.member("day", checks.day)
            $0.array("checks", of: prescription.items) { writer, item in
                writer.results(of: item.content.itemID, in: checks)
            }
            $0.array("alerts", of: checks.alerts) { writer, alert in
                let answer = prescription.overrides.last { $0.alertID == alert.alertID }
                writer.alert(alert, answer: answer)
            }
            $0.array("not_performed", of: checks.notPerformed) { $0.notPerformed($1) }
        }
    }

    /// How each check of an item came out: passed, alert or not performed (I-18).
    private mutating func results(of item: PrescriptionItemID, in checks: SafetyChecksPerformed) {
        let findings = SafetyFindings(checks)
        object {
            $0.member("item_id", item)
            $0.object("results") { writer in
                for kind in SafetyChecks.kinds {
                    let word = checks.isRecordedElsewhere ? "not-performed" : findings.word(kind, item)
                    writer.member(kind.wireName, word)
                }
            }
        }
    }

    /// An alert as the prescriber sees it, with what it was answered with.
    mutating func alert(_ alert: SafetyAlert, answer: SafetyAlertOverridden? = nil) {
        object {
            $0.member("id", alert.alertID)
            $0.member("check", alert.kind.wireName)
            $0.member("severity", alert.severity.wireName)
            $0.member("requires", alert.requirement(under: SafetyPolicy()).wireName)
            $0.member("rule", alert.ruleID)
            $0.member("item_id", alert.itemID)
            $0.member("other_item_id", orNull: alert.otherItemID?.description)
            $0.member("message", alert.message)
            guard let answer else { return }
            $0.object("override") {
                $0.member("reason", orNull: answer.reason?.wireName)
                $0.member("comment", orNull: answer.comment)
                $0.member("second_approver", orNull: answer.secondApprover?.description)
            }
        }
    }

    /// A check that could not run (I-18).
    mutating func notPerformed(_ entry: SafetyCheckNotPerformed) {
        object {
            $0.member("id", entry.alertID)
            $0.member("check", entry.kind.wireName)
            $0.member("item_id", entry.itemID)
            $0.member("requires", entry.requirement.wireName)
            $0.member("cause", entry.cause.wireName)
            $0.member("message", entry.cause.sentence)
        }
    }

    /// What stands in the way of a signature: every finding, and what each that is open asks for.
    mutating func findings(_ findings: SafetyFindings, _ unresolved: [UnresolvedFinding]) {
        array("alerts", of: findings.alerts) { $0.alert($1) }
        array("not_performed", of: findings.notPerformed) { $0.notPerformed($1) }
        array("unresolved", of: unresolved) { writer, finding in
            writer.object {
                $0.member("alert_id", finding.alertID)
                $0.member("invariant", finding.invariant)
                $0.member("requires", finding.requirement.wireName)
                $0.member("missing", finding.missing.wireName)
            }
        }
    }
}

extension SafetyFindings {
    fileprivate func word(_ kind: SafetyCheckKind, _ item: PrescriptionItemID) -> String {
        switch result(of: kind, for: item) {
        case .passed: "passed"
        case .alert: "alert"
        case .notPerformed: "not-performed"
        }
    }
}
