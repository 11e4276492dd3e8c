import EventCatalog
import TestKit

/// People with the names of ``UnseenNames``: common names are common, rare ones rare, and many are much alike.
enum UnseenPeople {
    static func targets(_ count: Int) -> [Target] {
        var random = SeededGenerator(seed: 20_240)
        return (0..<count).map { target($0, &random) }
    }

    private static func below(_ bound: Int, _ random: inout SeededGenerator) -> Int {
        Int.random(in: 0..<max(bound, 1), using: &random)
    }

    /// One of a list, the first ones more often.
    private static func pick(_ list: [String], _ random: inout SeededGenerator) -> String {
        let unit = Double.random(in: 0..<1, using: &random)
        return list[min(Int(unit * unit * Double(list.count)), list.count - 1)]
    }

    private static func target(_ index: Int, _ random: inout SeededGenerator) -> Target {
        let language = UnseenNames.languages[below(UnseenNames.languages.count, &random)]
        var family = family(language, &random)
        if language.hasTwoFamilyNames, below(3, &random) > 0 { family += " " + self.family(language, &random) }
        if below(40, &random) == 0 { family += "-" + self.family(language, &random) }
        var given = [pick(language.givens, &random)]
        if below(3, &random) == 0 {
            let second = pick(language.givens, &random)
            if second != given[0] { given.append(second) }
        }
        let former = below(25, &random) == 0 ? self.family(language, &random) : nil
        return Target(
            name: HumanName(family: family, given: given),
            formerFamily: former == family ? nil : former,
            latin: nil,
            birthDate: birthDate(&random),
            identifiers: identifiers(index, &random),
            contacts: contacts(index, &random),
            address: address(&random),
            gender: .unknown
        )
    }

    private static func family(_ language: UnseenNames.Language, _ random: inout SeededGenerator) -> String {
        guard !language.stems.isEmpty, below(3, &random) > 0 else { return pick(language.families, &random) }
        return pick(language.stems, &random) + pick(language.endings, &random)
    }

    private static func birthDate(_ random: inout SeededGenerator) -> CalendarDate {
        let month = 1 + below(12, &random)
        let length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        let (year, day) = (1925 + below(99, &random), 1 + below(length, &random))
        guard let date = CalendarDate(year: year, month: month, day: day) else { return birthDate(&random) }
        return date
    }

    private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in String(below(10, &random)) }.joined()
    }

    private static func identifiers(_ index: Int, _ random: inout SeededGenerator) -> [Identifier] {
        [
            Identifier(system: "mrn", value: "U\(1_000_000 + index)"),
            Identifier(system: "social-security", value: digits(7, &random) + "\(index % 100_000)"),
        ]
    }

    /// One number that nobody else has.
    private static func contacts(_ index: Int, _ random: inout SeededGenerator) -> [ContactPoint] {
        let number = String(10_000_000 + index)
        let parts = [number.prefix(2), number.dropFirst(2).prefix(3), number.dropFirst(5)]
        return [ContactPoint(system: .phone, value: "+61 4" + parts.joined(separator: " "))]
    }

    private static func address(_ random: inout SeededGenerator) -> PostalAddress {
        let street = pick(streets, &random) + " " + pick(["Street", "Close", "Crescent", "Circuit", "Place"], &random)
        return PostalAddress(
            line: ["\(1 + below(200, &random)) \(street)"],
            city: pick(["Wagga", "Dubbo", "Moe", "Ararat", "Gympie"], &random),
            postalCode: "\(2000 + below(900, &random))",
            country: "AU"
        )
    }

    private static let streets =
        ("Macquarie Wattle Kurrajong Banksia Boobialla Hakea Grevillea Mulga Jacaranda Bottlebrush Coolibah Lomandra "
        + "Waratah Myall Quandong Brigalow Gidgee Lilly_Pilly Telopea Dryandra Correa Eremophila Acacia Casuarina")
        .split(separator: " ").map { String($0).replacing("_", with: " ") }
}
