internal import EventCatalog
internal import Ledger
internal import Prescribing

/// Folds records from the log outside a transaction.
struct RecordReader {
    let log: any EventLog

    /// A record as the log tells it at some version; `nil` if there is none, or it has not reached that version.
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
