import ArgumentParser
import EventCatalog
import Ledger

extension LogMoment {
    /// A moment as it is typed.
    @Sendable
    static func argument(_ text: String) throws -> LogMoment {
        guard let moment = LogMoment(text) else {
            throw ValidationError("'\(text)' is neither a position nor an instant such as 2026-01-31T12:00:00Z")
        }
        return moment
    }

    /// The last event that a directory's log had by then.
    ///
    /// - Throws: ``CommandError`` for what has not come yet.
    func position(in log: any EventLog, of directory: DataDirectory) throws(CommandError) -> Position {
        do throws(LogMomentError) {
            return try position(in: log, now: .now)
        } catch {
            switch error {
            case .positionNotReached(let head), .instantNotReached(let head):
                throw CommandError(.nothingThere, "\(self) has not come: the log's last position is \(head).")
            case .log(let error):
                throw CommandError(error, directory: directory)
            }
        }
    }
}
