/// The names of one culture with how frequent they are, ready to draw from.
struct NamePool: Sendable {
    private let families: [String]
    private let familiesOfWomen: [String]
    private let familyFrequency: FrequencyTable
    private let given: (women: [String], men: [String])
    private let givenFrequency: (women: FrequencyTable, men: FrequencyTable)

    init(_ culture: Culture) {
        let source = culture.source
        let frequent = Self.words(source.families)
        let stems = Self.words(source.stems)
        let endings = Self.words(source.endings)
        let rare = stems.flatMap { stem in endings.map { stem + $0 } }
        let families = frequent + rare
        self.families = families
        familiesOfWomen = culture == .polish ? families.map(Self.feminine) : families
        let rareTotal = rare.isEmpty ? 0 : culture.rareFamilyShare * 1000
        familyFrequency = FrequencyTable(
            FrequencyTable.ranked(frequent.count, offset: 6, total: 1_000_000 - rareTotal)
                + FrequencyTable.ranked(rare.count, offset: 40, total: rareTotal)
        )
        given = (Self.words(source.women), Self.words(source.men))
        givenFrequency = (
            FrequencyTable(FrequencyTable.ranked(given.women.count, offset: 5)),
            FrequencyTable(FrequencyTable.ranked(given.men.count, offset: 5))
        )
    }

    /// The number of a family name.
    func drawFamily(_ random: inout DemonstrationRandom) -> Int { familyFrequency.draw(&random) }

    /// The family name with a number, as a woman or a man has it.
    func family(_ number: Int, isWoman: Bool) -> String { isWoman ? familiesOfWomen[number] : families[number] }

    /// A given name.
    func drawGiven(_ random: inout DemonstrationRandom, isWoman: Bool) -> String {
        isWoman
            ? given.women[givenFrequency.women.draw(&random)]
            : given.men[givenFrequency.men.draw(&random)]
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map { word in
            word.contains("_") ? String(word.map { $0 == "_" ? " " : $0 }) : String(word)
        }
    }

    /// A Polish family name as a woman has it: Kowalska, Wysocka.
    private static func feminine(_ family: String) -> String {
        guard family.hasSuffix("ski") || family.hasSuffix("cki") || family.hasSuffix("dzki") else { return family }
        return family.dropLast() + "a"
    }
}
