internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// One command of a patient's story, and when it was given.
struct Step: Sendable {
    /// What is asked.
    enum Action: Sendable {
        case patient(PatientCommand)
        case prescription(PrescriptionID, PrescriptionCommand)
        /// A supply of the item at an index; the ids of renewed items are known only when it comes to it.
        case dispense(PrescriptionID, item: Int, DispenseID, Quantity, pharmacy: String)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    let time: Int64
    let action: Action

    private var clinicalTime: ClinicalTime { ClinicalTime(Timestamp(clamping: time)) }

    /// Carries the command out.
    ///
    /// - Parameter seconds: Two practitioners; one of them approves what needs a second person.
    func run(
        on patient: PatientID,
        seconds: [PractitionerID],
        in unit: inout UnitOfWork
    ) throws(CommandFailure) {
        switch action {
        case .patient(let command):
            try unit.execute(command, on: patient, occurredAt: clinicalTime)
        case .prescription(let id, let command):
            try SafetyAnswers.execute(command, on: id, at: clinicalTime, seconds: seconds, in: &unit)
        case .dispense(let id, let index, let dispense, let quantity, let pharmacy):
            guard let items = try unit.prescription(id)?.contents, items.indices.contains(index) else {
                throw .notFound(.prescription)
            }
            let command = DispenseMedication(
                dispenseID: dispense,
                itemID: items[index].itemID,
                quantity: quantity,
                pharmacy: pharmacy
            )
            try unit.execute(.dispense(command), on: id, occurredAt: clinicalTime)
        }
    }
}

/// Everything that happened to one patient, in the order of time.
struct Story: Sendable {
    let patient: PatientID
    let commandID: RecordID
    /// Who looks after the patient.
    let actor: PractitionerID
    let steps: [Step]
    let prescriptions: Int
}

/// The hours of a clinic day, in minutes after midnight.
enum Hours {
    /// Registration and what is recorded with it.
    static let registration = 480...499
    /// What is recorded at a visit, before anything is prescribed.
    static let visit = 500...539
    /// Prescriptions.
    static let prescribing = 540...990
    /// Supplies: after the prescriptions of the day.
    static let pharmacy = 1000...1139
    /// Whatever ends the day's orders.
    static let evening = 1140...1199
    /// The nightly job that records what ran out.
    static let night = 120...180
}
