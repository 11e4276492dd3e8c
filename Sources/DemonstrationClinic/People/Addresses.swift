internal import EventCatalog

/// Addresses and telephone numbers around the clinic.
///
/// Landlines are of the ranges that the regulator keeps free for drama; mobile numbers are of the 070 range, which is not
/// given to mobiles; e-mail addresses are of a domain that can't exist.
struct Addresses: Sendable {
    private struct Town: Sendable {
        let name: String
        let area: String
        let landline: String
    }

    private let towns: [Town]
    private let frequency: FrequencyTable
    private let streets: [String]
    private let streetFrequency: FrequencyTable

    init() {
        towns = Self.townLines.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|")
            guard fields.count == 3 else { return nil }
            return Town(name: String(fields[0]), area: String(fields[1]), landline: String(fields[2]))
        }
        frequency = FrequencyTable(FrequencyTable.ranked(towns.count, offset: 1))
        let names = Self.streetNames.split { $0 == " " || $0 == "\n" }
        let kinds = Self.streetKinds.split(separator: " ")
        streets = kinds.flatMap { kind in names.map { "\($0) \(kind)" } }
        let ranks = FrequencyTable.ranked(names.count, offset: 8)
        streetFrequency = FrequencyTable(
            FrequencyTable.ranked(kinds.count, offset: 1, total: 1000).flatMap { kind in ranks.map { $0 * kind / 1000 }
            }
        )
    }

    /// An address and the number of its town.
    func draw(_ random: inout DemonstrationRandom) -> (address: PostalAddress, town: Int) {
        let index = frequency.draw(&random)
        let town = towns[index]
        let street = streets[streetFrequency.draw(&random)]
        let number = 1 + random.below(random.below(180) + 1)
        var line = "\(number) \(street)"
        if random.happens(in: 90) { line = "Flat \(1 + random.below(24)), " + line }
        var code = Array(town.area.utf8)
        code.append(contentsOf: String(1 + random.below(19)).utf8)
        code += [0x20, 0x31 + UInt8(random.below(9))]
        code += [Self.letter(&random), Self.letter(&random)]
        let address = PostalAddress(
            line: [line],
            city: town.name,
            postalCode: String(decoding: code, as: UTF8.self),
            country: "GB"
        )
        return (address, index)
    }

    /// A landline number in a town.
    func landline(in town: Int, _ random: inout DemonstrationRandom) -> String {
        towns[town].landline + Self.padded(random.below(1000), digits: 3)
    }

    /// The mobile number of the person with an index: no two share one.
    static func mobile(_ index: Int) -> String {
        // 100,000,000 is coprime with the factor, so this only changes the order of the numbers.
        let number = (index % 100_000_000) * 61_803_399 % 100_000_000
        return "+44 70" + padded(number / 1_000_000, digits: 2) + " " + padded(number % 1_000_000, digits: 6)
    }

    /// A number with leading zeros.
    static func padded(_ number: Int, digits: Int) -> String {
        let text = String(number)
        return text.utf8.count >= digits ? text : String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// A letter that the end of a postcode may have.
    private static func letter(_ random: inout DemonstrationRandom) -> UInt8 { letters[random.below(letters.count)] }

    private static let letters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)

    private static let townLines = """
        Leeds|LS|+44 113 496 0
        Sheffield|S|+44 114 496 0
        Bradford|BD|+44 1632 960
        Manchester|M|+44 161 496 0
        Wakefield|WF|+44 1632 960
        York|YO|+44 1632 960
        Huddersfield|HD|+44 1632 960
        Harrogate|HG|+44 1632 960
        Halifax|HX|+44 1632 960
        Hull|HU|+44 1632 960
        Nottingham|NG|+44 115 496 0
        Liverpool|L|+44 151 496 0
        Newcastle upon Tyne|NE|+44 191 498 0
        Birmingham|B|+44 121 496 0
        London|SE|+44 20 7946 0
        Edinburgh|EH|+44 131 496 0
        Glasgow|G|+44 141 496 0
        Cardiff|CF|+44 29 2018 0
        Bristol|BS|+44 117 496 0
        Leicester|LE|+44 116 496 0
        """

    private static let streetNames = """
        High Station Church Victoria Park Mill Queen King London York Green Main Manor Kingsway New Grange Albert School
        West North South Chapel Springfield Windsor George Stanley Richmond Alexandra Mount Highfield Broad Oak Meadow
        Beech Elm Cedar Ash Willow Hawthorn Birch Maple Orchard Woodland Riverside Hill Bridge Castle Market Abbey Priory
        Moor Spring Bank Lime Poplar Holly Laurel Clarence Cromwell Nelson Wellington Gladstone Salisbury Cambridge
        """

    private static let streetKinds = "Street Road Lane Avenue Close Drive Grove Way Terrace Crescent Place Gardens"
}
