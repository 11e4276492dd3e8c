internal import EventCatalog

/// Plausible weights, heights and kidney values.
enum BodyMeasures {
    /// Heights in cm of girls and boys at 0, 2, 4 … 18 years.
    private static let girls = [54, 86, 102, 115, 127, 139, 151, 160, 163, 164]
    private static let boys = [55, 88, 103, 116, 128, 139, 149, 164, 174, 177]

    /// A person's height in cm; the same person is as tall at every visit as an adult.
    static func height(isWoman: Bool, ageDays: Int, trait: Int) -> DecimalNumber {
        let years = ageDays * 100 / 36_525
        let table = isWoman ? girls : boys
        let mean = table[min(years / 2, table.count - 1)] - (years > 70 ? (years - 70) / 6 : 0)
        // The trait, −100 … 100, is 14 % of the mean at most.
        return DecimalNumber(Int32(clamping: mean + mean * trait / 1400))
    }

    /// A person's weight in kg, to a hundred grams.
    static func weight(isWoman: Bool, ageDays: Int, trait: Int, _ random: inout DemonstrationRandom) -> DecimalNumber {
        let height = Int(self.height(isWoman: isWoman, ageDays: ageDays, trait: trait).mantissa)
        let years = ageDays * 100 / 36_525
        // Body-mass index in tenths: it grows with age, and its upper side is longer.
        let lean = years < 18 ? 150 + years * 3 : 205 + min(years, 60)
        let spread = years < 18 ? 50 : 130
        let index = lean + random.below(spread) - spread / 4 + (random.happens(in: 180) ? random.below(spread) : 0)
        let hectograms = index * height * height / 10_000
        return DecimalNumber(mantissa: Int64(max(hectograms, 25)), scale: 1) ?? .zero
    }

    /// Creatinine in µmol/L and estimated filtration rate in mL/min/1.73 m², which go together.
    static func kidney(
        isWoman: Bool,
        ageDays: Int,
        isImpaired: Bool,
        _ random: inout DemonstrationRandom
    ) -> (creatinine: DecimalNumber, rate: DecimalNumber) {
        let years = ageDays * 100 / 36_525
        let healthy = max(118 - years * 7 / 10, 40)
        let rate = isImpaired ? 28 + random.below(32) : healthy - 12 + random.below(24)
        let creatinine = (isWoman ? 6_200 : 7_700) / max(rate, 15)
        return (DecimalNumber(Int32(clamping: creatinine)), DecimalNumber(Int32(clamping: rate)))
    }
}
