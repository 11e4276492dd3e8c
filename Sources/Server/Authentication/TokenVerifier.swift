internal import EventCatalog
internal import JWTKit
internal import StrictJSON

/// Checks bearer tokens: JSON Web Tokens signed with Ed25519 (`alg` EdDSA) by a known key.
///
/// The signature is checked before any claim is read. A token that was found good stays good until it expires, so that
/// a request costs a look-up and no signature check.
struct TokenVerifier {
    private static let maximumLengthBytes = 8_192

    private let policy: TokenPolicy
    private let verified: VerifiedTokens
    private let now: @Sendable () -> Timestamp

    init(policy: TokenPolicy, now: @escaping @Sendable () -> Timestamp) {
        self.policy = policy
        self.verified = VerifiedTokens(capacity: 10_000)
        self.now = now
    }

    /// Who asks, according to the value of an `Authorization` header field; `nil` if it does not prove it.
    func identity(authorization: String) async -> Identity? {
        guard authorization.utf8.count <= Self.maximumLengthBytes else { return nil }
        let bytes = Array(authorization.utf8)
        let seconds = now().microseconds / 1_000_000
        let fingerprint = VerifiedTokens.Fingerprint(of: bytes)
        if let known = verified.identity(for: fingerprint, at: seconds) { return known }
        let scheme = Array("bearer ".utf8)
        guard bytes.prefix(scheme.count).map({ $0 | 0x20 }) == scheme,
            let claims = await claims(in: Array(bytes.dropFirst(scheme.count)), at: seconds)
        else { return nil }
        verified.insert(claims.identity, for: fingerprint, untilSeconds: claims.expiresAtSeconds)
        return claims.identity
    }

    private func claims(in token: [UInt8], at seconds: Int64) async -> TokenClaims? {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3,
            let header = Base64URL.decode(parts[0]).flatMap(Self.parse),
            let keyID = acceptedKeyID(header),
            let signature = Base64URL.decode(parts[2])
        else { return nil }
        let signed = token.prefix(parts[0].count + 1 + parts[1].count)
        guard let key = try? await policy.keys.getKey(for: JWKIdentifier(string: keyID)), key.name == "EdDSA",
            (try? key.verify(signature, signs: Array(signed))) == true,
            let payload = Base64URL.decode(parts[1]).flatMap(Self.parse)
        else { return nil }
        return TokenClaims(payload, policy: policy, at: seconds)
    }

    /// The key id of a header that asks for nothing unusual: only EdDSA, no critical extensions, no keys of its own.
    private func acceptedKeyID(_ header: JSONValue) -> String? {
        guard header["alg"]?.string == "EdDSA", let keyID = header["kid"]?.string, policy.keyIDs.contains(keyID),
            header["crit"] == nil, header["jwk"] == nil, header["jku"] == nil, header["x5u"] == nil,
            header["x5c"] == nil
        else { return nil }
        if let type = header["typ"] {
            guard let name = type.string, ["JWT", "jwt", "at+jwt"].contains(name) else { return nil }
        }
        return keyID
    }

    private static func parse(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONParser.parse(bytes, limits: JSONLimits(depth: 4, values: 100))
    }
}

/// What a token with a good signature claims, if all of it is as the policy asks.
struct TokenClaims {
    let identity: Identity
    let expiresAtSeconds: Int64

    init?(_ payload: JSONValue, policy: TokenPolicy, at seconds: Int64) {
        guard payload["iss"]?.string == policy.issuer, Self.audiences(payload["aud"]).contains(policy.audience),
            let expiresAt = payload["exp"]?.integer.map(Int64.init),
            let notBefore = payload["nbf"]?.integer.map(Int64.init),
            (0...4_102_444_800).contains(expiresAt), (0...4_102_444_800).contains(notBefore),
            notBefore < expiresAt, expiresAt - notBefore <= policy.maximumLifetimeSeconds,
            seconds < expiresAt + policy.clockSkewSeconds, seconds >= notBefore - policy.clockSkewSeconds,
            let subject = payload["sub"]?.string, (1...255).contains(subject.utf8.count),
            let tenant = payload["tenant"]?.string, (1...64).contains(tenant.utf8.count),
            let role = payload["role"]?.string.flatMap(Role.init(rawValue:))
        else { return nil }
        let client = payload["client"]?.string ?? "api"
        guard (1...64).contains(client.utf8.count), client.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.identity = Identity(
            actor: Identity.pseudonym(of: subject),
            tenant: tenant,
            role: role,
            client: client
        )
        self.expiresAtSeconds = expiresAt + policy.clockSkewSeconds
    }

    private static func audiences(_ value: JSONValue?) -> [String] {
        if let one = value?.string { return [one] }
        return value?.array?.compactMap(\.string) ?? []
    }
}
