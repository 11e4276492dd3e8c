import EventCatalog
import Testing

@Suite struct WireNameTests {
    private func check<Value: WireNamed & Hashable>(_ type: Value.Type, _ names: [String]) {
        #expect(Value.allCases.map(\.wireName) == names)
        for value in Value.allCases { #expect(Value(wireName: value.wireName) == value) }
        for junk in ["", " ", names[0].uppercased() + "x", names[0] + " ", names[0] + "\0"] {
            #expect(Value(wireName: junk) == nil)
        }
    }

    @Test func `codes are those of FHIR, UCUM and the prescription service, and read back exactly`() {
        check(Gender.self, ["male", "female", "other", "unknown"])
        check(NameUse.self, ["usual", "official", "nickname", "old", "maiden"])
        check(ContactSystem.self, ["phone", "email", "sms"])
        check(PeriodUnit.self, ["s", "min", "h", "d", "wk", "mo", "a"])
        check(AllergyCriticality.self, ["low", "high", "unable-to-assess"])
        check(KnownStatus.self, ["yes", "no", "unknown"])
        check(TimePrecision.self, ["year", "month", "day", "instant"])
        check(CancellationReason.self, ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009"])
        check(
            ObservationKind.self,
            ["body-weight", "body-height", "serum-creatinine", "estimated-gfr", "pregnancy", "breastfeeding"]
        )
    }

    @Test func `codes of safety checks are those of the API, and read back exactly`() {
        check(AlertSeverity.self, ["info", "warning", "high", "critical"])
        check(
            SafetyCheckKind.self,
            [
                "drug-allergy", "drug-drug", "duplicate-therapy", "dose", "renal", "pregnancy", "breastfeeding", "age",
                "drug-condition", "controlled-drug", "quantity", "formulary",
            ]
        )
        check(
            NotPerformedCause.self,
            [
                "allergies-never-asked", "product-not-coded", "dose-not-structured", "weight-unknown",
                "renal-function-unknown", "pregnancy-unknown", "breastfeeding-unknown", "age-unknown",
                "duration-unknown", "record-not-coded", "recorded-elsewhere", "no-rule",
            ]
        )
        check(
            OverrideReason.self,
            [
                "benefit-outweighs-risk", "tolerated-before", "monitored", "dose-adjusted",
                "allergy-record-inaccurate", "no-alternative", "patient-accepts", "not-relevant", "emergency",
            ]
        )
    }

    @Test func `codes of supply and of allergies are those of their standards, and read back exactly`() {
        check(
            NonDispenseReason.self,
            [
                "not-collected", "out-of-stock", "clinically-unsuitable", "refused-by-patient", "duplicate-supply",
                "no-longer-required", "other",
            ]
        )
        check(
            CancellationOutcome.self,
            ["R-0002", "R-0003", "R-0004", "R-0005", "R-0006", "R-0007", "R-0010"]
        )
        check(SupersedeKind.self, ["revise", "renew"])
        check(CourseOfTherapy.self, ["acute", "continuous", "continuous-repeat-dispensing"])
        check(CareSetting.self, ["outpatient", "inpatient", "discharge", "community"])
        check(ReactionSeverity.self, ["mild", "moderate", "severe"])
        check(AllergyVerification.self, ["unconfirmed", "confirmed"])
        check(AllergyKind.self, ["allergy", "intolerance"])
    }

    @Test func `codes of the formulary are those of the API, and read back exactly`() {
        check(FormularyStatus.self, ["preferred", "permitted", "restricted", "non-formulary", "withdrawn"])
    }

    @Test func `severities are ordered by how much they matter`() {
        #expect(AlertSeverity.allCases.sorted() == [.info, .warning, .high, .critical])
        #expect(AlertSeverity.high < .critical && !(AlertSeverity.critical < .high))
    }

    @Test func `a code in another case is no code`() {
        #expect(Gender(wireName: "Male") == nil)
        #expect(PeriodUnit(wireName: "H") == nil)
        #expect(CancellationReason(wireName: "1") == nil)
    }

    @Test(arguments: ObservationKind.allCases)
    func `an observation holds either a number in its unit or a status`(_ kind: ObservationKind) {
        let measurement = ObservationValue(kind, number: DecimalNumber(5))
        let status = ObservationValue(kind, status: .yes)
        #expect((measurement == nil) != (status == nil))
        #expect((measurement != nil) == (kind.unit != nil))
        #expect((measurement ?? status)?.kind == kind)
        #expect(measurement?.number == (measurement == nil ? nil : DecimalNumber(5)))
        #expect(status?.status == (status == nil ? nil : .yes))
    }

    @Test func `LOINC codes have a right check digit`() throws {
        for kind in ObservationKind.allCases {
            let parts = kind.loincCode.split(separator: "-")
            #expect(parts.count == 2)
            var sum = 0
            for (index, digit) in parts[0].reversed().enumerated() {
                let value = try #require(digit.wholeNumberValue)
                let doubled = index.isMultiple(of: 2) ? value * 2 : value
                sum += doubled > 9 ? doubled - 9 : doubled
            }
            #expect(String((10 - sum % 10) % 10) == parts[1])
        }
    }
}
