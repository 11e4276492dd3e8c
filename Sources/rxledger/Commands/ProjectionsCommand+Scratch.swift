import ArgumentParser
import Foundation
import Ledger
import ProjectionEngine
import Server
import StrictJSON

extension ProjectionsCommand {
    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build read models as of a moment into a directory of their own. Works beside a running server.",
            discussion: """
                Nothing of the installation is touched: the log is only read. Ask the result with 'projections query'.

                EXAMPLES
                  rxledger projections build PatientSearch --as-of 120000 --into /tmp/then
                  rxledger projections build --all --as-of 2026-01-31T23:59:59Z --into /tmp/january
                """
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The read model's name, as 'status' shows it.")
        var name: String?

        @Flag(help: "Build all of them in one pass over the log.")
        var all = false

        @Option(help: "The last position, or the last instant, that counts.", transform: LogMoment.argument)
        var asOf: LogMoment

        @Option(help: "A directory that is empty or not there yet.")
        var into: String

        func validate() throws {
            guard (name == nil) == all else { throw ValidationError("Name one read model, or say --all") }
            guard !into.isEmpty else { throw ValidationError("--into is empty: name a directory") }
        }

        func run() async throws {
            let rules = ProjectionRegistry.all.filter { name == nil || $0.name == name }
            guard !rules.isEmpty else {
                throw CommandError(
                    .nothingThere,
                    "There is no read model \(name ?? ""); 'projections status' lists them."
                )
            }
            let settings = try await common.settings()
            let source = try DataDirectory(settings)
            try await ScratchBuild(source: source, target: URL(filePath: into, directoryHint: .isDirectory))
                .run(rules, asOf: asOf)
        }
    }

    struct Query: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer a GET of the API from what 'projections build' made, without a server.",
            discussion: """
                The answer is the server's own, as it was then: the same JSON on standard output. "Today" is the moment of the
                build. What was not built can't be asked.

                EXAMPLES
                  rxledger projections query /tmp/then '/v1/patients?q=smi%20jo'
                  rxledger projections query /tmp/january '/v1/dashboard?from=2026-01-01&to=2026-01-31'
                  rxledger projections query /tmp/january '/v1/patients/0190a3c4-7b1e-7cc0-8000-0123456789ab'
                """
        )

        @Argument(help: "The directory that 'projections build' made.")
        var directory: String

        @Argument(help: "The path and query of the API, percent-encoded.")
        var path: String

        @Option(help: "Where the data directory is now, if it was moved since the build.")
        var data: String?

        func validate() throws {
            guard path.hasPrefix("/"), path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw ValidationError(
                    "The path begins with / and is percent-encoded, such as '/v1/patients?q=smi%20jo'"
                )
            }
        }

        func run() async throws {
            let query = try ScratchQuery(URL(filePath: directory, directoryHint: .isDirectory), data: data)
            let answer = try await query.answer(path)
            guard (200..<300).contains(answer.status) else {
                let detail = (try? JSONParser.parse(answer.body))?["detail"]?.string ?? "no reason given"
                let built = answer.status == 503 ? " Built here: \(query.builtModels.joined(separator: ", "))." : ""
                throw CommandError(
                    answer.status == 404 || answer.status == 503 ? .nothingThere : .badData,
                    "\(answer.status): \(detail)\(built)"
                )
            }
            FileHandle.standardOutput.write(Data(answer.body + [0x0A]))
        }
    }
}
