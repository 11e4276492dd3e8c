/// What is wrong with one input, before any rule of the record is looked at.
public enum InputProblem: Hashable, Sendable, Error {
    /// Nothing, or only white space, where something is needed.
    case missing(field: String)
    /// More UTF-8 bytes than are kept.
    case tooLong(field: String, limitBytes: Int)
    /// More elements than are kept.
    case tooMany(field: String, limit: Int)
    /// A control character.
    case controlCharacter(field: String)
    /// A number outside its range.
    case outOfRange(field: String, range: String)
    /// Text that does not have the shape it must have.
    case malformed(field: String, expected: String)
    /// A date that has not come yet anywhere on Earth.
    case inFuture(field: String)
    /// A day is needed and only a year or month was given.
    case dayNeeded(field: String)
}

extension InputProblem: Rejection {
    /// The name of the problem.
    public var code: String {
        switch self {
        case .missing: "value-missing"
        case .tooLong: "value-too-long"
        case .tooMany: "too-many-values"
        case .controlCharacter: "control-character"
        case .outOfRange: "value-out-of-range"
        case .malformed: "value-malformed"
        case .inFuture: "date-in-future"
        case .dayNeeded: "day-needed"
        }
    }

    /// Limits on input are no rule of the domain.
    public var invariant: String? { nil }

    /// The offending input.
    public var field: String? {
        switch self {
        case .missing(let field), .tooLong(let field, _), .tooMany(let field, _), .controlCharacter(let field),
            .outOfRange(let field, _), .malformed(let field, _), .inFuture(let field), .dayNeeded(let field):
            field
        }
    }

    /// What is wrong, in one sentence.
    public var message: String {
        switch self {
        case .missing: "A value is needed here."
        case .tooLong(_, let limit): "The text is too long: at most \(limit) bytes of UTF-8 are kept."
        case .tooMany(_, let limit): "There are too many entries: at most \(limit) are kept."
        case .controlCharacter: "The text holds a control character, which is not allowed."
        case .outOfRange(_, let range): "The number must be \(range)."
        case .malformed(_, let expected): "The text does not have the expected form: \(expected)."
        case .inFuture: "The date has not come yet."
        case .dayNeeded: "The exact day is needed here."
        }
    }

    /// The input is at fault.
    public var kind: RejectionKind { .invalidInput }
}
