import ActivePrescriptions
import ClinicTimer
import CommandHandling
import EventCatalog
import Ledger
import Logging
import Prescribing
import PrescriptionHistory
import ProjectionEngine
import TestKit
import Testing
import Worklists

/// A clinic on a real log with the read models that know of validity, at a clock that a test moves.
struct TimerFixture: Sendable {
    let clinic: Clinic
    let clock: ManualClock
    let host: ProjectionHost
    let worklists: ReadModel<WorklistsProjection>
    let active: ReadModel<ActivePrescriptionsProjection>
    let history: ReadModel<PrescriptionHistoryProjection>
    let patientID = PatientID(.test(1))
    let prescriberID = PractitionerID(.test(2))

    static let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

    /// Runs `body` in a new clinic with a patient and a prescriber, on 2026-01-01.
    static func run(_ body: @Sendable (TimerFixture) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock()
        var options = LMDBEventLog.Options()
        options.reserveBytes = 0
        options.clock = { clock.now }
        let log = try LMDBEventLog.open(directory: directory.appending("log"), options: options)
        let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
        let clinic = Clinic(log: log, formulary: .demonstration, claimKey: key)
        try await reading(log, in: directory.path, clinic: clinic, clock: clock) { fixture in
            try await fixture.open()
            try await body(fixture)
        }
        await log.close()
    }

    /// Follows a log with read models of its own.
    static func reading(
        _ log: any EventLog,
        in directory: String,
        clinic: Clinic,
        clock: ManualClock,
        _ body: (TimerFixture) async throws -> Void
    ) async throws {
        let host = ProjectionHost(log: log, directory: directory, logger: logger)
        let fixture = TimerFixture(
            clinic: clinic,
            clock: clock,
            host: host,
            worklists: try host.register(WorklistsProjection.self),
            active: try host.register(ActivePrescriptionsProjection.self),
            history: try host.register(PrescriptionHistoryProjection.self)
        )
        let run = Task { try await host.run() }
        defer { run.cancel() }
        try await host.catchUp(to: log.head)
        try await body(fixture)
        run.cancel()
        try await run.value
    }

    private func open() async throws {
        let patient = RegisterPatient(
            name: HumanName(family: "García", given: ["José"]),
            birthDate: CalendarDate("1980-03-12") ?? .earliest,
            gender: .male,
            identifiers: [Identifier(system: "mrn", value: "A-1001")]
        )
        _ = try await clinic.execute(.register(patient), on: patientID, as: .test())
        _ = try await clinic.execute(.assertNoKnownAllergies, on: patientID, as: .test())
        let prescriber = RegisterPractitioner(name: HumanName(family: "Okafor", given: ["Ada"]))
        _ = try await clinic.execute(.register(prescriber), on: prescriberID, as: .test())
    }

    func timer(_ pace: TimerPace = TimerPace(interval: .seconds(20), batch: 3, pause: .milliseconds(1))) -> ClinicTimer
    {
        let clock = clock
        return ClinicTimer(
            clinic: clinic,
            worklists: worklists,
            pace: pace,
            logger: Self.logger,
            now: { clock.now }
        )
    }

    var today: CalendarDate { clock.now.date }

    func day(_ offset: Int) throws -> CalendarDate {
        try #require(CalendarDate("2026-01-01")?.adding(days: offset))
    }

    /// Signs a prescription of one item, valid until a day after 2026-01-01.
    func prescribe(_ number: Int, validDays: Int, reviewAfter: Int? = nil) async throws {
        // For the skin and the eyes: many of them can be taken together.
        let products = Formulary.demonstration.products.filter { product in
            product.status == .permitted && (product.atc.hasPrefix("D") || product.atc.hasPrefix("S"))
        }
        let product = products[number % products.count]
        let dose = Quantity(DecimalNumber(1), unit: product.unit)
        let timing = DosageTiming(frequency: 3, period: DecimalNumber(1), unit: .day)
        let item = PrescriptionItem(
            itemID: PrescriptionItemID(.test(10_000 + number)),
            product: product.coding,
            quantity: Quantity(DecimalNumber(21), unit: product.unit),
            repeatsAllowed: 0,
            expectedSupplyDays: 7,
            dosage: [Dosage(sequence: 1, text: "1 three times a day", dose: dose, timing: timing)],
            isParallel: true
        )
        let draft = DraftPrescription(patientID: patientID, prescriberID: prescriberID, items: [item])
        var signature = SignPrescription(validUntil: try day(validDays))
        signature.reviewOn = try reviewAfter.map { try day($0) }
        let command = PrescriptionCommand.prescribe(Prescribe(draft: draft, signature: signature))
        _ = try await clinic.execute(command, on: PrescriptionID(.test(number)), as: .test())
    }

    /// The events of a prescription, with their headers.
    func events(_ number: Int) throws -> [(entry: EventEntry, event: PrescriptionEvent)] {
        let stream = PrescriptionID(.test(number)).stream
        return try clinic.log.read(.stream(stream), from: 0, direction: .forward, limit: .max).compactMap { recorded in
            let published = try PublishedEvent(decoding: recorded)
            guard case .prescription(_, let event) = published.event else { return nil }
            return (published.entry, event)
        }
    }

    /// How often a prescription's expiry is recorded.
    func expiries(_ number: Int) throws -> Int {
        try events(number).count { if case .expired = $0.event { true } else { false } }
    }

    func catchUp() async throws { try await host.catchUp(to: clinic.log.head) }
}
