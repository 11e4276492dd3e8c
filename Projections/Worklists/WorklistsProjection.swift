public import EventCatalog
public import ProjectionEngine

/// What waits for somebody: unsigned drafts, requests to cancel, orders of the dead, records that may be of one person,
/// orders that a merge brought together, reviews; and which prescriptions run out or fall due for review on which day.
///
/// Every entry is derived from the rows of what it is about, so it is gone as soon as its reason is.
public struct WorklistsProjection: Projection {
    /// The name under which it is served.
    public static let name = "Worklists"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 1
    /// What the entries are derived from, and the entries.
    public static let tables = [
        TrackedPrescription.table, PersonLinks.table, SuspectedPair.table, MergedOrders.table, ListEntry.table,
    ]

    private var changed = DecodedRows<TrackedPrescription>(of: TrackedPrescription.table)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the rows, and brings the lists that it concerns up to date.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            try changed.change(id.record, in: rows) { row in
                row = TrackedPrescription.folding(change, of: event.entry, into: row.take(), id: id)
            }
        case .patient(let id, let change):
            try apply(change, at: event.entry.occurredAt.instant, to: id, in: &rows)
        case .practitioner, .formulary:
            break
        }
    }

    /// Puts the prescriptions, and brings their lines in the lists along.
    public mutating func finish(_ rows: inout RowWriter) throws {
        try changed.settle(in: &rows) { before, now, rows in
            let old = try before.map { try $0.entries(in: rows) } ?? []
            let new = try now.map { try $0.entries(in: rows) } ?? []
            try ListEntry.update(from: old, to: new, in: &rows)
        }
    }

    /// Folds an event about a patient. Deaths and links change lines of prescriptions: those are settled before.
    private mutating func apply(
        _ change: PatientEvent,
        at time: Timestamp,
        to id: PatientID,
        in rows: inout RowWriter
    ) throws {
        switch change {
        case .deceasedRecorded(let died):
            try finish(&rows)
            try PersonLinks.change(of: id, in: &rows) { $0.death = Death(recordedAt: time, date: died.date) }
        case .deceasedRetracted:
            try finish(&rows)
            try PersonLinks.change(of: id, in: &rows) { $0.death = nil }
        case .merged(let merged):
            try finish(&rows)
            try PersonLinks.join(merged.source, to: merged.survivor, in: &rows)
            try MergedOrders.record(merged, at: time, in: &rows)
        case .unmerged(let unmerged):
            try finish(&rows)
            try PersonLinks.part(unmerged.source, from: unmerged.survivor, in: &rows)
            try MergedOrders.forget(unmerged, in: &rows)
        case .duplicateSuspected(let suspected):
            try finish(&rows)
            try SuspectedPair.suspect(suspected, of: id, at: time, in: &rows)
        case .duplicateRejected(let rejected):
            try finish(&rows)
            try SuspectedPair.reject(rejected.other, and: id, in: &rows)
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted,
            .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded,
            .accessRestricted, .accessUnrestricted, .allergyAmended, .conditionAmended:
            break
        }
    }
}
