internal import EventCatalog

extension RuleSet {
    /// Whether there are rules that a kind of check goes by: without any it finds nothing, and that is no pass (I-18).
    func speaks(of kind: SafetyCheckKind) -> Bool {
        switch kind {
        case .drugAllergy: !allergyGroups.isEmpty
        case .drugDrug: !interactions.isEmpty
        case .dose: !doses.isEmpty
        case .renal: !renal.isEmpty
        case .pregnancy, .breastfeeding: !reproduction.isEmpty
        case .age: !ages.isEmpty
        case .drugCondition: !conditions.isEmpty
        case .duplicateTherapy, .controlledDrug, .quantity, .formulary: true
        }
    }
}
