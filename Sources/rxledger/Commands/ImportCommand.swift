import ArgumentParser
import EventCatalog
import FHIRImport
import Foundation
import Ledger
import Logging
import ProjectionEngine

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring records of other systems in, through the same commands as everybody else's.",
        subcommands: [FHIR.self]
    )

    struct FHIR: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fhir",
            abstract: "Import FHIR R4 bundles and NDJSON.",
            discussion: """
                Takes transaction and collection bundles as Synthea writes them, and NDJSON with a resource a line. Running it \
                again adds nothing. A bad file or resource is reported with its place and the others go on; the exit code is \
                then 65. No server may have the directory open.

                EXAMPLES
                  rxledger import fhir output/fhir
                  rxledger import fhir patients.ndjson bundle.json --data clinic
                """
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "Files, or folders of .json and .ndjson files.")
        var paths: [String]

        @Option(help: "A name of the sending system: equal ids of different systems are different records.")
        var source = ""

        func validate() throws {
            guard source.utf8.count <= 255 else { throw ValidationError("--source has at most 255 bytes") }
        }

        func run() async throws {
            let settings = try await common.settings()
            let directory = try DataDirectory(settings)
            for path in paths where !FileManager.default.fileExists(atPath: path) {
                throw CommandError(.nothingThere, "There is no file or folder \(path)")
            }
            let node = try Node(directory, logger: Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() })
            let (paths, source) = (paths, source)
            let report = try await node.run { try await Self.importing(paths, of: source, into: node) }
            print(ImportSummary(report))
            guard report.isClean else {
                throw CommandError(.badData, "Some of the input was not imported; the list above says what and why.")
            }
        }

        private static func importing(_ paths: [String], of source: String, into node: Node) async throws
            -> ImportReport
        {
            let bar = ProgressBar("Import", unit: "bytes")
            let importActor = RecordID(high: 0, low: 1)
            let report = try await FHIRImporter(clinic: node.clinic, actor: importActor, source: source).run(
                paths: paths
            ) { progress in
                bar.update(done: UInt64(progress.bytesDone), of: UInt64(progress.bytesTotal))
            }
            try await node.host.catchUp(to: node.log.head)
            return report
        }
    }
}
