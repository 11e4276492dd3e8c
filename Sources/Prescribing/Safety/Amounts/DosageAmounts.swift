internal import EventCatalog

/// What the instructions of an item add up to: the most at a time, and how much in a day.
///
/// Several instructions add up, as "1 in the morning, 2 at night" does. Of what is taken when needed the most that is
/// allowed counts. A dose a week counts for a day as a seventh.
struct DosageAmounts {
    /// The largest single amount of those that are stated.
    private(set) var single: ExactFraction?
    /// The daily amount of those that are stated.
    private(set) var daily: ExactFraction?
    /// Whether every instruction states an amount.
    private(set) var statesEachDose = true
    /// Whether every instruction states an amount and how often.
    private(set) var statesEachDay = true
    /// Whether some of it is only taken when needed.
    let isAsNeeded: Bool

    /// Adds up instructions.
    ///
    /// - Parameter convert: The amount in the wanted unit; `nil` if it can't be converted.
    init(_ dosages: [Dosage], convert: (Quantity) -> ExactFraction?) {
        isAsNeeded = dosages.contains(where: \.asNeeded)
        if dosages.isEmpty { miss() }
        for dosage in dosages {
            guard let dose = dosage.dose, dose.value.isPositive, let amount = convert(dose), take(amount) else {
                miss()
                continue
            }
            guard let times = dosage.timing?.timesADay, let daily = amount.times(times),
                let sum = daily.plus(self.daily ?? .zero)
            else {
                statesEachDay = false
                continue
            }
            self.daily = sum
        }
    }

    private mutating func miss() {
        statesEachDose = false
        statesEachDay = false
    }

    /// Keeps the larger; `false` if that can't be told.
    private mutating func take(_ amount: ExactFraction) -> Bool {
        guard let known = single else {
            single = amount
            return true
        }
        guard let isMore = amount.isMore(than: known) else { return false }
        if isMore { single = amount }
        return true
    }
}

extension DosageTiming {
    /// How many times a day, exactly; a month counts as 30 days, a year as 365. `nil` unless both numbers are over 0.
    var timesADay: ExactFraction? {
        guard frequency > 0, period.isPositive, let period = ExactFraction(period) else { return nil }
        return ExactFraction(Int128(frequency))?.divided(by: period).flatMap { $0.times(unit.timesADay) }
    }
}

extension PeriodUnit {
    /// How many of it a day has.
    fileprivate var timesADay: ExactFraction {
        switch self {
        case .second: ExactFraction(reduced: 86_400, 1)
        case .minute: ExactFraction(reduced: 1_440, 1)
        case .hour: ExactFraction(reduced: 24, 1)
        case .day: .one
        case .week: ExactFraction(reduced: 1, 7)
        case .month: ExactFraction(reduced: 1, 30)
        case .year: ExactFraction(reduced: 1, 365)
        }
    }
}
