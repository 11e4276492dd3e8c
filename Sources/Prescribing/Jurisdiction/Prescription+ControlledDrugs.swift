internal import EventCatalog

extension Prescription {
    /// Judges items by the table of the jurisdiction (I-07, I-11, I-22, I-23).
    ///
    /// - Returns: The version of the table; `nil` for records of elsewhere, which were written under other rules.
    static func checkForm(
        of items: [PrescriptionItem],
        _ command: SignPrescription,
        from issueDate: CalendarDate,
        to validUntil: CalendarDate,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> String? {
        guard !facts.policy.isHistory else { return nil }
        let rules = facts.policy.jurisdiction.rules
        try checkRepeatDispensing(items, command)
        let days = issueDate.days(until: validUntil)
        for (index, item) in items.enumerated() {
            try checkWords(of: item, "items[\(index)]")
            try checkRoutes(of: item, in: facts.formulary, "items[\(index)]")
            guard let rule = rule(for: item, facts) else {
                try checkOrdinary(item, days, rules, "items[\(index)]")
                continue
            }
            try check(item, rule, days, "items[\(index)]")
            try checkSupply(of: item, rule, facts, "items[\(index)].expected_supply_days")
            if rule.needsAddress, facts.patient?.address?.leadsToADoor != true {
                throw .controlledDrug(.addressMissing)
            }
            if rule.needsTwoFactors, facts.policy.controlledNeedsTwoFactors, !command.usedTwoFactors {
                throw .controlledDrug(.twoFactorsMissing)
            }
        }
        return rules.version
    }

    /// The longest validity that the schedules of the items allow; `nil` where none is controlled.
    static func controlledValidity(of items: [PrescriptionItem], _ facts: PrescribingFacts) -> Int? {
        guard !facts.policy.isHistory else { return nil }
        return items.compactMap { rule(for: $0, facts)?.maximumValidityDays }.min()
    }

    private static func rule(for item: PrescriptionItem, _ facts: PrescribingFacts) -> ControlledDrugRule? {
        let product = facts.formulary.product(item.product.system, item.product.code)
        return facts.policy.jurisdiction.rules.rule(for: product?.controlledSchedule)
    }

    private static func checkOrdinary(
        _ item: PrescriptionItem,
        _ days: Int,
        _ rules: JurisdictionRules,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard days <= rules.maximumValidityDays else { throw .validityTooLong(maximumDays: rules.maximumValidityDays) }
        guard item.repeatsAllowed <= rules.maximumRepeats else {
            throw .repeatsOutOfRange(field: "\(field()).repeats_allowed")
        }
    }

    private static func check(
        _ item: PrescriptionItem,
        _ rule: ControlledDrugRule,
        _ days: Int,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard days <= rule.maximumValidityDays else {
            throw .controlledDrug(.validityTooLong(maximumDays: rule.maximumValidityDays))
        }
        guard item.repeatsAllowed <= rule.maximumRepeats else {
            let field = "\(field()).repeats_allowed"
            throw .controlledDrug(.tooManyRepeats(field: field, maximum: rule.maximumRepeats))
        }
        if rule.needsQuantityInWords, item.quantityInWords == nil {
            throw .controlledDrug(.quantityInWordsMissing(field: "\(field()).quantity_in_words"))
        }
        guard rule.needsDose else { return }
        for (index, dosage) in item.dosage.enumerated() where !dosage.saysDose {
            throw .controlledDrug(.doseMissing(field: "\(field()).dosage[\(index)].text"))
        }
    }

    /// How long one issue lasts, as it is stated and as the dose says: the longer counts.
    private static func checkSupply(
        of item: PrescriptionItem,
        _ rule: ControlledDrugRule,
        _ facts: PrescribingFacts,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard let maximum = rule.maximumSupplyDays else { return }
        let product = facts.formulary.product(item.product.system, item.product.code)
        let days = [item.expectedSupplyDays, product.flatMap { supplyDays(of: item, $0) }].compactMap(\.self).max()
        guard let days else { throw .controlledDrug(.supplyUnknown(field: field())) }
        guard days > maximum else { return }
        guard rule.longerSupplyCanBeJustified, item.supplyJustification?.isBlank == false else {
            throw .controlledDrug(
                .supplyTooLong(
                    field: field(),
                    maximumDays: maximum,
                    canBeJustified: rule.longerSupplyCanBeJustified
                )
            )
        }
    }

    /// For how many whole days the quantity is enough at the dose; `nil` if the instructions don't say.
    private static func supplyDays(of item: PrescriptionItem, _ product: Product) -> Int? {
        let unit = item.quantity.unit
        let amounts = DosageAmounts(item.dosage) { product.supply(for: $0, as: unit) }
        guard amounts.statesEachDay, let daily = amounts.daily, let quantity = ExactFraction(item.quantity.value),
            let days = quantity.divided(by: daily)
        else { return nil }
        return Int(exactly: days.numerator / days.denominator)
    }

    /// Words that are given say what the figures say, controlled or not.
    private static func checkWords(
        of item: PrescriptionItem,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard let words = item.quantityInWords else { return }
        guard NumberWords.number(in: words, of: item.quantity.unit) == item.quantity.value else {
            throw .controlledDrug(.quantityInWordsDiffers(field: "\(field()).quantity_in_words"))
        }
    }

    /// One authorisation for many issues says how long an issue lasts and until when; its items go together (I-23).
    private static func checkRepeatDispensing(
        _ items: [PrescriptionItem],
        _ command: SignPrescription
    ) throws(PrescriptionRejection) {
        guard items.contains(where: { $0.therapy == .continuousRepeatDispensing }) else { return }
        for (index, item) in items.enumerated() {
            guard item.expectedSupplyDays != nil else {
                throw .repeatDispensingIncomplete(field: "items[\(index)].expected_supply_days")
            }
            guard item.therapy == .continuousRepeatDispensing else {
                throw .repeatDispensingDiffers(field: "items[\(index)].therapy")
            }
            guard item.repeatsAllowed == items[0].repeatsAllowed else {
                throw .repeatDispensingDiffers(field: "items[\(index)].repeats_allowed")
            }
        }
        guard command.validUntil != nil else { throw .repeatDispensingIncomplete(field: "valid_until") }
    }
}

extension Dosage {
    /// Whether it says how much or how often, and not just "as directed".
    fileprivate var saysDose: Bool {
        if dose != nil { return true }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return !words.allSatisfy(Self.wordsWithoutDose.contains)
    }

    private static let wordsWithoutDose: Set<Substring> = [
        "as", "directed", "instructed", "before", "take", "use", "apply", "to", "be", "taken", "used", "applied", "by",
        "your", "the", "doctor", "prescriber", "when", "needed", "required", "prn", "mdu",
    ]
}

extension String {
    /// Whether it holds nothing but white space.
    var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}

extension PostalAddress {
    /// Whether it says where somebody lives, and not just in which country.
    fileprivate var leadsToADoor: Bool { line.contains { !$0.isBlank } && (city ?? postalCode)?.isBlank == false }
}
