import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// A kind of log that commands are carried out on.
struct Backend: Sendable, CustomTestStringConvertible {
    let testDescription: String
    private let open: @Sendable (String, ManualClock) throws -> any EventLog

    static let all = [
        Backend(testDescription: "in memory") { _, clock in InMemoryEventLog(clock: { clock.now }) },
        Backend(testDescription: "LMDB") { directory, clock in
            var options = LMDBEventLog.Options()
            options.reserveBytes = 0
            options.clock = { clock.now }
            options.onFatal = { detail in Issue.record("the log stopped: \(detail)") }
            return try LMDBEventLog.open(directory: directory, options: options)
        },
    ]

    /// A clinic with one patient and one prescriber, for the time of `body`.
    func withClinic(
        policy: PrescribingPolicy = PrescribingPolicy(),
        limits: RecordLimits = RecordLimits(),
        _ body: (ClinicFixture) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock()
        let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
        let log = try open(directory.path, clock)
        let clinic = Clinic(log: log, formulary: .demonstration, claimKey: key, policy: policy, limits: limits)
        let fixture = ClinicFixture(clinic: clinic, clock: clock)
        try await fixture.register(fixture.patientID, identifier: "A-1001")
        try await fixture.askAboutAllergies(fixture.patientID)
        let prescriber = RegisterPractitioner(name: HumanName(family: "Okafor", given: ["Ada"]))
        _ = try await clinic.execute(.register(prescriber), on: fixture.prescriberID, as: .test())
        let approver = RegisterPractitioner(name: HumanName(family: "Lindqvist", given: ["Per"]))
        _ = try await clinic.execute(.register(approver), on: fixture.approverID, as: .test())
        try await body(fixture)
    }
}

struct ClinicFixture: Sendable {
    let clinic: Clinic
    let clock: ManualClock
    let patientID = PatientID(.test(1))
    let prescriberID = PractitionerID(.test(2))
    /// Another practitioner, who can be a second person.
    let approverID = PractitionerID(.test(3))

    static func registration(_ identifier: String, family: String = "García") -> RegisterPatient {
        RegisterPatient(
            // People who are not alike: a check for duplicates is not what most tests are about (I-42).
            name: HumanName(family: "\(family) \(identifier.lowercased())", given: ["José"]),
            birthDate: CalendarDate("1980-03-12") ?? .earliest,
            gender: .male,
            identifiers: [Identifier(system: "mrn", value: identifier)]
        )
    }

    @discardableResult
    func register(
        _ id: PatientID,
        identifier: String,
        as envelope: CommandEnvelope = .test()
    ) async throws -> CommandOutcome<Patient.State> {
        try await clinic.execute(.register(Self.registration(identifier)), on: id, as: envelope)
    }

    /// Somebody who says that there are none (I-19).
    func askAboutAllergies(_ id: PatientID) async throws {
        _ = try await clinic.execute(.assertNoKnownAllergies, on: id, as: .test())
    }

    var product: Product {
        get throws { try #require(Formulary.demonstration.search(prefix: "amox", limit: 1).first) }
    }

    func item(_ number: Int, quantity: Int32 = 21, repeats: Int = 0, isParallel: Bool = false) throws
        -> PrescriptionItem
    {
        let dose = Quantity(DecimalNumber(1), unit: try product.unit)
        let timing = DosageTiming(frequency: 3, period: DecimalNumber(1), unit: .day)
        return PrescriptionItem(
            itemID: PrescriptionItemID(.test(number)),
            product: try product.coding,
            quantity: Quantity(DecimalNumber(quantity), unit: try product.unit),
            repeatsAllowed: repeats,
            expectedSupplyDays: max(1, Int(quantity / 3)),
            dosage: [Dosage(sequence: 1, text: "1 three times a day", dose: dose, timing: timing)],
            isParallel: isParallel
        )
    }

    func prescribing(_ items: [PrescriptionItem], patient: PatientID? = nil) -> PrescriptionCommand {
        let draft = DraftPrescription(patientID: patient ?? patientID, prescriberID: prescriberID, items: items)
        return .prescribe(Prescribe(draft: draft))
    }

    @discardableResult
    func prescribe(_ number: Int, isParallel: Bool = false) async throws -> CommandOutcome<Prescription.State> {
        let command = try prescribing([item(number * 10, isParallel: isParallel)])
        return try await clinic.execute(command, on: PrescriptionID(.test(number)), as: .test())
    }

    func dispensing(_ quantity: Int32, of item: Int, dispense: Int) throws -> PrescriptionCommand {
        .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.test(dispense)),
                itemID: PrescriptionItemID(.test(item)),
                quantity: Quantity(DecimalNumber(quantity), unit: try product.unit)
            )
        )
    }

    func carryOut(
        _ command: PrescriptionCommand,
        on number: Int,
        expecting expected: UInt64? = nil,
        as envelope: CommandEnvelope = .test()
    ) async throws -> CommandOutcome<Prescription.State> {
        try await clinic.execute(command, on: PrescriptionID(.test(number)), expecting: expected, as: envelope)
    }

    /// The refusal that `body` ends with.
    func refusal<Result>(_ body: () async throws -> Result) async -> CommandRejection? {
        let failure = await #expect(throws: CommandFailure.self) { _ = try await body() }
        guard case .rejected(let rejection) = failure else {
            Issue.record("not refused but \(String(describing: failure))")
            return nil
        }
        return rejection
    }
}
