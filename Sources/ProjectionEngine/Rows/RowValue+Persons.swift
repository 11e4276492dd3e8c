public import EventCatalog

extension HumanName: RowValue {
    /// Writes use and parts.
    public func encode(to row: inout RowEncoder) {
        row.append(use)
        row.append(family)
        row.append(given)
        row.append(prefix)
        row.append(suffix)
    }

    /// Reads use and parts.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(
            use: try row.choice(),
            family: try row.text(),
            given: try row.texts(),
            prefix: try row.texts(),
            suffix: try row.texts()
        )
    }
}

extension Identifier: RowValue {
    /// Writes system and value.
    public func encode(to row: inout RowEncoder) {
        row.append(system)
        row.append(value)
    }

    /// Reads system and value.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(system: try row.text(), value: try row.text())
    }
}

extension ContactPoint: RowValue {
    /// Writes kind and value.
    public func encode(to row: inout RowEncoder) {
        row.append(system)
        row.append(value)
    }

    /// Reads kind and value.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(system: try row.choice(), value: try row.text())
    }
}

extension PostalAddress: RowValue {
    /// Writes the parts.
    public func encode(to row: inout RowEncoder) {
        row.append(line)
        row.append(city)
        row.append(state)
        row.append(postalCode)
        row.append(country)
    }

    /// Reads the parts.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(
            line: try row.texts(),
            city: try row.optionalText(),
            state: try row.optionalText(),
            postalCode: try row.optionalText(),
            country: try row.optionalText()
        )
    }
}

extension DosageTiming: RowValue {
    /// Writes frequency, period and unit.
    public func encode(to row: inout RowEncoder) {
        row.append(frequency)
        row.append(period)
        row.append(unit)
    }

    /// Reads frequency, period and unit.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(frequency: try row.integer(), period: try row.value(), unit: try row.choice())
    }
}

extension Dosage: RowValue {
    /// Writes the instruction.
    public func encode(to row: inout RowEncoder) {
        row.append(sequence)
        row.append(text)
        row.append(dose)
        row.append(timing)
        row.append(route)
        row.append(asNeeded)
    }

    /// Reads the instruction.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(
            sequence: try row.integer(),
            text: try row.text(),
            dose: try row.optionalValue(),
            timing: try row.optionalValue(),
            route: try row.optionalText(),
            asNeeded: try row.flag()
        )
    }
}
