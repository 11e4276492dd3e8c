// Safety checks, of which every signed prescription has some, read from the canonical form of `proto/safety.proto`.

extension SafetyChecksPerformed {
    init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let ruleSetVersion = try reader.text(1, in: bytes)
        let day = try reader.date(2, in: bytes)
        let patientVersion = try reader.number(3, in: bytes)
        let mergedPatients = try reader.messages(4, in: bytes, CheckedMerge.init(canonical:in:))
        let prescriptions = try reader.messages(5, in: bytes, CheckedPrescription.init(canonical:in:))
        let alerts = try reader.messages(6, in: bytes, SafetyAlert.init(canonical:in:))
        let notPerformed = try reader.messages(7, in: bytes, SafetyCheckNotPerformed.init(canonical:in:))
        try reader.finish()
        self.init(
            ruleSetVersion: ruleSetVersion,
            day: day,
            patientVersion: patientVersion,
            mergedPatients: mergedPatients,
            prescriptions: prescriptions,
            alerts: alerts,
            notPerformed: notPerformed
        )
    }
}

extension CheckedMerge {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let patient = try reader.message(1, in: bytes, PatientID.init(canonical:in:))
        let version = try reader.number(2, in: bytes)
        try reader.finish()
        self.init(patientID: patient, version: version)
    }
}

extension CheckedPrescription {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let prescription = try reader.message(1, in: bytes, PrescriptionID.init(canonical:in:))
        let version = try reader.number(2, in: bytes)
        try reader.finish()
        self.init(prescriptionID: prescription, version: version)
    }
}

extension SafetyAlert {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let alert = try reader.message(1, in: bytes, SafetyAlertID.init(canonical:in:))
        let kind: SafetyCheckKind = try reader.known(2, in: bytes)
        let severity: AlertSeverity = try reader.known(3, in: bytes)
        let rule = try reader.text(4, in: bytes)
        let item = try reader.message(5, in: bytes, PrescriptionItemID.init(canonical:in:))
        let message = try reader.text(6, in: bytes)
        let otherItem = try reader.messageIfGiven(7, in: bytes, PrescriptionItemID.init(canonical:in:))
        try reader.finish()
        self.init(
            alertID: alert,
            kind: kind,
            severity: severity,
            ruleID: rule,
            itemID: item,
            message: message,
            otherItemID: otherItem
        )
    }
}

extension SafetyCheckNotPerformed {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let alert = try reader.message(1, in: bytes, SafetyAlertID.init(canonical:in:))
        let kind: SafetyCheckKind = try reader.known(2, in: bytes)
        let item = try reader.message(3, in: bytes, PrescriptionItemID.init(canonical:in:))
        let cause: NotPerformedCause = try reader.known(4, in: bytes)
        try reader.finish()
        self.init(alertID: alert, kind: kind, itemID: item, cause: cause)
    }
}
