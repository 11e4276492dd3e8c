internal import EventCatalog

/// A projection without its type: what the engine needs of it.
struct ProjectionRule: Sendable {
    let name: String
    let version: UInt32
    let tables: [Table]
    let apply: @Sendable (PublishedEvent, inout RowWriter) throws -> Void

    init<Rule: Projection>(_: Rule.Type) {
        name = Rule.name
        version = Rule.version
        tables = Rule.tables
        let rule = Rule()
        apply = { event, rows throws in try rule.apply(event, to: &rows) }
    }

    /// The same name and tables with another rule.
    init(_ other: ProjectionRule, apply: @escaping @Sendable (PublishedEvent, inout RowWriter) throws -> Void) {
        name = other.name
        version = other.version
        tables = other.tables
        self.apply = apply
    }
}
