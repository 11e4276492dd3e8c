internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// Observation → `recordObservation`, for the few that safety checks need.
enum ObservationMapping {
    /// LOINC codes of what is kept.
    private static let kinds: [String: ObservationKind] = [
        "29463-7": .bodyWeight, "8302-2": .bodyHeight,
        "2160-0": .serumCreatinine, "38483-4": .serumCreatinine, "14682-9": .serumCreatinine,
        "33914-3": .estimatedGFR, "62238-1": .estimatedGFR, "98979-8": .estimatedGFR,
        "82810-3": .pregnancy, "63895-7": .breastfeeding,
    ]

    private static let codes: [[UInt8]] = kinds.keys.map { Array($0.utf8) }

    /// Whether the bytes of a resource name one of the codes at all: most observations don't, and need no parsing.
    static func mayMatter(_ bytes: [UInt8]) -> Bool {
        var index = 6
        while index < bytes.count {
            if bytes[index - 1] == UInt8(ascii: "-"), bytes[index] &- 0x30 < 10, names(bytes, endingAt: index) {
                return true
            }
            index += 1
        }
        return false
    }

    private static func names(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        codes.contains { $0.count <= end + 1 && bytes[(end + 1 - $0.count)...end].elementsEqual($0) }
    }

    static func map(_ resource: ParsedResource, _ context: MappingContext) throws(MappingFailure) -> Mapped {
        let node = resource.node
        guard let kind = try kind(node) else { return .skipped("observation-not-kept") }
        switch try node.requiredText("status") {
        case "final", "amended", "corrected", "preliminary": break
        default: return .skipped("observation-without-a-result")
        }
        guard let value = try value(node, kind) else { return .skipped("observation-without-a-result") }
        let patient = try context.patient(node, "subject")
        let id = ObservationID(context.record(resource))
        let time = try node.time(
            anyOf: "effectiveDateTime",
            "effectiveInstant",
            "issued",
            orStartOf: "effectivePeriod"
        )
        guard let time else { throw .missing(node.pointer(to: "effectiveDateTime")) }
        let command = RecordObservation(observationID: id, value: value)
        let step: ImportItem.Step = { unit, _ in
            let known = try unit.patient(patient)?.observations ?? []
            if known.contains(where: { $0.observationID == id }) { return .wasThere }
            try unit.execute(.recordObservation(command), on: patient, occurredAt: time)
            return .done
        }
        return .commands(ImportItem.Body(group: patient.record, record: id.record, steps: [step]))
    }

    private static func kind(_ node: FHIRNode) throws(MappingFailure) -> ObservationKind? {
        for coding in try node.concept("code") where coding.system == CodeSystem.loinc {
            if let kind = kinds[coding.code] { return kind }
        }
        return nil
    }

    private static func value(
        _ node: FHIRNode,
        _ kind: ObservationKind
    ) throws(MappingFailure) -> ObservationValue? {
        switch kind {
        case .pregnancy, .breastfeeding:
            guard let status = try status(node) else { return nil }
            return ObservationValue(kind, status: status)
        case .bodyWeight, .bodyHeight, .serumCreatinine, .estimatedGFR:
            guard let quantity = try node.node("valueQuantity") else { return nil }
            guard let value = try quantity.decimal("value", digits: 9) else { return nil }
            let unit = try quantity.unit() ?? ""
            guard let number = MeasurementUnit.convert(value, from: unit, to: kind) else {
                throw MappingFailure(
                    "unit-unknown",
                    quantity.pointer,
                    "The unit can't be converted to \(kind.unit ?? "")."
                )
            }
            return ObservationValue(kind, number: number)
        }
    }

