import EventCatalog
import TestKit

/// Random patients with the features that search must cope with: few common and many rare names, diacritics, double and
/// hyphenated surnames, birth dates known in part, several numbers. The same seed gives the same patients.
struct RandomPatients {
    var generator: SeededGenerator
    /// How many rare names there are beside the common ones.
    let rareNames: Int

    init(seed: UInt64, rareNames: Int) {
        generator = SeededGenerator(seed: seed)
        self.rareNames = rareNames
    }

    static let families = [
        "Smith", "Jones", "García", "Müller", "Brown", "Williams", "O'Reilly", "Martínez", "Johnson", "Kowalski",
        "Nguyễn", "Taylor", "Smythe", "Márquez", "Łukaszewicz", "Guðjohnsen", "Sørensen", "Strauß", "Özdemir", "Singh",
        "Patel", "Khan", "de la Cruz", "van den Berg", "Mc Donald", "McDonald", "Smithson", "Johns", "Josephs", "Ma",
    ]
    static let givens = [
        "John", "José", "Maria", "Anna", "Josephine", "Mohammed", "David", "Marie", "Sofía", "Jan", "Zoë", "Björn",
        "Anne-Marie", "Luis", "Smith", "Joan", "Mary Ann", "Jo", "Peter", "Paul", "Łucja", "Ivan", "Mark", "Marta",
    ]
    private static let syllables = [
        "ba", "cor", "den", "el", "fi", "gra", "ho", "is", "ju", "ka", "lo", "mar", "ne", "os", "pe", "qui", "ro", "sa",
        "ti", "u", "ver", "win", "ya", "zo", "smi", "jo",
    ]

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    /// Small numbers much more often than large ones.
    private mutating func skewed(_ bound: Int) -> Int {
        let unit = Double.random(in: 0..<1, using: &generator)
        return Int(unit * unit * unit * Double(bound))
    }

    mutating func family() -> String {
        let name = part(Self.families)
        switch below(12) {
        case 0: return name + "-" + part(Self.families)
        case 1: return name + " " + part(Self.families)
        default: return name
        }
    }

    private mutating func part(_ common: [String]) -> String {
        if below(100) < 35 { return common[skewed(common.count)] }
        // A rare name is made of its number, so that it comes again.
        var number = skewed(rareNames) + 7
        var name = ""
        while number > 0 {
            name += Self.syllables[number % Self.syllables.count]
            number /= Self.syllables.count
        }
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    mutating func name() -> HumanName {
        let given = (0...below(3) / 2).map { _ in part(Self.givens) }
        return HumanName(family: family(), given: given)
    }

    mutating func birthDate() -> CalendarDate? {
        let year = 1930 + below(90)
        let month = 1 + below(12)
        return switch below(40) {
        case 0: CalendarDate(year: year)
        case 1: CalendarDate(year: year, month: month)
        default: CalendarDate(year: year, month: month, day: 1 + below(28))
        }
    }

    mutating func digits(_ count: Int) -> String { String((0..<count).map { _ in Character("\(below(10))") }) }

    mutating func identifiers(_ number: Int) -> [Identifier] {
        var identifiers = [Identifier(system: "mrn", value: "MR-\(100_000 + number)")]
        if below(2) == 0 {
            identifiers.append(Identifier(system: "national", value: "\(digits(3)) \(digits(3)) \(digits(4))"))
        }
        return identifiers
    }

    mutating func contacts(_ number: Int) -> [ContactPoint] {
        switch below(4) {
        case 0: []
        case 1: [ContactPoint(system: .phone, value: "+44 20 \(digits(4)) \(digits(4))")]
        case 2: [ContactPoint(system: .sms, value: "07\(digits(3)) \(digits(6))")]
        default:
            [
                ContactPoint(system: .phone, value: "(\(1 + below(9))\(digits(2))) \(digits(3))-\(digits(4))"),
                ContactPoint(system: .email, value: "patient\(number)@example.org"),
            ]
        }
    }

    mutating func address() -> PostalAddress? {
        let postcode = "\(pick(["LS", "S", "BD", "M"]))\(1 + below(9)) \(1 + below(9))\(pick(["AB", "XY"]))"
        let street = "\(1 + below(99)) \(pick(Self.streets)) \(pick(["Street", "Road", "Lane"]))"
        switch below(5) {
        case 0: return nil
        case 1: return PostalAddress(line: [street], city: "Leeds", postalCode: digits(4 + below(3)), country: nil)
        default: return PostalAddress(line: ["Flat 2", street], city: "Leeds", postalCode: postcode, country: "GB")
        }
    }

    static let streets = ["High", "Church", "Smith", "Kings Cross", "Mañana", "Park", "Saint John's", "Windsor"]

    mutating func registration(_ number: Int) throws -> PatientRegistered {
        let name = name()
        return try .test(
            name.family,
            name.given,
            born: birthDate(),
            identifiers: identifiers(number),
            contacts: contacts(number),
            address: address()
        )
    }
}
