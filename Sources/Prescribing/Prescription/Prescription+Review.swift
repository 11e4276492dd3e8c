internal import EventCatalog

extension Prescription {
    /// Records that the day of review came. Where it has not, is recorded already, or nothing is open any more, there is
    /// nothing to record.
    static func recordReviewDue(_ state: State, _ day: CalendarDate) -> [PrescriptionEvent] {
        guard let reviewOn = state.signature?.reviewOn else { return [] }
        let circumstances = PrescriptionTransitions.Circumstances(
            isReviewDue: reviewOn <= day && state.reviewFellDueOn != reviewOn
        )
        let isConcerned = state.items(on: day).contains {
            PrescriptionTransitions.next($0.status, .reviewFellDue, in: circumstances) != nil
        }
        return isConcerned ? [.reviewFellDue(PrescriptionReviewFellDue(reviewOn: reviewOn))] : []
    }
}
