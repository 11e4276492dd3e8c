public import EventCatalog
internal import Foundation
internal import LMDB
public import Transparency

/// Makes a log from a backup.
///
/// The backup is read to its end, and compared with what was signed of the log last, before anything is made; the log is
/// built in a directory beside its place, verified there, and put in place in one step.
public struct LogRestore {
    /// What came of it.
    public struct Outcome: Hashable, Sendable {
        /// The events of the log.
        public let size: UInt64
        /// Its tree's hash.
        public let root: TreeHash
        /// What it is called in its checkpoints; another name than before if it is behind what was signed.
        public let origin: String
        /// What was signed before and is lost.
        public let lost: Checkpoint?
    }

    private let folder: BackupFolder
    private let key: (_ origin: String) -> NoteVerifier?
    private let signed: Checkpoint?
    private let progress: (_ done: Int, _ total: Int) -> Void

    /// Prepares a restore.
    ///
    /// - Parameters:
    ///   - directory: Where the backup lies.
    ///   - signed: What was signed of the log last, from the key directory; `nil` if nothing was.
    ///   - progress: Is told of the bytes that were read; the backup is read twice.
    ///   - key: The key of the log of a name.
    public init(
        from directory: String,
        signed: Checkpoint?,
        progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in },
        key: @escaping (_ origin: String) -> NoteVerifier?
    ) {
        folder = BackupFolder(directory)
        self.key = key
        self.signed = signed
        self.progress = progress
    }

    /// Reads the whole backup and checks it.
    ///
    /// - Returns: What it says of itself.
    /// - Throws: ``BackupError``.
    @discardableResult
    public func check() throws -> BackupManifest {
        try BackupError.ofFiles { try checked() }
    }

    private func checked() throws -> BackupManifest {
        guard let manifest = try folder.manifest(key: key) else { throw BackupError.nothingThere }
        if let signed, signed.origin != manifest.origin { throw BackupError.foreign }
        var check = PackCheck(tree: GrowingTree())
        var rootAtSigned = signed?.size == 0 ? TreeHash.empty : nil
        let total = manifest.packs.reduce(0) { $0 + $1.bytes }
        var done = 0
        for pack in manifest.packs {
            // The tree's hash at a size in the middle of a pack: made beside, since the check's own has gone past it.
            var tree = check.tree
            try check.read(pack, in: folder) { frame in
                guard case .record(let record) = frame else { return }
                done += record.count
                if tree.size < signed?.size ?? 0 {
                    tree.append(try RecordFormat.entry(of: record.span, at: tree.size + 1).leaf)
                    if tree.size == signed?.size { rootAtSigned = tree.root }
                }
                if tree.size.isMultiple(of: 4_096) { progress(done, 2 * total) }
            }
        }
        guard check.tree.root == manifest.root else { throw BackupError.damaged("the manifest") }
        if let signed, signed.size <= manifest.size, rootAtSigned != signed.root {
            throw BackupError.rewritten(size: signed.size)
        }
        return manifest
    }

    /// Restores the log.
    ///
    /// - Parameters:
    ///   - target: Where it goes; nothing may be there.
    ///   - moment: The last event that is taken over; `nil` for all.
    ///   - acceptsLoss: Whether events that were signed may be missing: the log then goes on under another name, because
    ///     what was signed can't be taken back.
    ///   - now: The clock's reading.
    /// - Throws: ``BackupError``, ``EventLogError``; nothing was changed then.
    public func run(to target: String, through moment: LogMoment?, acceptsLoss: Bool, now: Timestamp) throws -> Outcome
    {
        let place = target.hasSuffix("/") ? String(target.dropLast()) : target
        return try BackupError.ofFiles { try restore(place, moment, acceptsLoss, now) }
    }

    private func restore(_ target: String, _ moment: LogMoment?, _ acceptsLoss: Bool, _ now: Timestamp) throws
        -> Outcome
    {
        guard try !FileSystem.exists(target) else { throw BackupError.targetExists }
        let manifest = try checked()
        let draft = target + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        try FileSystem.createDirectory(draft)
        do {
            let outcome = try build(manifest, in: draft, through: moment, acceptsLoss: acceptsLoss)
            try verify(draft, outcome, now)
            try FileSystem.move(draft, to: target)
            return outcome
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }

    private func build(
        _ manifest: BackupManifest,
        in directory: String,
        through moment: LogMoment?,
        acceptsLoss: Bool
    ) throws -> Outcome {
        let builder = try LogBuilder(
            directory: directory,
            identity: manifest.identity,
            mapSize: LMDBEventLog.Options().mapSize
        )
        let last: Position = if case .position(let position) = moment { position } else { .max }
        let latest: Timestamp = if case .instant(let instant) = moment { instant } else { .latest }
        guard last == .max || last <= manifest.size else { throw BackupError.notReached(size: manifest.size) }
        let total = manifest.packs.reduce(0) { $0 + $1.bytes }
        var done = 0
        var isFull = false
        for pack in manifest.packs where !isFull {
            var reader = try PackReader(path: folder.path(of: pack.name), name: pack.name)
            while let frame = try reader.next() {
                switch frame {
                case .record(let record):
                    done += record.count
                    if builder.tree.size.isMultiple(of: 4_096) { progress(total + done, 2 * total) }
                    guard !isFull, builder.tree.size < last else { isFull = true; continue }
                    let event = try RecordFormat.decode(record.span, at: builder.tree.size + 1)
                    guard event.entry.recordedAt <= latest else { isFull = true; continue }
                    try builder.append(record)
                case .command(let id, let answer):
                    let position = CommandRecord(encoded: answer.span)?.receipt.position
                    guard let position else { throw BackupError.damaged(pack.name) }
                    if position <= builder.tree.size { try builder.add(command: id, answer) }
                case .claimChange(let change):
                    if change.position <= builder.tree.size { try builder.add(change) }
                }
            }
        }
        let tree = builder.tree
        var lost: Checkpoint?
        if let signed, signed.size > tree.size {
            guard acceptsLoss else { throw BackupError.olderThanSigned(signed: signed.size, backup: tree.size) }
            lost = signed
        }
        let origin = lost == nil ? manifest.origin : Self.nextEpoch(of: manifest.origin)
        try builder.finish(origin: origin)
        return Outcome(size: tree.size, root: tree.root, origin: origin, lost: lost)
    }

    /// The name of a log that goes on from before what was signed under its name.
    static func nextEpoch(of origin: String) -> String {
        let parts = origin.split(separator: "/")
        if let last = parts.last, parts.count > 2, let epoch = Int(last) {
            return parts.dropLast().joined(separator: "/") + "/\(epoch + 1)"
        }
        return origin + "/2"
    }

    private func verify(_ directory: String, _ outcome: Outcome, _ now: Timestamp) throws {
        let verdict = try LogVerifier(directory: directory, witnesses: [], key: nil, now: now).run(beside: nil)
        guard verdict.gravest ?? .notice == .notice, verdict.tree.root == outcome.root else {
            throw BackupError.damaged("the restored log")
        }
        if let stamp = try FileStamp(ofDataFileIn: directory) {
            try StampFile(path: directory + "/stamp").write(stamp)
        }
    }
}
