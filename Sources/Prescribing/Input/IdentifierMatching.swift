public import EventCatalog
internal import Foundation

extension Identifier {
    /// Whether two spellings are one identifier: case and white space don't count (I-41).
    public func matches(_ other: Identifier) -> Bool {
        self == other
            || (Self.normalized(value) == Self.normalized(other.value)
                && Self.normalized(system) == Self.normalized(other.system))
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
        return folded.unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap { Array(String($0).utf8) }
    }
}

/// Check digits of identifiers whose issuer defines one.
enum CheckDigit {
    /// The NHS number's system.
    static let nhsNumber = "https://fhir.nhs.uk/Id/nhs-number"

    /// Whether the check digit fits; true for systems that have none.
    static func fits(_ identifier: Identifier) -> Bool {
        guard identifier.system == nhsNumber else { return true }
        let digits = Identifier.normalized(identifier.value).filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 10, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        let values = digits.map { Int($0) - 0x30 }
        let sum = values[..<9].enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) }
        let check = 11 - sum % 11
        return check != 10 && values[9] == (check == 11 ? 0 : check)
    }
}
