internal import EventCatalog

/// How well the kidneys work: the newest measurement that is not older than 24 months.
struct RenalFunction: Hashable {
    /// In mL/min.
    let rate: DecimalNumber
    /// How it is known, in words.
    let origin: String
    /// When it was measured.
    let day: CalendarDate

    private static let validDays = 731

    /// The newest of eGFR and creatinine; of two of one day the eGFR. A creatinine that can't be converted gives way to
    /// an older eGFR.
    init?(of patient: CheckedPatient) {
        let measured = patient.observation(.estimatedGFR, within: Self.validDays)
        let creatinine = patient.observation(.serumCreatinine, within: Self.validDays)
        if let creatinine, measured.map({ $0.day.firstDay < creatinine.day.firstDay }) ?? true,
            let rate = creatinine.value.number.flatMap({ Self.clearance(creatinine: $0, patient) })
        {
            self.init(rate: rate, origin: "creatinine clearance", day: creatinine.day)
        } else if let measured, let rate = measured.value.number {
            self.init(rate: rate, origin: "eGFR", day: measured.day)
        } else {
            return nil
        }
    }

    private init(rate: DecimalNumber, origin: String, day: CalendarDate) {
        self.rate = rate
        self.origin = origin
        self.day = day
    }

    /// The creatinine clearance by Cockcroft and Gault: (140 − age) × weight × 1.23 (men) or 1.04 (women) ÷ creatinine
    /// in µmol/L. `nil` for children, and unless weight, age and sex are known.
    private static func clearance(creatinine: DecimalNumber, _ patient: CheckedPatient) -> DecimalNumber? {
        guard let weight = patient.weight, let age = patient.age, age.youngest >= 18 * 12, creatinine.isPositive,
            let factor = factor(patient.context.patient.gender)
        else { return nil }
        // Of a birth date that is not exact the highest age counts: the lowest function.
        let years = max(0, 140 - age.oldest / 12)
        return weight.multiplied(by: years)?.multiplied(by: factor)?.divided(by: creatinine, digits: 1)
    }

    private static func factor(_ gender: Gender) -> DecimalNumber? {
        switch gender {
        case .male: DecimalNumber(mantissa: 123, scale: 2)
        case .female: DecimalNumber(mantissa: 104, scale: 2)
        case .other, .unknown: nil
        }
    }
}
