internal import EventCatalog

extension Prescription {
    /// The rules that an item must satisfy by itself (I-06 … I-08).
    static func check(
        _ item: PrescriptionItem,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.coding(item.product, "\(field()).product")
            try Check.optional(item.note, limit: Limit.note, "\(field()).note")
            if let days = item.expectedSupplyDays, !(1...Limit.supplyDays).contains(days) {
                throw .outOfRange(field: "\(field()).expected_supply_days", range: "1 … \(Limit.supplyDays)")
            }
            if let days = item.dispenseIntervalDays, !(1...Limit.supplyDays).contains(days) {
                throw .outOfRange(field: "\(field()).dispense_interval_days", range: "1 … \(Limit.supplyDays)")
            }
            try Check.optional(item.quantityInWords, limit: Limit.quantityInWords, "\(field()).quantity_in_words")
            try Check.optional(item.supplyJustification, limit: Limit.reason, "\(field()).supply_justification")
            try Check.count(item.dosage.count, limit: Limit.dosages, "\(field()).dosage")
        }
        try check(item.quantity, "\(field()).quantity")
        guard (0...maximumRepeats).contains(item.repeatsAllowed) else {
            throw .repeatsOutOfRange(field: "\(field()).repeats_allowed")
        }
        guard !item.dosage.isEmpty else { throw .dosageMissing(field: "\(field()).dosage") }
        for (index, dosage) in item.dosage.enumerated() {
            guard dosage.sequence == index + 1 else {
                throw .dosageSequenceBroken(field: "\(field()).dosage[\(index)].sequence")
            }
            try check(dosage, "\(field()).dosage[\(index)]")
        }
    }

    private static func check(_ dosage: Dosage, _ field: @autoclosure () -> String) throws(PrescriptionRejection) {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.text(dosage.text, limit: Limit.dosageText, "\(field()).text")
            try Check.optional(dosage.route, limit: Limit.unit, "\(field()).route")
            guard let timing = dosage.timing else { return }
            guard (1...1000).contains(timing.frequency) else {
                throw .outOfRange(field: "\(field()).frequency", range: "1 … 1000")
            }
            guard timing.period.isPositive, timing.period <= DecimalNumber(1000) else {
                throw .outOfRange(field: "\(field()).period", range: "over 0 and at most 1000")
            }
        }
        if let dose = dosage.dose { try check(dose, "\(field()).dose") }
    }

    /// More than nothing, of something, and within bounds (I-07).
    static func check(_ quantity: Quantity, _ field: @autoclosure () -> String) throws(PrescriptionRejection) {
        guard quantity.value.isPositive else { throw .amountNotPositive(field: "\(field()).value") }
        try PrescriptionRejection.checking { () throws(InputProblem) in
            guard quantity.value <= DecimalNumber(Limit.amount) else {
                throw .outOfRange(field: "\(field()).value", range: "at most \(Limit.amount)")
            }
            try Check.text(quantity.unit, limit: Limit.unit, "\(field()).unit")
        }
    }

    /// The rules between an item and the formulary (I-07, I-10).
    ///
    /// A code of the formulary's own system must be in it. Products of other systems, as imports bring them, need a note
    /// that says why they are prescribed all the same.
    static func checkProduct(
        of item: PrescriptionItem,
        in formulary: Formulary,
        _ field: @autoclosure () -> String
    ) throws(PrescriptionRejection) {
        guard let product = formulary.product(item.product.system, item.product.code) else {
            guard item.product.system != CodeSystem.demonstration else {
                throw .productNotInFormulary(field: "\(field()).product.code")
            }
            guard let note = item.note, note.utf8.contains(where: { $0 > 0x20 }) else {
                throw .nonFormularyReasonMissing(field: "\(field()).note")
            }
            return
        }
        guard product.status != .withdrawn else { throw .productWithdrawn(field: "\(field()).product.code") }
        try checkUnits(of: item, product, field())
    }

    /// What medicines are counted and measured in: UCUM codes and counted forms (I-07).
    static let allowedUnits: Set<String> = [
        "mL", "ml", "L", "l", "g", "mg", "kg", "ug", "mcg", "µg", "ng", "mmol", "mol", "meq", "mEq", "[iU]", "[IU]",
        "IU", "iu",
        "unit", "units", "U", "{unit}", "kU", "MU", "mg/kg", "mg/mL", "mg/ml", "ug/h", "mcg/h", "cm", "%",
        "tablet", "capsule", "caplet", "lozenge", "pastille", "suppository", "pessary", "patch", "plaster", "film",
        "sachet", "ampoule", "vial", "syringe", "pen", "cartridge", "inhaler", "dose", "puff", "actuation", "spray",
        "nebule", "blister", "drop", "application", "applicator", "tube", "bottle", "bag", "pack", "box", "device",
        "implant", "ring", "dressing", "swab", "strip", "lancet", "needle", "teaspoon", "scoop", "piece", "each", "kit",
        "tablets", "capsules", "sachets", "patches", "doses", "puffs", "drops", "inhalation", "inhalations", "sprays",
        "injection", "infusion", "pre-filled pen", "pre-filled syringe", "prefilled pen", "prefilled syringe", "can",
        "{tbl}", "{tablet}", "{capsule}", "{puff}", "{drop}", "{patch}", "{dose}", "[drp]", "[puff]", "1",
    ]
}
