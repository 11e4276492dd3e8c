internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Logging
internal import NIOCore

/// The outermost layer: names the request, turns every error into a problem, and gives every answer the header fields
/// that all have.
struct EdgeMiddleware: RouterMiddleware {
    let log: any EventLog
    let table: EndpointTable
    let metrics: RequestMetrics

    func handle(
        _ request: Request,
        context: ServerContext,
        next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        let requestID = RequestID.of(request.headers)
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            let problem = problem(for: error, request: request, context: context, requestID: requestID)
            response = problem.response(requestID: requestID)
            closeIfBodyIsLong(request, context, &response)
        }
        response.headers[.requestID] = requestID
        response.headers[.cacheControl] = "no-store"
        response.headers[.contentTypeOptions] = "nosniff"
        if response.headers[.ledgerPosition] == nil { response.headers[.ledgerPosition] = String(log.head) }
        // A body in answer to HEAD would be taken for the beginning of the next answer.
        if request.method == .head { response = response.createHeadResponse() }
        metrics.record(
            method: request.method,
            route: context.endpointPath ?? "",
            status: response.status,
            duration: .now - started
        )
        return response
    }

    private func problem(
        for error: any Error,
        request: Request,
        context: ServerContext,
        requestID: String
    ) -> Problem {
        if let error = error as? HTTPError, error.status == .notFound {
            let allowed = table.methods(at: request.uri.path)
            return allowed.isEmpty ? .notFound("There is nothing at this path.") : .methodNotAllowed(allowed)
        }
        let problem = Problem(of: error)
        if problem.status.code >= 500 {
            // The type of the error and its place, never its text: that could hold what a patient told.
            // What passes by itself (no room, too much at once) is told once by the log: not again by each request.
            let passes = problem.status.code == 507 || problem.status == .serviceUnavailable
            context.logger.log(
                level: passes ? .debug : .error,
                "request failed",
                metadata: [
                    "request_id": "\(requestID)", "code": "\(problem.code)", "route": "\(context.endpointPath ?? "")",
                    "error": "\(Problem.diagnosis(of: error))",
                ]
            )
        }
        return problem
    }

    /// Ends the connection after a refusal of a request whose body is still coming in: Hummingbird would read all of it.
    private func closeIfBodyIsLong(_ request: Request, _ context: ServerContext, _ response: inout Response) {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length > 65_536 || request.headers[.transferEncoding] != nil else { return }
        let body = response.body
        let channel = context.channel
        response.headers[.connection] = "close"
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            channel?.close(mode: .input, promise: nil)
        }
    }
}
