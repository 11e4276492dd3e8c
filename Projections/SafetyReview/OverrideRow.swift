public import EventCatalog
internal import ProjectionEngine

/// What an override answers.
public enum OverrideSubject: Hashable, Sendable {
    /// An alert.
    case alert(SafetyAlert)
    /// A check that could not run (I-18).
    case notPerformed(SafetyCheckNotPerformed)
}

/// An answer to an alert, or to a check that could not run, with what it answers.
public struct OverrideRow: Hashable, Sendable {
    /// The position of the event: its identity.
    public let position: UInt64
    /// On which prescription.
    public let prescriptionID: PrescriptionID
    /// For whom it is.
    public let patientID: PatientID
    /// Who prescribes.
    public let prescriberID: PractitionerID
    /// What is answered; `nil` if no checks showed it.
    public let subject: OverrideSubject?
    /// The answer.
    public let answer: SafetyAlertOverridden
    /// When, clinically.
    public let occurredAt: ClinicalTime
    /// The pseudonym of who answered.
    public let actor: RecordID

    /// The rule that fired; `nil` where none did.
    public var ruleID: String? {
        guard case .alert(let alert) = subject else { return nil }
        return alert.ruleID
    }

    init(
        _ answer: SafetyAlertOverridden,
        to subject: OverrideSubject?,
        on prescription: PrescriptionID,
        of draft: CheckedDraft,
        by entry: EventEntry
    ) {
        position = entry.position
        prescriptionID = prescription
        patientID = draft.patientID
        prescriberID = draft.prescriberID
        self.subject = subject
        self.answer = answer
        occurredAt = entry.occurredAt
        actor = entry.origin.actor
    }
}

// MARK: - As a row

extension OverrideRow {
    /// Stores it, with its lines in the index.
    func put(in rows: inout RowWriter) throws(RowError) {
        let place = place
        try rows.put(encoded(), at: place, in: Self.table)
        try rows.put([1], at: Scope.prescriber(prescriberID).prefix + place, in: Self.index)
        if let ruleID { try rows.put([1], at: Scope.rule(ruleID).prefix + place, in: Self.index) }
    }

    private func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 256)
        row.append(position)
        row.append(prescriptionID)
        row.append(patientID)
        row.append(prescriberID)
        row.append(subject.map(StoredSubject.init))
        row.append(answer)
        row.append(occurredAt)
        row.append(actor)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        position = try row.unsigned()
        prescriptionID = try row.value()
        patientID = try row.value()
        prescriberID = try row.value()
        subject = try row.optionalValue(StoredSubject.self)?.subject
        answer = try row.value()
        occurredAt = try row.value()
        actor = try row.value()
    }
}
