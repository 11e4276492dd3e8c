public import EventCatalog
public import ProjectionEngine

/// What became of the alerts that safety checks showed: each override, and counts by rule and prescriber.
///
/// An alert counts once on each prescription, on the clinical day on which it was first shown there; what became of it
/// counts on that same day. So no rate is above 1, whatever range of days it is asked for.
public struct SafetyReviewProjection: Projection {
    /// The name under which it is served.
    public static let name = "SafetyReview"
    /// Raised when a row changes its form or meaning.
    public static let version: UInt32 = 1
    /// Drafts with what was shown on them, overrides with their indexes, and counters.
    public static let tables = [CheckedDraft.table, OverrideRow.table, OverrideRow.index, AlertCounter.table]

    /// Makes the projection.
    public init() {}

    /// Folds an event into the draft that it is about, and counts what it decides.
    public func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            try apply(change, of: event.entry, to: id, in: &rows)
        case .patient, .practitioner, .formulary:
            break
        }
    }

    private func apply(
        _ change: PrescriptionEvent,
        of entry: EventEntry,
        to id: PrescriptionID,
        in rows: inout RowWriter
    ) throws(RowError) {
        let key = KeyEncoder(id.record).bytes
        switch change {
        case .drafted(let header):
            try rows.put(CheckedDraft(header).encoded(), at: key, in: CheckedDraft.table)
        case .safetyChecksPerformed(let checks):
            guard var draft = try CheckedDraft.find(key, in: rows) else { return }
            let day = entry.occurredAt.date.firstDay
            for alert in draft.show(checks, on: day) { try AlertCounter.count(.shown, alert, draft, in: &rows) }
            try rows.put(draft.encoded(), at: key, in: CheckedDraft.table)
        case .safetyAlertOverridden(let answer):
            guard var draft = try CheckedDraft.find(key, in: rows) else { return }
            try OverrideRow(answer, to: draft.subject(of: answer.alertID), on: id, of: draft, by: entry).put(in: &rows)
            guard let alert = draft.answer(answer.alertID) else { return }
            try AlertCounter.count(.overridden, alert, draft, in: &rows)
            try rows.put(draft.encoded(), at: key, in: CheckedDraft.table)
        case .signed:
            guard let draft = try CheckedDraft.find(key, in: rows) else { return }
            for alert in draft.unanswered { try AlertCounter.count(.signedWithout, alert, draft, in: &rows) }
            try rows.delete(at: key, in: CheckedDraft.table)
        case .draftDiscarded, .markedEnteredInError:
            try rows.delete(at: key, in: CheckedDraft.table)
        case .itemAdded, .itemChanged, .itemRemoved, .dispensed, .held, .resumed, .stopped, .cancelled, .renewed,
            .expired, .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed,
            .cancellationRequested, .cancellationRejected, .superseded, .reviewFellDue:
            break
        }
    }
}
