import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Logging
import ProjectionEngine
import StrictJSON

struct ProjectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projections",
        abstract: "Show, rebuild and mend the read models. Works on a running server too.",
        discussion: """
            EXAMPLES
              rxledger projections status
              rxledger projections rebuild PatientSearch
              rxledger projections rebuild --all
              rxledger projections cancel PatientSearch
              rxledger projections return PatientSearch
              rxledger projections drop PatientSearch
              rxledger projections verify
              rxledger projections parked
              rxledger projections show PatientRecord 0190a4c2-7d1e-7000-8000-000000000001
              rxledger projections retry PatientRecord
              rxledger projections build PatientSearch --as-of 120000 --into /tmp/then
              rxledger projections query /tmp/then '/v1/patients?q=smi%20jo'
            """,
        subcommands: [
            Status.self, Rebuild.self, Cancel.self, Return.self, Drop.self, Parked.self, Show.self, Retry.self,
            Build.self, Query.self, Verify.self,
        ],
        defaultSubcommand: Status.self
    )

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show where each read model is.")

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let settings = try await common.settings()
            let directory = try DataDirectory(settings)
            for row in try await ProjectionOperations(directory).statuses() { print(row) }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build a read model anew from the log. The old one serves until the new one takes over."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'status' shows it.")
        var name: String?

        @Flag(help: "Rebuild all of them in one pass over the log.")
        var all = false

        func validate() throws {
            guard (name == nil) == all else { throw ValidationError("Name one read model, or say --all") }
        }

        func run() async throws {
            let settings = try await common.settings()
            let directory = try DataDirectory(settings)
            try await ProjectionOperations(directory).rebuild(name)
        }
    }
}

extension ProjectionsCommand {
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up the build of a read model. What serves goes on; a first build can't be given up."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'status' shows it.")
        var name: String

        func run() async throws { print(try await common.projections().cancel(name)) }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Go back to the generation that served before the last rebuild, and keep the present one instead.",
            discussion: "It catches up with the log first, so that no answer goes back in time."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'status' shows it.")
        var name: String

        func run() async throws { print(try await common.projections().returnToPrevious(name)) }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove the generation that served before the last rebuild, and free its space."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'status' shows it.")
        var name: String

        func run() async throws { print(try await common.projections().drop(name)) }
    }
}

extension CommonOptions {
    fileprivate func projections() async throws -> ProjectionOperations {
        let settings = try await settings()
        return try ProjectionOperations(try DataDirectory(settings))
    }
}

extension ProjectionsCommand {
    @Sendable
    private static func recordID(_ text: String) throws -> RecordID {
        guard let id = RecordID(text) else { throw ValidationError("'\(text)' is no id of a record (a UUID)") }
        return id
    }

    struct Parked: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the records that read models have set aside, because an event of theirs can't be applied."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "Only this read model.")
        var name: String?

        func run() async throws {
            let settings = try await common.settings()
            let operations = try ProjectionOperations(try DataDirectory(settings))
            let found = try await operations.parked(name)
            for parked in found { print(parked.line) }
            if found.isEmpty { print("Nothing is parked.") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what a read model has parked of one record.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'parked' shows it.")
        var name: String

        @Argument(help: "The record, as 'parked' shows it.", transform: recordID)
        var record: RecordID

        func run() async throws {
            let settings = try await common.settings()
            let operations = try ProjectionOperations(try DataDirectory(settings))
            let found = try await operations.parked(name).first { $0.record == record.description }
            guard let found else {
                throw CommandError(
                    .nothingThere,
                    "\(name) has nothing parked of \(record); 'projections parked' lists it."
                )
            }
            for line in found.lines { print(line) }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try again what a read model has parked, in the order of the log."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'parked' shows it.")
        var name: String

        @Argument(help: "Only this record, and those that share an event with it.", transform: recordID)
        var record: RecordID?

        func run() async throws {
            let settings = try await common.settings()
            let operations = try ProjectionOperations(try DataDirectory(settings))
            let outcome = try await operations.retry(name, record)
            print("\(outcome.appliedEvents) events applied, \(outcome.released) records free again.")
            if outcome.stillParked > 0 {
                throw CommandError(
                    .badData,
                    "\(outcome.stillParked) records are still parked; 'projections parked' tells why."
                )
            }
        }
    }
}
