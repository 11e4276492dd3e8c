public import EventCatalog
public import ProjectionEngine

extension ReadModel where Rule == BirthdayCalendarProjection {
    /// Who has their birthday on a day, in the order of ids.
    ///
    /// - Parameters:
    ///   - month: 1 … 12.
    ///   - day: 1 … 31; of those born on 29 February only that day knows.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - limit: At most this many.
    public func birthdays(month: Int, day: Int, after: [UInt8]? = nil, limit: Int) throws -> Snapshot<Page<PatientID>> {
        let prefix = Rule.day(month, day).bytes
        return try read { rows in
            try rows.page(of: Rule.days, after: after, prefix: prefix, limit: limit) { key, _ in
                try Rule.patient(in: key)
            }
        }
    }
}
