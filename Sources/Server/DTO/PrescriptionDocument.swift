internal import ActivePrescriptions
internal import EventCatalog
internal import Prescribing
internal import PrescriptionHistory
internal import StrictJSON

extension JSONWriter {
    /// A prescription's whole current state.
    ///
    /// - Parameters:
    ///   - prescription: The state.
    ///   - position: The position of the log that the answer reflects; left out in lists.
    ///   - today: The day for which status and allowed actions are told.
    ///   - audience: For whom allowed actions are told.
    mutating func prescription(
        _ prescription: PrescriptionRow,
        position: UInt64?,
        isComplete: Bool = true,
        today: CalendarDate,
        for audience: ActionAudience
    ) {
        let view = PrescriptionView(prescription, on: today, for: audience)
        object {
            $0.member("id", prescription.id)
            $0.member("version", prescription.version)
            if let position {
                $0.member("position", position)
                $0.member("complete", isComplete)
            }
            $0.member("status", view.status.name)
            $0.member("fulfilment", view.fulfilment.wireName)
            $0.member("allowed_actions", strings: view.allowedActions.map(\.wireName))
            $0.member("patient_id", prescription.header.patientID)
            $0.member("prescriber_id", prescription.header.prescriberID)
            $0.member("authored_at", prescription.authoredAt.description)
            $0.member("issue_date", orNull: prescription.issueDate)
            $0.member("valid_until", orNull: prescription.validUntil)
            $0.member("review_on", orNull: prescription.reviewOn)
            $0.member("review_due", prescription.isReviewDue)
            $0.member("rule_table", orNull: prescription.ruleTable)
            $0.member("two_factor", prescription.usedTwoFactors)
            $0.member("care_setting", orNull: prescription.header.careSetting?.wireName)
            $0.member("holder", orNull: prescription.holder)
            $0.member("cancellation_pending", view.isCancellationPending)
            $0.array("reasons", of: prescription.header.reasons) { $0.coding($1) }
            $0.member("note", orNull: prescription.header.note)
            $0.member("prior_prescription", orNull: prescription.header.priorPrescription?.description)
            $0.member("supersedes", orNull: prescription.header.priorPrescription?.description)
            $0.member("superseded_by", orNull: view.supersededBy?.description)
            $0.member("renewed_by", orNull: prescription.renewedBy?.description)
            $0.member("entered_in_error_reason", orNull: prescription.enteredInErrorReason)
            $0.safety(prescription)
            $0.array("items", of: view.items) { $0.item($1) }
            $0.array("history", of: prescription.timeline) { writer, entry in
                writer.object {
                    $0.member("type", entry.type)
                    $0.member("position", entry.position)
                    $0.member("occurred_at", entry.occurredAt.description)
                    $0.member("actor", entry.actor)
                }
            }
        }
    }

    private mutating func item(_ item: PrescriptionView.Item) {
        let row = item.row
        let unit = row.content.quantity.unit
        object {
            $0.prescribedItem(row.content)
            $0.member("status", item.status.name)
            $0.member("fulfilment", item.fulfilment.wireName)
            $0.member("authorised", Quantity(row.authorised, unit: unit))
            $0.member("dispensed", Quantity(row.dispensed, unit: unit))
            $0.member("remaining", Quantity(row.remaining, unit: unit))
            $0.member("allowed_actions", strings: item.allowedActions.map(\.wireName))
            $0.cancellation(row, isPending: item.isCancellationPending)
            $0.member("superseded_by", orNull: row.supersededBy?.description)
            $0.issues(item)
            $0.array("dispenses", of: row.dispenses) { $0.dispense($1) }
            $0.array("not_dispensed", of: row.notDispensed) { writer, refusal in
                writer.object {
                    $0.member("issue_number", orNull: refusal.issueNumber)
                    $0.member("reason", refusal.reason.wireName)
                    $0.member("note", orNull: refusal.note)
                }
            }
        }
    }

    /// An open item, as a worklist shows it.
    mutating func worklistItem(_ item: ActiveItem) {
        object {
            $0.member("id", item.id)
            $0.member("prescription_id", item.prescriptionID)
            $0.member("patient_id", item.patientID)
            $0.member("prescriber_id", item.prescriberID)
            $0.member("product", item.product)
            $0.member("quantity", item.quantity)
            $0.member("remaining", Quantity(item.remaining, unit: item.quantity.unit))
            $0.member("status", item.status.name)
            $0.member("expected_supply_days", orNull: item.expectedSupplyDays)
            $0.member("issue_date", item.issueDate)
            $0.member("valid_until", item.validUntil)
            $0.member("last_supplied", orNull: item.lastSupplied)
            $0.member("runs_out_on", orNull: item.runsOutOn)
            $0.member("cancellation_pending", item.isCancellationPending)
        }
    }
}
