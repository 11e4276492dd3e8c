internal import EventCatalog
internal import ProjectionEngine

// What the safety checks found and what was answered, as a row holds it.

/// The safety checks of a prescription.
struct StoredChecks: RowValue {
    let checks: SafetyChecksPerformed

    init(_ checks: SafetyChecksPerformed) { self.checks = checks }

    func encode(to row: inout RowEncoder) {
        row.append(checks.ruleSetVersion)
        row.append(checks.day)
        row.append(checks.patientVersion)
        row.append(checks.mergedPatients.map { StoredRead(id: $0.patientID.record, version: $0.version) })
        row.append(checks.prescriptions.map { StoredRead(id: $0.prescriptionID.record, version: $0.version) })
        row.append(checks.alerts.map(StoredAlert.init))
        row.append(checks.notPerformed.map(StoredGap.init))
    }

    init(from row: inout RowDecoder) throws(RowError) {
        checks = SafetyChecksPerformed(
            ruleSetVersion: try row.text(),
            day: try row.value(),
            patientVersion: try row.unsigned(),
            mergedPatients: try row.values(StoredRead.self).map {
                CheckedMerge(patientID: ID($0.id), version: $0.version)
            },
            prescriptions: try row.values(StoredRead.self).map {
                CheckedPrescription(prescriptionID: ID($0.id), version: $0.version)
            },
            alerts: try row.values(StoredAlert.self).map(\.alert),
            notPerformed: try row.values(StoredGap.self).map(\.gap)
        )
    }
}

/// A record that the checks read.
private struct StoredRead: RowValue {
    let id: RecordID
    let version: UInt64

    init(id: RecordID, version: UInt64) {
        self.id = id
        self.version = version
    }

    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(version)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        version = try row.unsigned()
    }
}

private struct StoredAlert: RowValue {
    let alert: SafetyAlert

    init(_ alert: SafetyAlert) { self.alert = alert }

    func encode(to row: inout RowEncoder) {
        row.append(alert.alertID)
        row.append(alert.kind)
        row.append(alert.severity)
        row.append(alert.ruleID)
        row.append(alert.itemID)
        row.append(alert.message)
        row.append(alert.otherItemID)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        alert = SafetyAlert(
            alertID: try row.value(),
            kind: try row.choice(),
            severity: try row.choice(),
            ruleID: try row.text(),
            itemID: try row.value(),
            message: try row.text(),
            otherItemID: try row.optionalValue()
        )
    }
}

/// A check that could not run.
private struct StoredGap: RowValue {
    let gap: SafetyCheckNotPerformed

    init(_ gap: SafetyCheckNotPerformed) { self.gap = gap }

    func encode(to row: inout RowEncoder) {
        row.append(gap.alertID)
        row.append(gap.kind)
        row.append(gap.itemID)
        row.append(gap.cause)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        gap = SafetyCheckNotPerformed(
            alertID: try row.value(),
            kind: try row.choice(),
            itemID: try row.value(),
            cause: try row.choice()
        )
    }
}

/// An answer to an alert.
struct StoredAnswer: RowValue {
    let answer: SafetyAlertOverridden

    init(_ answer: SafetyAlertOverridden) { self.answer = answer }

    func encode(to row: inout RowEncoder) {
        row.append(answer.alertID)
        row.append(answer.reason?.rawValue ?? 0)
        row.append(answer.comment)
        row.append(answer.secondApprover)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        answer = SafetyAlertOverridden(
            alertID: try row.value(),
            reason: OverrideReason(rawValue: try row.byte()),
            comment: try row.optionalText(),
            secondApprover: try row.optionalValue()
        )
    }
}
