internal import EventCatalog
internal import ProjectionEngine

/// Where rows are: tables, and keys whose byte order is the order of the list.
extension BirthdayCalendarProjection {
    /// Patients by id: what later events need to know of them.
    static let patients = Table("patient")
    /// (month, day, patient): the calendar itself.
    static let days = Table("day")

    /// What the keys of a day begin with.
    static func day(_ month: Int, _ day: Int) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(UInt8(clamping: month))
        key.append(UInt8(clamping: day))
        return key
    }

    /// The place of a patient in the calendar; `nil` where the day is not known.
    static func place(of patient: PatientID, born date: CalendarDate) -> [UInt8]? {
        guard let month = date.month, let day = date.day else { return nil }
        var key = Self.day(month, day)
        key.append(patient)
        return key.bytes
    }

    /// The patient in the key of a place.
    static func patient(in key: Span<UInt8>) throws(RowError) -> PatientID {
        var parts = KeyDecoder(key)
        try parts.skip(2)
        return PatientID(try parts.id())
    }
}
