/// A JSON value as it was written: numbers keep their text, objects the order of their members.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as its text: no digit is ever lost to a `Double`.
    case number(String)
    /// A string, escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

/// The members of a JSON object in the order in which they were written; no name occurs twice.
///
/// Names are compared as bytes: `é` composed and decomposed are two names, as they are on the wire.
public struct JSONObject: Sendable {
    /// One name with its value.
    public struct Member: Sendable {
        /// The name, escapes resolved.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Makes a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members in order.
    public let members: [Member]

    /// Makes an object of members whose names are known to differ.
    init(unique members: [Member]) { self.members = members }

    /// An object without members.
    public static let empty = JSONObject(unique: [])

    /// The value of a member; `nil` if there is none of that name.
    ///
    /// - Complexity: O(members).
    public subscript(name: String) -> JSONValue? {
        index(of: name).map { members[$0].value }
    }

    /// The place of a member among ``members``.
    func index(of name: String) -> Int? {
        members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    }
}

extension JSONValue {
    /// The members, if it is an object.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

    /// The elements, if it is an array.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The text, if it is a string.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The text of the number, if it is one.
    public var number: String? { if case .number(let text) = self { text } else { nil } }

    /// The truth value, if it is one.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// Whether it is `null`.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The whole number, if it is a number written without fraction and exponent that fits; `1.0` and `1e2` do not count.
    public var integer: Int? { number.flatMap { Int($0) } }

    /// A member of an object; `nil` if it is no object or has no such member.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// What kind of value it is, in words: `a string`.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
