public import EventCatalog
public import ProjectionEngine

extension ReadModel where Rule == WorklistsProjection {
    /// Drafts that wait for a signature, the oldest first.
    ///
    /// - Parameters:
    ///   - prescriber: Only this prescriber's.
    ///   - after: ``Page/next`` of the page before with the same filter; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: Two keys for each entry.
    public func drafts(
        prescriber: PractitionerID? = nil,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<DraftEntry>> {
        let range = ListRange(.drafts, ListScope(prescriber))
        return try page(range, on: nil, after: after, limit: limit) { key, rows in
            DraftEntry(try TrackedPrescription.at(key, in: rows))
        }
    }

    /// Requests to cancel that wait for the pharmacy's answer, the oldest first; those past their validity are left out.
    ///
    /// - Parameters:
    ///   - pharmacy: Only those that this pharmacy holds.
    ///   - prescriber: Only this prescriber's.
    ///   - today: The day on which it is asked.
    ///   - after: ``Page/next`` of the page before with the same filter; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: Two keys for each entry shown or left out.
    public func cancellations(
        pharmacy: String? = nil,
        prescriber: PractitionerID? = nil,
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<CancellationEntry>> {
        let range = ListRange(.cancellations, pharmacy.map(ListScope.pharmacy) ?? ListScope(prescriber))
        return try page(range, on: today, after: after, limit: limit) { key, rows in
            let found = try TrackedPrescription.at(key, in: rows)
            if let prescriber, prescriber != found.prescriberID { return nil }
            return try CancellationEntry(found)
        }
    }

    /// Prescriptions of the dead with open items, the death recorded first first; those past their validity are left out.
    ///
    /// The parameters are those of ``cancellations(pharmacy:prescriber:today:after:limit:)``.
    public func deceased(
        prescriber: PractitionerID? = nil,
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<DeceasedEntry>> {
        let range = ListRange(.deceased, ListScope(prescriber))
        return try page(range, on: today, after: after, limit: limit) { key, rows in
            let found = try TrackedPrescription.at(key, in: rows)
            return try DeceasedEntry(found, try PersonLinks.death(of: found.patientID, in: rows))
        }
    }

    /// Pairs of records that may be of one person, the likeliest first.
    ///
    /// - Parameters:
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    public func duplicates(after: [UInt8]? = nil, limit: Int) throws -> Snapshot<Page<DuplicateEntry>> {
        try page(ListRange(.duplicates), on: nil, after: after, limit: limit) { key, rows in
            try DuplicateEntry(try SuspectedPair.at(key, in: rows))
        }
    }

    /// Open orders of one product that a merge brought together, the oldest merge first; once one of the two is past its
    /// validity they are left out.
    ///
    /// - Parameters:
    ///   - today: The day on which it is asked.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    public func reconciliations(
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<ReconciliationEntry>> {
        let range = ListRange(.reconciliations)
        return try page(range, on: today, after: after, limit: limit) { key, rows in
            let conflict = Array(key.dropFirst(range.prefix.count + 8))
            guard let row = try rows.row(at: conflict, in: MergedOrders.table) else { throw RowError.damaged }
            return ReconciliationEntry(try MergedOrders(decoding: row))
        }
    }

    /// Open prescriptions whose day of review has come, recorded or not, the earliest first.
    ///
    /// The parameters are those of ``cancellations(pharmacy:prescriber:today:after:limit:)``.
    public func reviews(
        prescriber: PractitionerID? = nil,
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<ReviewEntry>> {
        let range = ListRange(.reviews, ListScope(prescriber), upTo: today)
        return try page(range, on: today, after: after, limit: limit) { key, rows in
            try ReviewEntry(try TrackedPrescription.at(key, in: rows))
        }
    }

    private func page<Entry>(
        _ range: ListRange,
        on today: CalendarDate?,
        after: [UInt8]?,
        limit: Int,
        _ entry: ([UInt8], borrowing RowReader) throws -> Entry?
    ) throws -> Snapshot<Page<Entry>> {
        try read { rows in
            try rows.page(of: ListEntry.table, after: after, prefix: range.prefix, limit: limit) { key, row -> Entry? in
                if let today, try !ListEntry.isShown(row, on: today) { return nil }
                return try entry([UInt8](copying: key), rows)
            } until: { key in
                range.isPast(key)
            }
        }
    }
}
