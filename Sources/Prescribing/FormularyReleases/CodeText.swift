/// Codes and words as they are compared: without case, points and accents.
enum CodeText {
    /// A code in capitals, without white space and points.
    static func key(_ code: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(code.utf8.count)
        for byte in code.utf8 where byte != UInt8(ascii: ".") && byte != UInt8(ascii: " ") {
            bytes.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of a text: letters and digits that stand together, in small letters, Latin ones without accents.
    static func words(of text: String) -> [String] {
        let folded = text.utf8.allSatisfy { $0 < 0x80 } ? text : String(text.unicodeScalars.flatMap(plain))
        var words: [String] = []
        var word: [UInt8] = []
        for byte in folded.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A, 0x80...: word.append(byte)
            case 0x41...0x5A: word.append(byte | 0x20)
            case UInt8(ascii: "'"): continue
            default:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// The letter without its accent: letters of Latin-1 and combining marks; others in their small form.
    private static func plain(_ scalar: Unicode.Scalar) -> [Character] {
        let accents: [(ClosedRange<UInt32>, String)] = [
            (0xC0...0xC5, "a"), (0xE0...0xE5, "a"), (0xC6...0xC6, "ae"), (0xE6...0xE6, "ae"), (0xC7...0xC7, "c"),
            (0xE7...0xE7, "c"), (0xC8...0xCB, "e"), (0xE8...0xEB, "e"), (0xCC...0xCF, "i"), (0xEC...0xEF, "i"),
            (0xD1...0xD1, "n"), (0xF1...0xF1, "n"), (0xD2...0xD6, "o"), (0xF2...0xF6, "o"), (0xD8...0xD8, "o"),
            (0xF8...0xF8, "o"), (0xD9...0xDC, "u"), (0xF9...0xFC, "u"), (0xDD...0xDD, "y"), (0xFD...0xFD, "y"),
            (0x152...0x153, "oe"), (0xDF...0xDF, "ss"), (0x2019...0x2019, ""), (0x300...0x36F, ""),
        ]
        if let (_, letters) = accents.first(where: { $0.0.contains(scalar.value) }) { return Array(letters) }
        return Array(scalar.properties.lowercaseMapping)
    }
}
