internal import Crypto
internal import EventCatalog
internal import Ledger
internal import Prescribing
internal import Worklists

/// What the timer asks for, in whose name, and when it happened.
struct TimerCommand {
    /// The pseudonym under which the log knows the timer.
    static let actor = RecordID(high: 0x7278_6C65_6467_8000, low: 0x8000_0000_0000_0001)

    let command: PrescriptionCommand
    let envelope: CommandEnvelope
    /// When it happened, whenever it is recorded: at the beginning of the day, in UTC.
    let time: ClinicalTime

    /// The same thing that is due gives the same command id, so that it is recorded once. The prescription's version is
    /// part of it: what opens again, as when a supply is taken back, can run out again.
    init(_ due: DuePrescription, _ kind: DueKind) {
        switch kind {
        case .expiry:
            command = .expire
            time = ClinicalTime(due.day.lastDay.adding(days: 1) ?? due.day)
        case .review:
            command = .recordReviewDue
            time = ClinicalTime(due.day)
        }
        let words = "rxledger-timer \(kind.rawValue) \(due.prescriptionID) \(due.day) \(due.version)"
        let digest = Array(SHA256.hash(data: Array(words.utf8)))
        let origin = EventOrigin(
            actor: Self.actor,
            role: "system",
            client: "timer",
            commandID: RecordID(bytes: digest.prefix(16)) ?? .make()
        )
        envelope = CommandEnvelope(origin: origin, digest: digest)
    }
}
