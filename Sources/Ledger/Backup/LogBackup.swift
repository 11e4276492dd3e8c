public import EventCatalog
internal import Foundation
internal import LMDB
public import Transparency

extension LMDBEventLog {
    /// Adds to a backup what the log has more than it: a pack of everything if there is none yet.
    ///
    /// It reads in short transactions while the log is written to, and reads the pack again before the backup says that
    /// it has it. What ends in the middle leaves the backup as it was.
    ///
    /// - Parameters:
    ///   - directory: Where the backup lies; it is made if it does not exist.
    ///   - signer: The log's key; its name is the log's origin.
    ///   - now: The clock's reading.
    ///   - progress: Is told of the events that were copied.
    /// - Returns: What the backup holds now.
    /// - Throws: ``BackupError``, ``EventLogError``.
    public func backUp(
        to directory: String,
        signer: NoteSigner,
        now: Timestamp,
        progress: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }
    ) throws -> BackupManifest {
        try BackupError.ofFiles { try addPack(to: directory, signer, now, progress) }
    }

    private func addPack(
        to directory: String,
        _ signer: NoteSigner,
        _ now: Timestamp,
        _ progress: (_ done: UInt64, _ total: UInt64) -> Void
    ) throws -> BackupManifest {
        let head = head
        let tree = StoredTree(store: store, size: head)
        let before = try BackupFolder(directory).manifest { _ in signer.verifier }
        let size = before?.size ?? 0
        if let before {
            guard before.origin == signer.verifier.name else { throw BackupError.foreign }
            guard size <= head, try tree.root(at: size) == before.root else { throw BackupError.rewritten(size: size) }
            if size == head { return before }
        } else {
            try FileSystem.createDirectory(directory)
        }
        var packs = before?.packs ?? []
        if head > size {
            packs.append(try writePack(from: size + 1, through: head, in: BackupFolder(directory), tree, progress))
        }
        let manifest = BackupManifest(
            origin: signer.verifier.name,
            identity: try store.identity(),
            madeAt: now,
            root: try tree.root(at: head),
            packs: packs
        )
        try BackupFolder(directory).write(try SignedNote(signing: manifest.text, with: signer))
        return manifest
    }

    private func writePack(
        from first: Position,
        through last: Position,
        in folder: BackupFolder,
        _ tree: StoredTree,
        _ progress: (_ done: UInt64, _ total: UInt64) -> Void
    ) throws -> BackupManifest.Pack {
        let draft = folder.path(of: "pack.new")
        let writer = try PackWriter(path: draft)
        var next = first
        while next <= last {
            let count = min(last - next + 1, UInt64(LogStore.recordsPerTransaction))
            for record in try store.records(from: next, count: Int(count)) { try writer.append(.record(record)) }
            next += count
            progress(next - first, last - first + 1)
        }
        try store.forEachCommand { id, answer, position in
            // A command without an event stands at the position it found: it may have come after the pack before.
            if position + 1 >= first, position <= last { try writer.append(.command(id: id, answer: answer)) }
        }
        try store.forEachClaimChange(from: first, through: last) { try writer.append(.claimChange($0)) }
        let (bytes, digest) = try writer.finish()
        let pack = BackupManifest.Pack(first: first, last: last, bytes: bytes, digest: digest)
        try FileSystem.move(draft, to: folder.path(of: pack.name))
        var check = PackCheck(tree: try tree.growingTree(at: first - 1))
        try check.read(pack, in: folder)
        guard check.tree.root == (try tree.root(at: last)) else { throw BackupError.damaged(pack.name) }
        return pack
    }
}

/// The files of a backup.
struct BackupFolder {
    private let directory: String

    init(_ directory: String) { self.directory = directory }

    func path(of name: String) -> String { directory + "/" + name }

    /// What the backup says of itself; `nil` if there is none.
    ///
    /// - Parameter key: The key of the log of a name.
    func manifest(key: (_ origin: String) -> NoteVerifier?) throws -> BackupManifest? {
        guard let bytes = try FileSystem.read(path(of: "manifest"), atMost: SignedNote.maximumLength) else {
            return nil
        }
        let note: SignedNote
        do { note = try SignedNote(String(decoding: bytes, as: UTF8.self)) } catch {
            throw BackupError.malformed("the manifest")
        }
        let manifest = try BackupManifest(text: note.text)
        guard let key = key(manifest.origin) else { throw BackupError.foreign }
        do { try note.verify(key) } catch { throw BackupError.foreign }
        return manifest
    }

    func write(_ manifest: SignedNote) throws {
        try FileSystem.replace(path(of: "manifest"), with: Array(manifest.note.utf8))
    }
}

/// Reads packs one after the other and makes the tree from their records.
struct PackCheck {
    private(set) var tree: GrowingTree
    private(set) var recordedAt = Timestamp.earliest

    init(tree: GrowingTree) { self.tree = tree }

    /// Reads a pack to its end.
    ///
    /// - Throws: ``BackupError/damaged(_:)`` for everything but what was written.
    mutating func read(
        _ pack: BackupManifest.Pack,
        in folder: BackupFolder,
        _ body: (PackFrame) throws -> Void = { _ in }
    ) throws {
        guard tree.size + 1 == pack.first else { throw BackupError.damaged(pack.name) }
        var reader = try PackReader(path: folder.path(of: pack.name), name: pack.name)
        while let frame = try reader.next() {
            if case .record(let record) = frame {
                do throws(EventLogError) {
                    recordedAt = try RecordFormat.decode(record.span, at: tree.size + 1).entry.recordedAt
                    tree.append(try RecordFormat.entry(of: record.span, at: tree.size + 1).leaf)
                } catch {
                    throw BackupError.damaged(pack.name)
                }
            }
            try body(frame)
        }
        guard reader.digest == pack.digest, tree.size == pack.last else { throw BackupError.damaged(pack.name) }
    }
}
