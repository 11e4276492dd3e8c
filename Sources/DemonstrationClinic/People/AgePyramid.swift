/// How old the clinic's patients are: a Western European population, with more old women than old men.
struct AgePyramid: Sendable {
    private static let women = [27, 29, 30, 29, 30, 33, 35, 35, 34, 31, 33, 34, 31, 27, 25, 22, 16, 11, 7, 2]
    private static let men = [28, 30, 32, 31, 31, 33, 34, 34, 32, 30, 32, 33, 30, 25, 23, 19, 13, 7, 3, 1]
    private static let yearsPerBand = 5

    private let bands = FrequencyTable(women + men)

    /// A person's sex and age in days.
    func draw(_ random: inout DemonstrationRandom) -> (isWoman: Bool, ageDays: Int) {
        let band = bands.draw(&random)
        let isWoman = band < Self.women.count
        let years = (isWoman ? band : band - Self.women.count) * Self.yearsPerBand
        return (isWoman, (years * 36_525 + random.below(Self.yearsPerBand * 36_525)) / 100)
    }
}
