extension JSONParser {
    /// Reads a string, the opening quote being the current byte.
    mutating func parseString() throws(JSONError) -> String {
        offset += 1
        let start = offset
        while let byte = current {
            if byte == UInt8(ascii: "\"") {
                let text = String(decoding: bytes[start..<offset], as: UTF8.self)
                offset += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: start) }
            guard byte >= 0x20 else { throw failure(byte == 0 ? .nullCharacter : .controlCharacter) }
            offset += 1
        }
        throw failure(.unexpectedEnd)
    }

    /// Goes on where the first escape stands, with a buffer of its own.
    private mutating func parseEscapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<offset])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try parseEscape(into: &text)
            case 0: throw failure(.nullCharacter)
            case 1..<0x20: throw failure(.controlCharacter)
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw failure(.unexpectedEnd)
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        guard let byte = current else { throw failure(.unexpectedEnd) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): try parseUnicodeEscape(from: start, into: &text)
        default:
            offset = start
            throw failure(.invalidEscape)
        }
    }

    private mutating func parseUnicodeEscape(from start: Int, into text: inout [UInt8]) throws(JSONError) {
        let first = try parseFourHexDigits()
        guard first != 0 else {
            offset = start
            throw failure(.nullCharacter)
        }
        var code = first
        if (0xD800...0xDBFF).contains(first) {
            guard current == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
                offset = start
                throw failure(.loneSurrogate)
            }
            offset += 2
            let second = try parseFourHexDigits()
            guard (0xDC00...0xDFFF).contains(second) else {
                offset = start
                throw failure(.loneSurrogate)
            }
            code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        // What is left of the surrogates after the pairs is a low half on its own.
        guard let scalar = Unicode.Scalar(code) else {
            offset = start
            throw failure(.loneSurrogate)
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw failure(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw failure(.invalidEscape)
            }
            offset += 1
        }
        return code
    }
}
