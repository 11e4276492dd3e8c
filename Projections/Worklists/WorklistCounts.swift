public import EventCatalog
public import ProjectionEngine

/// How much waits in each list.
public struct WorklistCounts: Hashable, Sendable {
    /// Drafts that wait for a signature.
    public let drafts: WorklistCount
    /// Requests to cancel that wait for an answer.
    public let cancellations: WorklistCount
    /// Prescriptions of the dead with open items.
    public let deceased: WorklistCount
    /// Pairs of records that may be of one person.
    public let duplicates: WorklistCount
    /// Orders that a merge brought together.
    public let reconciliations: WorklistCount
    /// Prescriptions whose day of review has come.
    public let reviews: WorklistCount
}

extension ReadModel where Rule == WorklistsProjection {
    /// Counts every list up to a limit.
    ///
    /// - Parameters:
    ///   - prescriber: Only this prescriber's, where a list knows of prescribers.
    ///   - pharmacy: Of the requests to cancel only those that this pharmacy holds.
    ///   - today: The day on which it is asked.
    ///   - limit: Counting a list ends here.
    /// - Complexity: At most `limit` small keys for each list, and those past their validity.
    public func counts(
        prescriber: PractitionerID? = nil,
        pharmacy: String? = nil,
        today: CalendarDate,
        limit: Int = 1_000
    ) throws -> Snapshot<WorklistCounts> {
        let own = ListScope(prescriber)
        let cancelling = ListRange(.cancellations, pharmacy.map(ListScope.pharmacy) ?? own)
        return try read { rows in
            WorklistCounts(
                drafts: try Self.count(ListRange(.drafts, own), in: rows, on: today, limit),
                cancellations: try Self.count(cancelling, of: prescriber, in: rows, on: today, limit),
                deceased: try Self.count(ListRange(.deceased, own), in: rows, on: today, limit),
                duplicates: try Self.count(ListRange(.duplicates), in: rows, on: today, limit),
                reconciliations: try Self.count(ListRange(.reconciliations), in: rows, on: today, limit),
                reviews: try Self.count(ListRange(.reviews, own, upTo: today), in: rows, on: today, limit)
            )
        }
    }

    /// - Parameter prescriber: Only this prescriber's prescriptions, where the range does not tell.
    private static func count(
        _ range: ListRange,
        of prescriber: PractitionerID? = nil,
        in rows: borrowing RowReader,
        on today: CalendarDate,
        _ limit: Int
    ) throws -> WorklistCount {
        var count = 0
        try rows.scan(ListEntry.table, prefix: range.prefix) { key, row in
            if range.isPast(key) { return .stop }
            guard try ListEntry.isShown(row, on: today) else { return .next }
            if let prescriber {
                let found = try TrackedPrescription.at([UInt8](copying: key), in: rows)
                guard found.prescriberID == prescriber else { return .next }
            }
            count += 1
            return count < limit ? .next : .stop
        }
        return WorklistCount(count: count, isCapped: count >= limit)
    }
}
