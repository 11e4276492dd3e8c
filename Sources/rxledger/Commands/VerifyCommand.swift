import ArgumentParser
import EventCatalog
import Foundation
import Ledger
import Transparency

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a log as a stranger would. Works on a copy, on a backup, and beside a running server.",
        discussion: """
            Reads every page of the log without trusting it: entries, payload digests, versions, times, indexes, and the Merkle \
            tree made anew from the entries, compared with the signed checkpoints. Nothing is changed.

            Findings are graded: manipulation (what is there contradicts what was committed or signed), gap (something is \
            missing or can't be read), notice. The exit code is 2 if there is a manipulation, 1 if there are gaps only, \
            otherwise 0.

            The key comes from the key directory, or as text from --key: get it over another way than the data. With the log \
            alone, and no key, signatures are not checked and that is told.

            EXAMPLES
              rxledger verify
              rxledger verify --read-models
              rxledger verify --log /mnt/copy/tenants/default/log --key 'rxledger/0190…+1f2e3d4c+AQ…' --json
              rxledger verify --log /mnt/copy/tenants/default/log --checkpoint last-month.checkpoint
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "The directory of a log, or of a copy of one, instead of --data and --tenant.")
    var log: String?

    @Option(help: "The verifier key that checkpoints were signed with (from /v1/audit/key).")
    var key: String?

    @Option(help: "A signed checkpoint that the log must go on from; may be given again.")
    var checkpoint: [String] = []

    @Flag(help: "Also compare each read model with a replay of the log (takes a minute or two at full size).")
    var readModels = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard key.map({ NoteVerifier($0) != nil }) ?? true else {
            throw ValidationError("--key is a verifier key: name+id+key, as /v1/audit/key gives it")
        }
        guard !(readModels && log != nil) else { throw ValidationError("--read-models needs --data, not --log") }
    }

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let verification = try LogVerification(
            directory,
            log: log,
            key: key.flatMap { NoteVerifier($0) },
            checkpoints: checkpoint
        )
        let start = ContinuousClock.now
        let verdict = try verification.run()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let failed = readModels ? try await compareReadModels(directory) : []
        print(
            json
                ? verdict.json(seconds: seconds, readModels: readModels ? failed : nil) : verdict.text(seconds: seconds)
        )
        if !failed.isEmpty, !json {
            print("manipulation  read-models  \(failed.joined(separator: ", ")): not what the log makes of them")
        }
        switch failed.isEmpty ? verdict.gravest : .manipulation {
        case nil, .notice: return
        case .gap: throw ExitCode(1)
        case .manipulation: throw ExitCode(2)
        }
    }

    /// The lines for people would not belong in an object for programs.
    private func compareReadModels(_ directory: DataDirectory) async throws -> [String] {
        let isQuiet = json
        return try await ProjectionVerification(directory, scratch: nil).run(ProjectionRegistry.all) { line in
            if !isQuiet { print(line) }
        }
    }
}
