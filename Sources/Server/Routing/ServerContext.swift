internal import Hummingbird
internal import NIOCore

/// What Hummingbird keeps for a request: its own storage and the connection.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, to be closed where an answer goes out before the whole body came in.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
