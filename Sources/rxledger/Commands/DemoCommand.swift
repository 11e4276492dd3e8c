import ArgumentParser
import DemonstrationClinic
import EventCatalog
import Foundation
import Ledger
import Logging
import ProjectionEngine

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill a data directory with the demonstration clinic: made-up patients, real commands.",
        discussion: """
            The same seed gives the same clinic. Running it again adds nothing; an interrupted run is carried on.

            EXAMPLES
              rxledger demo                                   270,000 patients in ./data
              rxledger demo --data small --patients 1000 --seed 7
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "How many patients, 1 to 10000000.")
    var patients = 270_000

    @Option(help: "What the clinic is drawn from.")
    var seed: UInt64 = 1

    @Option(help: "The day on which the clinic's history ends (default today).")
    var until: String?

    @Flag(help: "Do nothing if the directory has data already; carry an interrupted run on.")
    var onlyIfEmpty = false

    func validate() throws {
        guard (1...10_000_000).contains(patients) else {
            throw ValidationError("--patients is a number from 1 to 10000000")
        }
        guard until.map({ CalendarDate($0)?.day != nil }) ?? true else {
            throw ValidationError("--until is a date such as 2026-03-31")
        }
    }

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let node = try Node(directory, logger: Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() })
        let unfinished = directory.tenantFolder.appending(path: "demonstration-unfinished")
        let isUnfinished = FileManager.default.fileExists(atPath: unfinished.path(percentEncoded: false))
        if onlyIfEmpty, node.log.head > 0, !isUnfinished { return }
        try Data().write(to: unfinished)
        let clinic = DemonstrationClinic(
            seed: seed,
            patients: patients,
            until: until.flatMap { CalendarDate($0) } ?? Timestamp.now.date
        )
        try await node.run { try await Self.fill(node, from: clinic) }
        try FileManager.default.removeItem(at: unfinished)
    }

    private static func fill(_ node: Node, from clinic: DemonstrationClinic) async throws {
        let bar = ProgressBar("Demonstration clinic", unit: "patients")
        do {
            let summary = try await clinic.run(into: node.clinic) { progress in
                bar.update(
                    done: UInt64(progress.patients),
                    of: UInt64(progress.patientsInAll),
                    note: "\(grouped(progress.events)) events"
                )
            }
            bar.finish(
                done: UInt64(summary.patientsAdded),
                note: "\(grouped(summary.prescriptionsAdded)) prescriptions, \(grouped(summary.eventsAdded)) events"
            )
        } catch let error as DemonstrationClinicError {
            throw CommandError(.badData, "The demonstration clinic can't be made here: \(error)")
        }
        try await catchUp(node)
    }

    private static func catchUp(_ node: Node) async throws {
        let bar = ProgressBar("Read models", unit: "events")
        let head = node.log.head
        let start = try node.slowestPosition() ?? head
        while let slowest = try node.slowestPosition(), slowest < head {
            bar.update(done: slowest - start, of: head - start)
            try await Task.sleep(for: .milliseconds(50))
        }
        try await node.host.catchUp(to: head)
        bar.finish(done: head - start, note: "current at position \(grouped(head))")
    }
}

extension Node {
    /// The position of the read model that is furthest behind; `nil` if there are none.
    fileprivate func slowestPosition() throws -> UInt64? { try host.statuses().map(\.position).min() }
}
