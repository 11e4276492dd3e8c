import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// All checks together: order, three results, nothing traps, and how long they take.
@Suite struct SafetyEngineTests {
    @Test func `every kind is checked, in the order of the kinds`() {
        #expect(SafetyChecks.kinds == SafetyCheckKind.allCases)
    }

    @Test func `findings are in the order of the items, then of the kinds, the gravest first`() throws {
        let items = [
            SafetySample.item("warfarin-1-tablet", dose: nil), SafetySample.item("ibuprofen-400-tablet", 2, dose: nil),
        ]
        let patient = SafetyPatient(
            born: "1995-06-01",
            gender: .female,
            hasBeenAskedAboutAllergies: false,
            others: [SafetySample.order("naproxen-250-tablet"), SafetySample.order("warfarin-3-tablet")]
        )
        let findings = SafetyChecks.run(items, in: try patient.context())
        let told = findings.alerts.map { "\($0.itemID == items[0].itemID ? 1 : 2) \($0.kind) \($0.severity)" }
        #expect(
            told == [
                "1 drugDrug high", "1 duplicateTherapy high", "2 drugDrug high", "2 drugDrug high",
                "2 duplicateTherapy info",
            ]
        )
        #expect(
            findings.notPerformed.map(\.cause) == [
                .allergiesNeverAsked, .noRule, .pregnancyUnknown, .doseNotStructured, .allergiesNeverAsked, .noRule,
                .doseNotStructured,
            ]
        )
    }

    @Test func `a rule set without rules of a kind could not check that kind (I-18)`() throws {
        let empty = Formulary(products: Formulary.demonstration.products, rules: RuleSet(version: "empty"))
        let item = SafetySample.item("paracetamol-500-tablet", dose: "50", times: 4, quantity: "5600")
        let findings = SafetyChecks.run([item], in: try SafetyPatient().context(empty))
        let kinds: [SafetyCheckKind] = [
            .drugAllergy, .drugDrug, .dose, .renal, .pregnancy, .breastfeeding, .age, .drugCondition,
        ]
        #expect(findings.notPerformed.map(\.kind) == kinds)
        #expect(findings.notPerformed.allSatisfy { $0.cause == .noRule && $0.requirement == .acknowledge })
    }

    @Test func `a controlled drug whose supply still lasts is an early refill`() throws {
        let again = SafetySample.item("morphine-10-mr-tablet")
        func patient(until day: String, supplied: Bool = true) -> SafetyPatient {
            let order = SafetySample.order(
                "morphine-10-mr-tablet",
                supplyEnds: day,
                isActive: false,
                wasSupplied: supplied
            )
            return SafetyPatient(others: [order])
        }
        let early = try patient(until: "2026-03-17").check(again).alert(.controlledDrug)
        #expect(early.severity == .high && early.message.hasSuffix("lasts until 2026-03-17."))
        #expect(try patient(until: "2026-03-16").check(again).result(.controlledDrug) == .passed)
        #expect(try patient(until: "2026-03-30", supplied: false).check(again).result(.controlledDrug) == .passed)
        let other = SafetySample.item("paracetamol-500-tablet")
        #expect(try patient(until: "2026-03-30").check(other).result(.controlledDrug) == .passed)
    }

    @Test func `recorded findings are read as they were`() throws {
        let findings = try SafetyPatient().check(SafetySample.item("paracetamol-500-tablet", dose: "3", times: 4))
        let event = SafetyChecksPerformed(
            ruleSetVersion: "test-1",
            day: Sample.today,
            patientVersion: 3,
            alerts: findings.alerts,
            notPerformed: findings.notPerformed
        )
        #expect(SafetyFindings(event) == findings)
    }

    @Test func `any patient and any items have exactly one of three results for every check (I-18)`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = RandomSafetyCase(seed: seed)
        for round in 0..<400 {
            let context = try random.context()
            let items = random.items()
            let findings = SafetyChecks.run(items, in: context)
            let comment = Comment(rawValue: "seed \(seed), round \(round)")
            #expect(findings == SafetyChecks.run(items, in: context), comment)
            let alertPlaces = findings.alerts.map { Place($0.itemID, $0.kind) }
            let gapPlaces = findings.notPerformed.map { Place($0.itemID, $0.kind) }
            for places in [alertPlaces, gapPlaces] {
                #expect(places == places.sorted { $0.isBefore($1, in: items) }, comment)
            }
            for item in items {
                for kind in SafetyChecks.kinds {
                    let alerts = findings.alerts.contains { $0.kind == kind && $0.itemID == item.itemID }
                    let gaps = findings.notPerformed.count { $0.kind == kind && $0.itemID == item.itemID }
                    #expect(gaps <= 1, comment)
                    switch findings.result(of: kind, for: item.itemID) {
                    case .alert(let found): #expect(!found.isEmpty, comment)
                    case .notPerformed: #expect(gaps == 1 && !alerts, comment)
                    case .passed: #expect(gaps == 0 && !alerts, comment)
                    }
                }
            }
        }
    }

    private struct Place: Equatable {
        let itemID: PrescriptionItemID
        let kind: SafetyCheckKind

        init(_ itemID: PrescriptionItemID, _ kind: SafetyCheckKind) {
            self.itemID = itemID
            self.kind = kind
        }

        func isBefore(_ other: Place, in items: [PrescriptionItem]) -> Bool {
            let own = items.firstIndex { $0.itemID == itemID } ?? 0
            let its = items.firstIndex { $0.itemID == other.itemID } ?? 0
            return (own, kind.rawValue) < (its, other.kind.rawValue)
        }
    }

    @Test func `thirty active items are checked in milliseconds`() throws {
        let formulary = Formulary.demonstration
        let products = formulary.products.sorted { $0.typical.popularity > $1.typical.popularity }
        let diagnoses = [SafetySample.icd("N18.3"), SafetySample.icd("J45.9")]
        var patient = SafetyPatient(born: "1950-03-12", conditions: diagnoses)
        patient.allergies = [(SafetySample.substance("penicillins"), .high)]
        patient.observe(.estimatedGFR(millilitresPerMinute: DecimalNumber(28)))
        patient.others = products.prefix(30).enumerated().map { SafetySample.order($1.coding, $0) }
        let context = try patient.context(formulary)
        let items = products.dropFirst(30).prefix(3).enumerated().map { SafetySample.item($1.coding.code, $0) }
        let clock = ContinuousClock()
        var findings = SafetyFindings()
        let times = (0..<10).map { _ in clock.measure { findings = SafetyChecks.run(items, in: context) } }
        let fastest = try #require(times.min())
        print("safety checks of 3 items beside 30 active ones: \(fastest), \(findings.alerts.count) alerts")
        #expect(!findings.alerts.isEmpty)
        #expect(fastest < .milliseconds(50))
    }

    @Test func `the self-test finds every kind working, and says which does not`() {
        #expect(SafetySelfTest.run(.demonstration).isEmpty)
        #expect(SafetySelfTest.run(SafetySample.formulary).isEmpty)
        let empty = Formulary(products: Formulary.demonstration.products, rules: RuleSet(version: "empty"))
        let failures = SafetySelfTest.run(empty).map(\.kind)
        #expect(failures == [.drugAllergy, .drugDrug, .dose, .renal, .pregnancy, .age, .drugCondition])
        #expect(SafetySelfTest.run(Formulary(products: [])).map(\.kind) == SafetySelfTest.kinds)
    }
}
