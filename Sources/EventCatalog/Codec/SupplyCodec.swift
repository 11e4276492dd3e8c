internal import SwiftProtobuf

// What happens to a signed prescription, to and from its stored form (`proto/prescription.proto`).

extension MedicationDispensed {
    init(stored: StoredMedicationDispensed) throws(CatalogError) {
        let dispense = try required(stored.hasDispenseID, stored.dispenseID, "MedicationDispensed.dispense_id")
        let item = try required(stored.hasItemID, stored.itemID, "MedicationDispensed.item_id")
        let quantity = try required(stored.hasQuantity, stored.quantity, "MedicationDispensed.quantity")
        self.init(
            dispenseID: ID(stored: dispense),
            itemID: ID(stored: item),
            quantity: try Quantity(stored: quantity),
            pharmacy: stored.hasPharmacy ? stored.pharmacy : nil,
            substitute: stored.hasSubstitute ? try Coding(stored: stored.substitute) : nil,
            substitutionReason: stored.hasSubstitutionReason ? stored.substitutionReason : nil,
            issueNumber: stored.hasIssueNumber ? Int(stored.issueNumber) : nil,
            supplyDays: stored.hasSupplyDays ? Int(stored.supplyDays) : nil
        )
    }

    var stored: StoredMedicationDispensed {
        var stored = StoredMedicationDispensed()
        stored.dispenseID = dispenseID.stored
        stored.itemID = itemID.stored
        stored.quantity = quantity.stored
        if let pharmacy { stored.pharmacy = pharmacy }
        if let substitute { stored.substitute = substitute.stored }
        if let substitutionReason { stored.substitutionReason = substitutionReason }
        if let issueNumber { stored.issueNumber = Int64(issueNumber) }
        if let supplyDays { stored.supplyDays = Int64(supplyDays) }
        return stored
    }
}

extension PrescriptionHeld {
    var stored: StoredPrescriptionHeld {
        var stored = StoredPrescriptionHeld()
        stored.itemIds = itemIDs.map(\.stored)
        stored.reason = reason
        return stored
    }
}

extension PrescriptionResumed {
    init(stored: StoredPrescriptionResumed) {
        self.init(itemIDs: stored.itemIds.map(ID.init(stored:)), reason: stored.hasReason ? stored.reason : nil)
    }

    var stored: StoredPrescriptionResumed {
        var stored = StoredPrescriptionResumed()
        stored.itemIds = itemIDs.map(\.stored)
        if let reason { stored.reason = reason }
        return stored
    }
}

extension PrescriptionStopped {
    var stored: StoredPrescriptionStopped {
        var stored = StoredPrescriptionStopped()
        stored.itemIds = itemIDs.map(\.stored)
        stored.reason = reason
        return stored
    }
}

extension PrescriptionCancelled {
    init(stored: StoredPrescriptionCancelled) throws(CatalogError) {
        self.init(
            itemIDs: stored.itemIds.map(ID.init(stored:)),
            reason: try known(stored.reason, "PrescriptionCancelled.reason"),
            note: stored.hasNote ? stored.note : nil
        )
    }

    var stored: StoredPrescriptionCancelled {
        var result = StoredPrescriptionCancelled()
        result.itemIds = itemIDs.map(\.stored)
        result.reason = EventCatalog.stored(reason)
        if let note { result.note = note }
        return result
    }
}

extension PrescriptionRenewed {
    init(stored: StoredPrescriptionRenewed) throws(CatalogError) {
        let renewal = try required(stored.hasRenewedBy, stored.renewedBy, "PrescriptionRenewed.renewed_by")
        self.init(renewedBy: ID(stored: renewal))
    }
}

extension PrescriptionExpired {
    init(stored: StoredPrescriptionExpired) throws(CatalogError) {
        self.init(
            itemIDs: stored.itemIds.map(ID.init(stored:)),
            validUntil: try CalendarDate(stored: stored.validUntil, "PrescriptionExpired.valid_until")
        )
    }

    var stored: StoredPrescriptionExpired {
        var stored = StoredPrescriptionExpired()
        stored.itemIds = itemIDs.map(\.stored)
        stored.validUntil = validUntil.stored
        return stored
    }
}
