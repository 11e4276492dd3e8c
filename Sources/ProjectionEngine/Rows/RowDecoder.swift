/// Reads the fields of a row in the order in which ``RowEncoder`` wrote them.
///
/// Whatever the bytes are, it never traps: what can't be is ``RowError/damaged``.
public struct RowDecoder: Sendable {
    private let bytes: [UInt8]
    private var offset: Int

    /// Begins with a whole row.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
    }

    /// Copies a row out of a scan.
    public init(_ span: Span<UInt8>) {
        self.init([UInt8](copying: span))
    }

    /// How many bytes are left.
    public var remaining: Int { bytes.count - offset }

    /// Reads a number.
    public mutating func unsigned() throws(RowError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            guard shift < 64 else { break }
        }
        throw .damaged
    }

    /// Reads a signed number.
    public mutating func signed() throws(RowError) -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// Reads a signed number.
    public mutating func integer() throws(RowError) -> Int { Int(try signed()) }

    /// Reads one byte.
    public mutating func byte() throws(RowError) -> UInt8 {
        guard offset < bytes.count else { throw .damaged }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Reads a truth value.
    public mutating func flag() throws(RowError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .damaged
        }
    }

    /// Reads a text.
    public mutating func text() throws(RowError) -> String {
        let count = try length()
        guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else { throw .damaged }
        offset += count
        return text
    }

    /// Reads bytes with their count.
    public mutating func byteArray() throws(RowError) -> [UInt8] {
        let count = try length()
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    /// Reads a value that knows its fields.
    @inlinable
    public mutating func value<Value: RowValue>(_: Value.Type = Value.self) throws(RowError) -> Value {
        try Value(from: &self)
    }

    /// Reads an enumeration's number.
    @inlinable
    public mutating func choice<Value: RawRepresentable>(
        _: Value.Type = Value.self
    ) throws(RowError) -> Value where Value.RawValue == UInt8 {
        guard let value = Value(rawValue: try byte()) else { throw .damaged }
        return value
    }

    /// Reads a value of a short list; `nil` if there is none.
    public mutating func optionalChoice<Value: RawRepresentable>(
        _: Value.Type = Value.self
    ) throws(RowError) -> Value? where Value.RawValue == UInt8 {
        try flag() ? try choice() : nil
    }

    /// Reads a value that may be missing.
    @inlinable
    public mutating func optionalValue<Value: RowValue>(_: Value.Type = Value.self) throws(RowError) -> Value? {
        try flag() ? try Value(from: &self) : nil
    }

    /// Reads a text that may be missing.
    public mutating func optionalText() throws(RowError) -> String? { try flag() ? try text() : nil }

    /// Reads a number that may be missing.
    public mutating func optionalInteger() throws(RowError) -> Int? { try flag() ? try integer() : nil }

    /// Reads values with their count.
    @inlinable
    public mutating func values<Value: RowValue>(_: Value.Type = Value.self) throws(RowError) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try length()) { values.append(try Value(from: &self)) }
        return values
    }

    /// Reads texts with their count.
    public mutating func texts() throws(RowError) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try length()) { texts.append(try text()) }
        return texts
    }

    /// Reads 8 bytes of fixed width.
    mutating func fixed() throws(RowError) -> UInt64 {
        guard remaining >= 8 else { throw .damaged }
        var value: UInt64 = 0
        for _ in 0..<8 {
            value = value << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return value
    }

    /// Reads a count of things that take at least a byte each, so never more than there are bytes.
    @usableFromInline
    mutating func length() throws(RowError) -> Int {
        let value = try unsigned()
        guard value <= UInt64(remaining) else { throw .damaged }
        return Int(value)
    }
}
