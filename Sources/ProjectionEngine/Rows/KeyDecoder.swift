public import EventCatalog

/// Takes the parts of a key apart, in the order in which ``KeyEncoder`` put them together.
public struct KeyDecoder: Sendable {
    private let bytes: [UInt8]
    private var offset: Int

    /// Begins with a whole key.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
    }

    /// Copies a key out of a scan.
    public init(_ span: Span<UInt8>) {
        self.init([UInt8](copying: span))
    }

    /// How many bytes are left.
    public var remaining: Int { bytes.count - offset }

    /// Leaves bytes out.
    public mutating func skip(_ count: Int) throws(RowError) {
        guard count >= 0, count <= remaining else { throw .damaged }
        offset += count
    }

    /// Reads an id.
    public mutating func id() throws(RowError) -> RecordID {
        RecordID(high: try integer(), low: try integer())
    }

    /// Reads 8 bytes, big-endian.
    public mutating func integer() throws(RowError) -> UInt64 {
        guard remaining >= 8 else { throw .damaged }
        var value: UInt64 = 0
        for _ in 0..<8 {
            value = value << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return value
    }

    /// Reads what `append(descending:)` wrote.
    public mutating func descendingInteger() throws(RowError) -> UInt64 { ~(try integer()) }

    /// Reads one byte.
    public mutating func byte() throws(RowError) -> UInt8 {
        guard remaining >= 1 else { throw .damaged }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Reads a date.
    public mutating func date() throws(RowError) -> CalendarDate {
        guard remaining >= 4 else { throw .damaged }
        var packed: UInt32 = 0
        for _ in 0..<4 {
            packed = packed << 8 | UInt32(bytes[offset])
            offset += 1
        }
        guard let date = CalendarDate(packed: packed) else { throw .damaged }
        return date
    }

    /// Reads a text up to its terminator.
    public mutating func text() throws(RowError) -> String {
        var text: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == 0 { return String(decoding: text, as: UTF8.self) }
            if byte == 1 {
                guard offset < bytes.count, bytes[offset] >= 1 else { throw .damaged }
                text.append(bytes[offset] - 1)
                offset += 1
            } else {
                text.append(byte)
            }
        }
        throw .damaged
    }
}

extension [UInt8] {
    /// Copies the bytes a scan shows.
    public init(copying span: Span<UInt8>) {
        self.init(capacity: span.count) { output in
            for index in span.indices { output.append(span[index]) }
        }
    }
}
