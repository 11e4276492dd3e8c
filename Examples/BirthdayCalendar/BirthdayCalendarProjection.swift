public import EventCatalog
public import ProjectionEngine

/// Whose birthday is when: living patients by month and day of birth.
public struct BirthdayCalendarProjection: Projection {
    /// The name under which it is served.
    public static let name = "BirthdayCalendar"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 1
    /// Patients, and the calendar.
    public static let tables = [patients, days]

    private var changed = DecodedRows<Birthday>(of: patients)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the row of its patient.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let id, let change) = event.event else { return }
        try changed.change(id.record, in: rows) { Birthday.fold(change, of: id, into: &$0) }
    }

    /// Puts the rows, and moves patients whose place in the calendar is another one now.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changed.settle(in: &rows) { before, now, rows in
            let (old, new) = (before?.place, now?.place)
            if let old, old != new { try rows.delete(at: old, in: Self.days) }
            if let new, old != new { try rows.put([1], at: new, in: Self.days) }
        }
    }
}

/// What must be known of a patient to keep the calendar.
struct Birthday: StoredRow {
    let patient: PatientID
    var born: CalendarDate
    var isDeceased = false
    var isMerged = false

    /// Where it is shown; `nil` for who has died, or has another record that stands for them.
    var place: [UInt8]? {
        isDeceased || isMerged ? nil : BirthdayCalendarProjection.place(of: patient, born: born)
    }

    static func fold(_ event: PatientEvent, of id: PatientID, into row: inout Birthday?) {
        switch event {
        case .registered(let registered): row = Birthday(patient: id, born: registered.birthDate)
        case .demographicsCorrected(let corrected):
            if let date = corrected.birthDate { row?.born = date }
        case .deceasedRecorded: row?.isDeceased = true
        case .deceasedRetracted: row?.isDeceased = false
        case .merged(let merge) where merge.source == id: row?.isMerged = true
        case .unmerged(let undone) where undone.source == id: row?.isMerged = false
        case .nameChanged, .contactChanged, .addressChanged, .identifierAssigned, .identifierEnded, .allergyRecorded,
            .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .allergyAmended, .conditionRecorded,
            .conditionResolved, .conditionMarkedEnteredInError, .conditionAmended, .observationRecorded, .merged,
            .unmerged, .duplicateSuspected, .duplicateRejected, .accessRestricted, .accessUnrestricted:
            break
        }
    }
}

extension Birthday {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 16)
        row.append(born)
        row.append(isDeceased)
        row.append(isMerged)
        return row.bytes
    }

    init(decoding bytes: [UInt8], id: RecordID) throws(RowError) {
        var row = RowDecoder(bytes)
        patient = PatientID(id)
        born = try row.value()
        isDeceased = try row.flag()
        isMerged = try row.flag()
    }
}
