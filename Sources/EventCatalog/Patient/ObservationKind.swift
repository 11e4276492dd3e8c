/// What was observed.
public enum ObservationKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Body weight, in kg.
    case bodyWeight = 1
    /// Body height, in cm.
    case bodyHeight
    /// Serum creatinine, in µmol/L.
    case serumCreatinine
    /// Estimated glomerular filtration rate, in mL/min/1.73 m².
    case estimatedGFR
    /// Pregnancy.
    case pregnancy
    /// Breastfeeding.
    case breastfeeding
}

extension ObservationKind: WireNamed {
    /// The name in the API, such as `body-weight`.
    public var wireName: String {
        switch self {
        case .bodyWeight: "body-weight"
        case .bodyHeight: "body-height"
        case .serumCreatinine: "serum-creatinine"
        case .estimatedGFR: "estimated-gfr"
        case .pregnancy: "pregnancy"
        case .breastfeeding: "breastfeeding"
        }
    }

    /// The LOINC code of what is kept; sources may use others.
    public var loincCode: String {
        switch self {
        case .bodyWeight: "29463-7"
        case .bodyHeight: "8302-2"
        case .serumCreatinine: "14682-9"
        case .estimatedGFR: "98979-8"
        case .pregnancy: "82810-3"
        case .breastfeeding: "63895-7"
        }
    }

    /// The UCUM unit of a measurement; `nil` for a status.
    public var unit: String? {
        switch self {
        case .bodyWeight: "kg"
        case .bodyHeight: "cm"
        case .serumCreatinine: "umol/L"
        case .estimatedGFR: "mL/min/{1.73_m2}"
        case .pregnancy, .breastfeeding: nil
        }
    }
}

extension ObservationValue {
    /// What was observed.
    public var kind: ObservationKind {
        switch self {
        case .bodyWeight: .bodyWeight
        case .bodyHeight: .bodyHeight
        case .serumCreatinine: .serumCreatinine
        case .estimatedGFR: .estimatedGFR
        case .pregnancy: .pregnancy
        case .breastfeeding: .breastfeeding
        }
    }

    /// The number, in the unit of its kind; `nil` for a status.
    public var number: DecimalNumber? {
        switch self {
        case .bodyWeight(let number), .bodyHeight(let number), .serumCreatinine(let number), .estimatedGFR(let number):
            number
        case .pregnancy, .breastfeeding: nil
        }
    }

    /// The status; `nil` for a measurement.
    public var status: KnownStatus? {
        switch self {
        case .bodyWeight, .bodyHeight, .serumCreatinine, .estimatedGFR: nil
        case .pregnancy(let status), .breastfeeding(let status): status
        }
    }

    /// A measurement, in the unit of its kind; `nil` if that kind is a status.
    public init?(_ kind: ObservationKind, number: DecimalNumber) {
        switch kind {
        case .bodyWeight: self = .bodyWeight(kilograms: number)
        case .bodyHeight: self = .bodyHeight(centimetres: number)
        case .serumCreatinine: self = .serumCreatinine(micromolesPerLitre: number)
        case .estimatedGFR: self = .estimatedGFR(millilitresPerMinute: number)
        case .pregnancy, .breastfeeding: return nil
        }
    }

    /// A status; `nil` if that kind is a measurement.
    public init?(_ kind: ObservationKind, status: KnownStatus) {
        switch kind {
        case .bodyWeight, .bodyHeight, .serumCreatinine, .estimatedGFR: return nil
        case .pregnancy: self = .pregnancy(status)
        case .breastfeeding: self = .breastfeeding(status)
        }
    }
}
