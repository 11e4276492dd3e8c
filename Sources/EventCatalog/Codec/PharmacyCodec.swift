internal import SwiftProtobuf

// What pharmacies do and are asked, to and from its stored form (`proto/prescription.proto`).

extension PrescriptionReturnedByPharmacy {
    var stored: StoredPrescriptionReturnedByPharmacy {
        var stored = StoredPrescriptionReturnedByPharmacy()
        stored.pharmacy = pharmacy
        stored.reason = reason
        return stored
    }
}

extension MedicationNotDispensed {
    init(stored: StoredMedicationNotDispensed) throws(CatalogError) {
        let item = try required(stored.hasItemID, stored.itemID, "MedicationNotDispensed.item_id")
        self.init(
            itemID: ID(stored: item),
            reason: try known(stored.reason, "MedicationNotDispensed.reason"),
            issueNumber: stored.hasIssueNumber ? Int(stored.issueNumber) : nil,
            pharmacy: stored.hasPharmacy ? stored.pharmacy : nil,
            note: stored.hasNote ? stored.note : nil
        )
    }

    var stored: StoredMedicationNotDispensed {
        var result = StoredMedicationNotDispensed()
        result.itemID = itemID.stored
        result.reason = EventCatalog.stored(reason)
        if let issueNumber { result.issueNumber = Int64(issueNumber) }
        if let pharmacy { result.pharmacy = pharmacy }
        if let note { result.note = note }
        return result
    }
}

extension DispenseReversed {
    init(stored: StoredDispenseReversed) throws(CatalogError) {
        let dispense = try required(stored.hasDispenseID, stored.dispenseID, "DispenseReversed.dispense_id")
        let item = try required(stored.hasItemID, stored.itemID, "DispenseReversed.item_id")
        self.init(
            dispenseID: ID(stored: dispense),
            itemID: ID(stored: item),
            reason: stored.reason,
            pharmacy: stored.hasPharmacy ? stored.pharmacy : nil
        )
    }

    var stored: StoredDispenseReversed {
        var stored = StoredDispenseReversed()
        stored.dispenseID = dispenseID.stored
        stored.itemID = itemID.stored
        stored.reason = reason
        if let pharmacy { stored.pharmacy = pharmacy }
        return stored
    }
}

extension CancellationRequested {
    init(stored: StoredCancellationRequested) throws(CatalogError) {
        self.init(
            itemIDs: stored.itemIds.map(ID.init(stored:)),
            reason: try known(stored.reason, "CancellationRequested.reason"),
            note: stored.hasNote ? stored.note : nil
        )
    }

    var stored: StoredCancellationRequested {
        var result = StoredCancellationRequested()
        result.itemIds = itemIDs.map(\.stored)
        result.reason = EventCatalog.stored(reason)
        if let note { result.note = note }
        return result
    }
}

extension CancellationRejected {
    init(stored: StoredCancellationRejected) throws(CatalogError) {
        self.init(
            itemIDs: stored.itemIds.map(ID.init(stored:)),
            outcome: try known(stored.outcome, "CancellationRejected.outcome"),
            note: stored.hasNote ? stored.note : nil
        )
    }

    var stored: StoredCancellationRejected {
        var result = StoredCancellationRejected()
        result.itemIds = itemIDs.map(\.stored)
        result.outcome = EventCatalog.stored(outcome)
        if let note { result.note = note }
        return result
    }
}

extension PrescriptionSuperseded {
    init(stored: StoredPrescriptionSuperseded) throws(CatalogError) {
        self.init(
            itemIDs: stored.itemIds.map(ID.init(stored:)),
            by: ID(stored: try required(stored.hasBy, stored.by, "PrescriptionSuperseded.by")),
            kind: try known(stored.kind, "PrescriptionSuperseded.kind"),
            reason: stored.hasReason ? stored.reason : nil
        )
    }

    var stored: StoredPrescriptionSuperseded {
        var result = StoredPrescriptionSuperseded()
        result.itemIds = itemIDs.map(\.stored)
        result.by = by.stored
        result.kind = EventCatalog.stored(kind)
        if let reason { result.reason = reason }
        return result
    }
}

extension PrescriptionReviewFellDue {
    init(stored: StoredPrescriptionReviewFellDue) throws(CatalogError) {
        self.init(reviewOn: try CalendarDate(stored: stored.reviewOn, "PrescriptionReviewFellDue.review_on"))
    }
}
