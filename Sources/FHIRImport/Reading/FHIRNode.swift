internal import EventCatalog
internal import StrictJSON

/// An object of a resource, read with its types checked: what has another type than FHIR says is a failure with its place.
struct FHIRNode {
    let object: JSONObject
    /// The JSON Pointer from the resource.
    let pointer: String

    func pointer(to name: String) -> String { JSONPointer.appending(name, to: pointer) }

    func text(_ name: String) throws(MappingFailure) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else { throw .type(value, "a string", pointer(to: name)) }
        return text
    }

    func requiredText(_ name: String) throws(MappingFailure) -> String {
        guard let text = try text(name), !text.isEmpty else { throw .missing(pointer(to: name)) }
        return text
    }

    func flag(_ name: String) throws(MappingFailure) -> Bool? {
        guard let value = object[name] else { return nil }
        guard let flag = value.bool else { throw .type(value, "a boolean", pointer(to: name)) }
        return flag
    }

    /// The text of a number.
    func number(_ name: String) throws(MappingFailure) -> String? {
        guard let value = object[name] else { return nil }
        guard let number = value.number else { throw .type(value, "a number", pointer(to: name)) }
        return number
    }

    func integer(_ name: String) throws(MappingFailure) -> Int? {
        guard let number = try number(name) else { return nil }
        guard let integer = Int(number) else {
            throw MappingFailure("value-malformed", pointer(to: name), "Expected a whole number.")
        }
        return integer
    }

    /// A number, rounded half away from zero where it has more than `digits` after the point.
    func decimal(_ name: String, digits: UInt8) throws(MappingFailure) -> DecimalNumber? {
        guard let number = try number(name) else { return nil }
        guard let decimal = DecimalNumber(json: number, digits: digits) else {
            throw MappingFailure("value-out-of-range", pointer(to: name), "The number is too large or too long.")
        }
        return decimal
    }

    func node(_ name: String) throws(MappingFailure) -> FHIRNode? {
        guard let value = object[name] else { return nil }
        guard let object = value.object else { throw .type(value, "an object", pointer(to: name)) }
        return FHIRNode(object: object, pointer: pointer(to: name))
    }

    /// The objects of an array; empty if it is absent.
    func nodes(_ name: String) throws(MappingFailure) -> [FHIRNode] {
        guard let value = object[name] else { return [] }
        let pointer = pointer(to: name)
        guard let elements = value.array else { throw .type(value, "an array", pointer) }
        var nodes: [FHIRNode] = []
        nodes.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let place = JSONPointer.appending(index, to: pointer)
            guard let object = element.object else { throw .type(element, "an object", place) }
            nodes.append(FHIRNode(object: object, pointer: place))
        }
        return nodes
    }

    /// The strings of an array; FHIR allows `null` in it where only an extension has the value.
    func texts(_ name: String) throws(MappingFailure) -> [String] {
        guard let value = object[name] else { return [] }
        let pointer = pointer(to: name)
        guard let elements = value.array else { throw .type(value, "an array", pointer) }
        var texts: [String] = []
        for (index, element) in elements.enumerated() where !element.isNull {
            guard let text = element.string else {
                throw .type(element, "a string", JSONPointer.appending(index, to: pointer))
            }
            texts.append(text)
        }
        return texts
    }
}

/// Why a resource could not be made into commands, and where in it.
struct MappingFailure: Error {
    let code: String
    let pointer: String
    let message: String

    init(_ code: String, _ pointer: String, _ message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    static func type(_ value: JSONValue, _ expected: String, _ pointer: String) -> MappingFailure {
        MappingFailure("wrong-type", pointer, "Expected \(expected), not \(value.kind).")
    }

    static func missing(_ pointer: String) -> MappingFailure {
        MappingFailure("value-missing", pointer, "A value is needed here.")
    }
}
