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
        let bytes = try await bodyBytes()
        do {
            return try JSONParser.parse(bytes)
        } catch {
            throw Problem.malformedJSON(error)
        }
    }

    /// The body as JSON, or an empty object if there is none: for commands that need no fields.
    func optionalJSON() async throws -> JSONValue {
        if request.headers[.contentType] != nil { return try await json() }
        guard try await bodyBytes().isEmpty else { throw Problem.unsupportedMediaType }
        return .object(JSONObject.empty)
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
        let deadline = channel.eventLoop.scheduleTask(in: Self.bodyDeadline) { channel.close(promise: nil) }
        defer { deadline.cancel() }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= Self.bodyLimitBytes else {
                throw Problem.contentTooLarge(limitBytes: Self.bodyLimitBytes)
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }
}
