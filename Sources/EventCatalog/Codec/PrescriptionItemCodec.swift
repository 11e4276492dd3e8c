internal import SwiftProtobuf

// Prescriptions before and at their signature, to and from their stored form (`proto/prescription.proto`).

extension PrescriptionItem {
    init(stored: StoredPrescriptionItem) throws(CatalogError) {
        self.init(
            itemID: ID(stored: try required(stored.hasItemID, stored.itemID, "PrescriptionItem.item_id")),
            product: try Coding(stored: required(stored.hasProduct, stored.product, "PrescriptionItem.product")),
            quantity: try Quantity(stored: required(stored.hasQuantity, stored.quantity, "PrescriptionItem.quantity")),
            repeatsAllowed: Int(stored.repeatsAllowed),
            expectedSupplyDays: stored.hasExpectedSupplyDays ? Int(stored.expectedSupplyDays) : nil,
            dosage: try values(stored.dosage, Dosage.init(stored:)),
            substitutionAllowed: stored.substitutionAllowed,
            note: stored.hasNote ? stored.note : nil,
            isParallel: stored.isParallel,
            therapy: try knownIfGiven(stored.therapy, "PrescriptionItem.therapy"),
            quantityInWords: stored.hasQuantityInWords ? stored.quantityInWords : nil,
            dispenseIntervalDays: stored.hasDispenseIntervalDays ? Int(stored.dispenseIntervalDays) : nil,
            supplyJustification: stored.hasSupplyJustification ? stored.supplyJustification : nil
        )
    }

    var stored: StoredPrescriptionItem {
        var stored = StoredPrescriptionItem()
        stored.itemID = itemID.stored
        stored.product = product.stored
        stored.quantity = quantity.stored
        stored.repeatsAllowed = Int64(repeatsAllowed)
        if let expectedSupplyDays { stored.expectedSupplyDays = Int64(expectedSupplyDays) }
        stored.dosage = dosage.map(\.stored)
        stored.substitutionAllowed = substitutionAllowed
        if let note { stored.note = note }
        stored.isParallel = isParallel
        stored.therapy = storedIfGiven(therapy)
        if let quantityInWords { stored.quantityInWords = quantityInWords }
        if let dispenseIntervalDays { stored.dispenseIntervalDays = Int64(dispenseIntervalDays) }
        if let supplyJustification { stored.supplyJustification = supplyJustification }
        return stored
    }
}

extension PrescriptionDrafted {
    init(stored: StoredPrescriptionDrafted) throws(CatalogError) {
        let patient = try required(stored.hasPatientID, stored.patientID, "PrescriptionDrafted.patient_id")
        let prescriber = try required(stored.hasPrescriberID, stored.prescriberID, "PrescriptionDrafted.prescriber_id")
        self.init(
            patientID: ID(stored: patient),
            prescriberID: ID(stored: prescriber),
            priorPrescription: stored.hasPriorPrescription ? ID(stored: stored.priorPrescription) : nil,
            reasons: try values(stored.reasons, Coding.init(stored:)),
            note: stored.hasNote ? stored.note : nil,
            careSetting: try knownIfGiven(stored.careSetting, "PrescriptionDrafted.care_setting")
        )
    }

    var stored: StoredPrescriptionDrafted {
        var stored = StoredPrescriptionDrafted()
        stored.patientID = patientID.stored
        stored.prescriberID = prescriberID.stored
        if let priorPrescription { stored.priorPrescription = priorPrescription.stored }
        stored.reasons = reasons.map(\.stored)
        if let note { stored.note = note }
        stored.careSetting = storedIfGiven(careSetting)
        return stored
    }
}

extension PrescriptionItemAdded {
    init(stored: StoredPrescriptionItemAdded) throws(CatalogError) {
        let item = try required(stored.hasItem, stored.item, "PrescriptionItemAdded.item")
        self.init(item: try PrescriptionItem(stored: item))
    }
}

extension PrescriptionItemChanged {
    init(stored: StoredPrescriptionItemChanged) throws(CatalogError) {
        let item = try required(stored.hasItem, stored.item, "PrescriptionItemChanged.item")
        self.init(item: try PrescriptionItem(stored: item))
    }
}

extension PrescriptionItemRemoved {
    init(stored: StoredPrescriptionItemRemoved) throws(CatalogError) {
        self.init(itemID: ID(stored: try required(stored.hasItemID, stored.itemID, "PrescriptionItemRemoved.item_id")))
    }
}

extension PrescriptionDraftDiscarded {
    var stored: StoredPrescriptionDraftDiscarded {
        var stored = StoredPrescriptionDraftDiscarded()
        if let reason { stored.reason = reason }
        return stored
    }
}

extension PrescriptionSigned {
    init(stored: StoredPrescriptionSigned) throws(CatalogError) {
        self.init(
            issueDate: try CalendarDate(stored: stored.issueDate, "PrescriptionSigned.issue_date"),
            validUntil: try CalendarDate(stored: stored.validUntil, "PrescriptionSigned.valid_until"),
            contentHash: Array(stored.contentHash),
            ruleTable: stored.hasRuleTable ? stored.ruleTable : nil,
            usedTwoFactors: stored.usedTwoFactors,
            reviewOn: try .ifGiven(stored.reviewOn, "PrescriptionSigned.review_on")
        )
    }

    var stored: StoredPrescriptionSigned {
        var stored = StoredPrescriptionSigned()
        stored.issueDate = issueDate.stored
        stored.validUntil = validUntil.stored
        stored.contentHash.append(contentsOf: contentHash)
        if let ruleTable { stored.ruleTable = ruleTable }
        stored.usedTwoFactors = usedTwoFactors
        stored.reviewOn = reviewOn?.stored ?? 0
        return stored
    }
}
