internal import EventCatalog
internal import StrictJSON

extension JSONWriter {
    /// The members of an item as it was prescribed.
    mutating func prescribedItem(_ item: PrescriptionItem) {
        member("id", item.itemID)
        member("product", item.product)
        member("quantity", item.quantity)
        member("repeats_allowed", item.repeatsAllowed)
        member("expected_supply_days", orNull: item.expectedSupplyDays)
        array("dosage", of: item.dosage) { $0.dosage($1) }
        member("substitution_allowed", item.substitutionAllowed)
        member("parallel", item.isParallel)
        member("note", orNull: item.note)
        member("therapy", orNull: item.therapy?.wireName)
        member("quantity_in_words", orNull: item.quantityInWords)
        member("dispense_interval_days", orNull: item.dispenseIntervalDays)
        member("supply_justification", orNull: item.supplyJustification)
    }

    private mutating func dosage(_ dosage: Dosage) {
        object {
            $0.member("sequence", dosage.sequence)
            $0.member("text", dosage.text)
            if let dose = dosage.dose { $0.member("dose", dose) }
            if let timing = dosage.timing {
                $0.member("frequency", timing.frequency)
                $0.member("period", timing.period)
                $0.member("period_unit", timing.unit.wireName)
            }
            $0.member("route", ifPresent: dosage.route)
            $0.member("as_needed", dosage.asNeeded)
        }
    }
}
