import EventCatalog
import Foundation
import Ledger
import Transparency

extension DataDirectory {
    /// The key of the log of a name.
    ///
    /// - Throws: ``CommandError`` if there is none.
    func logSigner(_ origin: String) throws -> NoteSigner {
        guard let seed = try KeyStore.logSeed(in: self), let signer = NoteSigner(name: origin, seed: seed) else {
            throw CommandError(
                .nothingThere,
                "\(keys.path(percentEncoded: false)) has no log-signing.key: name the key directory with --keys"
            )
        }
        return signer
    }

    /// A restore that knows the keys and what was signed last, with a progress bar.
    func restore(from backup: String, title: String) throws -> LogRestore {
        let bar = ProgressBar(title, unit: "MB")
        return LogRestore(from: backup, signed: try lastSigned()) { done, total in
            bar.update(done: UInt64(done >> 20), of: UInt64(total >> 20))
        } key: { origin in
            (try? logSigner(origin))?.verifier
        }
    }

    /// The checkpoint in the key directory; `nil` if there is none.
    func lastSignedNote() throws -> SignedNote? {
        guard let bytes = FileManager.default.contents(atPath: checkpoints.outside) else { return nil }
        do { return try SignedNote(String(decoding: bytes, as: UTF8.self)) } catch {
            throw CommandError(.badData, "\(checkpoints.outside) is no checkpoint")
        }
    }

    private func lastSigned() throws -> Checkpoint? {
        guard let note = try lastSignedNote() else { return nil }
        do { return try Checkpoint(text: note.text) } catch {
            throw CommandError(.badData, "\(checkpoints.outside) is no checkpoint")
        }
    }

    /// Keeps, signed, what was lost and why, and puts the checkpoint of the old name aside.
    func beginEpoch(_ outcome: LogRestore.Outcome, after lost: Checkpoint, reason: String) throws {
        let text = """
            rxledger epoch 1
            \(outcome.origin)
            \(outcome.size)
            \(outcome.root.bytes.hexadecimal)
            \(lost.text)\(Timestamp.now) \(reason)

            """
        let note = try SignedNote(signing: text, with: try logSigner(outcome.origin))
        let name = "epoch-" + outcome.origin.replacing("/", with: "-")
        for folder in [tenantKeys, log] {
            try Data(note.note.utf8).write(to: folder.appending(path: name), options: .atomic)
        }
        let old = tenantKeys.appending(path: "checkpoint-" + lost.origin.replacing("/", with: "-"))
        try FileManager.default.moveItem(at: URL(filePath: checkpoints.outside), to: old)
    }
}

/// What a failure of a backup or a restore is to a person.
enum BackupFailure {
    static func explained<Value>(
        _ backup: String,
        _ directory: DataDirectory,
        _ body: () throws -> Value
    ) throws -> Value {
        do { return try body() } catch let error as BackupError {
            throw CommandError(code(of: error), explanation(of: error, backup, directory))
        } catch let error as EventLogError {
            throw CommandError(error, directory: directory)
        }
    }

    private static func code(of error: BackupError) -> CommandError.Code {
        switch error {
        case .nothingThere: .nothingThere
        case .file: .diskError
        case .targetExists: .inUse
        case .malformed, .damaged, .foreign, .rewritten, .olderThanSigned, .notReached: .badData
        }
    }

    private static func explanation(of error: BackupError, _ backup: String, _ directory: DataDirectory) -> String {
        switch error {
        case .nothingThere: "\(backup) holds no backup."
        case .malformed(let part), .damaged(let part):
            "\(backup) is damaged: \(part) is not what was written. Nothing was changed. Use another backup."
        case .foreign:
            """
            \(backup) is of another log, or was signed with another key than that in \(directory.keys.path()). \
            Nothing was changed.
            """
        case .rewritten(let size):
            """
            The first \(grouped(size)) events are not the same in the backup and in what was signed. Nothing was changed. \
            'rxledger verify' tells more of the log.
            """
        case .olderThanSigned(let signed, let size):
            """
            \(grouped(signed)) events were signed and only \(grouped(size)) would be restored. Nothing was changed. \
            Use a newer backup, or tell why that is right with --accept-loss.
            """
        case .notReached(let size): "The backup ends at position \(size). Nothing was changed."
        case .targetExists:
            """
            \(directory.log.path()) is there already. Nothing was changed. Move it away, or restore to another --data.
            """
        case .file(let detail): "\(detail). Nothing was changed."
        }
    }
}
