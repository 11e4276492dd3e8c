import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// The demonstration rules are data written by hand: these tests find slips of the pen.
@Suite struct RuleDataTests {
    private let formulary = Formulary.demonstration
    private var rules: RuleSet { formulary.rules }

    @Test func `every line of the rules is read`() {
        func count(_ tables: String...) -> Int { tables.reduce(0) { $0 + RuleLines.lines(of: $1).count } }
        #expect(rules.allergyGroups.count == count(RuleSet.allergyGroupLines))
        #expect(
            rules.interactions.count
                == count(
                    RuleSet.bloodInteractionLines,
                    RuleSet.heartInteractionLines,
                    RuleSet.mindInteractionLines,
                    RuleSet.otherInteractionLines
                )
        )
        #expect(rules.doses.count == count(RuleSet.adultDoseLines, RuleSet.childDoseLines))
        #expect(rules.renal.count == count(RuleSet.renalLines))
        #expect(rules.reproduction.count == count(RuleSet.reproductionLines))
        #expect(rules.ages.count == count(RuleSet.ageLines))
        #expect(rules.conditions.count == count(RuleSet.conditionLines))
        #expect(rules.interactions.count >= 150)
    }

    @Test func `no two rules have one id`() {
        let ids =
            rules.allergyGroups.map(\.id) + rules.interactions.map(\.id) + rules.doses.map(\.id) + rules.renal.map(\.id)
            + rules.reproduction.map(\.id) + rules.ages.map(\.id) + rules.conditions.map(\.id)
        let repeated = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        #expect(repeated == [])
    }

    @Test func `every rule is about a product of the set`() {
        func isKnown(_ subject: RuleSubject) -> Bool { formulary.products.contains(where: subject.matches) }
        #expect(rules.interactions.filter { !isKnown($0.first) || !isKnown($0.second) }.map(\.id) == [])
        #expect(rules.renal.filter { !isKnown($0.subject) }.map(\.id) == [])
        #expect(rules.reproduction.filter { !isKnown($0.subject) }.map(\.id) == [])
        #expect(rules.ages.filter { !isKnown($0.subject) }.map(\.id) == [])
        #expect(rules.conditions.filter { !isKnown($0.subject) }.map(\.id) == [])
        #expect(
            rules.doses.filter { rule in !formulary.products.contains { formulary.doseRules(for: $0).contains(rule) } }
                .map(\.id) == []
        )
    }

    @Test func `an interaction is found whichever product is given first`() {
        for rule in rules.interactions {
            for first in formulary.products where rule.first.matches(first) {
                for second in formulary.products where second != first && rule.second.matches(second) {
                    #expect(formulary.interactions(between: first, and: second).contains(rule))
                    #expect(formulary.interactions(between: second, and: first).contains(rule))
                }
            }
        }
    }

    @Test func `strengths are read but for those that are no amount in an amount`() {
        let unread = formulary.products.filter { $0.strengths.count != $0.ingredients.count }.map(\.coding.code)
        #expect(Set(unread) == Self.withoutStrength)
        let units: Set<String> = ["g", "mg", "ug", "[iU]"]
        #expect(formulary.products.flatMap(\.strengths).filter { !units.contains($0.unit) }.map(\.ingredient) == [])
    }

    /// Patches: their strength is a rate.
    private static let withoutStrength: Set<String> = [
        "buprenorphine-10-patch", "fentanyl-25-patch", "estradiol-50-patch",
    ]

    @Test(arguments: ["Penicillin", "penicillins", "Amoxicillin", "NSAIDs", "aspirin", "Codeine allergy", "Statins"])
    func `an allergy is known by the name that people record`(_ name: String) {
        let coding = Coding(system: "http://snomed.info/sct", code: "1", display: name)
        #expect(formulary.allergen(for: coding) != nil)
    }
}

extension RuleDataTests {
    @Test func `a typical order of any product for a healthy adult asks for nothing`() throws {
        let formulary = Formulary.demonstration
        let patient = PatientRegistered(
            name: HumanName(use: .official, family: "Test", given: ["Terry"], prefix: [], suffix: []),
            birthDate: try #require(CalendarDate(year: 1986, month: 5, day: 1)),
            gender: .male,
            identifiers: [],
            contacts: [],
            address: nil
        )
        var state: Patient.State?
        Patient.evolve(&state, with: .registered(patient))
        Patient.evolve(&state, with: .noKnownAllergiesAsserted(NoKnownAllergiesAsserted()))
        let context = SafetyContext(
            patient: try #require(state),
            patientID: PatientID(.test(1)),
            formulary: formulary,
            day: try #require(CalendarDate(year: 2026, month: 11, day: 1))
        )
        for product in formulary.products where product.status == .permitted {
            let findings = SafetyChecks.run([try Self.typicalItem(of: product)], in: context)
            // What is taken by the week is written as by the day here, so quantities say nothing.
            let asking = findings.alerts.filter { $0.severity > .info && $0.kind != .quantity }.map {
                "\($0.ruleID): \($0.message)"
            }
            #expect(asking == [], "\(product.coding.code)")
        }
    }

    private static func typicalItem(of product: Product) throws -> PrescriptionItem {
        let typical = product.typical
        let timing = DosageTiming(frequency: typical.frequency, period: DecimalNumber(1), unit: .day)
        return PrescriptionItem(
            itemID: PrescriptionItemID(.test(2)),
            product: product.coding,
            quantity: Quantity(typical.quantity, unit: product.unit),
            repeatsAllowed: 0,
            expectedSupplyDays: typical.days,
            dosage: [
                Dosage(
                    sequence: 1,
                    text: "as told",
                    dose: Quantity(typical.dose, unit: product.unit),
                    timing: timing,
                    route: nil,
                    asNeeded: false
                )
            ]
        )
    }
}
