/// Why some bytes are not JSON as this parser accepts it, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        /// The bytes are not valid UTF-8.
        case invalidUTF8
        /// A byte order mark stands before the text.
        case byteOrderMark
        /// The text ended inside a value.
        case unexpectedEnd
        /// Something else stands where a value, a name or a delimiter was expected.
        case unexpectedCharacter(expected: String)
        /// After the value there is more text.
        case trailingText
        /// A member name occurs twice in one object.
        case duplicateName
        /// A number is not written as JSON asks.
        case malformedNumber
        /// A number has more characters than allowed.
        case numberTooLong(limit: Int)
        /// A string holds a control character that must be escaped.
        case controlCharacter
        /// An escape sequence that does not exist.
        case invalidEscape
        /// Half of a surrogate pair.
        case loneSurrogate
        /// U+0000, which no text of this system may hold.
        case nullCharacter
        /// Arrays and objects are nested too deeply.
        case tooDeep(limit: Int)
        /// There are too many values.
        case tooManyValues(limit: Int)
    }

    /// What was wrong.
    public let reason: Reason
    /// The place in the text, in bytes from its beginning.
    public let byteOffset: Int
    /// The JSON Pointer (RFC 6901) of the value that was being read; empty for the root.
    public let pointer: String

    /// What was wrong in a sentence; holds nothing of the text itself.
    public var detail: String {
        switch reason {
        case .invalidUTF8: "The text is not valid UTF-8."
        case .byteOrderMark: "The text must not begin with a byte order mark."
        case .unexpectedEnd: "The text ends too early."
        case .unexpectedCharacter(let expected): "Expected \(expected)."
        case .trailingText: "There is text after the end of the JSON value."
        case .duplicateName: "A member of this name stands here already."
        case .malformedNumber: "This is not a JSON number."
        case .numberTooLong(let limit): "The number has more than \(limit) characters."
        case .controlCharacter: "Control characters must be escaped."
        case .invalidEscape: "There is no such escape sequence."
        case .loneSurrogate: "The escape sequence is half of a surrogate pair."
        case .nullCharacter: "U+0000 is not allowed."
        case .tooDeep(let limit): "Values are nested more than \(limit) deep."
        case .tooManyValues(let limit): "There are more than \(limit) values."
        }
    }

    /// The sentence with the place.
    public var description: String { "\(detail) (byte \(byteOffset))" }
}

/// How much the parser takes. The defaults suit a request; an import sets its own.
public struct JSONLimits: Hashable, Sendable {
    /// How deep arrays and objects may be nested.
    public var depth: Int
    /// How many values there may be, containers included.
    public var values: Int
    /// How many characters a number may have.
    public var numberLength: Int

    /// Makes limits.
    public init(depth: Int = 32, values: Int = 10_000, numberLength: Int = 64) {
        self.depth = depth
        self.values = values
        self.numberLength = numberLength
    }
}

/// JSON Pointers (RFC 6901).
public enum JSONPointer {
    /// The pointer to a member of the value at `pointer`.
    public static func appending(_ name: String, to pointer: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return "\(pointer)/\(name)"
        }
        var escaped = ""
        for character in name.unicodeScalars {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return "\(pointer)/\(escaped)"
    }

    /// The pointer to an element of the array at `pointer`.
    public static func appending(_ index: Int, to pointer: String) -> String { "\(pointer)/\(index)" }
}
