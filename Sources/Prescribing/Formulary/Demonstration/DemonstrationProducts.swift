internal import EventCatalog

/// The shipped demonstration set of products, written by hand: NOT FOR CLINICAL USE.
///
/// A line is `ATC|code|name|ingredients|form|strength|unit|schedule|quantity|dose|frequency|days|popularity`; the
/// schedule is that of the UK's Misuse of Drugs Regulations, `-` for none.
enum DemonstrationProducts {
    /// All products. A malformed line is a mistake in this folder; a test counts the lines.
    static func all() -> [Product] {
        let classNames = classNames()
        let tables = [
            alimentaryAndBlood, cardiovascularAndSkin, hormonesInfectionsAndJoints, nervousSystemAndSenses,
        ]
        return tables.flatMap { $0.split(separator: "\n").compactMap { product($0, classNames) } }
    }

    /// The products that stand otherwise than permitted, with the words that go with it.
    private static let statuses: [String: (status: FormularyStatus, restriction: String?)] = [
        "amoxicillin-500-capsule": (.preferred, nil), "ramipril-5-capsule": (.preferred, nil),
        "metformin-500-tablet": (.preferred, nil), "omeprazole-20-capsule": (.preferred, nil),
        "methadone-1mg-ml-sol": (.restricted, "substance misuse services"),
        "lisdexamfetamine-30-capsule": (.restricted, "specialists in attention deficit disorders"),
        "riluzole-50-tablet": (.restricted, "neurologists"),
        "etoricoxib-60-tablet": (.nonFormulary, nil),
    ]

    private static func classNames() -> [Substring: String] {
        var names: [Substring: String] = [:]
        for line in classes.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            names[line[..<space]] = String(line[line.index(after: space)...])
        }
        return names
    }

    private static func product(_ line: Substring, _ classNames: [Substring: String]) -> Product? {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        guard fields.count == 13,
            let className = classNames[fields[0].prefix(5)],
            let quantity = DecimalNumber(String(fields[8])),
            let dose = DecimalNumber(String(fields[9])),
            let frequency = Int(fields[10]),
            let days = Int(fields[11]),
            let popularity = Int(fields[12])
        else { return nil }
        return Product(
            coding: Coding(system: CodeSystem.demonstration, code: String(fields[1]), display: String(fields[2])),
            name: String(fields[2]),
            ingredients: fields[3].split(separator: ",").map(String.init),
            atc: String(fields[0]),
            atcClassName: className,
            form: String(fields[4]),
            strength: String(fields[5]),
            unit: String(fields[6]),
            controlledSchedule: fields[7] == "-" ? nil : String(fields[7]),
            status: statuses[String(fields[1])]?.status ?? .permitted,
            restriction: statuses[String(fields[1])]?.restriction,
            typical: .init(quantity: quantity, dose: dose, frequency: frequency, days: days, popularity: popularity)
        )
    }
}
