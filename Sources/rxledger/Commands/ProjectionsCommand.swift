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
        abstract: "Show and rebuild the read models. Works on a running server too.",
        discussion: """
            EXAMPLES
              rxledger projections status
              rxledger projections rebuild PatientSearch
              rxledger projections rebuild --all
            """,
        subcommands: [Status.self, Rebuild.self],
        defaultSubcommand: Status.self
    )

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show where each read model is.")

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let settings = try await common.settings()
            let directory = try DataDirectory(path: settings.data, tenant: settings.tenant)
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
            let directory = try DataDirectory(path: settings.data, tenant: settings.tenant)
            try await ProjectionOperations(directory).rebuild(name)
        }
    }
}
