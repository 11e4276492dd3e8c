internal import EventCatalog

/// Draws the clinic's people, each from its index alone.
package struct People: Sendable {
    /// What is drawn about a person before asking whether they belong to another.
    private struct Draft {
        let culture: Culture
        let isWoman: Bool
        let family: Int
        let secondFamily: Int
        let birthDay: Int
        let name: HumanName
        let address: PostalAddress
        let town: Int
    }

    /// How someone belongs to a person drawn before.
    private enum Relation {
        case none
        /// Same family, address and day of birth.
        case twin(of: Int)
        /// Same family and address.
        case household(of: Int)
        /// Same name and day of birth, by chance.
        case namesake(of: Int)
    }

    private let seed: UInt64
    private let untilDay: Int
    private let pools: [NamePool] = Culture.all.map(NamePool.init)
    private let cultures = FrequencyTable(Culture.all.map(\.share))
    private let ages = AgePyramid()
    private let addresses = Addresses()

    /// - Parameter untilDay: The day after the last one of the clinic, in days since 1970-01-01.
    package init(seed: UInt64, untilDay: Int) {
        self.seed = seed
        self.untilDay = untilDay
    }

    /// The person with an index.
    package func person(_ index: Int) -> Person {
        var random = DemonstrationRandom(seed: seed, .relation, index)
        let own = draft(index)
        switch relation(of: index, &random) {
        case .none:
            return person(index, own, named: own.name, of: own, birthDay: own.birthDay, &random)
        case .household(let other):
            let kin = draft(other)
            let name = name(kin.culture, kin.family, kin.secondFamily, isWoman: own.isWoman, &random)
            return person(index, own, named: name, of: kin, birthDay: own.birthDay, livingWith: kin, &random)
        case .twin(let other):
            let kin = draft(other)
            let name = name(kin.culture, kin.family, kin.secondFamily, isWoman: own.isWoman, &random)
            return person(index, own, named: name, of: kin, birthDay: kin.birthDay, livingWith: kin, &random)
        case .namesake(let other):
            let like = draft(other)
            return person(index, like, named: like.name, of: like, birthDay: like.birthDay, livingWith: own, &random)
        }
    }

    /// A name as people of a practitioner's kind have it.
    func practitionerName(_ random: inout DemonstrationRandom) -> HumanName {
        let culture = Culture.all[cultures.draw(&random)]
        let pool = pools[culture.rawValue]
        let isWoman = random.happens(in: 540)
        let family = pool.drawFamily(&random)
        let drawn = name(culture, family, pool.drawFamily(&random), isWoman: isWoman, &random)
        return HumanName(family: drawn.family, given: drawn.given, prefix: ["Dr"])
    }

    /// A family name that a person of a culture may take by marriage.
    func marriedFamily(of person: Person, _ random: inout DemonstrationRandom) -> String {
        let pool = pools[person.culture.rawValue]
        return pool.family(pool.drawFamily(&random), isWoman: person.isWoman)
    }

    /// Another address, as after a move.
    func newAddress(_ random: inout DemonstrationRandom) -> PostalAddress { addresses.draw(&random).address }

    private func relation(of index: Int, _ random: inout DemonstrationRandom) -> Relation {
        let draw = random.below(1000)
        guard index > 0 else { return .none }
        switch draw {
        case ..<4: return .twin(of: index - 1)
        case ..<10: return .namesake(of: index - 1 - random.below(min(index, 5000)))
        case ..<260: return .household(of: index - 1)
        default: return .none
        }
    }

    private func draft(_ index: Int) -> Draft {
        var random = DemonstrationRandom(seed: seed, .identity, index)
        let culture = Culture.all[cultures.draw(&random)]
        let pool = pools[culture.rawValue]
        let (isWoman, ageDays) = ages.draw(&random)
        let family = pool.drawFamily(&random)
        let secondFamily = pool.drawFamily(&random)
        let name = name(culture, family, secondFamily, isWoman: isWoman, &random)
        let (address, town) = addresses.draw(&random)
        return Draft(
            culture: culture,
            isWoman: isWoman,
            family: family,
            secondFamily: secondFamily,
            birthDay: untilDay - 1 - ageDays,
            name: name,
            address: address,
            town: town
        )
    }

    /// Puts a person together.
    ///
    /// - Parameters:
    ///   - own: Whose sex it is.
    ///   - kin: Whose culture the name is of.
    ///   - household: Whose address it is; the person's own if `nil`.
    private func person(
        _ index: Int,
        _ own: Draft,
        named name: HumanName,
        of kin: Draft,
        birthDay: Int,
        livingWith household: Draft? = nil,
        _ random: inout DemonstrationRandom
    ) -> Person {
        let home = household ?? own
        return Person(
            culture: kin.culture,
            isWoman: own.isWoman,
            gender: gender(isWoman: own.isWoman, &random),
            name: name,
            birthDay: birthDay,
            birthDate: recordedBirthDate(birthDay, &random),
            contacts: contacts(index, town: home.town, &random),
            address: home.address,
            index: index
        )
    }

    private func contacts(_ index: Int, town: Int, _ random: inout DemonstrationRandom) -> [ContactPoint] {
        var contacts: [ContactPoint] = []
        if random.happens(in: 860) { contacts.append(ContactPoint(system: .phone, value: Addresses.mobile(index))) }
        if random.happens(in: 260) {
            contacts.append(ContactPoint(system: .phone, value: addresses.landline(in: town, &random)))
        }
        if random.happens(in: 300) {
            contacts.append(ContactPoint(system: .email, value: "patient\(100_001 + index)@mail.example"))
        }
        return contacts
    }

    private func gender(isWoman: Bool, _ random: inout DemonstrationRandom) -> Gender {
        switch random.below(1000) {
        case ..<4: .other
        case ..<8: .unknown
        default: isWoman ? .female : .male
        }
    }

    private func recordedBirthDate(_ day: Int, _ random: inout DemonstrationRandom) -> CalendarDate {
        let date = CalendarDate(daysSinceEpoch: day) ?? .earliest
        let isOld = untilDay - day > 20 * 365
        switch random.below(1000) {
        case ..<3 where isOld: return CalendarDate(year: date.year) ?? date
        case ..<5 where isOld: return CalendarDate(year: date.year, month: date.month) ?? date
        case ..<12 where isOld: return CalendarDate(year: date.year, month: 1, day: 1) ?? date
        default: return date
        }
    }

    private func name(
        _ culture: Culture,
        _ family: Int,
        _ secondFamily: Int,
        isWoman: Bool,
        _ random: inout DemonstrationRandom
    ) -> HumanName {
        let pool = pools[culture.rawValue]
        let naming = Naming(pool: pool, culture: culture, isWoman: isWoman)
        return HumanName(
            family: naming.family(family, second: secondFamily),
            given: naming.given(&random),
            prefix: random.happens(in: 6) ? ["Dr"] : []
        )
    }
}
