public import EventCatalog

/// Shows that the checks work: for each kind a made-up patient on whom a rule must fire.
///
/// A rule set that was not loaded, or a lookup that finds nothing, would let everything pass without a sound.
public enum SafetySelfTest {
    /// A kind of check that did not fire.
    public struct Failure: Hashable, Sendable {
        /// Which.
        public let kind: SafetyCheckKind
        /// Why, in a sentence.
        public let message: String
    }

    /// The kinds that must fire.
    public static let kinds: [SafetyCheckKind] = [
        .drugAllergy, .drugDrug, .duplicateTherapy, .dose, .renal, .pregnancy, .age, .drugCondition, .quantity,
    ]

    /// Tries every kind on a formulary.
    ///
    /// - Returns: What did not fire; empty if all is well.
    public static func run(_ formulary: Formulary) -> [Failure] {
        kinds.compactMap { kind in
            guard let trial = SafetyTrial(of: kind, in: formulary) else {
                return Failure(kind: kind, message: "No product of the formulary has a rule of this kind.")
            }
            guard let context = trial.context(formulary) else {
                return Failure(kind: kind, message: "The made-up patient could not be made.")
            }
            let fired = SafetyChecks.run(trial.items, in: context).alerts.contains { $0.kind == kind }
            return fired ? nil : Failure(kind: kind, message: "No rule of this kind fired where one must.")
        }
    }
}
