public import EventCatalog
internal import Ledger
public import Prescribing

extension Clinic {
    /// A patient's record as the log tells it.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - version: At which version; `nil` for the last.
    /// - Returns: `nil` if there is no such record, or it has not reached that version.
    /// - Complexity: O(events of the record).
    public func patient(
        _ id: PatientID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Patient.State>? {
        try snapshot(Patient.self, id, at: version)
    }

    /// A prescription as the log tells it; otherwise like ``patient(_:at:)``.
    public func prescription(
        _ id: PrescriptionID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Prescription.State>? {
        try snapshot(Prescription.self, id, at: version)
    }

    /// A practitioner's record as the log tells it; otherwise like ``patient(_:at:)``.
    public func practitioner(
        _ id: PractitionerID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Practitioner.State>? {
        try snapshot(Practitioner.self, id, at: version)
    }

    func snapshot<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ id: ID<Aggregate.Subject>,
        at version: UInt64?
    ) throws(CommandFailure) -> RecordSnapshot<Aggregate.State>? {
        let stream = StreamID(Aggregate.category, id.record)
        let last = version ?? .max
        var state: Aggregate.State?
        var reached: UInt64 = 0
        var position: Position = 0
        while reached < last {
            let limit = Int(min(last - reached, Self.eventsPerRead))
            let events = try page(stream, after: reached, limit: limit)
            try Aggregate.fold(events, into: &state)
            guard let lastEvent = events.last?.entry else { break }
            reached = lastEvent.version
            position = lastEvent.position
            if events.count < limit { break }
        }
        guard let state, version == nil || version == reached else { return nil }
        return RecordSnapshot(state: state, version: reached, position: position)
    }

    private static var eventsPerRead: UInt64 { 512 }

    private func page(_ stream: StreamID, after version: UInt64, limit: Int) throws(CommandFailure) -> [RecordedEvent] {
        do {
            return try log.read(.stream(stream), from: version, direction: .forward, limit: limit)
        } catch {
            throw .log(error)
        }
    }
}
