public import EventCatalog
public import ProjectionEngine

/// The index behind the one search box: patients by any part of their names, birth date, identifiers and contacts.
///
/// See `README.md` beside this file for the layout and what it costs.
public struct PatientSearchProjection: Projection {
    /// `PatientSearch`.
    public static let name = "PatientSearch"
    /// The form of the rows; raise it when folding, words or layout change.
    public static let version: UInt32 = 4
    /// Patients, rows, words, terms, chunks, numbers, spellings, counters.
    public static let tables: [Table] = [
        .patients, .rows, .words, .terms, .chunks, .numbers, .spellings, .counters,
    ]

    /// Makes the projection.
    public init() {}

    /// Folds one event into the index; events that search does not show cost a look at their case.
    ///
    /// - Throws: `RowError`, also for a change of a patient who was never registered.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let id, let change) = event.event else { return }
        switch change {
        case .registered(let registered):
            try SearchIndex.add(registered, as: id, to: &rows)
        case .demographicsCorrected, .nameChanged, .contactChanged, .identifierAssigned, .identifierEnded,
            .deceasedRecorded, .deceasedRetracted, .addressChanged, .accessRestricted, .accessUnrestricted:
            guard let row = try SearchIndex.row(of: id, in: &rows) else { throw RowError.damaged }
            try SearchIndex.update(from: row, to: row.applying(change), in: &rows)
        case .merged(let merge):
            if merge.source == id { try SearchIndex.merge(id, into: merge.survivor, in: &rows) }
        case .unmerged(let undone):
            if undone.source == id { try SearchIndex.unmerge(id, from: undone.survivor, in: &rows) }
        case .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted,
            .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded,
            .duplicateSuspected, .duplicateRejected, .allergyAmended, .conditionAmended:
            return
        }
    }
}

extension Table {
    /// Patient id → ordinal.
    static let patients = Table("patients")
    /// Ordinal → card and row.
    static let rows = Table("rows")
    /// Word's term → number, sealed chunks.
    static let words = Table("words")
    /// Term → number, sealed chunks, newest cards.
    static let terms = Table("terms")
    /// Term, chunk number → cards.
    static let chunks = Table("chunks")
    /// Identifier, telephone number, e-mail address, postcode or word of a street, ordinal → nothing.
    static let numbers = Table("numbers")
    /// Words by their first, last and middle parts and by their sounds → nothing.
    static let spellings = Table("spellings")
    /// Numbers given so far.
    static let counters = Table("counters")
}

extension PatientRow {
    /// The row after an event.
    fileprivate func applying(_ change: PatientEvent) -> PatientRow {
        var row = self
        switch change {
        case .demographicsCorrected(let correction):
            row.name = correction.name ?? name
            row.birthDate = correction.birthDate ?? birthDate
            row.gender = correction.gender ?? gender
        case .nameChanged(let change):
            row.formerNames.insert(name, at: 0)
            row.name = change.name
        case .contactChanged(let change):
            row.contacts = change.contacts
        case .identifierAssigned(let change):
            if !identifiers.contains(change.identifier) { row.identifiers.append(change.identifier) }
        case .identifierEnded(let change):
            row.identifiers.removeAll { $0 == change.identifier }
        case .deceasedRecorded:
            row.isDeceased = true
        case .deceasedRetracted:
            row.isDeceased = false
        case .addressChanged(let change):
            row.address = AddressTerms(change.address)
        case .accessRestricted:
            row.isRestricted = true
        case .accessUnrestricted:
            row.isRestricted = false
        case .registered, .allergyRecorded, .allergyRefuted, .allergyResolved,
            .noKnownAllergiesAsserted, .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError,
            .observationRecorded, .merged, .unmerged, .duplicateSuspected, .duplicateRejected, .allergyAmended,
            .conditionAmended:
            break
        }
        return row
    }
}
