import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// A patient of the safety tests, with what is on record.
struct SafetyPatient {
    var born = "1980-03-12"
    var gender = Gender.male
    var hasBeenAskedAboutAllergies = true
    var allergies: [(substance: Coding, criticality: AllergyCriticality)] = []
    var conditions: [Coding] = []
    var observations: [DatedObservation] = []
    var others: [ConcurrentOrder] = []
    var id = Sample.patientID
    var day = Sample.today

    func context(_ formulary: Formulary = SafetySample.formulary) throws -> SafetyContext {
        let registration = PatientRegistered(
            name: HumanName(family: "Márquez", given: ["Ana"]),
            birthDate: Sample.date(born),
            gender: gender,
            identifiers: [Sample.mrn],
            contacts: [],
            address: nil
        )
        var events: [PatientEvent] = [.registered(registration)]
        if hasBeenAskedAboutAllergies { events.append(.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())) }
        for (number, allergy) in allergies.enumerated() {
            let recorded = AllergyRecorded(
                allergyID: AllergyID(.test(number)),
                substance: allergy.substance,
                criticality: allergy.criticality,
                reactions: [],
                onset: nil
            )
            events.append(.allergyRecorded(recorded))
        }
        for (number, code) in conditions.enumerated() {
            let recorded = ConditionRecorded(
                conditionID: ConditionID(.test(number)),
                codes: [code],
                onset: nil,
                note: nil
            )
            events.append(.conditionRecorded(recorded))
        }
        return SafetyContext(
            patient: try #require(Patient.fold(events)),
            patientID: id,
            observations: observations,
            others: others,
            formulary: formulary,
            day: day
        )
    }

    /// What the checks find.
    func check(_ items: PrescriptionItem...) throws -> SafetyFindings { SafetyChecks.run(items, in: try context()) }

    mutating func observe(_ value: ObservationValue, on day: String = "2026-03-01") {
        observations.append(DatedObservation(value, on: Sample.date(day)))
    }
}

/// Items, orders and rules of the safety tests: the products of the demonstration set, rules of their own.
enum SafetySample {
    static let formulary = Formulary(products: Formulary.demonstration.products, rules: rules)

    static func coding(_ code: String) -> Coding {
        Coding(system: CodeSystem.demonstration, code: code, display: formulary.product("demo", code)?.name)
    }

    static func icd(_ code: String) -> Coding { Coding(system: CodeSystem.icd10, code: code) }

    static func substance(_ name: String) -> Coding {
        Coding(system: CodeSystem.demonstration, code: name, display: name)
    }

    /// A free-text product, as an import brings it.
    static let freeText = Coding(system: "http://example.org/medicines", code: "x1", display: "Something from abroad")

    static func itemID(_ number: Int) -> PrescriptionItemID { PrescriptionItemID(.test(1_000 + number)) }

    static func item(
        _ code: String,
        _ number: Int = 1,
        dose: String? = "1",
        unit: String? = nil,
        times frequency: Int = 1,
        every period: String = "1",
        _ periodUnit: PeriodUnit = .day,
        asNeeded: Bool = false,
        quantity: String = "28",
        quantityUnit: String? = nil,
        days: Int? = 28,
        isParallel: Bool = false
    ) -> PrescriptionItem {
        let own = formulary.product(CodeSystem.demonstration, code)?.unit ?? "tablet"
        let dosage = Dosage(
            sequence: 1,
            text: "as agreed",
            dose: dose.map { Quantity(Sample.number($0), unit: unit ?? own) },
            timing: DosageTiming(frequency: frequency, period: Sample.number(period), unit: periodUnit),
            asNeeded: asNeeded
        )
        return PrescriptionItem(
            itemID: itemID(number),
            product: code == freeText.code ? freeText : coding(code),
            quantity: Quantity(Sample.number(quantity), unit: quantityUnit ?? own),
            repeatsAllowed: 0,
            expectedSupplyDays: days,
            dosage: [dosage],
            isParallel: isParallel
        )
    }

    static func order(
        _ product: Coding,
        _ number: Int = 50,
        supplyEnds: String? = "2026-03-20",
        isActive: Bool = true,
        wasSupplied: Bool = false,
        dosage: [Dosage] = []
    ) -> ConcurrentOrder {
        ConcurrentOrder(
            prescriptionID: PrescriptionID(.test(2_000 + number)),
            itemID: itemID(number),
            product: product,
            issueDate: Sample.date("2026-02-21"),
            validUntil: Sample.date("2026-08-20"),
            supplyEnds: supplyEnds.map(Sample.date),
            isActive: isActive,
            wasSupplied: wasSupplied,
            dosage: dosage
        )
    }

