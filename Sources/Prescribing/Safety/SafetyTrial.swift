internal import EventCatalog

/// A made-up patient with a draft on which one kind of check must fire.
struct SafetyTrial {
    private(set) var items: [PrescriptionItem] = []
    private var birthYear = 1990
    private var events: [PatientEvent] = []
    private var observations: [DatedObservation] = []
    private static let today = CalendarDate(year: 2026, month: 6, day: 15) ?? .earliest

    /// `nil` if the formulary has no rule to try.
    init?(of kind: SafetyCheckKind, in formulary: Formulary) {
        let isArranged =
            switch kind {
            case .drugAllergy: arrangeAllergy(formulary)
            case .drugDrug: arrangeInteraction(formulary)
            case .duplicateTherapy: arrangeDuplicate(formulary)
            case .dose: arrangeDose(formulary)
            case .renal: arrangeRenal(formulary)
            case .pregnancy: arrangePregnancy(formulary)
            case .age: arrangeAge(formulary)
            case .drugCondition: arrangeCondition(formulary)
            case .quantity: arrangeQuantity(formulary)
            case .breastfeeding, .controlledDrug, .formulary: false
            }
        guard isArranged else { return nil }
    }

    /// What the checks read.
    func context(_ formulary: Formulary) -> SafetyContext? {
        let registration = PatientRegistered(
            name: HumanName(family: "Selftest", given: []),
            birthDate: CalendarDate(year: birthYear, month: 6, day: 15) ?? .earliest,
            gender: .female,
            identifiers: [],
            contacts: [],
            address: nil
        )
        return Patient.fold([.registered(registration)] + events).map { patient in
            SafetyContext(
                patient: patient,
                patientID: PatientID(RecordID(high: 0, low: 1)),
                observations: observations,
                formulary: formulary,
                day: Self.today
            )
        }
    }

    /// Puts a product into the draft, one unit once a day unless said otherwise.
    private mutating func prescribe(_ product: Product, dose: DecimalNumber = DecimalNumber(1), quantity: Int32 = 30) {
        let dosage = Dosage(
            sequence: 1,
            text: "once a day",
            dose: Quantity(dose, unit: product.unit),
            timing: DosageTiming(frequency: 1, period: DecimalNumber(1), unit: .day)
        )
        items.append(
            PrescriptionItem(
                itemID: PrescriptionItemID(RecordID(high: 0, low: UInt64(items.count + 1))),
                product: product.coding,
                quantity: Quantity(DecimalNumber(quantity), unit: product.unit),
                repeatsAllowed: 0,
                expectedSupplyDays: 30,
                dosage: [dosage]
            )
        )
    }
}

extension SafetyTrial {
    private mutating func arrangeAllergy(_ formulary: Formulary) -> Bool {
        for group in formulary.rules.allergyGroups {
            let isIn = { (product: Product) in product.ingredients.contains(where: group.ingredients.contains) }
            guard let product = formulary.products.first(where: isIn) else { continue }
            let allergy = AllergyRecorded(
                allergyID: AllergyID(RecordID(high: 0, low: 1)),
                substance: Coding(system: CodeSystem.demonstration, code: group.id, display: group.name),
                criticality: .low,
                reactions: [],
                onset: nil
            )
            events.append(.allergyRecorded(allergy))
            prescribe(product)
            return true
        }
        return false
    }

    private mutating func arrangeInteraction(_ formulary: Formulary) -> Bool {
        for rule in formulary.rules.interactions {
            guard let first = formulary.products.first(where: rule.first.matches),
                let second = formulary.products.first(where: { $0 != first && rule.second.matches($0) })
            else { continue }
            prescribe(first)
            prescribe(second)
            return true
        }
        return false
    }

    private mutating func arrangeDuplicate(_ formulary: Formulary) -> Bool {
        guard let product = formulary.products.first(where: { !$0.ingredients.isEmpty }) else { return false }
        prescribe(product)
        prescribe(product)
        return true
    }

    private mutating func arrangeDose(_ formulary: Formulary) -> Bool {
        let dose = DecimalNumber(1_000_000)
        let adult = 36 * 12
        for product in formulary.products {
            let canFire = formulary.doseRules(for: product).contains { rule in
                (rule.maximumSingle ?? rule.maximumDaily ?? rule.maximumDailyTotal) != nil
                    && (rule.fromMonths..<max(rule.fromMonths, rule.beforeMonths ?? .max)).contains(adult)
                    && (rule.forms.isEmpty || rule.forms.contains(product.form))
                    && product.amount(of: rule.ingredient, in: Quantity(dose, unit: product.unit), as: rule.unit) != nil
            }
            guard canFire else { continue }
            observe(.bodyWeight(kilograms: DecimalNumber(70)))
            prescribe(product, dose: dose)
            return true
        }
        return false
    }

    private mutating func arrangeRenal(_ formulary: Formulary) -> Bool {
        guard let product = formulary.products.first(where: { !formulary.renalRules(for: $0).isEmpty }) else {
            return false
        }
        observe(.estimatedGFR(millilitresPerMinute: .zero))
        prescribe(product)
        return true
    }

    private mutating func arrangePregnancy(_ formulary: Formulary) -> Bool {
        let product = formulary.products.first { product in
            formulary.reproductionRules(for: product).contains { $0.period != .breastfeeding }
        }
        guard let product else { return false }
        observe(.pregnancy(.yes))
        prescribe(product)
        return true
    }

    private mutating func arrangeAge(_ formulary: Formulary) -> Bool {
        for product in formulary.products {
            let rules = formulary.ageRules(for: product)
            if rules.contains(where: { ($0.fromMonths ?? 0) == 0 }) {
                birthYear = 2026
            } else if rules.contains(where: { $0.beforeMonths == nil }) {
                birthYear = 1900
            } else {
                continue
            }
            prescribe(product)
            return true
        }
        return false
    }

    private mutating func arrangeCondition(_ formulary: Formulary) -> Bool {
        for product in formulary.products {
            guard let rule = formulary.conditionRules(for: product).first else { continue }
            let condition = ConditionRecorded(
                conditionID: ConditionID(RecordID(high: 0, low: 1)),
                codes: [Coding(system: CodeSystem.icd10, code: rule.codePrefix)],
                onset: nil,
                note: nil
            )
            events.append(.conditionRecorded(condition))
            prescribe(product)
            return true
        }
        return false
    }

    private mutating func arrangeQuantity(_ formulary: Formulary) -> Bool {
        guard let product = formulary.products.first else { return false }
        prescribe(product, quantity: 100_000)
        return true
    }

    private mutating func observe(_ value: ObservationValue) {
        observations.append(DatedObservation(value, on: Self.today))
    }
}
