internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import StrictJSON

extension HTTPField.Name {
    /// The position of the log that an answer reflects.
    static let ledgerPosition = known("X-Ledger-Position")
    /// Names a request in the log.
    static let requestID = known("X-Request-Id")
    /// Makes a command repeatable.
    static let idempotencyKey = known("Idempotency-Key")
    /// Forbids guessing the type of a body.
    static let contentTypeOptions = known("X-Content-Type-Options")
    /// W3C trace context.
    static let traceParent = known("traceparent")
    /// The last event that a follower saw.
    static let lastEventID = known("Last-Event-ID")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is a header field name") }
        return field
    }
}

extension Response {
    /// An answer with a JSON body.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - position: The position of the log that it reflects.
    ///   - tag: The entity tag, where it has one.
    ///   - capacity: How many bytes to expect.
    ///   - body: Writes the body.
    static func json(
        _ status: HTTPResponse.Status = .ok,
        position: UInt64,
        tag: String? = nil,
        capacity: Int = 1_024,
        _ body: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
        var writer = JSONWriter(capacity: capacity)
        try body(&writer)
        return json(status, position: position, tag: tag, body: ByteBuffer(bytes: writer.bytes))
    }

    /// An answer with a JSON body that is rendered already.
    static func json(
        _ status: HTTPResponse.Status = .ok,
        position: UInt64,
        tag: String? = nil,
        body: ByteBuffer
    ) -> Response {
        var headers = HTTPFields()
        headers.reserveCapacity(10)
        headers[.contentType] = MediaTypes.json
        headers[.ledgerPosition] = String(position)
        if let tag { headers[.eTag] = tag }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// The answer that the client's copy is still good.
    static func notModified(position: UInt64, tag: String) -> Response {
        Response(status: .notModified, headers: [.ledgerPosition: String(position), .eTag: tag])
    }
}
