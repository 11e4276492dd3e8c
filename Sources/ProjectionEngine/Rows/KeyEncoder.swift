public import EventCatalog

/// Builds a key whose byte order is the order of the values put into it.
///
/// Texts end with a zero byte, so that `A1` comes before `A10` whatever follows, and a range over a prefix of the parts
/// is one scan. The storage takes keys of at most ``maximumLength`` bytes.
public struct KeyEncoder: Sendable {
    /// The longest key a table takes, in bytes.
    public static let maximumLength = 511

    /// The key so far.
    public private(set) var bytes: [UInt8]

    /// Begins a key.
    public init() {
        bytes = []
        bytes.reserveCapacity(48)
    }

    /// Begins a key with an id: the commonest case.
    public init(_ id: RecordID) {
        self.init()
        append(id)
    }

    /// Appends 16 bytes.
    public mutating func append(_ id: RecordID) {
        append(id.high)
        append(id.low)
    }

    /// Appends 16 bytes.
    public mutating func append<Subject>(_ id: ID<Subject>) { append(id.record) }

    /// Appends 8 bytes, big-endian.
    public mutating func append(_ value: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    /// Appends 8 bytes such that larger values come first: newest-first lists by a forward scan.
    public mutating func append(descending value: UInt64) { append(~value) }

    /// Appends one byte.
    public mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Appends 4 bytes; a date that is only roughly known comes before the exact ones in it.
    public mutating func append(_ date: CalendarDate) {
        let packed = date.packed
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: packed >> UInt32(shift)))
        }
    }

    /// Appends a text and its terminator. Bytes 0 and 1 in the text are escaped, in order.
    ///
    /// - Parameters:
    ///   - text: The text; compared by its UTF-8 bytes, so fold case and accents first where that matters.
    ///   - limit: Bytes after the first `limit` of the encoded text are left out, to stay within ``maximumLength``.
    public mutating func append(_ text: some StringProtocol, limit: Int = 128) {
        append(prefix: text, limit: limit)
        bytes.append(0)
    }

    /// Appends a text without its terminator: what a scan by prefix begins with.
    public mutating func append(prefix text: some StringProtocol, limit: Int = 128) {
        let end = bytes.count + limit
        for byte in text.utf8 {
            if byte <= 1 {
                guard bytes.count + 2 <= end else { return }
                bytes.append(1)
                bytes.append(byte + 1)
            } else {
                guard bytes.count < end else { return }
                bytes.append(byte)
            }
        }
    }

    /// Appends bytes as they are.
    public mutating func append(bytes more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}

extension CalendarDate {
    /// Year, month and day in 23 bits, in the order of dates; 0 for a part that is not known.
    var packed: UInt32 { UInt32(year) << 9 | UInt32(month ?? 0) << 5 | UInt32(day ?? 0) }

    /// Reads ``packed``; `nil` if it is no date.
    init?(packed: UInt32) {
        let month = Int(packed >> 5 & 0xF)
        let day = Int(packed & 0x1F)
        self.init(year: Int(packed >> 9), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }
}
