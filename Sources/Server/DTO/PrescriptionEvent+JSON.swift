internal import EventCatalog
internal import StrictJSON

extension JSONWriter {
    /// The members of a prescription's event.
    mutating func data(_ event: PrescriptionEvent) {
        switch event {
        case .drafted(let event): drafted(event)
        case .itemAdded(let event): object("item") { $0.prescribedItem(event.item) }
        case .itemChanged(let event): object("item") { $0.prescribedItem(event.item) }
        case .itemRemoved(let event): member("item_id", event.itemID)
        case .draftDiscarded(let event): member("reason", orNull: event.reason)
        case .signed(let event):
            member("issue_date", event.issueDate)
            member("valid_until", event.validUntil)
            member("content_hash", Base64URL.encode(event.contentHash))
            member("rule_table", orNull: event.ruleTable)
            member("two_factor", event.usedTwoFactors)
            member("review_on", orNull: event.reviewOn)
        case .dispensed(let event): dispensed(event)
        case .held(let event): items(event.itemIDs, reason: event.reason)
        case .resumed(let event): items(event.itemIDs, reason: event.reason)
        case .stopped(let event): items(event.itemIDs, reason: event.reason)
        case .cancelled(let event):
            items(event.itemIDs, reason: event.reason.wireName)
            member("note", orNull: event.note)
        case .renewed(let event): member("renewed_by", event.renewedBy)
        case .expired(let event):
            array("item_ids", of: event.itemIDs) { $0.string($1.description) }
            member("valid_until", event.validUntil)
        case .markedEnteredInError(let event): member("reason", event.reason)
        case .safetyChecksPerformed(let event): checks(event)
        case .safetyAlertOverridden(let event): override(event)
        case .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed, .cancellationRequested,
            .cancellationRejected:
            pharmacyData(event)
        case .superseded(let event):
            items(event.itemIDs, reason: event.reason)
            member("by", event.by)
            member("kind", event.kind.wireName)
        case .reviewFellDue(let event): member("review_on", event.reviewOn)
        }
    }

    private mutating func pharmacyData(_ event: PrescriptionEvent) {
        if case .releasedToPharmacy(let event) = event {
            member("pharmacy", event.pharmacy)
        } else if case .returnedByPharmacy(let event) = event {
            member("pharmacy", event.pharmacy)
            member("reason", event.reason)
        } else if case .notDispensed(let event) = event {
            member("item_id", event.itemID)
            member("reason", event.reason.wireName)
            member("issue_number", orNull: event.issueNumber)
            member("pharmacy", orNull: event.pharmacy)
            member("note", orNull: event.note)
        } else if case .dispenseReversed(let event) = event {
            member("dispense_id", event.dispenseID)
            member("item_id", event.itemID)
            member("reason", event.reason)
            member("pharmacy", orNull: event.pharmacy)
        } else if case .cancellationRequested(let event) = event {
            items(event.itemIDs, reason: event.reason.wireName)
            member("note", orNull: event.note)
        } else if case .cancellationRejected(let event) = event {
            array("item_ids", of: event.itemIDs) { $0.string($1.description) }
            member("outcome", event.outcome.wireName)
            member("note", orNull: event.note)
        }
    }

    private mutating func checks(_ event: SafetyChecksPerformed) {
        member("rule_set", event.ruleSetVersion)
        member("day", event.day)
        member("patient_version", event.patientVersion)
        array("prescriptions", of: event.prescriptions) { writer, read in
            writer.object {
                $0.member("id", read.prescriptionID)
                $0.member("version", read.version)
            }
        }
        array("alerts", of: event.alerts) { $0.alert($1) }
        array("not_performed", of: event.notPerformed) { $0.notPerformed($1) }
    }

    private mutating func override(_ event: SafetyAlertOverridden) {
        member("alert_id", event.alertID)
        member("reason", orNull: event.reason?.wireName)
        member("comment", orNull: event.comment)
        member("second_approver", orNull: event.secondApprover?.description)
    }

    private mutating func items(_ ids: [PrescriptionItemID], reason: String?) {
        array("item_ids", of: ids) { $0.string($1.description) }
        member("reason", orNull: reason)
    }

    private mutating func drafted(_ event: PrescriptionDrafted) {
        member("patient_id", event.patientID)
        member("prescriber_id", event.prescriberID)
        member("prior_prescription", orNull: event.priorPrescription?.description)
        array("reasons", of: event.reasons) { $0.coding($1) }
        member("note", orNull: event.note)
        member("care_setting", orNull: event.careSetting?.wireName)
    }

    private mutating func dispensed(_ event: MedicationDispensed) {
        member("dispense_id", event.dispenseID)
        member("item_id", event.itemID)
        member("quantity", event.quantity)
        member("pharmacy", orNull: event.pharmacy)
        member("substitute", orNull: event.substitute)
        member("substitution_reason", orNull: event.substitutionReason)
        member("issue_number", orNull: event.issueNumber)
        member("supply_days", orNull: event.supplyDays)
    }
}
