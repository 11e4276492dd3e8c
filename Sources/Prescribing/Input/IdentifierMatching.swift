public import EventCatalog
internal import Foundation

extension Identifier {
    /// Whether two spellings are one identifier: case and white space don't count (I-41).
    public func matches(_ other: Identifier) -> Bool {
        self == other || (normalizedSystem == other.normalizedSystem && normalizedValue == other.normalizedValue)
    }

    /// The system as it is compared: a slash at the end does not count, and the names of one system are one.
    public var normalizedSystem: [UInt8] {
        var system = Self.normalized(system)
        while system.last == UInt8(ascii: "/") { system.removeLast() }
        return CheckDigit.nhsNumber.contains(system) ? CheckDigit.nhsNumber[0] : system
    }

    /// The value as it is compared: in an NHS number hyphens don't count.
    public var normalizedValue: [UInt8] {
        let value = Self.normalized(value)
        return normalizedSystem == CheckDigit.nhsNumber[0] ? value.filter { $0 != UInt8(ascii: "-") } : value
    }

    /// The UTF-8 of a system or value in lower case without white space; composed and decomposed spellings become one.
    public static func normalized(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return normalizedBeyondASCII(text) }
            if byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return bytes
    }

    private static func normalizedBeyondASCII(_ text: String) -> [UInt8] {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
        return folded.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
            .flatMap { Array(String($0).utf8) }
    }
}

/// Check digits of identifiers whose issuer defines one.
enum CheckDigit {
    /// The names of the NHS number's system, in small letters.
    static let nhsNumber: [[UInt8]] = [
        "https://fhir.nhs.uk/id/nhs-number", "http://fhir.nhs.uk/id/nhs-number", "nhs-number",
        "urn:oid:2.16.840.1.113883.2.1.4.1",
    ].map { Array($0.utf8) }

    /// Whether the check digit fits; true for systems that have none.
    static func fits(_ identifier: Identifier) -> Bool {
        guard identifier.normalizedSystem == nhsNumber[0] else { return true }
        let digits = identifier.normalizedValue
        guard Set(digits).count > 1, digits.count == 10, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        let values = digits.map { Int($0) - 0x30 }
        let sum = values[..<9].enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) }
        let check = 11 - sum % 11
        return check != 10 && values[9] == (check == 11 ? 0 : check)
    }
}
