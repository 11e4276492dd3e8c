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

    private var drafts = DecodedRows<CheckedDraft>(of: CheckedDraft.table)

    /// Makes the projection.
    public init() {}

    /// Folds an event into the draft that it is about, and counts what it decides.
    public mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        switch event.event {
        case .prescription(let id, let change):
            try apply(change, of: event.entry, to: id, in: &rows)
        case .patient, .practitioner, .formulary:
            break
        }
    }

    /// Puts the drafts.
    public mutating func finish(_ rows: inout RowWriter) throws { try drafts.settle(in: &rows) }

    private mutating func apply(
        _ change: PrescriptionEvent,
        of entry: EventEntry,
        to id: PrescriptionID,
        in rows: inout RowWriter
    ) throws {
        switch change {
        case .drafted(let header):
            try drafts.change(id.record, in: rows) { $0 = CheckedDraft(header) }
        case .safetyChecksPerformed(let checks):
            var shown: [CheckedDraft.ShownAlert] = []
            let draft = try draft(id, in: rows) { shown = $0.show(checks, on: entry.occurredAt.date.firstDay) }
            guard let draft else { return }
            for alert in shown { try AlertCounter.count(.shown, alert, draft, in: &rows) }
        case .safetyAlertOverridden(let answer):
            var alert: CheckedDraft.ShownAlert?
            let draft = try draft(id, in: rows) { alert = $0.answer(answer.alertID) }
            guard let draft else { return }
            try OverrideRow(answer, to: draft.subject(of: answer.alertID), on: id, of: draft, by: entry).put(in: &rows)
            if let alert { try AlertCounter.count(.overridden, alert, draft, in: &rows) }
        case .signed:
            guard let draft = try draft(id, in: rows, { _ in }) else { return }
            for alert in draft.unanswered { try AlertCounter.count(.signedWithout, alert, draft, in: &rows) }
            try drafts.change(id.record, in: rows) { $0 = nil }
        case .draftDiscarded, .markedEnteredInError:
            try drafts.change(id.record, in: rows) { $0 = nil }
        case .itemAdded, .itemChanged, .itemRemoved, .dispensed, .held, .resumed, .stopped, .cancelled, .renewed,
            .expired, .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed,
            .cancellationRequested, .cancellationRejected, .superseded, .reviewFellDue:
            break
        }
    }

    /// Changes a draft.
    ///
    /// - Returns: The draft after that; `nil` if there is none.
    private mutating func draft(
        _ id: PrescriptionID,
        in rows: borrowing RowWriter,
        _ change: (inout CheckedDraft) -> Void
    ) throws -> CheckedDraft? {
        var found: CheckedDraft?
        try drafts.change(id.record, in: rows) { row in
            guard var draft = row.take() else { return }
            change(&draft)
            (row, found) = (draft, draft)
        }
        return found
    }
}
