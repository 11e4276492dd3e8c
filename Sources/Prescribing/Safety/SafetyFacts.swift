public import EventCatalog

/// What the safety checks of a decision read, with the version of each record, so that they can run again on the same.
public struct SafetyFacts: Sendable {
    /// The patient's record, with what the records merged into it add.
    public var patient: Patient.State
    /// The version of the patient's record, in events.
    public var patientVersion: UInt64
    /// The records merged into it.
    public var mergedPatients: [CheckedMerge]
    /// The patient's other signed prescriptions that may matter.
    public var prescriptions: [OtherPrescription]

    /// Another prescription of the patient.
    public struct OtherPrescription: Sendable {
        /// Which one, at which version.
        public var checked: CheckedPrescription
        /// What it is.
        public var state: Prescription.State
        /// Products on it that the new prescription carries on: their old orders end with it.
        public var carriedOn: Set<ProductKey>

        /// Puts the parts together.
        public init(checked: CheckedPrescription, state: Prescription.State, carriedOn: Set<ProductKey> = []) {
            self.checked = checked
            self.state = state
            self.carriedOn = carriedOn
        }
    }

    /// Puts the facts together.
    public init(
        patient: Patient.State,
        patientVersion: UInt64 = 0,
        mergedPatients: [CheckedMerge] = [],
        prescriptions: [OtherPrescription] = []
    ) {
        self.patient = patient
        self.patientVersion = patientVersion
        self.mergedPatients = mergedPatients
        self.prescriptions = prescriptions
    }
}

extension SafetyFacts {
    /// Runs the checks on items for a day.
    ///
    /// - Returns: The event that tells what was read and found.
    public func check(
        _ items: [PrescriptionItem],
        for patientID: PatientID,
        in formulary: Formulary,
        on day: CalendarDate
    ) -> SafetyChecksPerformed {
        let context = SafetyContext(
            patient: patient,
            patientID: patientID,
            observations: patient.measurements,
            others: prescriptions.flatMap { other in
                ConcurrentOrder.orders(
                    of: other.state,
                    id: other.checked.prescriptionID,
                    on: day,
                    excluding: other.carriedOn
                )
            },
            formulary: formulary,
            day: day
        )
        let findings = SafetyChecks.run(items, in: context)
        return SafetyChecksPerformed(
            ruleSetVersion: formulary.rules.version,
            day: day,
            patientVersion: patientVersion,
            mergedPatients: mergedPatients,
            prescriptions: prescriptions.map(\.checked),
            alerts: findings.alerts,
            notPerformed: findings.notPerformed
        )
    }
}
