internal import EventCatalog
internal import ProjectionEngine

/// The conditions of one person that carry one code.
struct DiagnosisRow {
    struct Condition {
        /// Where in the log it was recorded.
        let position: UInt64
        /// Whose record it is in.
        let patientID: PatientID
        let id: ConditionID
        let coding: Coding
        let onset: CalendarDate?
        let recordedOn: CalendarDate
        var isActive = true
        var abatement: CalendarDate?
    }

    /// In the order recorded; never empty once stored.
    var conditions: [Condition] = []
}

extension DiagnosisRow.Condition {
    init(_ recorded: ConditionRecorded, of patient: PatientID, coding: Coding, by entry: EventEntry) {
        self.init(
            position: entry.position,
            patientID: patient,
            id: recorded.conditionID,
            coding: coding,
            onset: recorded.onset,
            recordedOn: entry.occurredAt.date
        )
    }
}

extension DiagnosisRow.Condition: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(isActive)
        row.append(position)
        row.append(patientID)
        row.append(id)
        row.append(coding)
        row.append(onset)
        row.append(recordedOn)
        row.append(abatement)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        isActive = try row.flag()
        position = try row.unsigned()
        patientID = try row.value()
        id = try row.value()
        coding = try row.value()
        onset = try row.optionalValue()
        recordedOn = try row.value()
        abatement = try row.optionalValue()
    }
}

extension DiagnosisRow {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 96)
        row.append(conditions)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        conditions = try row.values()
    }

    /// Puts a condition in its place.
    mutating func put(_ condition: Condition) {
        conditions.append(condition)
        conditions.sort { $0.position < $1.position }
    }

    /// The condition to show: the latest active one, else the latest.
    var shown: Condition? { conditions.last { $0.isActive } ?? conditions.last }
}
