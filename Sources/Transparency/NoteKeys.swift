internal import Crypto
internal import Foundation

/// The public half of a key that signs notes, with its name: what an auditor needs.
public struct NoteVerifier: Hashable, Sendable, CustomStringConvertible {
    /// The key's name; for a log its origin.
    public let name: String
    /// The Ed25519 public key: 32 bytes.
    public let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
    public let keyID: [UInt8]
    static let ed25519: UInt8 = 1

    /// Takes a public key over; `nil` if the name is none (it holds a space, a plus, or nothing) or the key is no key.
    public init?(name: String, publicKey: [UInt8]) {
        guard Self.isName(name), (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
            return nil
        }
        self.name = name
        self.publicKey = publicKey
        keyID = Array(SHA256.hash(data: Array(name.utf8) + [0x0A, Self.ed25519] + publicKey).prefix(4))
    }

    /// Reads the form that ``description`` writes, `name+id+base64(0x01 ‖ key)`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = SignedNote.decoded(parts[2]), bytes.first == Self.ed25519,
            let key = NoteVerifier(name: String(parts[0]), publicKey: Array(bytes.dropFirst())),
            key.keyID.hexadecimal == parts[1]
        else { return nil }
        self = key
    }

    /// The verifier key as C2SP writes it.
    public var description: String {
        "\(name)+\(keyID.hexadecimal)+\(Data([Self.ed25519] + publicKey).base64EncodedString())"
    }

    /// Whether a signature over a text is of this key.
    public func isValid(_ signature: [UInt8], over text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Data(text.utf8))
    }

    static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && !name.contains { $0.isWhitespace || $0 == "+" }
    }
}

/// A key that signs notes.
public struct NoteSigner: Sendable {
    /// Its public half.
    public let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey

    /// Takes a private key over; `nil` unless the seed has 32 bytes and the name is one.
    public init?(name: String, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
        else { return nil }
        self.key = key
        self.verifier = verifier
    }

    func signature(over text: String) throws -> SignedNote.Signature {
        let bytes = try key.signature(for: Data(text.utf8))
        return SignedNote.Signature(name: verifier.name, keyID: verifier.keyID, bytes: Array(bytes))
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    public var hexadecimal: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
