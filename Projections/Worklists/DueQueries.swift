public import EventCatalog
public import ProjectionEngine

/// What the calendar alone makes happen to a prescription.
public enum DueKind: UInt8, Sendable, Hashable, CaseIterable {
    /// The last day of validity has passed.
    case expiry = 1
    /// The day of review has come.
    case review
}

/// Something that the calendar made happen and that is not recorded yet.
public struct DuePrescription: Hashable, Sendable {
    /// Which prescription.
    public let prescriptionID: PrescriptionID
    /// The last day of validity, or the day of review.
    public let day: CalendarDate
    /// The version of the prescription that this is derived from.
    public let version: UInt64
}

extension ReadModel where Rule == WorklistsProjection {
    /// What the calendar made happen by a day and no event says yet, the earliest first.
    ///
    /// - Parameters:
    ///   - kind: What: expiry of prescriptions whose validity ended before `today`, or review up to `today`.
    ///   - today: The day.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: Two keys for each.
    public func due(
        _ kind: DueKind,
        on today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<DuePrescription>> {
        let range = ListRange(due: kind, on: today)
        return try read { rows in
            try rows.page(of: ListEntry.table, after: after, prefix: range.prefix, limit: limit) { key, _ in
                var parts = KeyDecoder(key)
                try parts.skip(range.prefix.count)
                let day = try parts.date()
                let found = try TrackedPrescription.at([UInt8](copying: key), in: rows)
                return DuePrescription(prescriptionID: found.id, day: day, version: found.version)
            } until: { key in
                range.isPast(key)
            }
        }
    }
}

extension ListRange {
    fileprivate init(due kind: DueKind, on today: CalendarDate) {
        switch kind {
        case .expiry: self.init(.expiryDue, upTo: today.firstDay.adding(days: -1) ?? .earliest)
        case .review: self.init(.reviewDue, upTo: today)
        }
    }
}
