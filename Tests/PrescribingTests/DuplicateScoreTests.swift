import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct DuplicateScoreTests {
    private static func person(
        _ family: String = "Meyer",
        _ given: String = "Anna",
        born: String = "1980-03-12",
        gender: Gender = .female,
        phone: String? = nil,
        postalCode: String? = nil,
        former: [HumanName] = []
    ) -> DuplicateScore.Identity {
        DuplicateScore.Identity(
            names: [HumanName(family: family, given: [given])] + former,
            birthDate: Sample.date(born),
            gender: gender,
            contacts: phone.map { [ContactPoint(system: .phone, value: $0)] } ?? [],
            address: postalCode.map { PostalAddress(line: [], city: nil, state: nil, postalCode: $0, country: nil) }
        )
    }

    private static func score(_ one: DuplicateScore.Identity, _ other: DuplicateScore.Identity) -> Int {
        let score = DuplicateScore(one, other)
        #expect(score.hundredths == DuplicateScore(other, one).hundredths, "both ways the same")
        #expect((0...100).contains(score.hundredths))
        return score.hundredths
    }

    @Test func `the same name, birth date and gender make 0.90; what else agrees or not moves it (I-42)`() {
        let one = Self.person(phone: "+44 20 7946 0958", postalCode: "LS1 4AP")
        #expect(Self.score(Self.person(), Self.person()) == 90)
        #expect(Self.score(one, Self.person()) == 90)
        #expect(Self.score(one, Self.person(phone: "020 7946 0958")) == 95)
        #expect(Self.score(one, Self.person(phone: "020 7946 0958", postalCode: "ls1 4ap")) == 100)
        #expect(Self.score(one, Self.person(phone: "020 7946 0001", postalCode: "SW1A 1AA")) == 86)
        #expect(Self.score(one, Self.person(gender: .male)) == 82)
        #expect(Self.score(one, Self.person(gender: .unknown)) == 86)
        #expect(Self.score(Self.person(), Self.person("Okafor", "Ada", born: "1971-01-01", gender: .male)) == 0)
    }

    @Test func `names are compared as people mistype them (I-42)`() {
        for (family, given) in [("meyer", "ANNA"), ("Méyer", "Änna"), ("Mey-er", "Anna")] {
            #expect(Self.score(Self.person(), Self.person(family, given)) == 90, "\(family) \(given)")
        }
        #expect(Self.score(Self.person(), Self.person("Anna", "Meyer")) == 87, "exchanged")
        for family in ["Mejer", "Meyr", "Meyers", "Meeyr"] {
            #expect(Self.score(Self.person(), Self.person(family)) == 83, "\(family)")
        }
        #expect(Self.score(Self.person(), Self.person("Meier", "Anne")) == 83, "an error in each")
        #expect(Self.score(Self.person(), Self.person("Mo", "Anna")) == 45, "another name")
        #expect(Self.score(Self.person(), Self.person("Meyer", "Andrea")) == 72, "the initial agrees")
        let married = Self.person("Schmidt", former: [HumanName(use: .maiden, family: "Meyer", given: ["Anna"])])
        #expect(Self.score(Self.person(), married) == 90, "by a former name")
    }

    @Test func `birth dates are compared as people mistype them (I-42)`() {
        #expect(Self.score(Self.person(), Self.person(born: "1980-12-03")) == 82, "day and month exchanged")
        #expect(Self.score(Self.person(), Self.person(born: "1980-03-13")) == 78, "one digit off")
        #expect(Self.score(Self.person(), Self.person(born: "1980")) == 78, "less exact")
        #expect(Self.score(Self.person(), Self.person(born: "1981-04-13")) == 53, "another day")
    }

    @Test func `keys are shared by those who are compared (I-42)`() {
        func keys(_ family: String, _ given: String, _ phone: String? = nil) -> Set<[UInt8]> {
            BlockingKeys.keys(
                names: [HumanName(family: family, given: [given])],
                birthDate: Sample.date("1980-03-12"),
                contacts: phone.map { [ContactPoint(system: .phone, value: $0)] } ?? []
            )
        }
        #expect(!keys("Meyer", "Anna").isDisjoint(with: keys("méyer", "Berta")))
        #expect(!keys("Meyer", "Anna").isDisjoint(with: keys("Okafor", "anna")))
        #expect(!keys("A", "B", "+44 20 7946 0958").isDisjoint(with: keys("C", "D", "020 7946 0958")))
        #expect(keys("A", "B", "12345").isDisjoint(with: keys("C", "D", "12345")), "too short to be a number")
        #expect(keys("Meyer", "Anna").isDisjoint(with: keys("Anna", "Meyer")))
    }
}
