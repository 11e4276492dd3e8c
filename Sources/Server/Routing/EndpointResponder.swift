internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers one endpoint: checks who asks, what they accept and the query's names, then lets the endpoint answer.
struct EndpointResponder: HTTPResponder {
    typealias Context = ServerContext

    let endpoint: Endpoint
    let verifier: TokenVerifier
    let tenant: String

    @concurrent
    func respond(to request: Request, context: ServerContext) async throws -> Response {
        let identity = try await identity(of: request)
        try checkAccepts(request)
        let query: QueryParameters =
            if let text = request.uri.query {
                try QueryParameters(text, allowed: endpoint.parameters)
            } else {
                .none
            }
        let call = Call(
            request: request,
            route: endpoint.path,
            parameters: context.parameters,
            query: query,
            identity: identity,
            context: context
        )
        return try await endpoint.answer(call)
    }

    private func identity(of request: Request) async throws -> Identity {
        guard case .permitted(let operation) = endpoint.access else { return .nobody }
        let values = request.headers[values: .authorization]
        guard values.count == 1, let identity = await verifier.identity(authorization: values[0]) else {
            throw Problem.unauthenticated
        }
        guard identity.tenant == tenant else { throw Problem.otherTenant }
        guard operation.isAllowed(for: identity.role) else { throw Problem.forbidden(identity.role) }
        return identity
    }

    /// Whether the client takes what this endpoint makes. Weights do not matter: there is one representation.
    private func checkAccepts(_ request: Request) throws(Problem) {
        guard let accept = request.headers[.accept], accept != "*/*" else { return }
        let offered = endpoint.mediaType.split(separator: ";").first.map(String.init) ?? endpoint.mediaType
        let type = offered.split(separator: "/").first ?? ""
        let accepts = accept.split(separator: ",").contains { range in
            let name = range.split(separator: ";").first?.filter { $0 != " " }.lowercased() ?? ""
            return name == "*/*" || name == offered || name == "\(type)/*"
        }
        guard accepts else { throw .notAcceptable(offered) }
    }
}
