internal import EventCatalog
internal import Ledger
internal import Prescribing

extension UnitOfWork {
    /// A record, folded from the log the first time it is asked for.
    mutating func record<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ id: ID<Aggregate.Subject>
    ) throws(CommandFailure) -> Folded<Aggregate.State> {
        if let known = Aggregate.cached(id, in: self) { return known }
        let events: [RecordedEvent]
        do {
            events = try transaction.events(of: StreamID(Aggregate.category, id.record))
        } catch {
            throw fail(error)
        }
        var folded = Folded<Aggregate.State>(state: nil, version: UInt64(events.count))
        try Aggregate.fold(events, into: &folded.state)
        Aggregate.cache(folded, of: id, in: &self)
        return folded
    }

    /// The record if it is at the expected version.
    mutating func record<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ id: ID<Aggregate.Subject>,
        expecting expected: UInt64?
    ) throws(CommandFailure) -> Folded<Aggregate.State> {
        let folded = try record(Aggregate.self, id)
        if let expected, expected != folded.version {
            let stream = StreamID(Aggregate.category, id.record)
            throw .log(.versionConflict(stream: stream, expected: expected, actual: folded.version))
        }
        return folded
    }

    /// Refuses events that the record has no room for. To be asked before anything of a command is staged.
    func checkRoom<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        for events: [Aggregate.Event],
        after version: UInt64
    ) throws(CommandFailure) {
        let limit = clinic.limits.events(per: Aggregate.kind)
        guard version + UInt64(events.count) > limit, !events.allSatisfy(Aggregate.isFinal) else { return }
        throw .rejected(.recordFull(RecordFull(limit: limit)))
    }

    /// Stages events and folds them into the kept state.
    mutating func stage<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ events: [Aggregate.Event],
        of id: ID<Aggregate.Subject>,
        about subjects: [RecordID],
        occurredAt: ClinicalTime?
    ) throws(CommandFailure) {
        guard !events.isEmpty else { return }
        let new = events.map { event in
            let published = Aggregate.published(event, of: id)
            return NewEvent(
                type: published.typeName,
                schemaVersion: published.schemaVersion,
                payload: published.encodedPayload(),
                occurredAt: occurredAt,
                subjects: subjects
            )
        }
        do {
            try transaction.append(new, to: StreamID(Aggregate.category, id.record))
        } catch {
            throw fail(error)
        }
        Aggregate.fold(events, of: id, at: occurredAt ?? ClinicalTime(recordedAt), in: &self)
    }

    /// Stages a change of a claim.
    mutating func stageClaim(
        _ change: (inout LogTransaction) throws(EventLogError) -> Void
    ) throws(CommandFailure) {
        do {
            try change(&transaction)
        } catch {
            throw fail(error)
        }
    }

    /// Who has a claim.
    mutating func owner(of claim: Claim) throws(CommandFailure) -> RecordID? {
        do {
            return try transaction.owner(of: claim)
        } catch {
            throw fail(error)
        }
    }
}

extension LoggedAggregate {
    /// Folds new events into the kept record, in place.
    static func fold(_ events: [Event], of id: ID<Subject>, at time: ClinicalTime, in unit: inout UnitOfWork) {
        var folded = take(id, from: &unit) ?? Folded(state: nil, version: 0)
        for event in events { evolve(&folded.state, with: event, of: id, at: time) }
        folded.version += UInt64(events.count)
        cache(folded, of: id, in: &unit)
    }
}

extension Patient {
    static func cached(_ id: PatientID, in unit: borrowing UnitOfWork) -> Folded<State>? { unit.patients[id] }
    static func cache(_ folded: Folded<State>, of id: PatientID, in unit: inout UnitOfWork) {
        unit.patients[id] = folded
    }
    static func take(_ id: PatientID, from unit: inout UnitOfWork) -> Folded<State>? {
        unit.patients.removeValue(forKey: id)
    }
}

extension Prescription {
    static func cached(_ id: PrescriptionID, in unit: borrowing UnitOfWork) -> Folded<State>? {
        unit.prescriptions[id]
    }
    static func cache(_ folded: Folded<State>, of id: PrescriptionID, in unit: inout UnitOfWork) {
        unit.prescriptions[id] = folded
    }
    static func take(_ id: PrescriptionID, from unit: inout UnitOfWork) -> Folded<State>? {
        unit.prescriptions.removeValue(forKey: id)
    }
}

extension Practitioner {
    static func cached(_ id: PractitionerID, in unit: borrowing UnitOfWork) -> Folded<State>? {
        unit.practitioners[id]
    }
    static func cache(_ folded: Folded<State>, of id: PractitionerID, in unit: inout UnitOfWork) {
        unit.practitioners[id] = folded
    }
    static func take(_ id: PractitionerID, from unit: inout UnitOfWork) -> Folded<State>? {
        unit.practitioners.removeValue(forKey: id)
    }
}