    /// LOINC answers and SNOMED CT findings.
    private static func status(_ node: FHIRNode) throws(MappingFailure) -> KnownStatus? {
        if let flag = try node.flag("valueBoolean") { return flag ? .yes : .no }
        guard let concept = try node.node("valueCodeableConcept") else { return nil }
        for code in try concept.statusCodes() {
            switch code {
            case "LA15173-0", "77386006", "LA33-6", "373066001", "413712001", "Y": return .yes
            case "LA26683-5", "60001007", "LA32-8", "373067005", "N": return .no
            case "LA4489-6", "261665006", "UNK": return .unknown
            default: continue
            }
        }
        throw MappingFailure("value-malformed", concept.pointer, "Expected a known answer: yes, no or unknown.")
    }
}

/// Units of measurements, converted exactly by decimal factors.
enum MeasurementUnit {
    /// How many of the kept unit one of a source's unit is.
    private static let factors: [ObservationKind: [String: String]] = [
        .bodyWeight: [
            "kg": "1", "kilogram": "1", "kilograms": "1", "g": "0.001", "gram": "0.001", "grams": "0.001",
            "[lb_av]": "0.45359237", "lb": "0.45359237", "lbs": "0.45359237", "pounds": "0.45359237",
            "[oz_av]": "0.028349523",
        ],
        .bodyHeight: [
            "cm": "1", "centimeter": "1", "centimeters": "1", "m": "100", "mm": "0.1",
            "[in_i]": "2.54", "in": "2.54", "inches": "2.54", "[in_us]": "2.54", "[ft_i]": "30.48", "ft": "30.48",
        ],
        .serumCreatinine: ["umol/l": "1", "µmol/l": "1", "μmol/l": "1", "mmol/l": "1000", "mg/dl": "88.4"],
        .estimatedGFR: [
            "ml/min/{1.73_m2}": "1", "ml/min/1.73m2": "1", "ml/min/1.73 m2": "1", "ml/min/1.73m^2": "1",
            "ml/min/{1.73m2}": "1", "ml/min/1.73 m²": "1", "ml/min/1.73m²": "1", "ml/min/{1.73_m^2}": "1",
            "ml/min": "1", "ml/min/173.10*-2.m2": "1",
        ],
    ]

    /// Digits after the point that are kept, rounded half away from zero: grams, tenths of a millimetre, hundredths.
    private static let digits: [ObservationKind: UInt8] = [
        .bodyWeight: 3, .bodyHeight: 2, .serumCreatinine: 2, .estimatedGFR: 2,
    ]

    /// A value in the unit that is kept of its kind; `nil` if the unit is none of it or the number does not fit.
    static func convert(_ value: DecimalNumber, from unit: String, to kind: ObservationKind) -> DecimalNumber? {
        let unit = unit.trimmingBlanks().lowercased()
        guard let factor = factors[kind]?[unit].flatMap({ DecimalNumber($0) }), let digits = digits[kind] else {
            return nil
        }
        let one = DecimalNumber(1)
        guard value.scale > digits || factor != one else { return value }
        // a × b = a ÷ (1 ÷ b) would not be exact: the product of the mantissas is, as a fraction of a power of ten.
        let product = Int128(value.mantissa) * Int128(factor.mantissa)
        return DecimalNumber(rounding: product, scale: Int(value.scale) + Int(factor.scale), digits: digits)
    }
}

extension DecimalNumber {
    /// The same number without zeros that it does not need.
    var shortest: DecimalNumber { DecimalNumber(rounding: Int128(mantissa), scale: Int(scale), digits: 9) ?? self }

    /// `mantissa × 10^-scale` (a scale up to 18), rounded half away from zero to `digits` after the point, without zeros
    /// that the number does not need.
    init?(rounding mantissa: Int128, scale: Int, digits: UInt8) {
        var mantissa = mantissa
        var scale = scale
        if scale > Int(digits) {
            var divisor: Int128 = 1
            for _ in 0..<(scale - Int(digits)) { divisor *= 10 }
            let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
            let roundsUp = remainder.magnitude * 2 >= divisor.magnitude
            mantissa = quotient + (roundsUp ? mantissa.signum() : 0)
            scale = Int(digits)
        }
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        guard let fitting = Int64(exactly: mantissa) else { return nil }
        self.init(mantissa: fitting, scale: UInt8(clamping: scale))
    }
}
