/// A strict JSON parser (RFC 8259): one pass, UTF-8 only, nothing guessed.
///
/// It refuses what lenient parsers let through and then disagree about: duplicate names, trailing commas, a byte order
/// mark, lone surrogates, U+0000. It never traps: any bytes give a value or a ``JSONError``.
public struct JSONParser {
    private enum Step {
        case index(Int)
        case name(String)
    }

    let bytes: [UInt8]
    var offset = 0
    private let limits: JSONLimits
    private var valueCount = 0
    private var path: [Step] = []

    private init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Parses one JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The whole text.
    ///   - limits: How much to take.
    /// - Throws: ``JSONError`` with the place of the first fault.
    /// - Complexity: O(bytes); memory grows with the values.
    public static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: bytes, limits: limits)
        try parser.checkEncoding()
        parser.skipWhitespace()
        let value = try parser.parseValue()
        parser.skipWhitespace()
        guard parser.offset == bytes.count else { throw parser.failure(.trailingText) }
        return value
    }

    private func checkEncoding() throws(JSONError) {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw JSONError(reason: .byteOrderMark, byteOffset: 0, pointer: "")
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSONError(reason: .invalidUTF8, byteOffset: error.byteOffsets.lowerBound, pointer: "")
        }
    }

    // MARK: Values

    private mutating func parseValue() throws(JSONError) -> JSONValue {
        valueCount += 1
        guard valueCount <= limits.values else { throw failure(.tooManyValues(limit: limits.values)) }
        guard let byte = current else { throw failure(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
        default: throw unexpected("a value")
        }
    }

    private mutating func parseWord(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let start = offset
        for expected in word.description.utf8 {
            guard current == expected else {
                offset = start
                throw unexpected("a value")
            }
            offset += 1
        }
        return value
    }

    private mutating func parseArray() throws(JSONError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        offset += 1
        skipWhitespace()
        if current == UInt8(ascii: "]") {
            offset += 1
            return .array(elements)
        }
        while true {
            path.append(.index(elements.count))
            elements.append(try parseValue())
            path.removeLast()
            skipWhitespace()
            if current == UInt8(ascii: "]") { break }
            try expect(UInt8(ascii: ","), "',' or ']'")
        }
        offset += 1
        return .array(elements)
    }

    private mutating func parseObject() throws(JSONError) -> JSONValue {
        try enter()
        var members: [JSONObject.Member] = []
        var names = NameSet()
        offset += 1
        skipWhitespace()
        if current == UInt8(ascii: "}") {
            offset += 1
            return .object(JSONObject(unique: members))
        }
        while true {
            guard current == UInt8(ascii: "\"") else { throw unexpected("a member name in quotes") }
            let start = offset
            let name = try parseString()
            path.append(.name(name))
            guard names.insert(name, among: members) else {
                offset = start
                throw failure(.duplicateName)
            }
            skipWhitespace()
            try expect(UInt8(ascii: ":"), "':'")
            members.append(JSONObject.Member(name: name, value: try parseValue()))
            path.removeLast()
            skipWhitespace()
            if current == UInt8(ascii: "}") { break }
            try expect(UInt8(ascii: ","), "',' or '}'")
        }
        offset += 1
        return .object(JSONObject(unique: members))
    }

    /// Checks the depth: `path` has one step for each container around the value that begins here.
    private func enter() throws(JSONError) {
        guard path.count < limits.depth else { throw failure(.tooDeep(limit: limits.depth)) }
    }

    // MARK: Numbers

    private mutating func parseNumber() throws(JSONError) -> String {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        if current == UInt8(ascii: "0") {
            offset += 1
        } else {
            try skipDigits()
        }
        if current == UInt8(ascii: ".") {
            offset += 1
            try skipDigits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            offset += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
            try skipDigits()
        }
        if let next = current, next == UInt8(ascii: ".") || Self.isLetterOrDigit(next) {
            throw failure(.malformedNumber)
        }
        guard offset - start <= limits.numberLength else {
            offset = start
            throw failure(.numberTooLong(limit: limits.numberLength))
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipDigits() throws(JSONError) {
        let start = offset
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        guard offset > start else { throw failure(current == nil ? .unexpectedEnd : .malformedNumber) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    // MARK: Text between values

    /// The byte at the current place; `nil` at the end.
    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    /// Takes a delimiter and the white space after it.
    private mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONError) {
        guard current == byte else { throw unexpected(expected) }
        offset += 1
        skipWhitespace()
    }

    private func unexpected(_ expected: String) -> JSONError {
        failure(current == nil ? .unexpectedEnd : .unexpectedCharacter(expected: expected))
    }

    /// The error at the current place.
    func failure(_ reason: JSONError.Reason) -> JSONError {
        var pointer = ""
        for step in path {
            switch step {
            case .index(let index): pointer = JSONPointer.appending(index, to: pointer)
            case .name(let name): pointer = JSONPointer.appending(name, to: pointer)
            }
        }
        return JSONError(reason: reason, byteOffset: offset, pointer: pointer)
    }
}

/// The names seen in one object: compared one by one while they are few, hashed when they are many.
private struct NameSet {
    private static let fewNames = 16
    private var hashed: Set<[UInt8]> = []

    /// Whether `name` is new.
    mutating func insert(_ name: String, among members: [JSONObject.Member]) -> Bool {
        guard members.count >= Self.fewNames else {
            return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
        }
        if hashed.isEmpty { hashed = Set(members.map { Array($0.name.utf8) }) }
        return hashed.insert(Array(name.utf8)).inserted
    }
}
