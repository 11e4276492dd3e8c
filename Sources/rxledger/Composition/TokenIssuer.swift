import EventCatalog
import JWTKit
import Server

/// Makes and accepts the development tokens of this installation.
struct TokenIssuer: Sendable {
    private static let keyID = "development"
    private static let issuer = "rxledger"
    private static let audience = "rxledger"

    private let collection: JWTKeyCollection

    init(keys: KeyStore) async throws {
        let key = EdDSA.PrivateKey(backing: keys.tokenSigning)
        self.collection = await JWTKeyCollection().add(eddsa: key, kid: JWKIdentifier(string: Self.keyID))
    }

    /// Which tokens the server accepts.
    var policy: TokenPolicy {
        TokenPolicy(keys: collection, keyIDs: [Self.keyID], issuer: Self.issuer, audience: Self.audience)
    }

    /// A token, good from now on.
    func token(tenant: String, role: Role, subject: String, hours: Int) async throws -> String {
        let now = Timestamp.now.microseconds / 1_000_000
        let claims = DevelopmentToken.Claims(
            subject: subject,
            tenant: tenant,
            role: role,
            issuer: Self.issuer,
            audience: Self.audience,
            notBeforeSeconds: now,
            expiresAtSeconds: now + Int64(hours) * 3_600
        )
        return try await DevelopmentToken.sign(claims, with: collection, keyID: Self.keyID)
    }
}
