/// Folds text to what names are compared by: lower case, no accents, ligatures apart, one kind of hyphen and apostrophe.
///
/// Total on every input and linear in its length: each scalar is looked at once and gives at most twelve bytes, so no
/// heap of combining marks costs more than its own bytes. Index and query use the same function.
public enum NameFolding {
    /// The folded UTF-8: letters and digits of any script; ASCII punctuation as it was; everything else a space.
    ///
    /// - Complexity: O(n); a loop over bytes for ASCII.
    public static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return foldScalars(text) }
            folded.append(fold(ascii: byte))
        }
        return folded
    }

    private static func foldScalars(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        let value = scalar.value
        if value < 0x80 {
            folded.append(fold(ascii: UInt8(truncatingIfNeeded: value)))
            return
        }
        if value < FoldingTable.limit {
            var packed = FoldingTable.packed[Int(value)]
            if packed == FoldingTable.dropped { return }
            if packed != 0 {
                while packed != 0 {
                    folded.append(UInt8(truncatingIfNeeded: packed))
                    packed >>= 8
                }
                return
            }
        }
        appendUncommon(scalar, to: &folded)
    }

    @inline(__always)
    private static func fold(ascii byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case 0x00..<0x20, 0x7F: 0x20
        case UInt8(ascii: "`"): UInt8(ascii: "'")
        default: byte
        }
    }

    private static func appendUncommon(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        switch scalar.value {
        case 0x2018, 0x2019, 0x201B, 0x2032, 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02C8, 0xFF07, 0x05F3:
            folded.append(UInt8(ascii: "'"))
        case 0x2212:
            folded.append(UInt8(ascii: "-"))
        case 0xAC00..<0xD7A4:
            appendHangul(scalar.value - 0xAC00, to: &folded)
        case 0xFF01..<0xFF5F:  // full-width forms of ASCII
            folded.append(fold(ascii: UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
        case 0xFB00...0xFB06:
            folded.append(contentsOf: latinLigatures[Int(scalar.value - 0xFB00)].utf8)
        default:
            appendByCategory(scalar, to: &folded)
        }
    }

    private static let latinLigatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

    private static func appendByCategory(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter:
            // Once only: what a capital is mapped to is a small letter, which may have a fold of its own.
            for lower in properties.lowercaseMapping.unicodeScalars where lower != scalar { append(lower, to: &folded) }
        case .lowercaseLetter, .modifierLetter, .otherLetter, .spacingMark:
            folded.append(contentsOf: String(scalar).utf8)
        case .nonspacingMark, .enclosingMark:
            // An accent goes; a vowel sign of an Indic script is part of the word and stays.
            guard properties.canonicalCombiningClass == .notReordered, properties.isAlphabetic else { return }
            folded.append(contentsOf: String(scalar).utf8)
        case .decimalNumber:
            folded.append(UInt8(ascii: "0") + UInt8(properties.numericValue ?? 0))
        case .dashPunctuation:
            folded.append(UInt8(ascii: "-"))
        case .format:
            return
        default:
            folded.append(0x20)
        }
    }

    /// Syllables are taken apart into their letters, so that composed and decomposed Korean compare equal.
    private static func appendHangul(_ index: UInt32, to folded: inout [UInt8]) {
        let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
        for part in parts where part != 0x11A7 {
            if let letter = Unicode.Scalar(part) { folded.append(contentsOf: String(letter).utf8) }
        }
    }
}
