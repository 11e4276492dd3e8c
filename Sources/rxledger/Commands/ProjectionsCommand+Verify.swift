import ArgumentParser
import ProjectionEngine

extension ProjectionsCommand {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Prove that read models are what a replay of the log makes of them. Works beside a running server.",
            discussion: """
                Every page and row is looked at, the log is replayed into a scratch directory, and the digests of all tables \
                are compared; where they differ, row by row, with the keys in hexadecimal. Nothing is changed. The exit code is \
                65 if something differs or is damaged.

                EXAMPLES
                  rxledger projections verify
                  rxledger projections verify PatientSearch --scratch /var/tmp
                """
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "Only this read model.")
        var name: String?

        @Option(help: "Where there is room for a replay (default: the data directory). What is made there is removed.")
        var scratch: String?

        func run() async throws {
            let rules = ProjectionRegistry.all.filter { name == nil || $0.name == name }
            guard !rules.isEmpty else {
                throw CommandError(
                    .nothingThere,
                    "There is no read model \(name ?? ""); 'projections status' lists them."
                )
            }
            let settings = try await common.settings()
            let directory = try DataDirectory(settings)
            let failed = try await ProjectionVerification(directory, scratch: scratch).run(rules)
            guard failed.isEmpty else {
                throw CommandError(
                    .badData,
                    "\(failed.joined(separator: ", ")): not what the log makes of it; 'projections rebuild' puts it right."
                )
            }
        }
    }
}
