import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Transparency

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make and check backups of the log, beside a running server.",
        discussion: """
            A backup is a directory of packs: the first time all of the log, every further time what came since. Each pack is \
            read again before the backup says that it has it, and what it says is signed. Read models are not in it: they are \
            rebuilt. Neither are the keys: back the key directory up elsewhere.

            EXAMPLES
              rxledger backup create /mnt/backup/clinic      make one, or add to it
              rxledger backup check /mnt/backup/clinic       read all of it
              rxledger backup drill /mnt/backup/clinic       restore it to a scratch directory, and say how long it took
              rxledger restore /mnt/backup/clinic --data new-clinic --keys clinic.keys
            """,
        subcommands: [Create.self, Check.self, Drill.self]
    )
}

extension BackupCommand {
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a backup, or add to it what came since.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The directory of the backup.")
        var backup: String

        func run() async throws {
            let directory = try DataDirectory(try await common.settings())
            let log = try directory.openLogForReading()
            let bar = ProgressBar("Backup", unit: "events")
            let start = ContinuousClock.now
            let manifest = try BackupFailure.explained(backup, directory) {
                try log.backUp(to: backup, signer: try directory.logSigner(log.origin()), now: .now) { done, total in
                    bar.update(done: done, of: total)
                }
            }
            let bytes = manifest.packs.reduce(0) { $0 + $1.bytes }
            print(
                """
                \(backup) holds \(grouped(manifest.size)) events in \(manifest.packs.count) packs of \(grouped(bytes)) bytes, \
                read back and signed (\(decimal((ContinuousClock.now - start) / .seconds(1))) s)
                """
            )
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read all of a backup and say whether it can be restored."
        )

        @OptionGroup var common: CommonOptions
        @Argument(help: "The directory of the backup.")
        var backup: String

        func run() async throws {
            let directory = try DataDirectory(try await common.settings())
            let manifest = try BackupFailure.explained(backup, directory) {
                try directory.restore(from: backup, title: "Checking").check()
            }
            print("\(backup) holds \(grouped(manifest.size)) events up to \(manifest.madeAt); nothing is damaged")
        }
    }

    struct Drill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Restore a backup to a scratch directory, verify it there, say how long it took, and remove it."
        )

        @OptionGroup var common: CommonOptions
        @Argument(help: "The directory of the backup.")
        var backup: String
        @Option(help: "Where there is room for a copy (default: beside the backup).")
        var scratch: String?

        func run() async throws {
            let directory = try DataDirectory(try await common.settings())
            let place = (scratch ?? backup) + "/drill-\(UUID().uuidString.lowercased())"
            let start = ContinuousClock.now
            defer { try? FileManager.default.removeItem(atPath: place) }
            let outcome = try BackupFailure.explained(backup, directory) {
                try directory.restore(from: backup, title: "Restoring")
                    .run(to: place, through: nil, acceptsLoss: true, now: .now)
            }
            let behind =
                outcome.lost.map { "; \(grouped($0.size - outcome.size)) signed events are not in it yet" } ?? ""
            print(
                """
                \(grouped(outcome.size)) events restored and verified in \
                \(decimal((ContinuousClock.now - start) / .seconds(1))) s\(behind)
                """
            )
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a log from a backup.",
        discussion: """
            The backup is read to its end and compared with the last signed checkpoint in the key directory before anything is \
            made. There must be no log at --data yet: move the old one away first.

            Events that were signed may be missing only with --accept-loss: the log then goes on under another name, an epoch, \
            since what was signed can't be taken back, and the reason is kept, signed, in the key directory.

            EXAMPLES
              rxledger restore /mnt/backup/clinic --data new-clinic --keys clinic.keys
              rxledger restore /mnt/backup/clinic --data new-clinic --keys clinic.keys --to 2026-01-31T12:00:00Z \\
                --accept-loss 'import of 1 February was wrong'
            """
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: "The directory of the backup.")
    var backup: String
    @Option(help: "Take over only what was recorded up to this position or instant.")
    var to: String?
    @Option(help: "Go on although events that were signed are missing, for this reason.")
    var acceptLoss: String?

    func validate() throws {
        guard to.map({ LogMoment($0) != nil }) ?? true else {
            throw ValidationError("--to is a position, or an instant such as 2026-01-31T12:00:00Z")
        }
        guard acceptLoss.map({ (1...400).contains($0.utf8.count) && !$0.contains(where: \.isNewline) }) ?? true else {
            throw ValidationError("--accept-loss is a reason of one line, 1 to 400 bytes")
        }
    }

    func run() async throws {
        let directory = try DataDirectory(try await common.settings())
        try directory.create()
        let start = ContinuousClock.now
        let outcome = try BackupFailure.explained(backup, directory) {
            try directory.restore(from: backup, title: "Restoring").run(
                to: directory.log.path(percentEncoded: false),
                through: to.flatMap { LogMoment($0) },
                acceptsLoss: acceptLoss != nil,
                now: .now
            )
        }
        if let lost = outcome.lost { try directory.beginEpoch(outcome, after: lost, reason: acceptLoss ?? "") }
        print(
            """
            \(grouped(outcome.size)) events restored and verified in \(decimal((ContinuousClock.now - start) / .seconds(1))) s; \
            the read models are built at the next start
            """
        )
        if let lost = outcome.lost {
            print("\(grouped(lost.size - outcome.size)) signed events are lost; the log goes on as \(outcome.origin)")
        }
    }
}
