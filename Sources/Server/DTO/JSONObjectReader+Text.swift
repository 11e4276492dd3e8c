internal import Foundation
internal import StrictJSON

/// What text from outside must be like.
enum TextRule {
    /// One line: no control characters, no bidirectional overrides (they make one name look like another).
    static func line(_ text: String, limitBytes: Int) -> String? {
        fault(in: text, limitBytes: limitBytes, allowingLineBreaks: false)
    }

    /// Running text: line breaks and tabs are allowed too.
    static func prose(_ text: String, limitBytes: Int) -> String? {
        fault(in: text, limitBytes: limitBytes, allowingLineBreaks: true)
    }

    private static func fault(in text: String, limitBytes: Int, allowingLineBreaks: Bool) -> String? {
        guard text.utf8.count <= limitBytes else { return "Must have at most \(limitBytes) bytes of UTF-8." }
        var isBlank = true
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D:
                guard allowingLineBreaks else { return "Must not hold control characters." }
            case 0..<0x20, 0x7F..<0xA0: return "Must not hold control characters."
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
                return "Must not hold characters that change the direction of writing."
            case 0xFDD0...0xFDEF: return "Must not hold noncharacters."
            case let value where value & 0xFFFE == 0xFFFE: return "Must not hold noncharacters."
            case 0x20: continue
            default: isBlank = false
            }
        }
        return isBlank ? "Must not be blank." : nil
    }

    /// The text in normalisation form C, so that one spelling has one sequence of bytes.
    static func normalized(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.precomposedStringWithCanonicalMapping
    }
}

extension JSONObjectReader {
    /// One line of text, in normalisation form C.
    mutating func line(_ name: String, required: Bool = false, limitBytes: Int = 200) -> String? {
        string(name, required: required) { TextRule.line($0, limitBytes: limitBytes) }.map(TextRule.normalized)
    }

    /// Running text, in normalisation form C.
    mutating func prose(_ name: String, required: Bool = false, limitBytes: Int = 4_000) -> String? {
        string(name, required: required) { TextRule.prose($0, limitBytes: limitBytes) }.map(TextRule.normalized)
    }

    /// Several lines of text.
    mutating func lines(
        _ name: String,
        required: Bool = false,
        count: ClosedRange<Int>,
        limitBytes: Int = 200
    ) -> [String]? {
        strings(name, required: required, count: count) { TextRule.line($0, limitBytes: limitBytes) }?
            .map(TextRule.normalized)
    }
}
