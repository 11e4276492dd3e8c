import ArgumentParser
import Crypto
import Foundation

/// The secrets of one installation, each a file of 32 random bytes that is made on first use.
///
/// A file that others may read is refused: it would not be a secret any more.
struct KeyStore: Sendable {
    /// Signs and verifies the development tokens (Ed25519).
    let tokenSigning: Curve25519.Signing.PrivateKey
    /// Hashes the values of unique claims, so that the log's index holds nothing personal.
    let claims: [UInt8]
    /// Authenticates page cursors.
    let cursors: [UInt8]
    /// Signs the log's checkpoints: the seed of an Ed25519 key.
    let logSigning: [UInt8]

    /// Reads the keys of an installation, and makes those that are missing.
    init(in directory: DataDirectory) throws {
        let folder = directory.keys
        let signing = try Self.secret(named: "token-signing.key", in: folder)
        self.tokenSigning = try Curve25519.Signing.PrivateKey(rawRepresentation: signing)
        self.claims = Array(try Self.secret(named: "claims.key", in: folder))
        self.cursors = Array(try Self.secret(named: "cursors.key", in: folder))
        self.logSigning = Array(try Self.secret(named: "log-signing.key", in: folder))
    }

    private static func secret(named name: String, in folder: URL) throws -> Data {
        let file = folder.appending(path: name)
        let path = file.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return try make(file) }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard mode & 0o077 == 0 else {
            throw ValidationError(
                "\(path) can be read by others: run chmod 600 on it, or replace it if it may have leaked"
            )
        }
        let bytes = try Data(contentsOf: file)
        guard bytes.count == 32 else { throw ValidationError("\(path) is damaged: it must hold 32 bytes") }
        return bytes
    }

    private static func make(_ file: URL) throws -> Data {
        var generator = SystemRandomNumberGenerator()  // the system's cryptographic one
        let bytes = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        let path = file.path(percentEncoded: false)
        guard
            FileManager.default.createFile(
                atPath: path,
                contents: bytes,
                attributes: [.posixPermissions: 0o600]
            )
        else { throw ValidationError("\(path) can't be written: check the directory's owner and free space") }
        return bytes
    }
}

extension KeyStore {
    /// The seed of the key that signs checkpoints, without making any; `nil` if there is none.
    static func logSeed(in directory: DataDirectory) throws -> [UInt8]? {
        let name = "log-signing.key"
        let file = directory.keys.appending(path: name).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return Array(try secret(named: name, in: directory.keys))
    }
}
