internal import SwiftProtobuf

// Values to and from their stored form (`proto/values.proto`).

/// The stored message, if it is there.
func required<Stored>(
    _ isPresent: Bool,
    _ stored: @autoclosure () -> Stored,
    _ field: String
) throws(CatalogError) -> Stored {
    guard isPresent else { throw .malformed(field: field) }
    return stored()
}

/// The value with the number of a stored enum's case; our enums have the same numbers as the stored ones.
func known<Value: RawRepresentable<UInt8>>(_ stored: some Enum, _ field: String) throws(CatalogError) -> Value {
    guard let number = UInt8(exactly: stored.rawValue), let value = Value(rawValue: number) else {
        throw .malformed(field: field)
    }
    return value
}

/// The value with the number of a stored enum's case; `nil` for the unspecified one.
func knownIfGiven<Value: RawRepresentable<UInt8>>(
    _ stored: some Enum,
    _ field: String
) throws(CatalogError) -> Value? {
    stored.rawValue == 0 ? nil : try known(stored, field)
}

/// The stored enum's case with the number of ours, the unspecified one for none.
func storedIfGiven<Stored: Enum>(_ value: (some RawRepresentable<UInt8>)?) -> Stored {
    value.map { stored($0) } ?? Stored()
}

/// The stored enum's case with the number of ours.
func stored<Stored: Enum>(_ value: some RawRepresentable<UInt8>) -> Stored {
    Stored(rawValue: Int(value.rawValue)) ?? Stored()
}

/// Decodes a list.
func values<Stored, Value>(
    _ stored: [Stored],
    _ decode: (Stored) throws(CatalogError) -> Value
) throws(CatalogError) -> [Value] {
    if stored.isEmpty { return [] }
    var values: [Value] = []
    values.reserveCapacity(stored.count)
    for element in stored { values.append(try decode(element)) }
    return values
}

extension RecordID {
    init(stored: StoredID) { self.init(high: stored.high, low: stored.low) }

    var stored: StoredID {
        var stored = StoredID()
        stored.high = high
        stored.low = low
        return stored
    }
}

extension ID {
    init(stored: StoredID) { self.init(RecordID(stored: stored)) }

    var stored: StoredID { record.stored }
}

extension CalendarDate {
    /// YYYYMMDD; zeros for what is not known.
    var stored: UInt32 { UInt32(truncatingIfNeeded: year * 10_000 + (month ?? 0) * 100 + (day ?? 0)) }

    /// Reads YYYYMMDD; `nil` for a date that does not exist.
    init?(stored: UInt32) {
        let month = Int(stored / 100 % 100)
        let day = Int(stored % 100)
        self.init(year: Int(stored / 10_000), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }

    init(stored: UInt32, _ field: String) throws(CatalogError) {
        guard let date = CalendarDate(stored: stored) else { throw .malformed(field: field) }
        self = date
    }

    /// A date that may be missing.
    static func ifGiven(_ stored: UInt32, _ field: String) throws(CatalogError) -> CalendarDate? {
        stored == 0 ? nil : try CalendarDate(stored: stored, field)
    }
}

extension DecimalNumber {
    init(mantissa: Int64, storedScale: UInt32, _ field: String) throws(CatalogError) {
        guard let scale = UInt8(exactly: storedScale), let number = DecimalNumber(mantissa: mantissa, scale: scale)
        else {
            throw .malformed(field: field)
        }
        self = number
    }

    init(stored: StoredDecimal) throws(CatalogError) {
        try self.init(mantissa: stored.mantissa, storedScale: stored.scale, "Decimal.scale")
    }

    var stored: StoredDecimal {
        var stored = StoredDecimal()
        stored.mantissa = mantissa
        stored.scale = UInt32(scale)
        return stored
    }
}

extension Quantity {
    init(stored: StoredQuantity) throws(CatalogError) {
        let value = try DecimalNumber(mantissa: stored.mantissa, storedScale: stored.scale, "Quantity.scale")
        self.init(value, unit: stored.unit)
    }

    var stored: StoredQuantity {
        var stored = StoredQuantity()
        stored.mantissa = value.mantissa
        stored.scale = UInt32(value.scale)
        stored.unit = unit
        return stored
    }
}

extension Coding {
    init(stored: StoredCoding) throws(CatalogError) {
        self.init(
            system: try stored.knownSystem.name(orElse: stored.hasOtherSystem ? stored.otherSystem : nil),
            code: stored.code,
            display: stored.hasDisplay ? stored.display : nil
        )
    }

    var stored: StoredCoding {
        var stored = StoredCoding()
        if let known = StoredCodeSystem(name: system) {
            stored.knownSystem = known
        } else {
            stored.otherSystem = system
        }
        stored.code = code
        if let display { stored.display = display }
        return stored
    }
}

extension StoredCodeSystem {
    /// The known system of that name.
    init?(name: String) {
        switch name {
        case CodeSystem.icd10: self = .icd10
        case CodeSystem.icd10CM: self = .icd10Cm
        case CodeSystem.snomedCT: self = .snomedCt
        case CodeSystem.rxNorm: self = .rxNorm
        case CodeSystem.atc: self = .atc
        case CodeSystem.loinc: self = .loinc
        case CodeSystem.demonstration: self = .demonstration
        default: return nil
        }
    }

    /// The name of the known system, or the other one's: exactly one of the two must be there.
    func name(orElse other: String?) throws(CatalogError) -> String {
        if case .unspecified = self {
            guard let other else { throw .malformed(field: "Coding.known_system") }
            return other
        }
        guard other == nil else { throw .malformed(field: "Coding.other_system") }
        switch self {
        case .icd10: return CodeSystem.icd10
        case .icd10Cm: return CodeSystem.icd10CM
        case .snomedCt: return CodeSystem.snomedCT
        case .rxNorm: return CodeSystem.rxNorm
        case .atc: return CodeSystem.atc
        case .loinc: return CodeSystem.loinc
        case .demonstration: return CodeSystem.demonstration
        case .unspecified, .UNRECOGNIZED: throw .malformed(field: "Coding.known_system")
        }
    }
}
