internal import HTTPTypes
internal import StrictJSON

/// The problems of a request's form, before any rule of the domain is asked.
extension Problem {
    /// The body is not JSON as this server takes it.
    static func malformedJSON(_ error: JSONError) -> Problem {
        var problem = Problem("malformed-json", .badRequest, "The body is not acceptable JSON: \(error.description)")
        problem.faults = [Fault(place: .pointer(error.pointer), detail: error.detail)]
        return problem
    }

    /// The body is JSON, but its fields are not as they must be.
    static func invalidFields(_ errors: FieldErrors) -> Problem {
        var problem = Problem("invalid-fields", .unprocessableContent, "Some fields of the body are not acceptable.")
        problem.faults = errors.errors.map { Fault(place: .pointer($0.pointer), detail: $0.detail) }
        return problem
    }

    /// A parameter of the query or the path is not as it must be.
    static func invalidParameter(_ name: String, _ detail: String) -> Problem {
        var problem = Problem("invalid-parameter", .badRequest, "The parameter \(printable(name)) is not acceptable.")
        problem.faults = [Fault(place: .parameter(printable(name)), detail: detail)]
        return problem
    }

    /// A header field is not as it must be.
    static func invalidHeader(_ name: String, _ detail: String) -> Problem {
        var problem = Problem("invalid-header", .badRequest, "The header field \(name) is not acceptable.")
        problem.faults = [Fault(place: .header(name), detail: detail)]
        return problem
    }

    /// A read model is behind the position that an answer needs.
    static let positionNotReached: Problem = {
        var problem = Problem(
            "position-not-reached",
            .serviceUnavailable,
            "The read model has not reached the position that is needed yet. Try again shortly."
        )
        problem.retryAfterSeconds = 1
        return problem
    }()

    /// There is no such resource.
    static func notFound(_ detail: String) -> Problem { Problem("not-found", .notFound, detail) }

    /// The path exists, but not for this method.
    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        var problem = Problem("method-not-allowed", .methodNotAllowed, "This path can be used with \(names).")
        problem.headers[.allow] = names
        return problem
    }

    /// The body is longer than this server takes.
    static func contentTooLarge(limitBytes: Int) -> Problem {
        Problem("content-too-large", .contentTooLarge, "The body may have at most \(limitBytes) bytes.")
    }

    /// The body is of a type that this path does not take.
    static let unsupportedMediaType = Problem(
        "unsupported-media-type",
        .unsupportedMediaType,
        "The body must be application/json in UTF-8, without a content coding."
    )

    /// Nothing that the client accepts can be produced.
    static func notAcceptable(_ offered: String) -> Problem {
        Problem("not-acceptable", .notAcceptable, "This path answers with \(offered).")
    }

    /// A change of this resource must say which version it is made on.
    static let preconditionRequired = Problem(
        "precondition-required",
        .preconditionRequired,
        "Send If-Match with the ETag of the version that you changed."
    )

    /// Text safe to show and to log: printable ASCII, and not too much of it.
    static func printable(_ text: String) -> String {
        String(
            decoding: text.utf8.prefix(64).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
            as: UTF8.self
        )
    }
}