    static func order(
        _ code: String,
        supplyEnds: String? = "2026-03-20",
        isActive: Bool = true,
        wasSupplied: Bool = false,
        dosage: [Dosage] = []
    ) -> ConcurrentOrder {
        order(coding(code), supplyEnds: supplyEnds, isActive: isActive, wasSupplied: wasSupplied, dosage: dosage)
    }

    static let rules = RuleSet(
        version: "test-1",
        allergyGroups: [
            AllergyGroup(
                id: "g-pen",
                name: "penicillins",
                ingredients: ["amoxicillin", "flucloxacillin", "phenoxymethylpenicillin"],
                crossReactsWith: ["g-ceph"]
            ),
            AllergyGroup(id: "g-ceph", name: "cephalosporins", ingredients: ["cefalexin"]),
        ],
        interactions: [
            InteractionRule(
                id: "i-warfarin-nsaid",
                first: .ingredient("warfarin"),
                second: .atc("M01A"),
                severity: .high,
                mechanism: "More bleeding.",
                management: "Choose another pain killer."
            )
        ],
        doses: doses,
        renal: [
            RenalRule(
                id: "r-metformin-45",
                subject: .ingredient("metformin"),
                below: DecimalNumber(45),
                severity: .warning,
                management: "Halve the dose."
            ),
            RenalRule(
                id: "r-metformin-30",
                subject: .ingredient("metformin"),
                below: DecimalNumber(30),
                severity: .critical,
                management: "Stop."
            ),
        ],
        reproduction: [
            ReproductionRule(
                id: "p-warfarin",
                subject: .ingredient("warfarin"),
                period: .pregnancy(trimesters: 1...3),
                severity: .critical,
                management: "Use heparin."
            ),
            ReproductionRule(
                id: "b-codeine",
                subject: .ingredient("codeine"),
                period: .breastfeeding,
                severity: .high,
                management: "Use paracetamol alone."
            ),
        ],
        ages: [
            AgeRule(
                id: "a-aspirin",
                subject: .ingredient("aspirin"),
                beforeMonths: 192,
                severity: .high,
                management: "Reye's syndrome."
            ),
            AgeRule(
                id: "a-diazepam",
                subject: .ingredient("diazepam"),
                fromMonths: 780,
                severity: .warning,
                management: "Falls."
            ),
        ],
        conditions: [
            ConditionRule(
                id: "c-propranolol-asthma",
                subject: .ingredient("propranolol"),
                codePrefix: "J45",
                severity: .high,
                management: "Choose a selective one."
            )
        ]
    )

    private static let doses = [
        DoseRule(
            id: "d-paracetamol-adult",
            ingredient: "paracetamol",
            fromMonths: 144,
            unit: "mg",
            maximumSingle: DecimalNumber(1_000),
            maximumDaily: DecimalNumber(4_000),
            minimumDaily: DecimalNumber(1_000)
        ),
        DoseRule(
            id: "d-paracetamol-child",
            ingredient: "paracetamol",
            fromMonths: 3,
            beforeMonths: 144,
            unit: "mg",
            isPerKilogram: true,
            maximumSingle: DecimalNumber(15),
            maximumDaily: DecimalNumber(60),
            maximumDailyTotal: DecimalNumber(2_000)
        ),
        DoseRule(
            id: "d-methotrexate",
            ingredient: "methotrexate",
            unit: "mg",
            maximumSingle: DecimalNumber(25),
            maximumDaily: DecimalNumber(4)
        ),
    ]
}

extension SafetyFindings {
    /// The alerts of one kind.
    func alerts(_ kind: SafetyCheckKind) -> [SafetyAlert] { alerts.filter { $0.kind == kind } }

    /// The only alert of one kind.
    func alert(_ kind: SafetyCheckKind) throws -> SafetyAlert {
        let alerts = alerts(kind)
        try #require(alerts.count == 1, "\(alerts)")
        return try #require(alerts.first)
    }

    /// How a check of the first item came out.
    func result(_ kind: SafetyCheckKind, _ number: Int = 1) -> SafetyResult {
        result(of: kind, for: SafetySample.itemID(number))
    }
}
