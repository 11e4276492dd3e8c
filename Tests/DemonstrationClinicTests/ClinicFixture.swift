import CommandHandling
import DemonstrationClinic
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// A log to put a clinic into, for the time of a test.
struct ClinicFixture: Sendable {
    static let until = CalendarDate("2026-01-01") ?? .latest

    let directory: TemporaryDirectory
    let log: LMDBEventLog
    let clinic: Clinic

    init() throws {
        directory = try TemporaryDirectory()
        var options = LMDBEventLog.Options()
        options.reserveBytes = 0
        options.clock = { Timestamp(startOf: Self.until) }
        options.onFatal = { detail in Issue.record("the log stopped: \(detail)") }
        log = try LMDBEventLog.open(directory: directory.path, options: options)
        let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
        clinic = Clinic(log: log, formulary: .demonstration, claimKey: key)
    }

    @discardableResult
    func run(
        _ patients: Int,
        seed: UInt64 = 1,
        until: CalendarDate = Self.until
    ) async throws -> DemonstrationClinic.Summary {
        try await DemonstrationClinic(seed: seed, patients: patients, until: until).run(into: clinic)
    }

    /// Every event, decoded.
    func events() throws -> [PublishedEvent] {
        try log.allEvents().map { try PublishedEvent(decoding: $0) }
    }

    /// What happened, by stream, whatever the order in which the patients were added.
    func digests() throws -> [StreamID: [Occurrence]] {
        Dictionary(grouping: try log.allEvents(), by: \.entry.stream).mapValues { events in
            events.map { Occurrence(digest: $0.entry.payloadDigest, occurredAt: $0.entry.occurredAt) }
        }
    }

    struct Occurrence: Hashable {
        let digest: [UInt8]
        let occurredAt: ClinicalTime
    }
}
