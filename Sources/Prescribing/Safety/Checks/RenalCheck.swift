internal import EventCatalog

/// What changes when the kidneys work less. Of several rules about one subject the one that fires at the lowest function
/// counts.
///
/// Only products with a rule are looked at. Those that weak kidneys forbid (a critical rule) need a known renal function
/// from every adult; the others only where the kidneys may be weak: from 65 years on, with a renal failure among the
/// active conditions (N17 … N19), or if the renal function was ever measured. A healthy young patient needs no
/// laboratory for ibuprofen.
struct RenalCheck: SafetyCheck {
    let kind = SafetyCheckKind.renal

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.renalRules(for: product)
        guard !rules.isEmpty, isForbidden(by: rules, subject.patient) || mayBeWeak(subject.patient) else {
            return .passed
        }
        guard let function = RenalFunction(of: subject.patient) else { return .notPerformed(.renalFunctionUnknown) }
        var strictest: [RuleSubject: RenalRule] = [:]
        for rule in rules where function.rate < rule.below {
            if let known = strictest[rule.subject], known.below <= rule.below { continue }
            strictest[rule.subject] = rule
        }
        var outcome = CheckOutcome()
        for rule in rules where strictest[rule.subject] == rule {
            outcome.found.append(alert(rule, product, function))
        }
        return outcome
    }

    private func isForbidden(by rules: [RenalRule], _ patient: CheckedPatient) -> Bool {
        rules.contains { $0.severity == .critical } && patient.age.map { $0.oldest >= 18 * 12 } ?? true
    }

    private func mayBeWeak(_ patient: CheckedPatient) -> Bool {
        patient.age.map { $0.oldest >= 65 * 12 } ?? true
            || patient.hasEver(.estimatedGFR) || patient.hasEver(.serumCreatinine)
            || ["N17", "N18", "N19"].contains { !patient.diagnoses(beginningWith: $0).isEmpty }
    }

    private func alert(_ rule: RenalRule, _ product: Product, _ function: RenalFunction) -> FoundAlert {
        FoundAlert(
            severity: rule.severity,
            ruleID: rule.id,
            message: "\(product.name) at a renal function of \(function.rate) mL/min (\(function.origin), "
                + "\(function.day)), under \(rule.below): \(rule.management)",
            values: ["\(function.rate)"]
        )
    }
}
