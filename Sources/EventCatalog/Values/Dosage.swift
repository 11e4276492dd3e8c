/// The unit of a dosage period (UCUM).
public enum PeriodUnit: UInt8, Sendable, Hashable, CaseIterable {
    /// Second, `s`.
    case second = 1
    /// Minute, `min`.
    case minute
    /// Hour, `h`.
    case hour
    /// Day, `d`.
    case day
    /// Week, `wk`.
    case week
    /// Month, `mo`.
    case month
    /// Year, `a`.
    case year
}

/// How often a dose is taken: `frequency` times in each `period` of `unit`.
public struct DosageTiming: Hashable, Sendable {
    /// How many times in a period, at least 1.
    public let frequency: Int
    /// The length of the period, over 0.
    public let period: DecimalNumber
    /// The period's unit.
    public let unit: PeriodUnit

    /// Makes a timing.
    public init(frequency: Int, period: DecimalNumber, unit: PeriodUnit) {
        self.frequency = frequency
        self.period = period
        self.unit = unit
    }
}

/// One instruction for taking a medicine (I-06, I-07).
public struct Dosage: Hashable, Sendable {
    /// The order among several instructions, from 1, without gaps.
    public let sequence: Int
    /// The instruction as the patient reads it.
    public let text: String
    /// How much at a time.
    public let dose: Quantity?
    /// How often.
    public let timing: DosageTiming?
    /// The way into the body, in words.
    public let route: String?
    /// Whether it is taken only when needed.
    public let asNeeded: Bool

    /// Makes an instruction.
    public init(
        sequence: Int,
        text: String,
        dose: Quantity?,
        timing: DosageTiming?,
        route: String? = nil,
        asNeeded: Bool = false
    ) {
        self.sequence = sequence
        self.text = text
        self.dose = dose
        self.timing = timing
        self.route = route
        self.asNeeded = asNeeded
    }
}
