internal import CommandHandling
internal import Crypto
internal import EventCatalog
internal import Ledger

/// The clinic's first command: it registers the practitioners and fixes the last day.
struct ClinicOpening: Sendable {
    /// Changes whenever the generator would make another clinic of the same seed.
    private static let version: UInt8 = 1

    private let seed: UInt64
    private let untilDay: Int

    init(seed: UInt64, until: CalendarDate) { self.init(seed: seed, untilDay: until.daysSinceEpoch) }

    init(seed: UInt64, untilDay: Int) {
        self.seed = seed
        self.untilDay = untilDay
    }

    /// Opens the clinic, or finds it open.
    ///
    /// - Returns: The day after its last.
    func open(_ clinic: Clinic, _ tally: Tally) async throws -> CalendarDate {
        let people = People(seed: seed, untilDay: untilDay)
        let practitioners = Practitioners(seed: seed, people: people)
        let day = untilDay - 5 * 365 - 1
        let lastDay = untilDay
        // No digest depends on the last day, so a repeat on a later day is a repeat, answered with that of the first run.
        let envelope = envelope(practitioners.commandID, by: practitioners.first, digest: digest([]))
        do {
            let receipt = try await clinic.transact(envelope) { unit in
                try practitioners.register(on: day, in: &unit)
                unit.reply(Self.bytes(UInt64(bitPattern: Int64(lastDay))))
            }
            tally.opened(receipt)
            let stored = receipt.reply.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let until = Int(exactly: Int64(bitPattern: stored)).flatMap { CalendarDate(daysSinceEpoch: $0) }
            guard receipt.reply.count == 8, let until else { throw DemonstrationClinicError.otherVersion }
            return until
        } catch let failure as CommandFailure {
            throw DemonstrationClinicError(failure, patient: nil)
        }
    }

    /// The envelope of the command that makes a patient.
    func envelope(_ id: RecordID, by actor: PractitionerID, index: Int) -> CommandEnvelope {
        envelope(id, by: actor, digest: digest(Self.bytes(UInt64(clamping: index))))
    }

    private func envelope(_ id: RecordID, by actor: PractitionerID, digest: [UInt8]) -> CommandEnvelope {
        let origin = EventOrigin(
            actor: actor.record,
            // One command makes all of a patient, whoever prescribed: a machine may, a prescriber signs only in their own name (I-03).
            role: "system",
            client: "demonstration-clinic",
            commandID: id
        )
        return CommandEnvelope(origin: origin, digest: digest)
    }

    private func digest(_ facts: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: [Self.version] + Self.bytes(seed) + facts))
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
