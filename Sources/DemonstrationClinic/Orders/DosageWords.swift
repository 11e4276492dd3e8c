internal import EventCatalog
internal import Prescribing

/// Puts how a product is taken into words and figures.
enum DosageWords {
    /// The usual instruction for a product.
    static func dosage(of product: Product, isWhenNeeded: Bool) -> Dosage {
        let typical = product.typical
        let pause = daysBetweenDoses(typical)
        let amount = amount(typical.dose, product.unit)
        let rhythm = pause > 1 ? every(days: pause) : times(typical.frequency)
        let timing =
            pause > 1
            ? DosageTiming(frequency: 1, period: DecimalNumber(Int32(clamping: pause)), unit: .day)
            : DosageTiming(frequency: max(typical.frequency, 1), period: DecimalNumber(1), unit: .day)
        return Dosage(
            sequence: 1,
            text: isWhenNeeded ? "\(amount) \(rhythm) when needed" : "\(amount) \(rhythm)",
            dose: Quantity(typical.dose, unit: product.unit),
            timing: timing,
            route: route(product.form),
            asNeeded: isWhenNeeded
        )
    }

    /// Days from dose to dose, where the quantity is too small for doses every day; else 1.
    private static func daysBetweenDoses(_ typical: Product.Typical) -> Int {
        guard typical.frequency == 1, let doses = typical.quantity.divided(by: typical.dose, digits: 0)?.mantissa else {
            return 1
        }
        guard doses > 0, Int(doses) * 2 < typical.days else { return 1 }
        return (typical.days + Int(doses) / 2) / Int(doses)
    }

    private static func amount(_ dose: DecimalNumber, _ unit: String) -> String {
        let isMeasured = ["mL", "g", "mg"].contains(unit)
        return dose == DecimalNumber(1) || isMeasured ? "\(dose) \(unit)" : "\(dose) \(plural(unit))"
    }

    private static func plural(_ unit: String) -> String {
        unit.hasSuffix("ch") || unit.hasSuffix("s") ? unit + "es" : unit + "s"
    }

    private static func times(_ frequency: Int) -> String {
        switch frequency {
        case ..<2: "once a day"
        case 2: "twice a day"
        default: "\(frequency) times a day"
        }
    }

    private static func every(days: Int) -> String { days == 7 ? "once a week" : "every \(days) days" }

    private static func route(_ form: String) -> String? {
        switch form {
        case "cream", "ointment", "gel", "patch", "plaster": "cutaneous"
        case "eye drops": "ocular"
        case "ear drops": "auricular"
        case "nasal spray": "nasal"
        case "inhaler", "inhalation capsule": "inhalation"
        case "injection": "subcutaneous"
        default: "oral"
        }
    }
}
