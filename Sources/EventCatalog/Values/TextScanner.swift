/// Reads fixed forms from text from outside: byte by byte, ASCII only, and never further than the end.
struct TextScanner {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) { self.rest = Substring(text).utf8 }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next byte, not taken.
    var next: UInt8? { rest.first }

    /// Takes the next byte if it is `character`.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes the next ASCII digit.
    mutating func digit() -> Int? {
        guard let next, (0x30...0x39).contains(next) else { return nil }
        rest.removeFirst()
        return Int(next) - 0x30
    }

    /// Takes exactly `count` (at most 18) ASCII digits.
    mutating func number(digits count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }
}

/// Writes fixed forms.
struct TextBuilder {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Appends an ASCII character.
    mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: character.value)) }

    /// Appends a number from 0, padded with zeros to `digits`.
    mutating func append(_ number: Int, digits: Int) {
        var power = 1
        for _ in 1..<max(digits, 1) { power *= 10 }
        while power > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
