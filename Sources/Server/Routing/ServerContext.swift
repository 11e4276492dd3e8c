internal import Hummingbird
internal import Logging
internal import NIOCore

/// What Hummingbird keeps for a request: its own storage and the connection.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, to be closed where an answer goes out before the whole body came in; `nil` for requests of this
    /// process itself.
    let channel: (any Channel)?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Of a request without a connection.
    init(logger: Logger) {
        coreContext = CoreRequestContextStorage(source: InProcessSource(logger: logger))
        channel = nil
    }
}

/// Where requests of this process itself come from.
private struct InProcessSource: RequestContextSource {
    let logger: Logger
}
