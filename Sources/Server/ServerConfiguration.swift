/// What the server can be told.
public struct ServerConfiguration: Sendable {
    /// The tenant that is served; tokens for another are refused.
    public var tenant: String
    /// At least 32 random bytes that seal cursors. With other bytes after a restart, old cursors are refused.
    public var cursorSecret: [UInt8]
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 lets the system choose.
    public var port: Int
    /// How long a query with `min_position` waits for its read model.
    public var positionTimeout: Duration
    /// How many connections may be open at once.
    public var maximumConnections: Int
    /// How far behind, in seconds, a read model may be for the server to count as ready.
    public var readyLagSeconds: Double
    /// How often the safety checks are tried on made-up patients.
    public var safetyWatchInterval: Duration
    /// How often a follower of events is told that the connection lives.
    public var heartbeat: Duration

    /// Makes a configuration.
    public init(
        tenant: String,
        cursorSecret: [UInt8],
        host: String = "127.0.0.1",
        port: Int = 8080,
        positionTimeout: Duration = .seconds(2),
        maximumConnections: Int = 8_192,
        readyLagSeconds: Double = 30,
        heartbeat: Duration = .seconds(15),
        safetyWatchInterval: Duration = .seconds(3_600)
    ) {
        self.tenant = tenant
        self.cursorSecret = cursorSecret
        self.host = host
        self.port = port
        self.positionTimeout = positionTimeout
        self.maximumConnections = maximumConnections
        self.readyLagSeconds = readyLagSeconds
        self.heartbeat = heartbeat
        self.safetyWatchInterval = safetyWatchInterval
    }
}
