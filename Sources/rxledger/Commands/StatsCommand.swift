import ArgumentParser
import EventCatalog
import Foundation
import Ledger

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Print facts about the log. Works beside a running server.",
        discussion: """
            EXAMPLES
              rxledger stats
              rxledger stats --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let log = try directory.openLogForReading()
        do {
            let facts = try log.statistics()
            let newest = try log.read(.log, from: .max, direction: .backward, limit: 1).first
            show(facts, newest: newest?.entry.recordedAt, directory: directory)
        } catch {
            throw CommandError(error, directory: directory)
        }
    }

    private func show(_ facts: LogStatistics, newest: Timestamp?, directory: DataDirectory) {
        let perEvent = facts.head > 0 ? facts.bytesUsed / Int(facts.head) : 0
        if json {
            let time = newest.map { "\"\($0)\"" } ?? "null"
            print(
                """
                {"events":\(facts.head),"bytes_used":\(facts.bytesUsed),"bytes_limit":\(facts.bytesLimit),\
                "bytes_per_event":\(perEvent),"last_recorded_at":\(time)}
                """
            )
            return
        }
        print("tenant           \(directory.tenant)")
        print("events           \(grouped(facts.head))")
        print("last recorded    \(newest.map(\.description) ?? "never")")
        print(
            "bytes used       \(grouped(facts.bytesUsed)) of \(grouped(facts.bytesLimit)) (\(grouped(perEvent)) per event)"
        )
    }
}
