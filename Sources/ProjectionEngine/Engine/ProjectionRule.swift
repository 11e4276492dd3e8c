internal import EventCatalog

/// A projection without its type: what the engine needs of it.
struct ProjectionRule: Sendable {
    /// Gives the next events of a batch; `nil` at its end.
    typealias Source = () -> ArraySlice<PublishedEvent>?

    let name: String
    let version: UInt32
    let readableSince: UInt32
    let tables: [Table]
    /// Folds a batch of events into the rows.
    let apply: @Sendable (_ events: Source, inout RowWriter) throws(AtEvent) -> Void

    /// What a projection threw, and at which event; `nil` for the end of the batch.
    struct AtEvent: Error {
        let entry: EventEntry?
        let error: any Error
    }

    init<Rule: Projection>(_: Rule.Type) {
        name = Rule.name
        version = Rule.version
        readableSince = Rule.readableSince
        tables = Rule.tables
        apply = { source, rows throws(AtEvent) in
            var rule = Rule()
            while let events = source() {
                // By index: an iterator would copy each event, and count its references.
                for index in events.indices {
                    do {
                        try rule.apply(events[index], to: &rows)
                    } catch {
                        throw AtEvent(entry: events[index].entry, error: error)
                    }
                }
            }
            do {
                try rule.finish(&rows)
            } catch {
                throw AtEvent(entry: nil, error: error)
            }
        }
    }
}
