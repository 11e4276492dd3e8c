import EventCatalog
import Foundation
import Ledger

/// What a directory with read models as of a moment says about itself. It is written last: a directory without one is no
/// finished build.
struct ScratchManifest: Codable {
    /// One read model that was built.
    struct Model: Codable {
        let name: String
        /// The version of the rule that built it.
        let version: UInt32
    }

    /// The form of this file.
    var format = 1
    /// The last event that counts.
    let position: UInt64
    /// The instant that queries take for now.
    let instant: String
    /// SHA-256 of the last event's payload, in hexadecimal: tells whether a log is the one that it was built from.
    let fingerprint: String
    /// The data directory that it was built from.
    let data: String
    /// Whose data.
    let tenant: String
    /// What was built.
    let models: [Model]
    /// Seals the cursors of pages, so that one query's cursor is good for the next.
    var cursorSecret = SymmetricSecret.make()
}

extension ScratchManifest {
    private static func file(in directory: URL) -> URL { directory.appending(path: "as-of.json") }

    /// The manifest of a directory.
    ///
    /// - Throws: ``CommandError`` if there is none, or one that this program can't read.
    init(in directory: URL) throws {
        let file = Self.file(in: directory)
        let path = directory.path(percentEncoded: false)
        guard let bytes = try? Data(contentsOf: file) else {
            throw CommandError(
                .nothingThere,
                "\(path) holds no finished build: make one with 'rxledger projections build --as-of … --into …'"
            )
        }
        guard let manifest = try? JSONDecoder().decode(ScratchManifest.self, from: bytes), manifest.format == 1 else {
            throw CommandError(.badData, "\(file.path(percentEncoded: false)) can't be read: build the directory anew")
        }
        self = manifest
    }

    /// Writes the manifest.
    func write(in directory: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: Self.file(in: directory), options: .atomic)
    }

    /// Tells one log from another by the event at a position; empty before the first.
    static func fingerprint(of log: any EventLog, at position: Position) throws(EventLogError) -> String {
        guard let entry = try entry(of: log, at: position) else { return "" }
        return entry.payloadDigest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The header of the event at a position; `nil` before the first.
    static func entry(of log: any EventLog, at position: Position) throws(EventLogError) -> EventEntry? {
        guard position > 0 else { return nil }
        return try log.read(.log, from: position - 1, direction: .forward, limit: 1).first?.entry
    }
}

/// Random bytes that only the owner of a directory knows.
enum SymmetricSecret {
    /// 32 bytes of the system's cryptographic generator.
    static func make() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
