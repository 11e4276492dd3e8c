/// Writes the fields of a row one after the other, compactly and without names.
///
/// The reader must ask for the same fields in the same order; the projection's version tells rows of another form apart.
public struct RowEncoder: Sendable {
    /// The row so far.
    public private(set) var bytes: [UInt8]

    /// Begins a row.
    ///
    /// - Parameter capacity: The expected size in bytes.
    public init(capacity: Int = 64) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Appends a number in 1 … 10 bytes, seven bits each.
    public mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a signed number; small ones of either sign are short.
    public mutating func append(_ value: Int64) {
        append(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Appends a signed number.
    public mutating func append(_ value: Int) { append(Int64(value)) }

    /// Appends one byte.
    public mutating func append(_ value: UInt8) { bytes.append(value) }

    /// Appends one byte.
    public mutating func append(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Appends a text with its length.
    public mutating func append(_ text: String) {
        append(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends bytes with their count.
    public mutating func append(bytes more: [UInt8]) {
        append(UInt64(more.count))
        bytes.append(contentsOf: more)
    }

    /// Appends a value that knows its fields.
    @inlinable
    public mutating func append(_ value: some RowValue) { value.encode(to: &self) }

    /// Appends an enumeration's number.
    @inlinable
    public mutating func append<Value: RawRepresentable>(_ value: Value) where Value.RawValue == UInt8 {
        append(value.rawValue)
    }

    /// Appends a value of a short list, or that there is none.
    public mutating func append<Value: RawRepresentable>(choice value: Value?) where Value.RawValue == UInt8 {
        append(value != nil)
        if let value { append(value) }
    }

    /// Appends a value that may be missing.
    @inlinable
    public mutating func append(_ value: (some RowValue)?) {
        append(value != nil)
        if let value { value.encode(to: &self) }
    }

    /// Appends a text that may be missing.
    public mutating func append(_ text: String?) {
        append(text != nil)
        if let text { append(text) }
    }

    /// Appends a number that may be missing.
    public mutating func append(_ value: Int?) {
        append(value != nil)
        if let value { append(value) }
    }

    /// Appends values with their count.
    @inlinable
    public mutating func append(_ values: [some RowValue]) {
        append(UInt64(values.count))
        for value in values { value.encode(to: &self) }
    }

    /// Appends texts with their count.
    public mutating func append(_ texts: [String]) {
        append(UInt64(texts.count))
        for text in texts { append(text) }
    }

    /// Appends 8 bytes of fixed width.
    mutating func append(fixed value: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }
}

/// A value with a fixed form inside a row.
public protocol RowValue {
    /// Writes its fields.
    func encode(to row: inout RowEncoder)

    /// Reads its fields.
    init(from row: inout RowDecoder) throws(RowError)
}
