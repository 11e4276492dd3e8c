internal import EventCatalog

/// What the clinic's patients are allergic to.
struct Allergens: Sendable {
    /// A substance, and the medicines that hold it.
    struct Allergen: Sendable {
        let coding: Coding
        /// The ATC code or prefix of what must not be prescribed; empty for what is no medicine.
        let atcPrefix: String
    }

    private let list: [Allergen]
    private let frequency: FrequencyTable
    private let reactions = FrequencyTable([50, 18, 12, 10, 7, 5, 4, 3])
    private static let reactionWords = [
        "Rash", "Urticaria", "Nausea and vomiting", "Angioedema", "Diarrhoea", "Wheeze", "Anaphylaxis", "Pruritus",
    ]

    init() {
        let rows = Self.table.split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false) }
            .filter { $0.count == 4 }
        list = rows.map { fields in
            let system = fields[0] == "atc" ? CodeSystem.atc : CodeSystem.demonstration
            let isMedicine = fields[0] == "atc"
            return Allergen(
                coding: Coding(system: system, code: String(fields[1]), display: String(fields[2])),
                atcPrefix: isMedicine ? String(fields[1]) : ""
            )
        }
        frequency = FrequencyTable(rows.map { Int($0[3]) ?? 0 })
    }

    /// A substance.
    func draw(_ random: inout DemonstrationRandom) -> Allergen { list[frequency.draw(&random)] }

    /// What was seen, and how serious it could be.
    func drawReaction(_ random: inout DemonstrationRandom) -> (words: [String], criticality: AllergyCriticality) {
        guard !random.happens(in: 220) else { return ([], .unableToAssess) }
        let index = reactions.draw(&random)
        let isSerious = index == 3 || index == 5 || index == 6
        var words = [Self.reactionWords[index]]
        if random.happens(in: 150) { words.append(Self.reactionWords[(index + 1) % Self.reactionWords.count]) }
        return (words, isSerious ? .high : random.happens(in: 850) ? .low : .unableToAssess)
    }

    private static let table = """
        atc|J01C|Penicillins|420
        atc|J01EE|Sulfonamides with trimethoprim|70
        atc|M01A|Non-steroidal anti-inflammatory drugs|90
        atc|B01AC06|Aspirin|60
        atc|J01FA|Macrolides|60
        atc|N02AJ06|Codeine|40
        atc|J01EA01|Trimethoprim|45
        atc|J01D|Cephalosporins|40
        atc|J01XE01|Nitrofurantoin|25
        atc|C09AA|ACE inhibitors|45
        atc|C10AA|Statins|40
        atc|N02AA01|Morphine|25
        atc|J01AA|Tetracyclines|25
        atc|J01MA|Fluoroquinolones|15
        demo|peanut|Peanut|45
        demo|tree-nut|Tree nuts|25
        demo|egg|Egg|20
        demo|cow-milk|Cow's milk protein|20
        demo|shellfish|Shellfish|20
        demo|latex|Natural rubber latex|30
        demo|plaster|Adhesive plaster|25
        demo|bee-venom|Bee venom|15
        demo|wasp-venom|Wasp venom|15
        demo|cat-dander|Cat dander|15
        demo|iodinated-contrast|Iodinated contrast medium|10
        """
}
