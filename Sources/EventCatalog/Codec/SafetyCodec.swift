internal import SwiftProtobuf

// Safety checks and what was answered to them, to and from their stored form (`proto/safety.proto`).

extension SafetyChecksPerformed {
    init(stored: StoredSafetyChecksPerformed) throws(CatalogError) {
        self.init(
            ruleSetVersion: stored.ruleSetVersion,
            day: try CalendarDate(stored: stored.day, "SafetyChecksPerformed.day"),
            patientVersion: stored.patientVersion,
            mergedPatients: try values(stored.mergedPatients) { record throws(CatalogError) in
                let id = try required(record.hasID, record.id, "CheckedRecord.id")
                return CheckedMerge(patientID: ID(stored: id), version: record.version)
            },
            prescriptions: try values(stored.prescriptions) { record throws(CatalogError) in
                let id = try required(record.hasID, record.id, "CheckedRecord.id")
                return CheckedPrescription(prescriptionID: ID(stored: id), version: record.version)
            },
            alerts: try values(stored.alerts, SafetyAlert.init(stored:)),
            notPerformed: try values(stored.notPerformed, SafetyCheckNotPerformed.init(stored:))
        )
    }

    var stored: StoredSafetyChecksPerformed {
        var stored = StoredSafetyChecksPerformed()
        stored.ruleSetVersion = ruleSetVersion
        stored.day = day.stored
        stored.patientVersion = patientVersion
        stored.mergedPatients = mergedPatients.map { record in
            .with {
                $0.id = record.patientID.stored
                $0.version = record.version
            }
        }
        stored.prescriptions = prescriptions.map { record in
            .with {
                $0.id = record.prescriptionID.stored
                $0.version = record.version
            }
        }
        stored.alerts = alerts.map(\.stored)
        stored.notPerformed = notPerformed.map(\.stored)
        return stored
    }
}

extension SafetyAlert {
    init(stored: StoredSafetyAlert) throws(CatalogError) {
        self.init(
            alertID: ID(stored: try required(stored.hasAlertID, stored.alertID, "SafetyAlert.alert_id")),
            kind: try known(stored.kind, "SafetyAlert.kind"),
            severity: try known(stored.severity, "SafetyAlert.severity"),
            ruleID: stored.ruleID,
            itemID: ID(stored: try required(stored.hasItemID, stored.itemID, "SafetyAlert.item_id")),
            message: stored.message,
            otherItemID: stored.hasOtherItemID ? ID(stored: stored.otherItemID) : nil
        )
    }

    var stored: StoredSafetyAlert {
        var result = StoredSafetyAlert()
        result.alertID = alertID.stored
        result.kind = EventCatalog.stored(kind)
        result.severity = EventCatalog.stored(severity)
        result.ruleID = ruleID
        result.itemID = itemID.stored
        result.message = message
        if let otherItemID { result.otherItemID = otherItemID.stored }
        return result
    }
}

extension SafetyCheckNotPerformed {
    init(stored: StoredSafetyCheckNotPerformed) throws(CatalogError) {
        self.init(
            alertID: ID(stored: try required(stored.hasAlertID, stored.alertID, "SafetyCheckNotPerformed.alert_id")),
            kind: try known(stored.kind, "SafetyCheckNotPerformed.kind"),
            itemID: ID(stored: try required(stored.hasItemID, stored.itemID, "SafetyCheckNotPerformed.item_id")),
            cause: try known(stored.cause, "SafetyCheckNotPerformed.cause")
        )
    }

    var stored: StoredSafetyCheckNotPerformed {
        var result = StoredSafetyCheckNotPerformed()
        result.alertID = alertID.stored
        result.kind = EventCatalog.stored(kind)
        result.itemID = itemID.stored
        result.cause = EventCatalog.stored(cause)
        return result
    }
}

extension SafetyAlertOverridden {
    init(stored: StoredSafetyAlertOverridden) throws(CatalogError) {
        self.init(
            alertID: ID(stored: try required(stored.hasAlertID, stored.alertID, "SafetyAlertOverridden.alert_id")),
            reason: try knownIfGiven(stored.reason, "SafetyAlertOverridden.reason"),
            comment: stored.hasComment ? stored.comment : nil,
            secondApprover: stored.hasSecondApprover ? ID(stored: stored.secondApprover) : nil
        )
    }

    var stored: StoredSafetyAlertOverridden {
        var result = StoredSafetyAlertOverridden()
        result.alertID = alertID.stored
        result.reason = storedIfGiven(reason)
        if let comment { result.comment = comment }
        if let secondApprover { result.secondApprover = secondApprover.stored }
        return result
    }
}
