import EventCatalog

extension RandomEvents {
    /// Safety checks, or an answer to what they found.
    mutating func safetyEvent() -> PrescriptionEvent {
        flip()
            ? .safetyChecksPerformed(safetyChecks())
            : .safetyAlertOverridden(
                SafetyAlertOverridden(
                    alertID: id(),
                    reason: maybe { $0.one(of: OverrideReason.self) },
                    comment: maybe { $0.text() },
                    secondApprover: maybe { $0.id() }
                )
            )
    }

    private mutating func safetyChecks() -> SafetyChecksPerformed {
        SafetyChecksPerformed(
            ruleSetVersion: text(),
            day: date(),
            patientVersion: positive(),
            mergedPatients: list { CheckedMerge(patientID: $0.id(), version: $0.positive()) },
            prescriptions: list { CheckedPrescription(prescriptionID: $0.id(), version: $0.positive()) },
            alerts: list { $0.safetyAlert() },
            notPerformed: list { random in
                SafetyCheckNotPerformed(
                    alertID: random.id(),
                    kind: random.one(of: SafetyCheckKind.self),
                    itemID: random.id(),
                    cause: random.one(of: NotPerformedCause.self)
                )
            }
        )
    }

    private mutating func safetyAlert() -> SafetyAlert {
        SafetyAlert(
            alertID: id(),
            kind: one(of: SafetyCheckKind.self),
            severity: one(of: AlertSeverity.self),
            ruleID: text(),
            itemID: id(),
            message: text(),
            otherItemID: maybe { $0.id() }
        )
    }
}
