internal import HTTPTypes
internal import Hummingbird

/// One line of the API: a method on a path, who may use it, and what answers.
///
/// The router, the list of allowed methods, the role check and the comparison with the OpenAPI document all come from
/// the one table of these.
struct Endpoint {
    /// Who may use an endpoint.
    enum Access {
        /// Everybody: nothing personal is behind it.
        case open
        /// Whoever has a token whose role may do this.
        case permitted(Permission)
    }

    let method: HTTPRequest.Method
    /// The path as OpenAPI writes it: `/v1/patients/{id}`.
    let path: String
    let access: Access
    /// The names of the query parameters.
    let parameters: [String]
    /// What its answers are made of, besides problems.
    var mediaType = MediaTypes.json
    let answer: @Sendable (Call) async throws -> Response

    /// A read.
    static func get(
        _ path: String,
        _ operation: Permission,
        parameters: [String] = [],
        _ answer: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, access: .permitted(operation), parameters: parameters, answer: answer)
    }

    /// A command.
    static func command(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ operation: Permission,
        _ answer: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: method, path: path, access: .permitted(operation), parameters: [], answer: answer)
    }

    /// The path as Hummingbird's router writes it; the same.
    var routerPath: RouterPath { RouterPath(path) }
}

/// The types of content that this server makes or takes.
enum MediaTypes {
    static let json = "application/json"
    static let eventStream = "text/event-stream"
    static let bytes = "application/octet-stream"
    static let text = "text/plain; charset=utf-8"
    static let openAPI = "application/yaml"
    static let metrics = "text/plain; version=0.0.4; charset=utf-8"
}
