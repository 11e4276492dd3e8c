// Values read from the canonical form of `proto/values.proto`: see WireReader+Canonical.swift.

extension ID {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        self.init(try RecordID(canonical: part, in: bytes))
    }
}

extension RecordID {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        do {
            let high = reader.take(1, wireType: 1, in: bytes) ? try reader.fixed64(in: bytes) : 0
            let low = reader.take(2, wireType: 1, in: bytes) ? try reader.fixed64(in: bytes) : 0
            self.init(high: high, low: low)
        } catch {
            throw NotCanonical()
        }
        try reader.finish()
    }
}

extension DecimalNumber {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        self = try reader.decimal(mantissa: 1, scale: 2, in: bytes)
        try reader.finish()
    }
}

extension Quantity {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let value = try reader.decimal(mantissa: 1, scale: 2, in: bytes)
        let unit = try reader.text(3, in: bytes)
        try reader.finish()
        self.init(value, unit: unit)
    }
}

extension Coding {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let known = try reader.number(1, in: bytes)
        let code = try reader.text(2, in: bytes)
        let display = try reader.textIfGiven(3, in: bytes)
        let other = try reader.textIfGiven(4, in: bytes)
        try reader.finish()
        guard let number = UInt8(exactly: known), let system = StoredCodeSystem(rawValue: Int(number)) else {
            throw NotCanonical()
        }
        do {
            self.init(system: try system.name(orElse: other), code: code, display: display)
        } catch {
            throw NotCanonical()
        }
    }
}

extension DosageTiming {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let frequency = try reader.integer(1, in: bytes)
        let period = try reader.message(2, in: bytes, DecimalNumber.init(canonical:in:))
        let unit: PeriodUnit = try reader.known(3, in: bytes)
        try reader.finish()
        self.init(frequency: frequency, period: period, unit: unit)
    }
}

extension Dosage {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let sequence = try reader.integer(1, in: bytes)
        let text = try reader.text(2, in: bytes)
        let dose = try reader.messageIfGiven(3, in: bytes, Quantity.init(canonical:in:))
        let timing = try reader.messageIfGiven(4, in: bytes, DosageTiming.init(canonical:in:))
        let route = try reader.textIfGiven(5, in: bytes)
        let asNeeded = try reader.flag(6, in: bytes)
        try reader.finish()
        self.init(sequence: sequence, text: text, dose: dose, timing: timing, route: route, asNeeded: asNeeded)
    }
}

extension HumanName {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let use: NameUse = try reader.known(1, in: bytes)
        let family = try reader.text(2, in: bytes)
        let given = try reader.texts(3, in: bytes)
        let prefix = try reader.texts(4, in: bytes)
        let suffix = try reader.texts(5, in: bytes)
        try reader.finish()
        self.init(use: use, family: family, given: given, prefix: prefix, suffix: suffix)
    }
}

extension Identifier {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let system = try reader.text(1, in: bytes)
        let value = try reader.text(2, in: bytes)
        try reader.finish()
        self.init(system: system, value: value)
    }
}

extension ContactPoint {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let system: ContactSystem = try reader.known(1, in: bytes)
        let value = try reader.text(2, in: bytes)
        try reader.finish()
        self.init(system: system, value: value)
    }
}

extension PostalAddress {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let line = try reader.texts(1, in: bytes)
        let city = try reader.textIfGiven(2, in: bytes)
        let state = try reader.textIfGiven(3, in: bytes)
        let postalCode = try reader.textIfGiven(4, in: bytes)
        let country = try reader.textIfGiven(5, in: bytes)
        try reader.finish()
        self.init(line: line, city: city, state: state, postalCode: postalCode, country: country)
    }
}
