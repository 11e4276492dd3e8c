internal import Crypto
internal import EventCatalog

/// Makes the cursors of paged answers: the last key of a page, sealed so that a client can neither read meaning into a
/// cursor nor make one, and can use it only for the query it came from.
///
/// Form: Base64URL of version ‖ key ‖ the first 16 bytes of HMAC-SHA-256 over version, tenant, route, query and key.
struct CursorSeal {
    private static let version: UInt8 = 1
    private static let tagLength = 16
    private static let maximumTextLength = 1_400

    private let secret: SymmetricKey

    /// - Parameter secret: At least 32 random bytes. Cursors of another secret are refused.
    init(secret: [UInt8]) { self.secret = SymmetricKey(data: secret) }

    /// What a cursor belongs to.
    struct Scope {
        let tenant: String
        let route: String
        /// Everything of the query that decides which rows there are.
        let query: [String]
    }

    /// The cursor for a key.
    func cursor(after key: [UInt8], in scope: Scope) -> String {
        Base64URL.encode([Self.version] + key + tag(of: key, in: scope))
    }

    /// The key in a cursor.
    ///
    /// - Throws: A ``Problem`` for anything that this server did not make for this very query.
    func key(in cursor: String, of scope: Scope) throws(Problem) -> [UInt8] {
        guard cursor.utf8.count <= Self.maximumTextLength, let bytes = Base64URL.decode(cursor.utf8),
            bytes.count > Self.tagLength, bytes.first == Self.version
        else { throw Self.refusal }
        let key = Array(bytes.dropFirst().dropLast(Self.tagLength))
        let expected = tag(of: key, in: scope)
        // Compared without an early exit, so that the time taken tells nothing.
        let difference = zip(expected, bytes.suffix(Self.tagLength)).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        guard difference == 0 else { throw Self.refusal }
        return key
    }

    private static let refusal = Problem.invalidParameter(
        "cursor",
        "Must be the cursor that an answer to this very query gave as next."
    )

    private func tag(of key: [UInt8], in scope: Scope) -> [UInt8] {
        var authentication = HMAC<SHA256>(key: secret)
        authentication.update(data: [Self.version])
        for part in [scope.tenant, scope.route] + scope.query + [""] {
            let bytes = Array(part.utf8)
            authentication.update(data: RecordID(high: UInt64(bytes.count), low: 0).bytes)
            authentication.update(data: bytes)
        }
        authentication.update(data: key)
        return Array(Array(authentication.finalize()).prefix(Self.tagLength))
    }
}
