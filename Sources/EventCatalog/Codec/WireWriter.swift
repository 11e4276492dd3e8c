/// Writes the protobuf wire format.
///
/// As in every proto3 writer, fields without presence are left out where they are zero or empty.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A field of a variable-length integer, unless it is zero.
    mutating func varint(_ value: UInt64, key: UInt8) {
        guard value != 0 else { return }
        bytes.append(key)
        varint(value)
    }

    mutating func fixed64(_ value: UInt64) {
        for index: UInt64 in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> (index * 8))) }
    }

    /// A field of eight bytes, zero too.
    mutating func fixed64(_ value: UInt64, key: UInt8) {
        bytes.append(key)
        fixed64(value)
    }

    /// A field of text, unless it is empty.
    mutating func text(_ text: String, key: UInt8) {
        guard !text.isEmpty else { return }
        header(key: key, length: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// A field of bytes, unless there are none.
    mutating func bytes(_ content: [UInt8], key: UInt8) {
        guard !content.isEmpty else { return }
        header(key: key, length: content.count)
        bytes.append(contentsOf: content)
    }

    /// A message's key and length; the caller writes that many bytes next.
    mutating func header(key: UInt8, length: Int) {
        bytes.append(key)
        varint(UInt64(length))
    }

    /// A field of an id.
    mutating func id(_ id: RecordID, key: UInt8) {
        header(key: key, length: Self.length(of: id))
        if id.high != 0 { fixed64(id.high, key: 0x09) }
        if id.low != 0 { fixed64(id.low, key: 0x11) }
    }
}

// MARK: Lengths

extension WireWriter {
    static func length(of id: RecordID) -> Int { (id.high == 0 ? 0 : 9) + (id.low == 0 ? 0 : 9) }

    /// The length of an id's field with its key and length.
    static func fieldLength(of id: RecordID?) -> Int { id.map { 2 + length(of: $0) } ?? 0 }

    /// The length of a text's field with its key and length.
    static func fieldLength(of text: String) -> Int {
        let count = text.utf8.count
        return count == 0 ? 0 : 1 + varintLength(UInt64(count)) + count
    }

    static func varintLength(_ value: UInt64) -> Int { (70 - (value | 1).leadingZeroBitCount) / 7 }

    /// Small numbers of either sign as small numbers.
    static func zigzag(_ value: Int16) -> UInt64 {
        let wide = Int64(value)
        return UInt64(bitPattern: (wide << 1) ^ (wide >> 63))
    }
}
