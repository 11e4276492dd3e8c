import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// The checks of kidneys, pregnancy, breastfeeding, age and conditions.
@Suite struct SafetyPatientTests {
    private let metformin = SafetySample.item("metformin-500-tablet", times: 3, quantity: "84")
    private let warfarin = SafetySample.item("warfarin-1-tablet")
    private let codeine = SafetySample.item("codeine-30-tablet", times: 4, quantity: "112")
    private let propranolol = SafetySample.item("propranolol-40-tablet", times: 2, quantity: "56")

    private func egfr(_ rate: String, on day: String = "2026-03-01", born: String = "1980-03-12") -> SafetyPatient {
        var patient = SafetyPatient(born: born)
        patient.observe(.estimatedGFR(millilitresPerMinute: Sample.number(rate)), on: day)
        return patient
    }

    // MARK: Kidneys

    @Test func `of the renal rules the one for the lowest function fires, below its limit only`() throws {
        #expect(try egfr("45").check(metformin).result(.renal) == .passed)
        let mild = try egfr("44.9").check(metformin).alert(.renal)
        #expect(mild.severity == .warning && mild.ruleID == "r-metformin-45")
        #expect(
            mild.message
                == "Metformin 500 mg tablets at a renal function of 44.9 mL/min (eGFR, 2026-03-01), under 45: Halve the dose."
        )
        let grave = try egfr("29").check(metformin).alert(.renal)
        #expect(grave.severity == .critical && grave.ruleID == "r-metformin-30")
        #expect(try egfr("10").check(warfarin).result(.renal) == .passed)
    }

    @Test func `an unknown function matters where weak kidneys forbid the product, or may be weak (I-18)`() throws {
        let unknown = SafetyResult.notPerformed(.renalFunctionUnknown)
        #expect(try SafetyPatient().check(metformin).result(.renal) == unknown)
        #expect(try SafetyPatient(born: "2008-03-11").check(metformin).result(.renal) == .passed)
        let ibuprofen = SafetySample.item("ibuprofen-400-tablet")
        func check(born: String) throws -> SafetyResult {
            SafetyChecks.run([ibuprofen], in: try SafetyPatient(born: born).context(.demonstration)).result(.renal)
        }
        #expect(try check(born: "1961-03-11") == .passed)
        #expect(try check(born: "1961-03-10") == unknown)
        #expect(try SafetyPatient(born: "1961-03-10").check(warfarin).result(.renal) == .passed)
        let failing = SafetyPatient(conditions: [SafetySample.icd("N18.3")])
        #expect(try failing.check(metformin).result(.renal) == unknown)
        #expect(try egfr("90", on: "2024-03-08").check(metformin).result(.renal) == unknown)
        #expect(try egfr("90", on: "2024-03-10").check(metformin).result(.renal) == .passed)
    }

    @Test func `a newer creatinine counts by Cockcroft and Gault`() throws {
        var patient = egfr("90", on: "2026-01-01", born: "1946-03-10")
        patient.observe(.serumCreatinine(micromolesPerLitre: DecimalNumber(200)), on: "2026-03-01")
        // Without a weight the older eGFR has to do.
        #expect(try patient.check(metformin).result(.renal) == .passed)
        patient.observe(.bodyWeight(kilograms: DecimalNumber(70)))
        // (140 − 80) × 70 × 1.23 ÷ 200 = 25.8 mL/min; for a woman 21.8.
        let man = try patient.check(metformin).alert(.renal)
        #expect(man.message.contains("25.8 mL/min (creatinine clearance, 2026-03-01)"))
        patient.gender = .female
        #expect(try patient.check(metformin).alert(.renal).message.contains("21.8 mL/min"))
        patient.gender = .unknown
        #expect(try patient.check(metformin).result(.renal) == .passed)
    }

    @Test func `a creatinine that can't be converted leaves the function unknown (I-18)`() throws {
        var patient = SafetyPatient()
        patient.observe(.serumCreatinine(micromolesPerLitre: DecimalNumber(200)))
        #expect(try patient.check(metformin).result(.renal) == .notPerformed(.renalFunctionUnknown))
    }

    // MARK: Pregnancy and breastfeeding

    private func status(_ value: ObservationValue, on day: String = "2026-03-01") -> SafetyPatient {
        var patient = SafetyPatient(born: "1995-06-01", gender: .female)
        patient.observe(value, on: day)
        return patient
    }

    @Test func `a pregnancy gives the rule's alert, none passes`() throws {
        let alert = try status(.pregnancy(.yes)).check(warfarin).alert(.pregnancy)
        #expect(alert.severity == .critical && alert.ruleID == "p-warfarin")
        #expect(alert.message == "Warfarin 1 mg tablets in pregnancy: Use heparin.")
        #expect(try status(.pregnancy(.no)).check(warfarin).result(.pregnancy) == .passed)
        #expect(try status(.pregnancy(.yes)).check(metformin).result(.pregnancy) == .passed)
    }

    @Test func `an unknown pregnancy is not performed where one is possible (I-18)`() throws {
        let unknown = SafetyResult.notPerformed(.pregnancyUnknown)
        #expect(try status(.pregnancy(.unknown)).check(warfarin).result(.pregnancy) == unknown)
        #expect(try status(.pregnancy(.no), on: "2025-05-01").check(warfarin).result(.pregnancy) == unknown)
        for (gender, born, expected) in [
            (Gender.female, "1995-06-01", unknown), (.other, "1995-06-01", unknown), (.unknown, "1995-06-01", unknown),
            (.male, "1995-06-01", .passed), (.female, "2014-03-11", .passed), (.female, "2014-03-10", unknown),
            (.female, "1970-03-10", .passed), (.female, "1970-03-11", unknown), (.female, "2014", unknown),
        ] {
            let patient = SafetyPatient(born: born, gender: gender)
            #expect(try patient.check(warfarin).result(.pregnancy) == expected, "\(gender) \(born)")
        }
    }

    @Test func `breastfeeding is a check of its own`() throws {
        let alert = try status(.breastfeeding(.yes)).check(codeine).alert(.breastfeeding)
        #expect(alert.severity == .high && alert.ruleID == "b-codeine")
        #expect(try status(.breastfeeding(.no)).check(codeine).result(.breastfeeding) == .passed)
        let unknown = try status(.pregnancy(.no)).check(codeine)
        #expect(unknown.result(.breastfeeding) == .notPerformed(.breastfeedingUnknown))
        #expect(unknown.result(.pregnancy) == .passed)
    }

    // MARK: Age

    @Test func `an age rule fires within its months`() throws {
        let aspirin = SafetySample.item("aspirin-75-tablet")
        let diazepam = SafetySample.item("diazepam-2-tablet", times: 3, quantity: "84")
        let young = try SafetyPatient(born: "2010-03-11").check(aspirin).alert(.age)
        #expect(young.severity == .high && young.ruleID == "a-aspirin")
        #expect(young.message == "Aspirin 75 mg dispersible tablets before the age of 16 years: Reye's syndrome.")
        #expect(try SafetyPatient(born: "2010-03-10").check(aspirin).result(.age) == .passed)
        let old = try SafetyPatient(born: "1961-03-10").check(diazepam).alert(.age)
        #expect(old.severity == .warning && old.ruleID == "a-diazepam")
        #expect(try SafetyPatient(born: "1961-03-11").check(diazepam).result(.age) == .passed)
    }

    @Test func `a birth date that is not exact enough for a rule is no age (I-18)`() throws {
        let aspirin = SafetySample.item("aspirin-75-tablet")
        #expect(try SafetyPatient(born: "2010").check(aspirin).result(.age) == .notPerformed(.ageUnknown))
        #expect(try SafetyPatient(born: "2010-03").check(aspirin).result(.age) == .notPerformed(.ageUnknown))
        #expect(try SafetyPatient(born: "2010-02").check(aspirin).result(.age) == .passed)
        #expect(try !SafetyPatient(born: "2011").check(aspirin).alerts(.age).isEmpty)
        #expect(try SafetyPatient(born: "2010").check(warfarin).result(.age) == .passed)
    }

    // MARK: Conditions

    @Test func `an active condition stands against a product by the beginning of its code`() throws {
        let asthma = SafetyPatient(conditions: [SafetySample.icd("J45.9")])
        let alert = try asthma.check(propranolol).alert(.drugCondition)
        #expect(alert.severity == .high && alert.ruleID == "c-propranolol-asthma")
        #expect(alert.message == "Propranolol 40 mg tablets with the condition J45.9: Choose a selective one.")
        #expect(try asthma.check(warfarin).result(.drugCondition) == .passed)
        let other = SafetyPatient(conditions: [SafetySample.icd("J44.9")])
        #expect(try other.check(propranolol).result(.drugCondition) == .passed)
    }

    @Test func `a condition that is over does not count`() throws {
        var context = try SafetyPatient(conditions: [SafetySample.icd("J45.9")]).context()
        var state: Patient.State? = context.patient
        let over = ConditionResolved(conditionID: ConditionID(.test(0)), abatement: nil)
        Patient.evolve(&state, with: .conditionResolved(over))
        context.patient = try #require(state)
        #expect(SafetyChecks.run([propranolol], in: context).result(.drugCondition) == .passed)
    }

    @Test func `a condition without an ICD-10 code is not checked where a rule could need it (I-18)`() throws {
        let coded = Coding(system: CodeSystem.snomedCT, code: "195967001", display: "Asthma")
        let patient = SafetyPatient(conditions: [coded])
        #expect(try patient.check(propranolol).result(.drugCondition) == .notPerformed(.recordNotCoded))
        #expect(try patient.check(warfarin).result(.drugCondition) == .passed)
    }
}
