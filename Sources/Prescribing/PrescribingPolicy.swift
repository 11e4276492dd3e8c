/// What a tenant may set about the rules.
public struct PrescribingPolicy: Hashable, Sendable {
    /// Whether a patient needs at least one identifier (I-41).
    public var requiresIdentifier: Bool
    /// Whether a registration is compared with the patients who are there already (I-42).
    public var checksDuplicates = true
    /// From which score on, in hundredths, a registration needs a decision (I-42).
    public var duplicateHundredths = 87
    /// From which score on, in hundredths, somebody shall look at two records (I-42).
    public var suspicionHundredths = 80
    /// Days of validity when the prescriber names none and there are no repeats (I-11).
    public var validityDays: Int
    /// Days of validity when the prescriber names none and there are repeats (I-11).
    public var repeatValidityDays: Int
    /// The longest validity in days that a prescriber may ask for (I-11).
    public var maximumValidityDays: Int
    /// Whose law prescriptions are written under (I-22).
    public var jurisdiction: Jurisdiction
    /// Whether controlled drugs are signed for with two factors where the law asks for that (I-22).
    public var controlledNeedsTwoFactors: Bool
    /// What is asked of the prescriber where the safety checks find something (I-16 … I-19).
    public var safety: SafetyPolicy
    /// Whether what happened long ago is judged as of then: where a history is recorded in order, after the fact.
    public var isRetrospective = false
    /// Whether prescriptions are taken over as history: they were made elsewhere, under the checks and rules of there.
    public var isHistory: Bool

    /// Makes a policy; the defaults are 6 months, 1 year with repeats, 366 days at most, and the law of the
    /// United Kingdom.
    public init(
        requiresIdentifier: Bool = true,
        validityDays: Int = 180,
        repeatValidityDays: Int = 365,
        maximumValidityDays: Int = 366,
        safety: SafetyPolicy = SafetyPolicy(),
        isHistory: Bool = false,
        jurisdiction: Jurisdiction = .uk,
        controlledNeedsTwoFactors: Bool = false
    ) {
        self.requiresIdentifier = requiresIdentifier
        self.validityDays = validityDays
        self.repeatValidityDays = repeatValidityDays
        self.maximumValidityDays = maximumValidityDays
        self.jurisdiction = jurisdiction
        self.controlledNeedsTwoFactors = controlledNeedsTwoFactors
        self.safety = safety
        self.isHistory = isHistory
    }
}
