internal import EventCatalog

/// `dosageInstruction` → dosages, in the order of their sequence, numbered from 1.
enum DosageMapping {
    static func map(_ node: FHIRNode) throws(MappingFailure) -> [Dosage] {
        var instructions: [(sequence: Int, node: FHIRNode)] = []
        for instruction in try node.nodes("dosageInstruction") {
            instructions.append((try instruction.integer("sequence") ?? 0, instruction))
        }
        instructions.sort { $0.sequence < $1.sequence }
        var dosages: [Dosage] = []
        for (_, instruction) in instructions {
            dosages.append(try dosage(instruction, sequence: dosages.count + 1))
        }
        guard dosages.isEmpty else { return dosages }
        return [Dosage(sequence: 1, text: "Dosage not stated in the source.", dose: nil, timing: nil)]
    }

    private static func dosage(_ node: FHIRNode, sequence: Int) throws(MappingFailure) -> Dosage {
        let dose = try dose(node)
        let timing = try timing(node)
        let isForAReason = try node.node("asNeededCodeableConcept") != nil
        let asNeeded = try node.flag("asNeededBoolean") ?? isForAReason
        let forPatient = try node.text("patientInstruction")
        var text = try node.text("text") ?? forPatient ?? ""
        if text.isBlank { text = words(dose, timing, asNeeded: asNeeded, try additional(node)) }
        return Dosage(
            sequence: sequence,
            text: text,
            dose: dose,
            timing: timing,
            route: try node.words("route").map { $0.cut(to: 64) },
            asNeeded: asNeeded
        )
    }

    private static func dose(_ node: FHIRNode) throws(MappingFailure) -> Quantity? {
        for rate in try node.nodes("doseAndRate") {
            if let quantity = try rate.node("doseQuantity")?.quantity(unit: FHIRUnit.dose) { return quantity }
        }
        return nil
    }

    /// The timing, if it says how often in what period.
    private static func timing(_ node: FHIRNode) throws(MappingFailure) -> DosageTiming? {
        guard let `repeat` = try node.node("timing")?.node("repeat"),
            let frequency = try `repeat`.integer("frequency"),
            let period = try `repeat`.decimal("period", digits: 6),
            let unit = try `repeat`.text("periodUnit").flatMap({ PeriodUnit(wireName: $0) })
        else { return nil }
        return DosageTiming(frequency: frequency, period: period, unit: unit)
    }

    private static func additional(_ node: FHIRNode) throws(MappingFailure) -> [String] {
        var texts: [String] = []
        for instruction in try node.nodes("additionalInstruction") {
            let codings = try instruction.codings()
            if let words = try instruction.text("text") ?? codings.first?.display { texts.append(words) }
        }
        return texts
    }

    /// The instruction in words, made of its parts.
    private static func words(
        _ dose: Quantity?,
        _ timing: DosageTiming?,
        asNeeded: Bool,
        _ additional: [String]
    ) -> String {
        var parts: [String] = []
        if let dose { parts.append("\(dose.value.shortest) \(dose.unit == FHIRUnit.dose ? "dose" : dose.unit)") }
        if let timing { parts.append(words(timing)) }
        if asNeeded { parts.append("as needed") }
        parts += additional
        guard parts.isEmpty else { return parts.joined(separator: ", ").cut(to: 1024) }
        return "Dosage not stated in the source."
    }

    private static func words(_ timing: DosageTiming) -> String {
        let times = timing.frequency == 1 ? "once" : "\(timing.frequency) times"
        let unit: String
        switch timing.unit {
        case .second: unit = "second"
        case .minute: unit = "minute"
        case .hour: unit = "hour"
        case .day: unit = "day"
        case .week: unit = "week"
        case .month: unit = "month"
        case .year: unit = "year"
        }
        return timing.period == DecimalNumber(1)
            ? "\(times) every \(unit)" : "\(times) every \(timing.period.shortest) \(unit)s"
    }
}
