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

// MARK: - Places

extension OverrideRow {
    static let table = Table("override")
    static let index = Table("by")

    /// Whose overrides, or which.
    enum Scope {
        case prescriber(PractitionerID)
        case rule(String)

        /// What the keys of the index begin with.
        var prefix: [UInt8] {
            var key = KeyEncoder()
            switch self {
            case .prescriber(let id):
                key.append(UInt8(1))
                key.append(id)
            case .rule(let id):
                key.append(UInt8(2))
                key.append(id)
            }
            return key.bytes
        }
    }

    /// The newest clinical day first, within a day the newest time, then the latest recorded.
    private var place: [UInt8] {
        var key = Self.start(of: occurredAt.date.firstDay)
        key.append(descending: UInt64(bitPattern: occurredAt.instant.microseconds) ^ (1 << 63))
        key.append(descending: position)
        return key.bytes
    }

    static let placeLength = 24

    /// Where the places of a day begin: after those of all later days.
    static func start(of day: CalendarDate) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(descending: UInt64(bitPattern: Int64(day.daysSinceEpoch)) ^ (1 << 63))
        return key
    }

    /// Stores it, with its lines in the index.
    func put(in rows: inout RowWriter) throws(RowError) {
        let place = place
        try rows.put(encoded(), at: place, in: Self.table)
        try rows.put([1], at: Scope.prescriber(prescriberID).prefix + place, in: Self.index)
        if let ruleID { try rows.put([1], at: Scope.rule(ruleID).prefix + place, in: Self.index) }
    }
}

// MARK: - As a row

extension OverrideRow {
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
