import EventCatalog
import TestKit
import Testing

@testable import DemonstrationClinic

@Suite struct PeopleTests {
    private let people = People(seed: 1, untilDay: ClinicFixture.until.daysSinceEpoch)
    private static let count = 20_000

    private var all: [Person] { (0..<Self.count).map(people.person) }

    @Test func `a few family names are frequent and most are rare`() {
        var frequency: [String: Int] = [:]
        for person in all { frequency[person.name.family, default: 0] += 1 }
        let ranked = frequency.values.sorted(by: >)
        #expect(ranked.count > 4000)
        #expect((60...1200).contains(ranked[0]))
        #expect(ranked.prefix(20).reduce(0, +) * 100 > Self.count * 8)
        let borneByOneOrTwo = ranked.count { $0 <= 2 }
        #expect(borneByOneOrTwo * 10 > ranked.count * 5)
    }

    @Test func `names come from many cultures, with accents, apostrophes, hyphens and double surnames`() {
        let names = all.map(\.name)
        #expect(Set(all.map(\.culture)).count == Culture.allCases.count)
        #expect(names.count { !$0.family.utf8.allSatisfy { $0 < 0x80 } } * 100 > Self.count * 8)
        #expect(names.count { $0.family.contains("O'") } > 100)
        #expect(names.count { $0.family.contains("-") } > 200)
        #expect(names.count { $0.family.contains(" ") } > 1500)
        #expect(names.contains { $0.family.hasSuffix("ska") } && names.contains { $0.family.hasSuffix("ski") })
        #expect(names.allSatisfy { !$0.family.isEmpty && !$0.given.isEmpty && !$0.given.contains("") })
    }

    @Test func `some people share their name and birth date, and many a household`() {
        struct Likeness: Hashable {
            let family: String
            let given: [String]
            let birthDay: Int
        }
        var likes: [Likeness: Int] = [:]
        var households: [String: Int] = [:]
        for person in all {
            let like = Likeness(family: person.name.family, given: person.name.given, birthDay: person.birthDay)
            likes[like, default: 0] += 1
            households["\(person.address.line) \(person.address.postalCode ?? "")", default: 0] += 1
        }
        #expect((40...400).contains(likes.values.count { $0 > 1 }))
        #expect(households.values.count { $0 > 1 } > 3000)
    }

    @Test func `ages follow a pyramid, and some birth dates are not known to the day`() {
        let years = all.map { (ClinicFixture.until.daysSinceEpoch - $0.birthDay) * 100 / 36_525 }
        #expect(years.allSatisfy { (0..<100).contains($0) })
        #expect((1700...2600).contains(years.count { $0 < 10 } * 10_000 / Self.count * 2))
        #expect((1000...2600).contains(years.count { $0 >= 65 } * 10_000 / Self.count))
        #expect((5...120).contains(all.count { $0.birthDate.precision == .year }))
        #expect(all.allSatisfy { $0.birthDate.firstDay.daysSinceEpoch <= $0.birthDay })
    }

    @Test func `record numbers, national numbers and mobile numbers belong to one person each`() throws {
        let clinic = ClinicCode(seed: 1)
        var seen: Set<String> = []
        for index in 0..<300_000 {
            #expect(seen.insert(clinic.recordNumber(of: index)).inserted)
            if let number = NationalNumber.value(of: index) { #expect(seen.insert(number).inserted) }
        }
        var mobiles: Set<String> = []
        for index in 0..<300_000 { mobiles.insert(Addresses.mobile(index)) }
        #expect(mobiles.count == 300_000)
    }

    @Test func `a person depends on the seed and the index alone`() {
        #expect(people.person(4711).name == people.person(4711).name)
        let others = People(seed: 2, untilDay: ClinicFixture.until.daysSinceEpoch)
        let same = (0..<500).count { people.person($0).name == others.person($0).name }
        #expect(same < 10)
    }
}
