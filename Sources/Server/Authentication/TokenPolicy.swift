public import JWTKit

/// Which tokens are accepted.
public struct TokenPolicy: Sendable {
    /// The public keys, each under the key id that tokens name.
    public let keys: JWTKeyCollection
    /// The key ids in `keys`. A token that names another one, or none, is refused: jwt-kit alone would fall back to a
    /// default key.
    public let keyIDs: Set<String>
    /// The issuer that a token must name, exactly.
    public let issuer: String
    /// The audience that a token must name.
    public let audience: String
    /// How far the clocks of issuer and server may differ, in seconds.
    public var clockSkewSeconds: Int64
    /// The longest life that a token may have, in seconds.
    public var maximumLifetimeSeconds: Int64

    /// Makes a policy.
    public init(
        keys: JWTKeyCollection,
        keyIDs: Set<String>,
        issuer: String,
        audience: String,
        clockSkewSeconds: Int64 = 60,
        maximumLifetimeSeconds: Int64 = 366 * 86_400
    ) {
        self.keys = keys
        self.keyIDs = keyIDs
        self.issuer = issuer
        self.audience = audience
        self.clockSkewSeconds = clockSkewSeconds
        self.maximumLifetimeSeconds = maximumLifetimeSeconds
    }
}
