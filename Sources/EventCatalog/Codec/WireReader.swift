/// Reads the protobuf wire format from a part of a span; never past its end, and without allocating.
///
/// It holds only where it is, because a struct can't hold a span; every call is given the span anew.
struct WireReader {
    var offset: Int
    let end: Int

    /// Reads the whole span.
    init(_ bytes: Span<UInt8>) {
        offset = 0
        end = bytes.count
    }

    /// Reads a part of the span, as ``bytes(in:)`` gave it.
    init(_ part: Range<Int>) {
        offset = part.lowerBound
        end = part.upperBound
    }

    var isAtEnd: Bool { offset >= end }

    private static let malformed = CatalogError.malformed(field: "Entry")

    /// A variable-length integer of at most 64 bits; most are one byte.
    @inline(__always)
    mutating func varint(in bytes: Span<UInt8>) throws(CatalogError) -> UInt64 {
        guard offset < end, bytes[offset] < 0x80 else { return try longVarint(in: bytes) }
        offset += 1
        return UInt64(bytes[offset - 1])
    }

    @inline(never)
    private mutating func longVarint(in bytes: Span<UInt8>) throws(CatalogError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < end {
            let byte = bytes[offset]
            offset += 1
            if shift == 63, byte > 1 { throw Self.malformed }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            if shift > 63 { throw Self.malformed }
        }
        throw Self.malformed
    }

    /// Eight bytes, the least significant first.
    mutating func fixed64(in bytes: Span<UInt8>) throws(CatalogError) -> UInt64 {
        guard end - offset >= 8 else { throw Self.malformed }
        // Taken out first, the eight bytes are checked once, and the compiler makes one load of them.
        let part = bytes.extracting(offset..<offset + 8)
        var value: UInt64 = 0
        for index in 0..<8 { value |= UInt64(part[index]) << UInt64(index * 8) }
        offset += 8
        return value
    }

    /// Where a length-delimited field's content is.
    mutating func bytes(in bytes: Span<UInt8>) throws(CatalogError) -> Range<Int> {
        let length = try varint(in: bytes)
        guard length <= UInt64(end - offset) else { throw Self.malformed }
        let part = offset..<offset + Int(length)
        offset = part.upperBound
        return part
    }

    /// A text; those of up to 15 bytes need no allocation.
    mutating func text(in bytes: Span<UInt8>, _ field: String) throws(CatalogError) -> String {
        try Self.text(bytes.extracting(self.bytes(in: bytes)), field)
    }

    /// The text in valid UTF-8.
    static func text(_ bytes: Span<UInt8>, _ field: String) throws(CatalogError) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes))
        } catch {
            throw .malformed(field: field)
        }
    }

    /// The key of the next field: its number, shifted left by three, and its wire type. Fields come in the order of
    /// their numbers, each once: `last` is the key before.
    mutating func key(in bytes: Span<UInt8>, after last: UInt64) throws(CatalogError) -> UInt64 {
        let key = try varint(in: bytes)
        guard key >> 3 > last >> 3, key >> 3 <= 0x1FFF_FFFF else { throw Self.malformed }
        return key
    }

    /// Passes over a field that a newer program wrote.
    mutating func skip(_ key: UInt64, in bytes: Span<UInt8>) throws(CatalogError) {
        switch key & 7 {
        case 0: _ = try varint(in: bytes)
        case 1: try advance(by: 8)
        case 2: _ = try self.bytes(in: bytes)
        case 5: try advance(by: 4)
        default: throw Self.malformed
        }
    }

    private mutating func advance(by count: Int) throws(CatalogError) {
        guard end - offset >= count else { throw Self.malformed }
        offset += count
    }
}
