internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import StrictJSON

extension Call {
    /// How many bytes a body may have.
    static let bodyLimitBytes = 1_048_576
    /// How long a body may take to come in whole.
    static let bodyDeadline = TimeAmount.seconds(20)

    /// The body as JSON.
    ///
    /// - Throws: A ``Problem``: 415 for another type, 413 for too much, 400 for what is no strict JSON.
    func json() async throws -> JSONValue {
        try checkContentType()
        return try parsed(try await bodyBytes())
    }

    private func parsed(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        do throws(JSONError) {
            return try JSONParser.parse(bytes)
        } catch {
            throw .malformedJSON(error)
        }
    }

    /// The body as JSON, or an empty object if there is none: for commands that need no fields. Many clients name a type
    /// for every body, also for none.
    func optionalJSON() async throws -> JSONValue {
        let bytes = try await bodyBytes()
        guard !bytes.isEmpty else { return .object(JSONObject.empty) }
        try checkContentType()
        return try parsed(bytes)
    }

    private func checkContentType() throws(Problem) {
        let values = request.headers[values: .contentType]
        guard values.count == 1, request.headers[.contentEncoding] == nil, Self.isJSON(values[0]) else {
            throw .unsupportedMediaType
        }
    }

    private static func isJSON(_ type: String) -> Bool {
        if type == MediaTypes.json { return true }
        let parts = type.split(separator: ";").map { $0.lowercased().filter { $0 != " " && $0 != "\"" } }
        return parts.first == MediaTypes.json && parts.dropFirst().allSatisfy { $0 == "charset=utf-8" }
    }

    private func bodyBytes() async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.bodyLimitBytes {
            throw Problem.contentTooLarge(limitBytes: Self.bodyLimitBytes)
        }
        let channel = context.channel
        let deadline = channel?.eventLoop.scheduleTask(in: Self.bodyDeadline) { channel?.close(promise: nil) }
        defer { deadline?.cancel() }
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= Self.bodyLimitBytes else {
                    throw Problem.contentTooLarge(limitBytes: Self.bodyLimitBytes)
                }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let problem as Problem {
            throw problem
        } catch let cancellation as CancellationError {
            throw cancellation
        } catch {
            // The framing is broken, or the client went away in the middle: nothing of it was taken.
            throw Problem("bad-request", .badRequest, "The body of the request is broken or not all there.")
        }
        return bytes
    }
}
