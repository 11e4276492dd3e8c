internal import EventCatalog

/// A diagnosis of the clinic and what is prescribed for it.
struct Diagnosis: Sendable {
    let coding: Coding
    /// Women only, men only, or both.
    let sex: Sex
    /// How frequent it is in each age band.
    let frequency: [Int]
    /// What may be prescribed for it.
    let choices: ProductChoices

    enum Sex: Sendable {
        case any
        case women
        case men
    }

    /// Whether a person of a sex can have it.
    func concerns(isWoman: Bool) -> Bool {
        switch sex {
        case .any: true
        case .women: isWoman
        case .men: !isWoman
        }
    }
}

/// The age bands of the diagnosis table.
enum AgeBand {
    static let count = 6
    private static let firstYears = [0, 5, 18, 40, 65, 80]

    /// The band of an age in days.
    static func index(ageDays: Int) -> Int {
        let years = ageDays * 100 / 36_525
        return (firstYears.lastIndex { $0 <= years } ?? 0)
    }

    /// The least age in years of a band.
    static func firstYear(_ band: Int) -> Int { firstYears[band] }
}

/// All diagnoses, ready to draw from.
struct Diagnoses: Sendable {
    /// What lasts for years.
    let lasting: [Diagnosis]
    /// What passes in weeks.
    let passing: [Diagnosis]
    private let passingFrequency: [[FrequencyTable]]
    /// How many of 1,000 have each lasting diagnosis, by sex and age band.
    private let lastingFrequency: [[[Int]]]

    init(products: ProductShelf) {
        let passing = Self.read(DiagnosisTable.passing, products).filter { !$0.choices.isEmpty }
        let lasting = Self.read(DiagnosisTable.lasting, products)
        self.lasting = lasting
        self.passing = passing
        lastingFrequency = [true, false].map { isWoman in
            (0..<AgeBand.count).map { band in
                lasting.map { $0.concerns(isWoman: isWoman) ? $0.frequency[band] : 0 }
            }
        }
        passingFrequency = [true, false].map { isWoman in
            (0..<AgeBand.count).map { band in
                FrequencyTable(passing.map { $0.concerns(isWoman: isWoman) ? $0.frequency[band] : 0 })
            }
        }
    }

    /// The lasting diagnoses of a person, as indices.
    func drawLasting(isWoman: Bool, ageDays: Int, _ random: inout DemonstrationRandom) -> [Int] {
        let frequency = lastingFrequency[isWoman ? 0 : 1][AgeBand.index(ageDays: ageDays)]
        var drawn: [Int] = []
        for index in frequency.indices where frequency[index] > 0 {
            if random.happens(in: frequency[index]) { drawn.append(index) }
        }
        return drawn
    }

    /// A passing diagnosis of a person.
    func drawPassing(isWoman: Bool, ageDays: Int, _ random: inout DemonstrationRandom) -> Diagnosis {
        let band = AgeBand.index(ageDays: ageDays)
        return passing[passingFrequency[isWoman ? 0 : 1][band].draw(&random)]
    }

    private static func read(_ table: String, _ products: ProductShelf) -> [Diagnosis] {
        table.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|")
            guard fields.count == 5 else { return nil }
            let frequency = fields[3].split(separator: " ").compactMap { Int($0) }
            guard frequency.count == AgeBand.count else { return nil }
            return Diagnosis(
                coding: Coding(system: CodeSystem.icd10, code: String(fields[0]), display: String(fields[1])),
                sex: fields[2] == "f" ? .women : fields[2] == "m" ? .men : .any,
                frequency: frequency,
                choices: products.choices(atcPrefixes: fields[4].split(separator: " "))
            )
        }
    }
}
