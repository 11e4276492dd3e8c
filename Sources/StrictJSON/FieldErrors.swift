/// What is wrong with one field of a document.
public struct FieldError: Hashable, Sendable {
    /// The JSON Pointer of the field.
    public let pointer: String
    /// What is wrong, in a sentence that does not repeat the value.
    public let detail: String

    /// Makes an error.
    public init(pointer: String, detail: String) {
        self.pointer = pointer
        self.detail = detail
    }
}

/// Everything that is wrong with a document's fields, so that a client can mend all of it at once.
public struct FieldErrors: Error, Hashable, Sendable {
    /// The errors in the order in which they were found; never empty when thrown.
    public private(set) var errors: [FieldError] = []

    /// How many errors are kept; further ones tell the client nothing new.
    public static let limit = 50

    /// Makes an empty collection.
    public init() {}

    /// Makes a collection of one.
    public init(_ pointer: String, _ detail: String) { add(pointer, detail) }

    /// Adds an error.
    public mutating func add(_ pointer: String, _ detail: String) {
        guard errors.count < Self.limit else { return }
        errors.append(FieldError(pointer: pointer, detail: detail))
    }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { errors.isEmpty }
}
