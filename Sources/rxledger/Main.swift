import ArgumentParser
import Foundation

/// The program: an event-sourced backend for prescriptions and patient records.
@main
struct RxLedger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rxledger",
        abstract: "An event-sourced backend for prescriptions and patient records.",
        discussion: """
            Every change is an event in an append-only log; read models are computed from it and can be rebuilt at any time.

            EXAMPLES
              rxledger demo --data clinic --patients 1000     make a small demonstration clinic
              rxledger serve --data clinic --port 8080        serve it
              rxledger replay --data clinic --from 0 --to 10  read its history

            EXIT CODES
              0 done · 64 wrong command line or setting · 65 bad input data · 66 nothing there · 70 internal error
              74 disk error · 75 in use by another process, try again later
              'verify' has its own: 0 as it should be · 1 something is missing · 2 something contradicts what was signed
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, ImportCommand.self, FormularyCommand.self, ReplayCommand.self,
            DiffCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
            ReplayDecisionCommand.self, ProjectionsCommand.self,
            StatsCommand.self, TokenCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandError {
            FileHandle.standardError.write(Data("rxledger: \(failure.message)\n".utf8))
            Foundation.exit(failure.code.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
