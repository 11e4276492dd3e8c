internal import Dispatch
internal import LMDB
internal import Synchronization
public import Transparency

/// Signs checkpoints of a log, each going on from the last.
///
/// What was signed lies in a file outside of the data before anyone sees it, so that a log that was set back, or
/// rewritten, is found out by the next start: never is a smaller size signed, or another root for a size.
public final class Notary: Sendable {
    private typealias Signed = (note: SignedNote, checkpoint: Checkpoint)

    private let log: any AuditableLog
    private let signer: NoteSigner
    private let files: CheckpointFiles
    // Signing waits for the disk: not on a thread of the cooperative pool.
    private let queue = DispatchQueue(label: "checkpoint signing")
    private let last: Mutex<Signed?>

    /// Reads the last signed checkpoint and checks that the log goes on from it.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - signer: Its key; the key's name is the log's origin.
    ///   - files: Where the last signed checkpoint is kept.
    /// - Throws: ``NotaryError``, ``EventLogError``.
    /// - Complexity: O(log n), besides at most 255 entries.
    public init(log: any AuditableLog, signer: NoteSigner, files: CheckpointFiles) throws {
        self.log = log
        self.signer = signer
        self.files = files
        var last: Signed?
        for note in try files.read() {
            let checkpoint = try Self.verified(note, signer.verifier)
            try Self.check(log.tree, goesOnFrom: checkpoint)
            if checkpoint.size >= last?.checkpoint.size ?? 0 { last = (note, checkpoint) }
        }
        self.last = Mutex(last)
    }

    /// The key that checks what is signed.
    public var verifier: NoteVerifier { signer.verifier }

    /// A signed checkpoint of the log as it is now.
    ///
    /// The last one is given again while the log has not grown.
    ///
    /// - Throws: ``NotaryError``, ``EventLogError``; nothing was signed then.
    public func checkpoint() async throws -> SignedNote {
        try await withCheckedThrowingContinuation { answer in
            queue.async { [self] in answer.resume(with: Result { try sign() }) }
        }
    }

    private func sign() throws -> SignedNote {
        try last.withLock { last in
            let tree = log.tree
            if let last, last.checkpoint.size == tree.size { return last.note }
            if let last { try Self.check(tree, goesOnFrom: last.checkpoint) }
            let checkpoint = Checkpoint(
                origin: signer.verifier.name,
                size: tree.size,
                root: try tree.root(at: tree.size)
            )
            let note = try SignedNote(signing: checkpoint.text, with: signer)
            try files.write(note)
            last = (note, checkpoint)
            return note
        }
    }

    private static func check(_ tree: any LogTree, goesOnFrom signed: Checkpoint) throws {
        guard signed.size <= tree.size else { throw NotaryError.setBack(signed: signed.size, now: tree.size) }
        guard try tree.root(at: signed.size) == signed.root else { throw NotaryError.rewritten(size: signed.size) }
    }

    private static func verified(_ note: SignedNote, _ key: NoteVerifier) throws -> Checkpoint {
        do {
            try note.verify(key)
            let checkpoint = try Checkpoint(text: note.text)
            guard checkpoint.origin == key.name else { throw NotaryError.foreign }
            return checkpoint
        } catch is NoteError {
            throw NotaryError.foreign
        }
    }
}

/// Where the last signed checkpoint of a log is kept: once outside of the data, once beside the log.
public struct CheckpointFiles: Sendable {
    /// The one outside of the data.
    public let outside: String
    /// The one beside the log.
    public let beside: String

    /// Names the files.
    public init(outside: String, beside: String) {
        self.outside = outside
        self.beside = beside
    }

    /// The notes that are there.
    func read() throws -> [SignedNote] {
        try [outside, beside].compactMap { path in
            guard let bytes = try FileSystem.read(path, atMost: SignedNote.maximumLength) else { return nil }
            do { return try SignedNote(String(decoding: bytes, as: UTF8.self)) } catch {
                throw NotaryError.unreadable(path: path)
            }
        }
    }

    /// Waits for the disk; the outer one is there before the inner one.
    func write(_ note: SignedNote) throws {
        for path in [outside, beside] { try FileSystem.replace(path, with: Array(note.note.utf8)) }
    }
}

/// Why nothing is signed, or a log is not gone on with.
public enum NotaryError: Error, Hashable, Sendable {
    /// The log has fewer events than were signed: it was set back.
    case setBack(signed: UInt64, now: UInt64)
    /// The log's first events are not those that were signed.
    case rewritten(size: UInt64)
    /// The last checkpoint is of another log, or signed with another key.
    case foreign
    /// The file of the last checkpoint holds something else.
    case unreadable(path: String)
}
