public import EventCatalog

/// All safety checks at prescribing (reference 2.1): pure, in process, on one versioned rule set.
public enum SafetyChecks {
    /// The checks in the order of their results.
    private static let all: [any SafetyCheck] = [
        DrugAllergyCheck(), DrugDrugCheck(), DuplicateTherapyCheck(), DoseCheck(), RenalCheck(),
        ReproductionCheck(kind: .pregnancy), ReproductionCheck(kind: .breastfeeding), AgeCheck(), DrugConditionCheck(),
        ControlledDrugCheck(), QuantityCheck(), FormularyCheck(),
    ]

    /// What is checked, in the order of the results.
    public static let kinds: [SafetyCheckKind] = all.map(\.kind)

    /// Runs every check on every item.
    ///
    /// - Complexity: O(items × (items + other orders + rules of the products)).
    public static func run(_ items: [PrescriptionItem], in context: SafetyContext) -> SafetyFindings {
        let patient = CheckedPatient(context)
        let draft = items.map { CheckedItem($0, in: context.formulary) }
        var alerts: [SafetyAlert] = []
        var notPerformed: [SafetyCheckNotPerformed] = []
        for (index, item) in draft.enumerated() {
            let subject = CheckSubject(item: item, earlier: draft[..<index], patient: patient)
            for check in all {
                var outcome = check.check(subject)
                if !context.formulary.rules.speaks(of: check.kind) { outcome.couldNotLook(.noRule) }
                alerts += outcome.alerts(of: check.kind, subject)
                if let entry = outcome.notPerformed(check.kind, subject) { notPerformed.append(entry) }
            }
        }
        return SafetyFindings(alerts: alerts, notPerformed: notPerformed)
    }
}

extension CheckOutcome {
    /// The alerts with their identities, the gravest first; of two with one identity the first counts.
    fileprivate func alerts(of kind: SafetyCheckKind, _ subject: CheckSubject) -> [SafetyAlert] {
        var seen: Set<SafetyAlertID> = []
        let made = found.compactMap { found -> SafetyAlert? in
            let id = AlertIdentity.id(of: found, kind, subject)
            guard seen.insert(id).inserted else { return nil }
            return SafetyAlert(
                alertID: id,
                kind: kind,
                severity: found.severity,
                ruleID: found.ruleID,
                itemID: subject.item.id,
                message: found.message,
                otherItemID: found.other?.itemID
            )
        }
        return made.sorted { left, right in
            guard left.severity == right.severity else { return left.severity > right.severity }
            return (left.ruleID, left.alertID) < (right.ruleID, right.alertID)
        }
    }

    fileprivate func notPerformed(_ kind: SafetyCheckKind, _ subject: CheckSubject) -> SafetyCheckNotPerformed? {
        cause.map {
            SafetyCheckNotPerformed(
                alertID: AlertIdentity.id(ofNotPerformed: $0, unread: unread, kind, subject),
                kind: kind,
                itemID: subject.item.id,
                cause: $0
            )
        }
    }
}
