import Ledger
import Transparency

extension DataDirectory {
    /// Who signs a log's checkpoints; checks that the log goes on from what was signed last.
    ///
    /// - Throws: ``CommandError`` if it does not: such a log may not be served.
    func notary(of log: LMDBEventLog, seed: [UInt8]) throws -> Notary {
        do {
            guard let signer = NoteSigner(name: try log.origin(), seed: seed) else {
                throw CommandError(.badData, "log-signing.key is damaged: it must hold 32 bytes")
            }
            return try Notary(log: log, signer: signer, files: checkpoints)
        } catch let error as NotaryError {
            throw CommandError(.badData, Self.explanation(of: error))
        } catch let error as EventLogError {
            throw CommandError(error, directory: self)
        }
    }

    private static func explanation(of error: NotaryError) -> String {
        switch error {
        case .setBack(let signed, let now):
            """
            The log has \(now) events and a checkpoint of \(signed) was signed: it was set back. Nothing was changed. \
            Find out who did it; 'rxledger verify' tells what the log holds.
            """
        case .rewritten(let size):
            """
            The first \(size) events are not those that were signed: the log was rewritten, or is another one. Nothing \
            was changed. 'rxledger verify' tells more.
            """
        case .foreign:
            """
            The last signed checkpoint is of another log or was signed with another key. Nothing was changed. Name the \
            key directory that belongs to this data with --keys.
            """
        case .unreadable(let path):
            "\(path) is no checkpoint. Nothing was changed. Put the right one there, from a backup of the key directory."
        }
    }
}
