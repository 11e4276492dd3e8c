internal import EventCatalog
internal import ProjectionEngine

/// The conditions of one patient that carry one code.
struct DiagnosisRow {
    struct Condition {
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
    init(_ recorded: ConditionRecorded, coding: Coding, recordedOn: CalendarDate) {
        self.init(id: recorded.conditionID, coding: coding, onset: recorded.onset, recordedOn: recordedOn)
    }
}

extension DiagnosisRow.Condition: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(isActive)
        row.append(id)
        row.append(coding)
        row.append(onset)
        row.append(recordedOn)
        row.append(abatement)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        isActive = try row.flag()
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

    /// The condition to show: the latest active one, else the latest.
    var shown: Condition? { conditions.last { $0.isActive } ?? conditions.last }
}
