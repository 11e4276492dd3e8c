public import EventCatalog
public import ProjectionEngine

/// Which overrides are to be shown. Every part that is not `nil` must hold.
public struct OverrideFilter: Hashable, Sendable {
    /// Only of this rule.
    public var rule: String?
    /// Only this prescriber's.
    public var prescriber: PractitionerID?
    /// From this clinical day.
    public var from: CalendarDate?
    /// Up to this clinical day.
    public var to: CalendarDate?

    /// Makes a filter.
    public init(
        rule: String? = nil,
        prescriber: PractitionerID? = nil,
        from: CalendarDate? = nil,
        to: CalendarDate? = nil
    ) {
        self.rule = rule
        self.prescriber = prescriber
        self.from = from
        self.to = to
    }
}

extension ReadModel where Rule == SafetyReviewProjection {
    /// Overrides, the newest first.
    ///
    /// - Parameters:
    ///   - filter: Which.
    ///   - after: ``Page/next`` of the page before with the same filter; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: Two keys for each; with both rule and prescriber also for each of the rule's that is left out.
    public func overrides(
        _ filter: OverrideFilter,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<OverrideRow>> {
        let scope = filter.scope
        let prefix = scope?.prefix ?? []
        let start = filter.to.map { prefix + OverrideRow.start(of: $0.lastDay).bytes }
        let end = filter.from.map { OverrideRow.start(of: $0.firstDay).bytes }
        return try read { rows in
            try rows.page(
                of: scope == nil ? OverrideRow.table : OverrideRow.index,
                after: after ?? start,
                prefix: prefix,
                limit: limit
            ) { key, row -> OverrideRow? in
                if scope == nil { return try OverrideRow(decoding: [UInt8](copying: row)) }
                let place = Array([UInt8](copying: key).suffix(OverrideRow.placeLength))
                guard let row = try rows.row(at: place, in: OverrideRow.table) else { throw RowError.damaged }
                let found = try OverrideRow(decoding: row)
                if let prescriber = filter.prescriber, prescriber != found.prescriberID { return nil }
                return found
            } until: { key in
                guard let end else { return false }
                return Self.isPast(key, prefix.count, end)
            }
        }
    }

    /// Whether the day in a key is past the last one of a range. Keys are in the order of days, the newest first.
    private static func isPast(_ key: Span<UInt8>, _ offset: Int, _ end: [UInt8]) -> Bool {
        guard key.count >= offset + end.count else { return false }
        for index in end.indices where key[offset + index] != end[index] { return key[offset + index] > end[index] }
        return false
    }
}

extension OverrideFilter {
    /// The narrowest list that holds everything asked for; `nil` for the whole.
    fileprivate var scope: OverrideRow.Scope? {
        if let rule { return .rule(rule) }
        return prescriber.map(OverrideRow.Scope.prescriber)
    }
}
