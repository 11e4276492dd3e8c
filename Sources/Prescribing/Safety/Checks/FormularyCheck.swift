internal import EventCatalog

/// How the product stands in the formulary (I-10).
struct FormularyCheck: SafetyCheck {
    let kind = SafetyCheckKind.formulary

    func check(_ subject: CheckSubject) -> CheckOutcome {
        guard let product = subject.item.product else {
            return alert(.info, "not-listed", "The product is not in the formulary, so what it holds was not checked.")
        }
        switch product.status {
        case .preferred, .permitted:
            return .passed
        case .restricted:
            let whom = product.restriction.map { " to \($0)" } ?? ""
            return alert(.warning, "restricted", "\(product.name) is restricted\(whom).")
        case .nonFormulary:
            return alert(.high, "non-formulary", "\(product.name) is not on the formulary: say why it is needed.")
        case .withdrawn:
            return alert(.critical, "withdrawn", "\(product.name) is withdrawn.")
        }
    }

    private func alert(_ severity: AlertSeverity, _ rule: String, _ message: String) -> CheckOutcome {
        CheckOutcome(found: [FoundAlert(severity: severity, ruleID: "formulary-\(rule)", message: message)])
    }
}
