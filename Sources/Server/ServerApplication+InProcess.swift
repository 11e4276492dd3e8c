internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// What the server answers, where nobody is at the other end of a socket.
public struct InProcessAnswer: Sendable {
    /// The status code.
    public let status: Int
    /// The body.
    public let body: [UInt8]
}

extension ServerApplication {
    /// Answers a `GET` in this process: with the routes, permissions and documents of the server, without a socket.
    ///
    /// - Parameters:
    ///   - target: Path and query, percent-encoded. It must not be that of an endless answer (``answersEndlessly(_:)``).
    ///   - token: The bearer token of who asks.
    /// - Throws: What the answer's body throws while it is made; refusals are answers.
    public func answer(get target: String, token: String) async throws -> InProcessAnswer {
        let request = Request(
            head: HTTPRequest(
                method: .get,
                scheme: "http",
                authority: "localhost",
                path: target,
                headerFields: [.authorization: "Bearer \(token)"]
            ),
            body: RequestBody(buffer: ByteBuffer())
        )
        let response = try await router().buildResponder().respond(to: request, context: ServerContext(logger: logger))
        let collected = CollectedBody()
        try await response.body.write(collected)
        return InProcessAnswer(status: response.status.code, body: collected.bytes.withLock { $0 })
    }

    /// Whether the answer to a path never ends: followers of events.
    public func answersEndlessly(_ target: String) -> Bool {
        let path = target.prefix { $0 != "?" }
        return table.endpoints.contains { $0.path == path && $0.mediaType == MediaTypes.eventStream }
    }
}

/// Keeps what a body writes.
private final class CollectedBody: ResponseBodyWriter {
    let bytes = Mutex<[UInt8]>([])

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
