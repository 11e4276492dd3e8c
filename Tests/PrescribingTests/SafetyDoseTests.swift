import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct SafetyDoseTests {
    private func paracetamol(
        dose: String? = "2",
        unit: String? = nil,
        times: Int = 4,
        every period: String = "1",
        _ periodUnit: PeriodUnit = .day,
        asNeeded: Bool = false
    ) -> PrescriptionItem {
        SafetySample.item(
            "paracetamol-500-tablet",
            dose: dose,
            unit: unit,
            times: times,
            every: period,
            periodUnit,
            asNeeded: asNeeded
        )
    }

    private func syrup(_ dose: String, unit: String = "mL", times: Int = 4) -> PrescriptionItem {
        SafetySample.item("paracetamol-250-5ml-susp", dose: dose, unit: unit, times: times, quantity: "100")
    }

    private func child(
        kilograms: String?,
        weighedOn day: String = "2026-03-01",
        born: String = "2020-01-15"
    ) -> SafetyPatient {
        var patient = SafetyPatient(born: born)
        if let kilograms { patient.observe(.bodyWeight(kilograms: Sample.number(kilograms)), on: day) }
        return patient
    }

    @Test func `the maximum passes, more is critical, at a time and in a day`() throws {
        #expect(try SafetyPatient().check(paracetamol()).result(.dose) == .passed)
        let single = try SafetyPatient().check(paracetamol(dose: "2.5", times: 2)).alert(.dose)
        #expect(single.severity == .critical && single.ruleID == "d-paracetamol-adult")
        #expect(single.message == "1250 mg of paracetamol at a time is over the maximum of 1000 mg.")
        let daily = try SafetyPatient().check(paracetamol(times: 5)).alert(.dose)
        #expect(daily.message == "5000 mg of paracetamol in a day is over the maximum of 4000 mg.")
        let both = try SafetyPatient().check(paracetamol(dose: "10", times: 1)).alert(.dose)
        #expect(both.message.contains("at a time") && both.message.contains("in a day"))
    }

    @Test func `less than what works is an info, unless it is taken when needed`() throws {
        let low = try SafetyPatient().check(paracetamol(dose: "1", times: 1)).alert(.dose)
        #expect(low.severity == .info)
        #expect(low.message == "500 mg of paracetamol in a day is under the usual minimum of 1000 mg.")
        let asNeeded = paracetamol(dose: "1", times: 1, asNeeded: true)
        #expect(try SafetyPatient().check(asNeeded).result(.dose) == .passed)
        #expect(try !SafetyPatient().check(paracetamol(times: 5, asNeeded: true)).alerts(.dose).isEmpty)
    }

    @Test func `any period counts as it is: every six hours is four times a day, weekly a seventh`() throws {
        #expect(try SafetyPatient().check(paracetamol(times: 1, every: "6", .hour)).result(.dose) == .passed)
        #expect(try !SafetyPatient().check(paracetamol(times: 1, every: "5", .hour)).alerts(.dose).isEmpty)
        // 25 mg a week is 3.571 mg a day of the 4 mg allowed; 30 mg would be 4.286.
        let weekly = SafetySample.item("methotrexate-2-5-tablet", dose: "10", times: 1, every: "1", .week)
        #expect(try SafetyPatient().check(weekly).result(.dose) == .passed)
        let daily = SafetySample.item("methotrexate-2-5-tablet", dose: "10", times: 1)
        #expect(try SafetyPatient().check(daily).alert(.dose).severity == .critical)
        let fortnight = SafetySample.item("methotrexate-2-5-tablet", dose: "10", times: 2, every: "14", .day)
        #expect(try SafetyPatient().check(fortnight).result(.dose) == .passed)
    }

    @Test func `other units of the same dose are compared all the same`() throws {
        for (dose, unit) in [("1000", "mg"), ("1", "g"), ("1000000", "ug"), ("2", "tablets")] {
            #expect(try SafetyPatient().check(paracetamol(dose: dose, unit: unit)).result(.dose) == .passed, "\(unit)")
        }
        let over = try SafetyPatient().check(paracetamol(dose: "1.001", unit: "g", times: 1)).alert(.dose)
        #expect(over.message == "1001 mg of paracetamol at a time is over the maximum of 1000 mg.")
    }

    @Test func `an ingredient of a combination is found in its strength`() throws {
        let three = SafetySample.item("co-codamol-30-500-tablet", dose: "3", times: 2)
        #expect(try SafetyPatient().check(three).alert(.dose).message.hasPrefix("1500 mg of paracetamol"))
        let unclear = SafetySample.item("co-codamol-30-500-tablet", dose: "500", unit: "mg", times: 2)
        #expect(try SafetyPatient().check(unclear).result(.dose) == .notPerformed(.doseNotStructured))
    }

    @Test func `instructions add up over the day`() throws {
        let dose = Quantity(DecimalNumber(2), unit: "tablet")
        let dosage = (1...2).map { sequence in
            let timing = DosageTiming(frequency: sequence + 1, period: DecimalNumber(1), unit: .day)
            return Dosage(sequence: sequence, text: "part \(sequence)", dose: dose, timing: timing)
        }
        let item = try Sample.item(SafetySample.itemID(1), quantity: "28", dosage: dosage)
        let paracetamol = PrescriptionItem(
            itemID: item.itemID,
            product: SafetySample.coding("paracetamol-500-tablet"),
            quantity: item.quantity,
            repeatsAllowed: 0,
            expectedSupplyDays: 7,
            dosage: item.dosage
        )
        let alert = try SafetyPatient().check(paracetamol).alert(.dose)
        #expect(alert.message == "5000 mg of paracetamol in a day is over the maximum of 4000 mg.")
    }

    @Test func `a dose that is not structured is not checked (I-18)`() throws {
        let nothing = paracetamol(dose: nil)
        #expect(try SafetyPatient().check(nothing).result(.dose) == .notPerformed(.doseNotStructured))
        let unknown = paracetamol(dose: "1", unit: "spoonful")
        #expect(try SafetyPatient().check(unknown).result(.dose) == .notPerformed(.doseNotStructured))
    }

    @Test func `a child's dose goes by the weight, and never over the daily total`() throws {
        // 15 mg/kg of 20 kg are 300 mg: 6 mL of 250 mg/5 mL.
        #expect(try child(kilograms: "20").check(syrup("6")).result(.dose) == .passed)
        let over = try child(kilograms: "20").check(syrup("6.1")).alert(.dose)
        #expect(over.message.hasPrefix("305 mg of paracetamol at a time is over the maximum of 300 mg (15 mg/kg)."))
        let heavy = try child(kilograms: "60").check(syrup("12")).alert(.dose)
        #expect(heavy.message == "2400 mg of paracetamol in a day is over the maximum of 2000 mg at any weight.")
    }

    @Test func `a weight that is missing or too old is not used (I-18)`() throws {
        let unknown = SafetyResult.notPerformed(.weightUnknown)
        #expect(try child(kilograms: nil).check(syrup("5")).result(.dose) == unknown)
        #expect(try child(kilograms: "20", weighedOn: "2025-03-10").check(syrup("5")).result(.dose) == .passed)
        #expect(try child(kilograms: "20", weighedOn: "2025-03-08").check(syrup("5")).result(.dose) == unknown)
        let infant = child(kilograms: "9", weighedOn: "2025-12-01", born: "2025-03-01")
        #expect(try infant.check(syrup("2")).result(.dose) == unknown)
        let adult = paracetamol()
        #expect(try SafetyPatient().check(adult).result(.dose) == .passed)
    }

    @Test func `the newest weight counts`() throws {
        var patient = child(kilograms: "20", weighedOn: "2026-03-01")
        patient.observe(.bodyWeight(kilograms: DecimalNumber(10)), on: "2026-01-01")
        #expect(try patient.check(syrup("6")).result(.dose) == .passed)
    }

    @Test func `a birth date that is not exact enough is no age to go by (I-18)`() throws {
        #expect(try SafetyPatient(born: "2014").check(paracetamol()).result(.dose) == .notPerformed(.ageUnknown))
        #expect(try SafetyPatient(born: "2013").check(paracetamol()).result(.dose) == .passed)
        #expect(try SafetyPatient(born: "2027").check(paracetamol()).result(.dose) == .notPerformed(.ageUnknown))
    }

    @Test
    func `without a rule for the product and the age nothing was checked, but for what acts where it is put (I-18)`()
        throws
    {
        let warfarin = SafetySample.item("warfarin-1-tablet")
        #expect(try SafetyPatient().check(warfarin).result(.dose) == .notPerformed(.noRule))
        #expect(try child(kilograms: "4", born: "2026-02-20").check(syrup("5")).result(.dose) == .notPerformed(.noRule))
        let cream = SafetySample.item("hydrocortisone-1-cream", quantity: "30")
        #expect(try SafetyPatient().check(cream).result(.dose) == .passed)
        #expect(try SafetyPatient(born: "2026-02-20").check(cream).result(.dose) == .passed)
    }

    @Test func `what else is taken of the ingredient counts towards the day`() throws {
        let codeine = SafetySample.item("co-codamol-30-500-tablet", 2, dose: "2", times: 2)
        let both = try SafetyPatient().check(paracetamol(), codeine).alert(.dose)
        #expect(both.severity == .critical && both.itemID == codeine.itemID)
        #expect(
            both.message
                == "6000 mg of paracetamol in a day, with Paracetamol 500 mg tablets, is over the maximum of 4000 mg."
        )
        let order = SafetySample.order("paracetamol-500-tablet", dosage: paracetamol().dosage)
        #expect(try SafetyPatient(others: [order]).check(codeine).alert(.dose).severity == .critical)
        #expect(try SafetyPatient(others: [order]).check(SafetySample.item("warfarin-1-tablet")).alerts(.dose).isEmpty)
        let ended = SafetySample.order("paracetamol-500-tablet", isActive: false, dosage: paracetamol().dosage)
        #expect(try SafetyPatient(others: [ended]).check(codeine).result(.dose, 2) == .passed)
        // What is not stated in amounts can't be added up.
        let unclear = SafetySample.order("paracetamol-500-tablet")
        let unknown = try SafetyPatient(others: [unclear]).check(codeine)
        #expect(unknown.result(.dose, 2) == .notPerformed(.doseNotStructured))
    }

    @Test func `amounts that do not fit are not compared, and nothing traps`() throws {
        let huge = PrescriptionItem(
            itemID: SafetySample.itemID(1),
            product: SafetySample.coding("paracetamol-500-tablet"),
            quantity: Quantity(try #require(DecimalNumber(mantissa: .max)), unit: "tablet"),
            repeatsAllowed: .max,
            expectedSupplyDays: .max,
            dosage: [
                Dosage(
                    sequence: 1,
                    text: "far too much",
                    dose: Quantity(try #require(DecimalNumber(mantissa: .max, scale: 9)), unit: "kg"),
                    timing: DosageTiming(
                        frequency: .max,
                        period: try #require(DecimalNumber(mantissa: .max - 1, scale: 9)),
                        unit: .second
                    )
                )
            ]
        )
        #expect(try SafetyPatient().check(huge).result(.dose) != .passed)
    }
}
