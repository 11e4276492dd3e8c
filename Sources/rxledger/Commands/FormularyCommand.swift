import ArgumentParser
import CommandHandling
import EventCatalog
import FormularyFiles
import Foundation
import Ledger
import Logging
import Prescribing

struct FormularyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formulary",
        abstract: "Load, write and list releases of the formulary: products, safety rules, codes.",
        discussion: """
            What is prescribed comes from the release in force on the day. Without one it is the shipped demonstration set: not \
            for clinical use. docs/formulary.md tells of the files.

            EXAMPLES
              rxledger formulary export my-release
              rxledger formulary seal my-release --name my-2026.2 --effective-from 2026-12-01
              rxledger formulary load my-release --dry-run
              rxledger formulary load my-release
              rxledger formulary codes simple_icd_10_cm
              rxledger formulary list
            """,
        subcommands: [Load.self, Export.self, Seal.self, List.self, Codes.self]
    )

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "load",
            abstract: "Load a release from a directory of CSV files with a manifest: all of it or nothing.",
            discussion: """
                Running it again adds nothing; the exit code is 65 if anything is wrong with the files, and nothing is loaded \
                then. No server may have the directory open.
                """
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The directory with manifest.json.")
        var directory: String

        @Flag(help: "Check everything and say what would change, but change nothing.")
        var dryRun = false

        func run() async throws {
            let release = try reading { () throws(FileProblems) in try FormularyFiles.read(directory: directory) }
            try await ReleaseLoading(common).load(release, isDryRun: dryRun)
        }
    }

    struct Codes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "codes",
            abstract: "Load the whole table of ICD-10-CM as the Python package simple-icd-10-cm carries it.",
            discussion: """
                EXAMPLES
                  pip download --no-deps simple-icd-10-cm && unzip simple_icd_10_cm-*.whl
                  rxledger formulary codes simple_icd_10_cm/data
                """
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The folder with the tabular list in XML and the list of codes.")
        var path: String

        @Option(help: "The first day on which the codes are in force; today unless told.")
        var effectiveFrom: String?

        @Flag(help: "Check everything and say what would change, but change nothing.")
        var dryRun = false

        func validate() throws {
            guard effectiveFrom.map({ CalendarDate($0)?.day != nil }) ?? true else {
                throw ValidationError("--effective-from is a date such as 2026-04-01")
            }
        }

        func run() async throws {
            let table = try reading { () throws(FileProblems) in try ICD10CMTable.read(at: path) }
            let loading = ReleaseLoading(common)
            let version = "icd-10-cm-\(table.version)"
            let day = effectiveFrom.flatMap { CalendarDate($0) }
            try await loading.load(isDryRun: dryRun) { book in
                NewRelease(
                    version: version,
                    // Loaded again without a date, it is the release of the day on which it was loaded first.
                    effectiveFrom: day ?? book.release(version: version)?.effectiveFrom ?? Timestamp.now.date,
                    source: "ICD-10-CM tabular list",
                    licence: "Public domain (U.S. National Center for Health Statistics)",
                    content: ReleaseContent(codes: [
                        CodeTable(system: table.system, version: version, codes: table.codes)
                    ])
                )
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Write a release as CSV files with a manifest. Works beside a running server."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "A directory that is empty or not there.")
        var directory: String

        @Option(help: "Which release; the one whose products are in force today unless told.")
        var version: String?

        func run() async throws {
            let book = try await FormularyReading(common).book()
            let found = version.map { book.release(version: $0) } ?? book.releaseInForce(on: Timestamp.now.date)
            guard let release = found else {
                throw CommandError(
                    .nothingThere,
                    "There is no release \(version ?? ""); 'rxledger formulary list' shows all"
                )
            }
            try reading { () throws(FileProblems) in try FormularyFiles.write(release, to: directory) }
            print("\(release.version): \(ReleaseSummary.counts(release.counts)) written to \(directory)")
        }
    }

    struct Seal: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "seal",
            abstract:
                "Write the manifest of a release whose tables were changed by hand: name, date, and each table's hash.",
            discussion: """
                Source, licence and notice stay as they are in manifest.json. 'formulary load' checks the rest.
                """
        )

        @Argument(help: "The directory with the tables.")
        var directory: String

        @Option(help: "The release's name; no two releases have the same.")
        var name: String

        @Option(help: "The first day on which it is in force.")
        var effectiveFrom: String

        func run() throws {
            guard let day = CalendarDate(effectiveFrom), day.day != nil else {
                throw ValidationError("--effective-from is a date such as 2026-04-01")
            }
            try reading { () throws(FileProblems) in
                try FormularyFiles.seal(directory: directory, version: name, effectiveFrom: day)
            }
            print(
                "\(directory)/manifest.json: \(name), in force from \(day) on; load it with 'rxledger formulary load'"
            )
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List all releases, in force or not. Works beside a running server."
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let book = try await FormularyReading(common).book()
            let today = Timestamp.now.date
            let inForce = book.releaseInForce(on: today).id
            let tables = Set(book.codes(on: today).map { "\($0.system) \($0.table.version)" })
            for release in book.releases {
                var uses = release.id == inForce ? ["products in force"] : []
                uses += release.codes.filter { tables.contains("\($0.system) \($0.table.version)") }.map {
                    "codes of \($0.system) in force"
                }
                print(ReleaseSummary(release: release, uses: uses))
            }
        }
    }
}

/// Reads or writes files, and turns what is wrong with them into the command's failure.
private func reading<Value>(_ body: () throws(FileProblems) -> Value) throws -> Value {
    do throws(FileProblems) {
        return try body()
    } catch {
        var lines = error.problems.prefix(50).map(\.description)
        if error.count > lines.count { lines.append("… and \(grouped(error.count - lines.count)) more") }
        let heading = error.count == 1 ? "1 problem" : "\(grouped(error.count)) problems"
        throw CommandError(.badData, "Nothing was done: \(heading).\n" + lines.joined(separator: "\n"))
    }
}
