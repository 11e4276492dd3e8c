internal import EventCatalog

/// A projection without its type: what the engine needs of it.
struct ProjectionRule: Sendable {
    let name: String
    let version: UInt32
    let tables: [Table]
    /// Folds a batch of events into the rows.
    let apply: @Sendable (ArraySlice<PublishedEvent>, inout RowWriter) throws(AtEvent) -> Void

    /// What a projection threw, and at which event; `nil` for the end of the batch.
    struct AtEvent: Error {
        let entry: EventEntry?
        let error: any Error
    }

    init<Rule: Projection>(_: Rule.Type) {
        name = Rule.name
        version = Rule.version
        tables = Rule.tables
        apply = { events, rows throws(AtEvent) in
            var rule = Rule()
            for index in events.indices {  // by index: an iterator would copy each event
                do {
                    try rule.apply(events[index], to: &rows)
                } catch {
                    throw AtEvent(entry: events[index].entry, error: error)
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
