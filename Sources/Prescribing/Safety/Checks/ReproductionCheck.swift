internal import EventCatalog

/// What is harmful in pregnancy, or to a breastfed child. Looked at for products with a rule.
///
/// That somebody is pregnant or breastfeeds holds for nine months, that somebody does not for three. Without a status the
/// check can't run where a pregnancy is possible: from 12 to 55 years, unless the patient is male. How far a pregnancy is,
/// is not recorded: a rule about any trimester fires.
struct ReproductionCheck: SafetyCheck {
    /// `pregnancy` or `breastfeeding`.
    let kind: SafetyCheckKind
    private let validDays = (yes: 275, no: 92)

    init(kind: SafetyCheckKind) { self.kind = kind }

    private var observation: ObservationKind { kind == .pregnancy ? .pregnancy : .breastfeeding }
    private var unknown: NotPerformedCause { kind == .pregnancy ? .pregnancyUnknown : .breastfeedingUnknown }

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else { return .notPerformed(.productNotCoded) }
        let rules = subject.formulary.reproductionRules(for: product).filter(isLookedAt)
        guard !rules.isEmpty else { return .passed }
        switch status(subject.patient) {
        case .yes: return CheckOutcome(found: rules.map { alert($0, product) })
        case .no: return .passed
        case .unknown: return mayBePregnant(subject.patient) ? .notPerformed(unknown) : .passed
        }
    }

    private func status(_ patient: CheckedPatient) -> KnownStatus {
        let status = patient.observation(observation, within: validDays.yes)?.value.status ?? .unknown
        guard status == .no else { return status }
        return patient.observation(observation, within: validDays.no)?.value.status ?? .unknown
    }

    private func isLookedAt(_ rule: ReproductionRule) -> Bool {
        switch rule.period {
        case .pregnancy: kind == .pregnancy
        case .breastfeeding: kind == .breastfeeding
        }
    }

    private func mayBePregnant(_ patient: CheckedPatient) -> Bool {
        guard patient.context.patient.gender != .male else { return false }
        return patient.age?.relation(from: 12 * 12, before: 56 * 12) != .outside
    }

    private func alert(_ rule: ReproductionRule, _ product: Product) -> FoundAlert {
        FoundAlert(
            severity: rule.severity,
            ruleID: rule.id,
            message: "\(product.name) \(words(rule.period)): \(rule.management)"
        )
    }

    private func words(_ period: ReproductionRule.Period) -> String {
        switch period {
        case .pregnancy(let trimesters) where trimesters == 1...3: "in pregnancy"
        case .pregnancy(let trimesters) where trimesters.count == 1:
            "in pregnancy, trimester \(trimesters.lowerBound)"
        case .pregnancy(let trimesters):
            "in pregnancy, trimesters \(trimesters.lowerBound) to \(trimesters.upperBound)"
        case .breastfeeding: "while breastfeeding"
        }
    }
}
