public import EventCatalog
internal import Foundation
internal import LMDB
public import Transparency

/// What a backup says of itself: a text that is signed with the log's key.
public struct BackupManifest: Hashable, Sendable {
    /// One file of a backup: the events of some positions, with the commands and claims that belong to them.
    public struct Pack: Hashable, Sendable {
        /// The position of its first event.
        public let first: UInt64
        /// The position of its last event.
        public let last: UInt64
        /// The file's length.
        public let bytes: Int
        /// The file's SHA-256, in hexadecimal.
        public let digest: String

        /// The file's name in the directory of the backup.
        public var name: String { "\(first)-\(last).pack" }
    }

    /// What the log was called in its checkpoints.
    public let origin: String
    /// The log's id.
    public let logID: RecordID
    /// When the log was begun.
    public let createdAt: Timestamp
    /// When the last pack was made.
    public let madeAt: Timestamp
    /// The tree's hash behind the last pack.
    public let root: TreeHash
    /// The packs, without a gap between them.
    public let packs: [Pack]

    private static let header = "rxledger backup 1"

    init(origin: String, identity: LogIdentity, madeAt: Timestamp, root: TreeHash, packs: [Pack]) {
        self.origin = origin
        logID = identity.id
        createdAt = identity.createdAt
        self.madeAt = madeAt
        self.root = root
        self.packs = packs
    }

    /// How many events are in it.
    public var size: UInt64 { packs.last?.last ?? 0 }

    var identity: LogIdentity { LogIdentity(id: logID, createdAt: createdAt) }

    /// The lines that are signed.
    public var text: String {
        let head = [
            Self.header, origin, "\(logID)", "\(createdAt.microseconds)", "\(madeAt.microseconds)",
            root.bytes.hexadecimal,
        ]
        return (head + packs.map { "\($0.first) \($0.last) \($0.bytes) \($0.digest)" }).joined(separator: "\n") + "\n"
    }

    /// Reads the lines.
    ///
    /// - Throws: ``BackupError/malformed(_:)``.
    public init(text: String) throws(BackupError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 7, lines.last == "", lines[0] == Self.header, let logID = RecordID(String(lines[2])),
            let createdAt = Int64(lines[3]).flatMap({ Timestamp(microseconds: $0) }),
            let madeAt = Int64(lines[4]).flatMap({ Timestamp(microseconds: $0) }),
            let root = TreeHash(hexadecimal: lines[5])
        else { throw .malformed("the manifest") }
        origin = String(lines[1])
        (self.logID, self.createdAt, self.madeAt, self.root) = (logID, createdAt, madeAt, root)
        var packs: [Pack] = []
        for line in lines[6..<lines.count - 1] {
            let parts = line.split(separator: " ")
            guard parts.count == 4, let first = UInt64(parts[0]), let last = UInt64(parts[1]),
                let bytes = Int(parts[2]),
                first == (packs.last?.last ?? 0) + 1, last >= first, parts[3].utf8.count == 64
            else { throw .malformed("the manifest") }
            packs.append(Pack(first: first, last: last, bytes: bytes, digest: String(parts[3])))
        }
        self.packs = packs
    }
}

extension TreeHash {
    fileprivate init?(hexadecimal text: Substring) {
        var bytes: [UInt8] = []
        var rest = text[...]
        while rest.utf8.count >= 2 {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        guard rest.isEmpty else { return nil }
        self.init(bytes: bytes)
    }
}

/// Why a backup can't be made or used. Nothing was changed.
public enum BackupError: Error, Hashable, Sendable {
    /// There is no backup in the directory.
    case nothingThere
    /// A part is not what a backup is made of.
    case malformed(_ part: String)
    /// A part is missing, cut off or changed.
    case damaged(_ part: String)
    /// It is of another log, or signed with another key.
    case foreign
    /// What it holds is not what was signed of the log.
    case rewritten(size: UInt64)
    /// It ends before what was signed of the log last.
    case olderThanSigned(signed: UInt64, backup: UInt64)
    /// It does not reach the position or instant asked for.
    case notReached(size: UInt64)
    /// There is a log where it is to be restored to.
    case targetExists
    /// A file can't be read or written.
    case file(_ detail: String)
}

extension BackupError {
    /// Runs `body`, with the errors of files told as such.
    static func ofFiles<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as BackupError { throw error } catch let error as EventLogError {
            throw error
        } catch let error as LMDBError {
            throw BackupError.file(error.description)
        } catch let error as CocoaError {
            throw BackupError.file(error.localizedDescription)
        }
    }
}
