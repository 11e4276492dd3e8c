import EventCatalog

/// Who is looked for.
struct Target: Sendable {
    let name: HumanName
    var formerFamily: String?
    /// The name in Latin letters, if it is on record in others.
    var latin: HumanName?
    let birthDate: CalendarDate
    let identifiers: [Identifier]
    let contacts: [ContactPoint]
    let address: PostalAddress
    let gender: Gender

    /// The first given name.
    var given: String { name.given.first ?? "" }
    var family: String { name.family }
    var year: String { "\(birthDate.year)" }
    var postcode: String { address.postalCode ?? "" }

    /// The last two words of the first line: the street and its kind.
    var street: String {
        (address.line.first ?? "").split(separator: " ").suffix(2).joined(separator: " ")
    }
}

/// People to fill a clinic with, and what is typed to find them.
struct Population: Sendable {
    let targets: [Target]
    let classes: [QueryClass]

    init(_ people: Options.People, count: Int) {
        switch people {
        case .demonstration:
            targets = DemonstrationPeople.targets(count)
            classes = QueryClass.demonstration
        case .unseen:
            targets = UnseenPeople.targets(count)
            classes = QueryClass.unseen
        }
    }
}
