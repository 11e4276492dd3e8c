/// A 128-bit identifier: a UUIDv7 made by this system, so that keys sort by creation time (RFC 9562, section 5.7).
///
/// Held as two integers rather than as text: it compares, hashes and encodes without an allocation.
public struct RecordID: Hashable, Sendable {
    /// The most significant 64 bits, big-endian order of the textual form.
    public let high: UInt64
    /// The least significant 64 bits.
    public let low: UInt64

    /// Makes an id from its two halves.
    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a UUIDv7 from a clock reading and 74 bits of randomness.
    ///
    /// - Parameters:
    ///   - milliseconds: Milliseconds since 1970-01-01T00:00:00Z; only the low 48 bits are used.
    ///   - random: The source of the remaining bits.
    public init(milliseconds: UInt64, using random: inout some RandomNumberGenerator) {
        let time = (milliseconds & 0xFFFF_FFFF_FFFF) << 16
        let first = random.next()
        let second = random.next()
        self.high = time | 0x7000 | (first & 0x0FFF)
        self.low = 0x8000_0000_0000_0000 | (second & 0x3FFF_FFFF_FFFF_FFFF)
    }
}

extension RecordID: Comparable {
    /// Orders ids as their big-endian bytes do.
    public static func < (left: RecordID, right: RecordID) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

extension RecordID: CustomStringConvertible {
    /// The canonical lower-case form, `0190a3c4-…` (36 characters).
    public var description: String {
        var characters: [UInt8] = []
        characters.reserveCapacity(36)
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 { characters.append(UInt8(ascii: "-")) }
            let byte = self[byte: index]
            characters.append(Self.hexDigit(byte >> 4))
            characters.append(Self.hexDigit(byte & 0xF))
        }
        return String(decoding: characters, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension RecordID {
    /// The byte at `index` (0 … 15) of the big-endian form.
    public subscript(byte index: Int) -> UInt8 {
        let half = index < 8 ? high : low
        return UInt8(truncatingIfNeeded: half >> UInt64(56 - (index & 7) * 8))
    }

    /// The 16 bytes, big-endian: their order is the order of the ids, so they serve as database keys.
    public var bytes: [UInt8] { (0..<16).map { self[byte: $0] } }

    /// Reads an id from exactly 16 big-endian bytes; `nil` for any other length.
    @inlinable
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for byte in bytes {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
        self.init(high: high, low: low)
    }

    /// Reads the canonical 36-character form, hyphens in place, either case; `nil` for anything else.
    public init?(_ text: String) { self.init(text: text.utf8.span) }

    /// Reads the canonical form in a part of a text, as ``init(_:)-(String)`` does.
    public init?(_ text: Substring) { self.init(text: text.utf8.span) }

    /// Every request names ids: over a span, reading one is a loop without a generic string's iterator.
    private init?(text: Span<UInt8>) {
        guard text.count == 36 else { return nil }
        let hyphen = UInt8(ascii: "-")
        guard text[8] == hyphen, text[13] == hyphen, text[18] == hyphen, text[23] == hyphen else { return nil }
        let parts: (UInt64?, UInt64?, UInt64?, UInt64?, UInt64?) = (
            Self.number(text.extracting(0..<8)), Self.number(text.extracting(9..<13)),
            Self.number(text.extracting(14..<18)), Self.number(text.extracting(19..<23)),
            Self.number(text.extracting(24..<36))
        )
        guard let first = parts.0, let second = parts.1, let third = parts.2, let fourth = parts.3, let last = parts.4
        else { return nil }
        self.init(high: first << 32 | second << 16 | third, low: fourth << 48 | last)
    }

    /// The number in hexadecimal digits; `nil` if one is none. No branch depends on a digit: nobody foretells those.
    @inline(__always)
    private static func number(_ digits: Span<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        var strangers: UInt8 = 0
        for index in digits.indices {
            let character = digits[index]
            let isDigit = character &- UInt8(ascii: "0") < 10
            let isLetter = (character | 0x20) &- UInt8(ascii: "a") < 6
            strangers |= isDigit != isLetter ? 0 : 1
            number = number << 4 | UInt64((character & 0xF) &+ (character >> 6) &* 9)
        }
        return strangers == 0 ? number : nil
    }
}
