internal import EventCatalog
public import JWTKit
internal import StrictJSON

/// Makes tokens with a key of one's own: for development, tests and the `token` command. In production an identity
/// provider makes them.
public enum DevelopmentToken {
    /// What a token says.
    public struct Claims: Sendable {
        /// Who: a UUID, or any name.
        public var subject: String
        /// The tenant.
        public var tenant: String
        /// The role.
        public var role: Role
        /// The application.
        public var client: String
        /// Who made the token.
        public var issuer: String
        /// Whom it is for.
        public var audience: String
        /// From when it is good, in seconds since 1970.
        public var notBeforeSeconds: Int64
        /// Until when it is good, in seconds since 1970.
        public var expiresAtSeconds: Int64

        /// Makes claims.
        public init(
            subject: String,
            tenant: String,
            role: Role,
            client: String = "development",
            issuer: String,
            audience: String,
            notBeforeSeconds: Int64,
            expiresAtSeconds: Int64
        ) {
            self.subject = subject
            self.tenant = tenant
            self.role = role
            self.client = client
            self.issuer = issuer
            self.audience = audience
            self.notBeforeSeconds = notBeforeSeconds
            self.expiresAtSeconds = expiresAtSeconds
        }
    }

    /// Signs a token.
    ///
    /// - Parameters:
    ///   - claims: What it says.
    ///   - keys: Holds the private key.
    ///   - keyID: Names the key.
    /// - Throws: What jwt-kit throws when there is no such key, or no private one.
    public static func sign(_ claims: Claims, with keys: JWTKeyCollection, keyID: String) async throws -> String {
        var header = JSONWriter(capacity: 128)
        header.object {
            $0.member("alg", "EdDSA")
            $0.member("kid", keyID)
            $0.member("typ", "JWT")
        }
        var payload = JSONWriter(capacity: 256)
        payload.object {
            $0.member("iss", claims.issuer)
            $0.member("aud", claims.audience)
            $0.member("sub", claims.subject)
            $0.member("tenant", claims.tenant)
            $0.member("role", claims.role.rawValue)
            $0.member("client", claims.client)
            $0.member("nbf", claims.notBeforeSeconds)
            $0.member("exp", claims.expiresAtSeconds)
        }
        let signed = "\(Base64URL.encode(header.bytes)).\(Base64URL.encode(payload.bytes))"
        let key = try await keys.getKey(for: JWKIdentifier(string: keyID))
        return "\(signed).\(Base64URL.encode(try key.sign(Array(signed.utf8))))"
    }
}
