/// What a tenant may set about the rules.
public struct PrescribingPolicy: Hashable, Sendable {
    /// Whether a patient needs at least one identifier (I-41).
    public var requiresIdentifier: Bool
    /// Days of validity when the prescriber names none and there are no repeats (I-11).
    public var validityDays: Int
    /// Days of validity when the prescriber names none and there are repeats (I-11).
    public var repeatValidityDays: Int
    /// The longest validity in days that a prescriber may ask for (I-11).
    public var maximumValidityDays: Int

    /// Makes a policy; the defaults are 6 months, 1 year with repeats, and 366 days at most.
    public init(
        requiresIdentifier: Bool = true,
        validityDays: Int = 180,
        repeatValidityDays: Int = 365,
        maximumValidityDays: Int = 366
    ) {
        self.requiresIdentifier = requiresIdentifier
        self.validityDays = validityDays
        self.repeatValidityDays = repeatValidityDays
        self.maximumValidityDays = maximumValidityDays
    }
}
