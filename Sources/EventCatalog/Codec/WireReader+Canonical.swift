/// A payload isn't in the form that this program writes. It may still be a good one: SwiftProtobuf decides.
struct NotCanonical: Error {}

// The canonical form of a message: its fields in the order of their numbers, each once, a repeated one without others
// between, none unknown, no number cut off to fit. So a reader asks for the fields one after another, and what it does
// not ask for shows at the end: a field out of order, given twice, of another wire type or from a newer program.
//
// Fields are named by their number here, which is at most 15: their key is one byte.

extension WireReader {
    /// Passes over the key of that field if it comes next.
    @inline(__always)
    mutating func take(_ field: UInt8, wireType: UInt8, in bytes: Span<UInt8>) -> Bool {
        guard offset < end, bytes[offset] == field << 3 | wireType else { return false }
        offset += 1
        return true
    }

    /// Nothing may be left.
    @inline(__always)
    func finish() throws(NotCanonical) {
        guard isAtEnd else { throw NotCanonical() }
    }

    /// A variable-length integer.
    @inline(__always)
    mutating func canonicalVarint(in bytes: Span<UInt8>) throws(NotCanonical) -> UInt64 {
        do { return try varint(in: bytes) } catch { throw NotCanonical() }
    }

    /// Where a length-delimited field's content is.
    @inline(__always)
    mutating func canonicalPart(in bytes: Span<UInt8>) throws(NotCanonical) -> Range<Int> {
        let length = try canonicalVarint(in: bytes)
        guard length <= UInt64(end - offset) else { throw NotCanonical() }
        let part = offset..<offset + Int(length)
        offset = part.upperBound
        return part
    }
}

// MARK: Numbers

extension WireReader {
    /// A number, 0 where it is left out.
    @inline(__always)
    mutating func number(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> UInt64 {
        take(field, wireType: 0, in: bytes) ? try canonicalVarint(in: bytes) : 0
    }

    /// An `int64`, 0 where it is left out.
    @inline(__always)
    mutating func integer(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> Int {
        Int(Int64(bitPattern: try number(field, in: bytes)))
    }

    /// An `optional int64`.
    @inline(__always)
    mutating func integerIfGiven(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> Int? {
        guard take(field, wireType: 0, in: bytes) else { return nil }
        return Int(Int64(bitPattern: try canonicalVarint(in: bytes)))
    }

    /// A decimal number in the two fields `mantissa` and `scale`.
    @inline(__always)
    mutating func decimal(
        mantissa: UInt8,
        scale: UInt8,
        in bytes: Span<UInt8>
    ) throws(NotCanonical) -> DecimalNumber {
        let zigzag = try number(mantissa, in: bytes)
        let digits = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
        guard let places = UInt8(exactly: try number(scale, in: bytes)),
            let number = DecimalNumber(mantissa: digits, scale: places)
        else { throw NotCanonical() }
        return number
    }

    /// A flag, off where it is left out.
    @inline(__always)
    mutating func flag(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> Bool {
        try number(field, in: bytes) != 0
    }

    /// A value of a list that has to be given.
    @inline(__always)
    mutating func known<Value: RawRepresentable<UInt8>>(
        _ field: UInt8,
        in bytes: Span<UInt8>
    ) throws(NotCanonical) -> Value {
        guard let number = UInt8(exactly: try number(field, in: bytes)), let value = Value(rawValue: number) else {
            throw NotCanonical()
        }
        return value
    }

    /// A value of a list that may be left out.
    @inline(__always)
    mutating func knownIfGiven<Value: RawRepresentable<UInt8>>(
        _ field: UInt8,
        in bytes: Span<UInt8>
    ) throws(NotCanonical) -> Value? {
        let number = try number(field, in: bytes)
        if number == 0 { return nil }
        guard let stored = UInt8(exactly: number), let value = Value(rawValue: stored) else { throw NotCanonical() }
        return value
    }

    /// A date that may be left out.
    @inline(__always)
    mutating func dateIfGiven(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> CalendarDate? {
        let number = try number(field, in: bytes)
        if number == 0 { return nil }
        guard let stored = UInt32(exactly: number), let date = CalendarDate(stored: stored) else {
            throw NotCanonical()
        }
        return date
    }

    /// A date that has to be given.
    @inline(__always)
    mutating func date(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> CalendarDate {
        guard let date = try dateIfGiven(field, in: bytes) else { throw NotCanonical() }
        return date
    }
}

// MARK: Texts and messages

extension WireReader {
    /// A text, empty where it is left out.
    @inline(__always)
    mutating func text(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> String {
        try textIfGiven(field, in: bytes) ?? ""
    }

    /// An `optional string`.
    mutating func textIfGiven(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> String? {
        guard take(field, wireType: 2, in: bytes) else { return nil }
        let content = bytes.extracting(try canonicalPart(in: bytes))
        do { return String(copying: try UTF8Span(validating: content)) } catch { throw NotCanonical() }
    }

    /// A `repeated string`.
    mutating func texts(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> [String] {
        var texts: [String] = []
        while let text = try textIfGiven(field, in: bytes) { texts.append(text) }
        return texts
    }

    /// The content of a `bytes` field, none where it is left out.
    mutating func content(_ field: UInt8, in bytes: Span<UInt8>) throws(NotCanonical) -> [UInt8] {
        guard take(field, wireType: 2, in: bytes) else { return [] }
        return EntryFields.array(bytes.extracting(try canonicalPart(in: bytes)))
    }

    /// A message that may be left out.
    @inline(__always)
    mutating func messageIfGiven<Value>(
        _ field: UInt8,
        in bytes: Span<UInt8>,
        _ read: (Range<Int>, Span<UInt8>) throws(NotCanonical) -> Value
    ) throws(NotCanonical) -> Value? {
        guard take(field, wireType: 2, in: bytes) else { return nil }
        return try read(canonicalPart(in: bytes), bytes)
    }

    /// A message that has to be given.
    @inline(__always)
    mutating func message<Value>(
        _ field: UInt8,
        in bytes: Span<UInt8>,
        _ read: (Range<Int>, Span<UInt8>) throws(NotCanonical) -> Value
    ) throws(NotCanonical) -> Value {
        guard let value = try messageIfGiven(field, in: bytes, read) else { throw NotCanonical() }
        return value
    }

    /// A repeated message.
    @inline(__always)
    mutating func messages<Value>(
        _ field: UInt8,
        in bytes: Span<UInt8>,
        _ read: (Range<Int>, Span<UInt8>) throws(NotCanonical) -> Value
    ) throws(NotCanonical) -> [Value] {
        var values: [Value] = []
        while let value = try messageIfGiven(field, in: bytes, read) { values.append(value) }
        return values
    }
}
