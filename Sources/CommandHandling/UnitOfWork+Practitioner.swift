public import EventCatalog
internal import Ledger
public import Prescribing

extension UnitOfWork {
    /// Carries out a command on a practitioner's record; the parameters are those of the patient's.
    ///
    /// - Returns: The events that it made happen; none if everything was as asked already.
    @discardableResult
    public mutating func execute(
        _ command: PractitionerCommand,
        on id: PractitionerID,
        expecting expected: UInt64? = nil,
        occurredAt time: ClinicalTime? = nil
    ) throws(CommandFailure) -> [PractitionerEvent] {
        let record = try record(Practitioner.self, id, expecting: expected)
        let facts = RecordFacts(
            time: DecisionTime(recordedAt: recordedAt, occurredAt: time, place: clinic.policy.jurisdiction),
            policy: clinic.policy
        )
        let events: [PractitionerEvent]
        do {
            events = try Practitioner.decide(command, given: record.state, in: facts)
        } catch .notRegistered {
            throw .notFound(.practitioner)
        } catch {
            throw .rejected(.practitioner(error))
        }
        try checkRoom(Practitioner.self, for: events, after: record.version)
        try stage(Practitioner.self, events, of: id, about: [], occurredAt: time)
        return events
    }
}
