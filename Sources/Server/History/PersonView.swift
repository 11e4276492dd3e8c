internal import EventCatalog
internal import Ledger
internal import PatientRecord

/// A person as a reader of the past is shown them.
struct PersonView: Sendable {
    /// The person as they were.
    let person: Person
    /// Whether access to any of the records is restricted today: what is withheld now is not shown as it was then either.
    let isRestrictedToday: Bool
}

extension PersonView {
    /// The person that a record was about when a position was the last; `nil` if there was no such record.
    init?(of id: PatientID, in log: any EventLog, through position: Position) throws {
        guard let person = try PastRecords(in: log, through: position).person(id) else { return nil }
        let today = PastRecords(in: log, through: .max)
        self.person = person
        isRestrictedToday = try person.records.contains { try today.person($0)?.record.isAccessRestricted == true }
    }
}
