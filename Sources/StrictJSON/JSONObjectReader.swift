/// Reads the members of an object by name and type, and notes what is wrong instead of stopping at the first fault.
///
/// Every method returns `nil` for a member that is missing or wrong; for a required one an error is noted.
/// Members that nobody asked for are errors in the end: a misspelt field must not be ignored in silence.
public struct JSONObjectReader {
    private let members: JSONObject
    private var asked: [Bool]
    /// The JSON Pointer of the object.
    public let pointer: String
    /// What is wrong so far.
    public private(set) var problems: FieldErrors

    /// Decodes a document whose root is an object.
    ///
    /// - Parameters:
    ///   - value: The document.
    ///   - body: Reads the members; returns `nil` only if it noted an error.
    /// - Throws: All errors found, unknown members included.
    public static func decode<Result>(
        _ value: JSONValue,
        _ body: (inout JSONObjectReader) -> Result?
    ) throws(FieldErrors) -> Result {
        guard case .object(let object) = value else {
            throw FieldErrors("", "Must be an object, not \(value.kind).")
        }
        var reader = JSONObjectReader(object, pointer: "", problems: FieldErrors())
        let result = reader.finish(body)
        guard reader.problems.isEmpty, let result else {
            throw reader.problems.isEmpty ? FieldErrors("", "Is not valid.") : reader.problems
        }
        return result
    }

    private init(_ members: JSONObject, pointer: String, problems: FieldErrors) {
        self.members = members
        self.asked = Array(repeating: false, count: members.members.count)
        self.pointer = pointer
        self.problems = problems
    }

    private mutating func finish<Result>(_ body: (inout JSONObjectReader) -> Result?) -> Result? {
        let result = body(&self)
        for (index, member) in members.members.enumerated() where !asked[index] {
            problems.add(JSONPointer.appending(member.name, to: pointer), "There is no such field.")
        }
        return result
    }

    // MARK: Any value

    /// Whether the object has the member, `null` included; does not count as asking for it.
    public func has(_ name: String) -> Bool { members.index(of: name) != nil }

    /// The member's value, `null` included.
    public mutating func value(_ name: String) -> JSONValue? {
        guard let index = members.index(of: name) else { return nil }
        asked[index] = true
        return members.members[index].value
    }

    /// Notes an error at a member.
    public mutating func fail(_ name: String, _ detail: String) {
        problems.add(JSONPointer.appending(name, to: pointer), detail)
    }

    /// Notes an error at a place anywhere in the document.
    public mutating func fail(at pointer: String, _ detail: String) { problems.add(pointer, detail) }

    /// A member's value, where `null` counts as missing; notes an error if it is required and missing.
    private mutating func present(_ name: String, required: Bool) -> JSONValue? {
        if let value = value(name), !value.isNull { return value }
        if required { fail(name, "Is required.") }
        return nil
    }

    // MARK: Scalars

    /// A string, as `parse` understands it.
    ///
    /// - Parameters:
    ///   - name: The member.
    ///   - required: Whether it must be there.
    ///   - expected: What a value looks like, for the error: `a date such as 1980-03-12`.
    ///   - parse: Makes the value; `nil` if the text is not one.
    public mutating func text<Value>(
        _ name: String,
        required: Bool,
        expected: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let value = present(name, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(name, "Must be a string: \(expected).")
            return nil
        }
        guard let result = parse(text) else {
            fail(name, "Must be \(expected).")
            return nil
        }
        return result
    }

    /// A string checked by `rule`, which returns what is wrong with it.
    public mutating func string(_ name: String, required: Bool, rule: (String) -> String?) -> String? {
        guard let value = present(name, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(name, "Must be a string, not \(value.kind).")
            return nil
        }
        if let fault = rule(text) {
            fail(name, fault)
            return nil
        }
        return text
    }

    /// A whole number in a range.
    public mutating func integer(_ name: String, required: Bool, in range: ClosedRange<Int>) -> Int? {
        guard let value = present(name, required: required) else { return nil }
        guard let number = value.integer, range.contains(number) else {
            fail(name, "Must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    /// A truth value.
    public mutating func bool(_ name: String, required: Bool = false) -> Bool? {
        guard let value = present(name, required: required) else { return nil }
        guard case .bool(let truth) = value else {
            fail(name, "Must be true or false.")
            return nil
        }
        return truth
    }

    // MARK: Containers

    /// An object, read by `body`.
    public mutating func object<Result>(
        _ name: String,
        required: Bool,
        _ body: (inout JSONObjectReader) -> Result?
    ) -> Result? {
        guard let value = present(name, required: required) else { return nil }
        return nested(value, at: JSONPointer.appending(name, to: pointer), body)
    }

    /// An array of objects, each read by `body`; elements with errors are left out.
    public mutating func objects<Result>(
        _ name: String,
        required: Bool = false,
        count: ClosedRange<Int>,
        _ body: (inout JSONObjectReader) -> Result?
    ) -> [Result]? {
        guard let elements = elements(name, required: required, count: count) else { return nil }
        var results: [Result] = []
        results.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let place = JSONPointer.appending(index, to: JSONPointer.appending(name, to: pointer))
            if let result = nested(element, at: place, body) { results.append(result) }
        }
        return results
    }

    /// An array of strings, each checked by `rule`.
    public mutating func strings(
        _ name: String,
        required: Bool = false,
        count: ClosedRange<Int>,
        rule: (String) -> String?
    ) -> [String]? {
        guard let elements = elements(name, required: required, count: count) else { return nil }
        var results: [String] = []
        for (index, element) in elements.enumerated() {
            let place = JSONPointer.appending(index, to: JSONPointer.appending(name, to: pointer))
            guard case .string(let text) = element else {
                fail(at: place, "Must be a string, not \(element.kind).")
                continue
            }
            if let fault = rule(text) { fail(at: place, fault) } else { results.append(text) }
        }
        return results
    }

    private mutating func elements(_ name: String, required: Bool, count: ClosedRange<Int>) -> [JSONValue]? {
        guard let value = present(name, required: required) else { return nil }
        guard case .array(let elements) = value else {
            fail(name, "Must be an array, not \(value.kind).")
            return nil
        }
        guard count.contains(elements.count) else {
            fail(name, "Must have \(count.lowerBound) to \(count.upperBound) elements.")
            return nil
        }
        return elements
    }

    private mutating func nested<Result>(
        _ value: JSONValue,
        at place: String,
        _ body: (inout JSONObjectReader) -> Result?
    ) -> Result? {
        guard case .object(let object) = value else {
            fail(at: place, "Must be an object, not \(value.kind).")
            return nil
        }
        var reader = JSONObjectReader(object, pointer: place, problems: problems)
        let result = reader.finish(body)
        problems = reader.problems
        return result
    }
}
