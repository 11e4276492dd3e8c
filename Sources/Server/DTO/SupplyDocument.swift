internal import EventCatalog
internal import Prescribing
internal import PrescriptionHistory
internal import StrictJSON

extension JSONWriter {
    /// The member `cancellation`: a request to withdraw the item, and what came of it (I-36).
    mutating func cancellation(_ item: PrescriptionItemRow, isPending: Bool) {
        guard let cancellation = item.cancellation else { return null("cancellation") }
        object("cancellation") {
            switch cancellation.answer {
            case .pending:
                // What ended otherwise meanwhile no longer waits for an answer.
                $0.member("status", isPending ? "pending" : "lapsed")
                $0.member("outcome", orNull: isPending ? CancellationOutcome.withDispenser.wireName : nil)
            case .cancelled:
                $0.member("status", "cancelled")
                $0.member("outcome", "R-0001")
            case .rejected:
                $0.member("status", "rejected")
                $0.member("outcome", orNull: cancellation.outcome?.wireName)
            }
            $0.member("reason", cancellation.reason.wireName)
            $0.member("note", orNull: cancellation.note)
        }
    }

    /// The member `issues`: how far the issues of an item have come (I-26).
    mutating func issues(_ item: PrescriptionView.Item) {
        guard let issues = item.issues else { return null("issues") }
        object("issues") {
            $0.member("authorised", issues.count)
            $0.member("current", orNull: issues.current)
            $0.member("remaining", Quantity(issues.remaining, unit: item.row.content.quantity.unit))
            $0.member("interval_days", orNull: item.row.content.dispenseIntervalDays)
            $0.member("opens_on", orNull: issues.opensOn)
        }
    }

    /// One supply of an item.
    mutating func dispense(_ dispense: DispenseRow) {
        object {
            $0.member("id", dispense.id)
            $0.member("quantity", dispense.quantity)
            $0.member("pharmacy", orNull: dispense.pharmacy)
            $0.member("substitute", orNull: dispense.substitute)
            $0.member("substitution_reason", orNull: dispense.substitutionReason)
            $0.member("issue_number", orNull: dispense.issueNumber)
            $0.member("supply_days", orNull: dispense.supplyDays)
            $0.member("dispensed_at", dispense.dispensedAt.description)
            $0.member("reversed", dispense.reversal != nil)
            $0.member("reversal_reason", orNull: dispense.reversal)
        }
    }
}
