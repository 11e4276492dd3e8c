/// What a patient's story is about.
struct PatientPlan: Sendable {
    let person: Person
    /// The lasting diagnoses, as indices.
    let lasting: [Int]
    /// How many prescriptions there are to be.
    let prescriptions: Int
}

/// Plans patients in blocks: each block of 270 has exactly 365 prescriptions among them, most for those who are old or ill.
struct PatientPlans: Sendable {
    static let patientsPerBlock = 270
    static let prescriptionsPerBlock = 365
    /// So that nobody's story is longer than a command may be.
    private static let maximumPerPatient = 32

    /// How readily people come: some never, some always.
    private static let habits = [0, 0, 1, 1, 2, 2, 4, 4, 9, 9, 9, 9]

    let setting: Setting

    /// The patients of a block.
    func block(_ number: Int) -> [PatientPlan] {
        let first = number * Self.patientsPerBlock
        let drafts = (first..<first + Self.patientsPerBlock).map { index -> (Person, [Int]) in
            let person = setting.people.person(index)
            var random = DemonstrationRandom(seed: setting.seed, .diagnoses, index)
            let ageDays = setting.untilDay - person.birthDay
            return (person, setting.diagnoses.drawLasting(isWoman: person.isWoman, ageDays: ageDays, &random))
        }
        var random = DemonstrationRandom(seed: setting.seed, .allotment, number)
        let shares = FrequencyTable(drafts.map { Self.weight($0.0, $0.1, setting.untilDay, &random) })
        var counts = [Int](repeating: 0, count: drafts.count)
        var left = Self.prescriptionsPerBlock
        while left > 0 {
            let index = shares.draw(&random)
            guard counts[index] < Self.maximumPerPatient else { continue }
            counts[index] += 1
            left -= 1
        }
        return zip(drafts, counts).map { PatientPlan(person: $0.0, lasting: $0.1, prescriptions: $1) }
    }

    /// How many prescriptions a patient has in comparison with the others.
    private static func weight(
        _ person: Person,
        _ lasting: [Int],
        _ untilDay: Int,
        _ random: inout DemonstrationRandom
    ) -> Int {
        let years = (untilDay - person.birthDay) * 100 / 36_525
        let habit = habits[random.below(habits.count)]
        return 1 + habit * (lasting.count * 6 + (years > 65 ? 3 : years < 5 ? 2 : 1))
    }
}
