public import EventCatalog

extension RecordID: RowValue {
    /// Writes 16 bytes.
    public func encode(to row: inout RowEncoder) {
        row.append(fixed: high)
        row.append(fixed: low)
    }

    /// Reads 16 bytes.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(high: try row.fixed(), low: try row.fixed())
    }
}

extension ID: RowValue {
    /// Writes 16 bytes.
    public func encode(to row: inout RowEncoder) { record.encode(to: &row) }

    /// Reads 16 bytes.
    public init(from row: inout RowDecoder) throws(RowError) { self.init(try RecordID(from: &row)) }
}

extension DecimalNumber: RowValue {
    /// Writes scale and mantissa.
    public func encode(to row: inout RowEncoder) {
        row.append(scale)
        row.append(mantissa)
    }

    /// Reads scale and mantissa.
    public init(from row: inout RowDecoder) throws(RowError) {
        let scale = try row.byte()
        guard let number = DecimalNumber(mantissa: try row.signed(), scale: scale) else { throw .damaged }
        self = number
    }
}

extension CalendarDate: RowValue {
    /// Writes 2 … 4 bytes.
    public func encode(to row: inout RowEncoder) { row.append(UInt64(packed)) }

    /// Reads a date that exists.
    public init(from row: inout RowDecoder) throws(RowError) {
        guard let packed = UInt32(exactly: try row.unsigned()), let date = CalendarDate(packed: packed) else {
            throw .damaged
        }
        self = date
    }
}

extension Timestamp: RowValue {
    /// Writes the microseconds.
    public func encode(to row: inout RowEncoder) { row.append(microseconds) }

    /// Reads the microseconds.
    public init(from row: inout RowDecoder) throws(RowError) {
        guard let timestamp = Timestamp(microseconds: try row.signed()) else { throw .damaged }
        self = timestamp
    }
}

extension ClinicalTime: RowValue {
    /// Writes instant, offset and precision.
    public func encode(to row: inout RowEncoder) {
        row.append(instant)
        row.append(Int64(offsetMinutes))
        row.append(precision)
    }

    /// Reads instant, offset and precision.
    public init(from row: inout RowDecoder) throws(RowError) {
        let instant: Timestamp = try row.value()
        guard let offset = Int16(exactly: try row.signed()) else { throw .damaged }
        self.init(instant, offsetMinutes: offset, precision: try row.choice())
    }
}

extension Coding: RowValue {
    /// Writes system, code and words.
    public func encode(to row: inout RowEncoder) {
        row.append(system)
        row.append(code)
        row.append(display)
    }

    /// Reads system, code and words.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(system: try row.text(), code: try row.text(), display: try row.optionalText())
    }
}

extension Quantity: RowValue {
    /// Writes value and unit.
    public func encode(to row: inout RowEncoder) {
        row.append(value)
        row.append(unit)
    }

    /// Reads value and unit.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(try row.value(), unit: try row.text())
    }
}
