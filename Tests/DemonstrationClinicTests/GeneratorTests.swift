import EventCatalog
import Prescribing
import TestKit
import Testing

@testable import DemonstrationClinic

@Suite struct GeneratorTests {
    @Test func `the numbers of a seed never change`() {
        var random = DemonstrationRandom(seed: 1, .identity, 0)
        let numbers = (0..<3).map { _ in random.next() }
        #expect(numbers == Self.numbersOfSeed1)
        var other = DemonstrationRandom(seed: 1, .care, 0)
        #expect(other.next() != numbers[0])
    }

    private static let numbersOfSeed1: [UInt64] = [0x9586BAF1C909DA6F, 0xBAD85B94211BA352, 0xA429A200BAF717A9]

    @Test func `draws stay below their bound, down to none`() {
        var random = DemonstrationRandom(seed: 3, .care, 9)
        for bound in [-1, 0, 1, 2, 7, 1000] {
            for _ in 0..<200 { #expect((0..<max(bound, 1)).contains(random.below(bound))) }
        }
    }

    @Test func `a table draws each entry as often as it weighs, and nothing that weighs nothing`() {
        let table = FrequencyTable([1, 0, 3, 6])
        var random = DemonstrationRandom(seed: 5, .care, 1)
        var drawn = [0, 0, 0, 0]
        for _ in 0..<10_000 { drawn[table.draw(&random)] += 1 }
        #expect(drawn[1] == 0)
        for (count, share) in zip(drawn, [1000, 0, 3000, 6000]) { #expect(abs(count - share) < 250) }
        #expect(FrequencyTable([Int]()).isEmpty)
    }

    @Test func `ids increase from one to the next and from patient to patient, as version 7`() {
        var last = RecordID(high: 0, low: 0)
        for index in -1..<40 {
            var ids = IDSequence(seed: 1, index: index)
            for _ in 0..<300 {
                let id = ids.next()
                #expect(id > last)
                #expect(id.high >> 12 & 0xF == 7 && id.low >> 62 == 2)
                last = id
            }
        }
    }

    @Test func `every diagnosis that is treated has products of the formulary`() {
        let shelf = ProductShelf(.demonstration)
        let diagnoses = Diagnoses(products: shelf)
        #expect(diagnoses.lasting.count == 55)
        #expect(diagnoses.passing.count == 32)
        #expect(diagnoses.lasting.count { $0.choices.isEmpty } == 3)
    }

    @Test func `dosages read as a label does`() throws {
        let words = ["amoxicillin-500-capsule", "alendronic-acid-70-tablet", "paracetamol-500-tablet"].map { code in
            Formulary.demonstration.product(CodeSystem.demonstration, code).map { ShelfProduct($0).dosage[0].text }
        }
        #expect(words[0] == "1 capsule 3 times a day")
        #expect(words[1] == "1 tablet once a week")
        #expect(words[2] == "2 tablets 4 times a day when needed")
    }

    @Test func `each block of 270 patients has 365 prescriptions, unevenly spread`() {
        let setting = Setting(seed: 1, until: ClinicFixture.until, formulary: .demonstration)
        let plans = PatientPlans(setting: setting)
        for number in 0..<6 {
            let counts = plans.block(number).map(\.prescriptions)
            #expect(counts.count == 270)
            #expect(counts.reduce(0, +) == 365)
            #expect(counts.count { $0 == 0 } > 80)
            #expect(counts.allSatisfy { $0 <= 32 })
        }
    }
}
