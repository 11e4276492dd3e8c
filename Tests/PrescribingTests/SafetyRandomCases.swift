import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// Random patients and items, strange ones too, that a seed repeats.
struct RandomSafetyCase {
    private var random: SeededGenerator
    private let products = Formulary.demonstration.products

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func context() throws -> SafetyContext {
        var patient = SafetyPatient(
            born: pick(["1930", "1961-03", "1980-03-12", "2010", "2014-02-28", "2025-12-31", "2026-03-10", "2030"]),
            gender: pick(Gender.allCases),
            hasBeenAskedAboutAllergies: Bool.random(using: &random)
        )
        let substances = ["penicillins", "aspirin", "latex", "unheard of", "amoxicillin", "opioids"]
        patient.allergies = list { (SafetySample.substance($0.pick(substances)), $0.pick(AllergyCriticality.allCases)) }
        patient.conditions = list { random in
            let icd = SafetySample.icd(random.pick(["J45.9", "N18.4", "K25", "I50.0"]))
            return random.pick([icd, Coding(system: CodeSystem.snomedCT, code: "1")])
        }
        patient.observations = list { random in
            let day = random.pick(["2020", "2025-12", "2026-03-09", "2027"])
            return DatedObservation(random.observation(), on: Sample.date(day))
        }
        patient.others = list { random in
            let product = random.product()
            return SafetySample.order(
                product,
                Int.random(in: 0..<100, using: &random.random),
                supplyEnds: random.pick([nil, "2026-03-01", "2026-04-01"]),
                isActive: Bool.random(using: &random.random)
            )
        }
        return try patient.context(Bool.random(using: &random) ? .demonstration : SafetySample.formulary)
    }

    mutating func items() -> [PrescriptionItem] {
        (0..<Int.random(in: 1...6, using: &random)).map { number in
            PrescriptionItem(
                itemID: SafetySample.itemID(number),
                product: product(),
                quantity: Quantity(amount(), unit: pick(["tablet", "mL", "mg", "dose", "pack"])),
                repeatsAllowed: pick([0, 1, 99, .max, .min]),
                expectedSupplyDays: pick([nil, 0, -1, 28, .max]),
                dosage: list { $0.dosage() },
                isParallel: Bool.random(using: &random)
            )
        }
    }

    private mutating func dosage() -> Dosage {
        let unit = pick(["tablet", "capsule", "mL", "mg", "g", "ug", "[iU]", "dose", "", "spoonful"])
        let dose = Quantity(amount(), unit: unit)
        let frequency = pick([1, 2, 24, 0, -1, .max])
        let timing = DosageTiming(frequency: frequency, period: amount(), unit: pick(PeriodUnit.allCases))
        return Dosage(
            sequence: 1,
            text: "random",
            dose: pick([dose, dose, nil]),
            timing: pick([timing, timing, nil]),
            asNeeded: Bool.random(using: &random)
        )
    }

    private mutating func observation() -> ObservationValue {
        let number = amount()
        let kind = pick(ObservationKind.allCases)
        return ObservationValue(kind, number: number) ?? ObservationValue(kind, status: pick(KnownStatus.allCases))
            ?? .pregnancy(.unknown)
    }

    private mutating func product() -> Coding {
        Int.random(in: 0..<8, using: &random) == 0 ? SafetySample.freeText : pick(products).coding
    }

    /// Mostly a usual amount, at times none, a negative one, or the largest there is.
    private mutating func amount() -> DecimalNumber {
        let usual = DecimalNumber(mantissa: Int64.random(in: 1...5_000, using: &random), scale: pick([0, 1, 2, 9]))
        let largest = DecimalNumber(mantissa: .max)
        let strange = [largest, DecimalNumber(mantissa: .min, scale: 9), .zero, DecimalNumber(-1)]
        return (Int.random(in: 0..<5, using: &random) == 0 ? pick(strange) : usual) ?? .zero
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func list<Value>(_ make: (inout RandomSafetyCase) -> Value) -> [Value] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in make(&self) }
    }
}
