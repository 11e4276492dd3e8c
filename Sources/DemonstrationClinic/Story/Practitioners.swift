internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// The clinic's practitioners.
struct Practitioners: Sendable {
    /// How many may prescribe.
    static let prescriberCount = 200
    /// How many may not, or no longer.
    static let otherCount = 8

    private struct Entry: Sendable {
        let id: PractitionerID
        let registration: RegisterPractitioner
        let isRevoked: Bool
    }

    private let entries: [Entry]
    private let frequency = FrequencyTable(FrequencyTable.ranked(Self.prescriberCount, offset: 25))
    /// The id of the command that registers them all.
    let commandID: RecordID

    init(seed: UInt64, people: People) {
        var ids = IDSequence(seed: seed, index: -1)
        var random = DemonstrationRandom(seed: seed, .practitioners, 0)
        commandID = ids.next()
        entries = (0..<Self.prescriberCount + Self.otherCount).map { number in
            let isPrescriber = number < Self.prescriberCount
            let isRevoked = !isPrescriber && number % 2 == 0
            let system = "https://fhir.hl7.org.uk/Id/gmc-number"
            let registration = RegisterPractitioner(
                name: people.practitionerName(&random),
                registrations: [Identifier(system: system, value: String(7_000_001 + number * 37))],
                specialty: Self.specialties[number < 120 ? 0 : random.below(Self.specialties.count)],
                mayPrescribe: isPrescriber || isRevoked
            )
            return Entry(id: PractitionerID(ids.next()), registration: registration, isRevoked: isRevoked)
        }
    }

    /// Who the commands of the clinic's opening are by.
    var first: PractitionerID { entries[0].id }

    /// Two who may approve what needs a second person.
    var firstTwo: [PractitionerID] { entries.prefix(2).map(\.id) }

    /// One who may prescribe; some have many more patients than others.
    func draw(_ random: inout DemonstrationRandom) -> PractitionerID { entries[frequency.draw(&random)].id }

    /// Registers all.
    func register(on day: Int, in unit: inout UnitOfWork) throws(CommandFailure) {
        for (number, entry) in entries.enumerated() {
            let time = (Int64(day) * 1440 + Int64(420)) * 60_000_000 + Int64(number) * 1_000_000
            let opening = ClinicalTime(Timestamp(clamping: time))
            try unit.execute(.register(entry.registration), on: entry.id, occurredAt: opening)
            guard entry.isRevoked else { continue }
            let retirement = ClinicalTime(Timestamp(clamping: time + 200 * 86_400_000_000))
            let revoke = RevokePrescribingAuthority(reason: "Retired")
            try unit.execute(.revokePrescribingAuthority(revoke), on: entry.id, occurredAt: retirement)
        }
    }

    private static let specialties = [
        "General practice", "Cardiology", "Paediatrics", "Psychiatry", "Dermatology", "Endocrinology",
        "Respiratory medicine",
        "Geriatric medicine", "Rheumatology", "Obstetrics and gynaecology", "Emergency medicine", "Gastroenterology",
        "Neurology", "Independent prescriber (pharmacist)", "Independent prescriber (nurse)",
    ]
}
