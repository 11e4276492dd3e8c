// Dosage instructions to and from their stored form (`proto/values.proto`).

extension DosageTiming {
    init(stored: StoredDosageTiming) throws(CatalogError) {
        self.init(
            frequency: Int(stored.frequency),
            period: try DecimalNumber(stored: required(stored.hasPeriod, stored.period, "DosageTiming.period")),
            unit: try known(stored.unit, "DosageTiming.unit")
        )
    }

    var stored: StoredDosageTiming {
        var result = StoredDosageTiming()
        result.frequency = Int64(frequency)
        result.period = period.stored
        result.unit = EventCatalog.stored(unit)
        return result
    }
}

extension Dosage {
    init(stored: StoredDosage) throws(CatalogError) {
        self.init(
            sequence: Int(stored.sequence),
            text: stored.text,
            dose: stored.hasDose ? try Quantity(stored: stored.dose) : nil,
            timing: stored.hasTiming ? try DosageTiming(stored: stored.timing) : nil,
            route: stored.hasRoute ? stored.route : nil,
            asNeeded: stored.asNeeded
        )
    }

    var stored: StoredDosage {
        var result = StoredDosage()
        result.sequence = Int64(sequence)
        result.text = text
        if let dose { result.dose = dose.stored }
        if let timing { result.timing = timing.stored }
        if let route { result.route = route }
        result.asNeeded = asNeeded
        return result
    }
}
