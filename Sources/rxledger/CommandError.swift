import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import ProjectionEngine

/// Why a command ended without doing its work: one sentence for a person, a code for a script (sysexits.h).
struct CommandError: Error {
    enum Code: Int32 {
        case badData = 65
        case nothingThere = 66
        case internalError = 70
        case diskError = 74
        case inUse = 75
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: EventLogError, directory: DataDirectory) {
        let path = directory.root.path(percentEncoded: false)
        switch error {
        case .locked:
            self.init(
                .inUse,
                "\(path) is in use by another process: one directory has one process. Stop it first, or use its API."
            )
        case .outOfSpace(let detail):
            self.init(.diskError, "The disk is full (\(detail)). Nothing was lost; free some space and try again.")
        case .corrupt(let position, let detail):
            self.init(
                .badData,
                "The record at position \(position) is damaged (\(detail)). Restore the directory from a backup."
            )
        case .unusable(let detail):
            self.init(.badData, "\(path) does not hold a log that can be opened: \(detail)")
        case .storage(let detail), .outcomeUnknown(let detail), .tooLarge(let detail):
            self.init(.internalError, "The log failed: \(detail)")
        case .clockBehind(let detail):
            self.init(.inUse, "The clock is or was wrong (\(detail)). Nothing was changed; set it right.")
        case .readOnly:
            self.init(.inUse, "The log was opened for reading: it takes no commands.")
        case .overloaded:
            self.init(.inUse, "The log is overloaded. Try again shortly.")
        case .versionConflict, .claimTaken, .commandConflict:
            self.init(.internalError, "The log refused a command: \(error)")
        }
    }
}
