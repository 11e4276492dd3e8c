internal import EventCatalog
internal import Ledger
internal import Prescribing

/// An aggregate whose events are in the log: how its own events and the published ones correspond.
protocol LoggedAggregate: Decider, SendableMetatype {
    associatedtype Subject
    static var kind: RecordKind { get }
    static var category: StreamCategory { get }
    static func published(_ event: Event, of id: ID<Subject>) -> CatalogEvent
    static func event(in published: CatalogEvent) -> Event?
    /// Folds one event with its clinical time.
    static func evolve(_ state: inout State?, with event: Event, at time: ClinicalTime)
    /// Folds one event of a record whose id is known.
    static func evolve(_ state: inout State?, with event: Event, of id: ID<Subject>, at time: ClinicalTime)
    /// Whether an event ends something for good: so few of them are possible that a full record has room for them too.
    static func isFinal(_ event: Event) -> Bool
    /// The record that a unit of work keeps.
    static func cached(_ id: ID<Subject>, in unit: borrowing UnitOfWork) -> Folded<State>?
    /// Keeps a record in a unit of work.
    static func cache(_ folded: Folded<State>, of id: ID<Subject>, in unit: inout UnitOfWork)
    /// Takes a record out of a unit of work, so that it can be changed without a copy.
    static func take(_ id: ID<Subject>, from unit: inout UnitOfWork) -> Folded<State>?
}

extension Patient: LoggedAggregate {
    static var kind: RecordKind { .patient }
    static var category: StreamCategory { .patient }
    static func published(_ event: PatientEvent, of id: PatientID) -> CatalogEvent { .patient(id, event) }
    static func event(in published: CatalogEvent) -> PatientEvent? {
        guard case .patient(_, let event) = published else { return nil }
        return event
    }
}

extension LoggedAggregate {
    static func isFinal(_: Event) -> Bool { false }
    static func evolve(_ state: inout State?, with event: Event, at _: ClinicalTime) { evolve(&state, with: event) }
    static func evolve(_ state: inout State?, with event: Event, of _: ID<Subject>, at time: ClinicalTime) {
        evolve(&state, with: event, at: time)
    }
}

extension Prescription: LoggedAggregate {
    static var kind: RecordKind { .prescription }
    static var category: StreamCategory { .prescription }
    static func published(_ event: PrescriptionEvent, of id: PrescriptionID) -> CatalogEvent {
        .prescription(id, event)
    }
    static func event(in published: CatalogEvent) -> PrescriptionEvent? {
        guard case .prescription(_, let event) = published else { return nil }
        return event
    }
    /// What is wrong for the patient can always be stopped.
    static func isFinal(_ event: PrescriptionEvent) -> Bool {
        switch event {
        case .draftDiscarded, .stopped, .cancelled, .renewed, .expired, .markedEnteredInError, .superseded,
            .notDispensed:
            true
        case .drafted, .itemAdded, .itemChanged, .itemRemoved, .signed, .dispensed, .held, .resumed,
            .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy,
            .dispenseReversed, .cancellationRequested, .cancellationRejected, .reviewFellDue:
            false
        }
    }
}

extension Practitioner: LoggedAggregate {
    static var kind: RecordKind { .practitioner }
    static var category: StreamCategory { .practitioner }
    static func published(_ event: PractitionerEvent, of id: PractitionerID) -> CatalogEvent {
        .practitioner(id, event)
    }
    static func event(in published: CatalogEvent) -> PractitionerEvent? {
        guard case .practitioner(_, let event) = published else { return nil }
        return event
    }
}

extension LoggedAggregate {
    /// Folds recorded events into a state.
    static func fold(_ events: [RecordedEvent], into state: inout State?) throws(CommandFailure) {
        for recorded in events {
            let decoded: PublishedEvent
            do {
                decoded = try PublishedEvent(decoding: recorded)
            } catch {
                throw .log(.corrupt(position: recorded.entry.position, detail: "\(error)"))
            }
            guard let event = event(in: decoded.event) else {
                throw .log(
                    .corrupt(position: recorded.entry.position, detail: "the event belongs to another aggregate")
                )
            }
            evolve(&state, with: event, of: ID(recorded.entry.stream.id), at: recorded.entry.occurredAt)
        }
    }
}
