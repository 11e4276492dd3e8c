internal import EventCatalog
internal import ProjectionEngine

/// A draft with what its safety checks showed; gone once it is signed or thrown away.
struct CheckedDraft: Hashable {
    /// An alert that was shown on it.
    struct ShownAlert: Hashable {
        let alert: SafetyAlert
        /// The clinical day on which it was shown first.
        let day: CalendarDate
        /// Whether the last checks found it too.
        var isCurrent = true
        var isAnswered = false
    }

    let patientID: PatientID
    let prescriberID: PractitionerID
    var alerts: [ShownAlert] = []
    /// What could not be checked, by all the checks so far.
    var gaps: [SafetyCheckNotPerformed] = []

    init(_ header: PrescriptionDrafted) {
        patientID = header.patientID
        prescriberID = header.prescriberID
    }

    /// What the last checks found and nobody answered.
    var unanswered: [ShownAlert] { alerts.filter { $0.isCurrent && !$0.isAnswered } }

    /// What an answer is about.
    func subject(of id: SafetyAlertID) -> OverrideSubject? {
        if let shown = alerts.first(where: { $0.alert.alertID == id }) { return .alert(shown.alert) }
        return gaps.first { $0.alertID == id }.map(OverrideSubject.notPerformed)
    }

    /// Takes in what checks found.
    ///
    /// - Returns: What is shown for the first time.
    mutating func show(_ checks: SafetyChecksPerformed, on day: CalendarDate) -> [ShownAlert] {
        let found = Set(checks.alerts.map(\.alertID))
        for index in alerts.indices { alerts[index].isCurrent = found.contains(alerts[index].alert.alertID) }
        var new: [ShownAlert] = []
        for alert in checks.alerts
        where !alerts.contains(where: { $0.alert.alertID == alert.alertID }) {
            let shown = ShownAlert(alert: alert, day: day)
            alerts.append(shown)
            new.append(shown)
        }
        for gap in checks.notPerformed where !gaps.contains(where: { $0.alertID == gap.alertID }) { gaps.append(gap) }
        return new
    }

    /// Takes in an answer.
    ///
    /// - Returns: The alert, if this is the first answer to it.
    mutating func answer(_ id: SafetyAlertID) -> ShownAlert? {
        guard let index = alerts.firstIndex(where: { $0.alert.alertID == id }), !alerts[index].isAnswered else {
            return nil
        }
        alerts[index].isAnswered = true
        return alerts[index]
    }
}

extension CheckedDraft: StoredRow {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 64)
        row.append(patientID)
        row.append(prescriberID)
        row.append(alerts)
        row.append(gaps)
        return row.bytes
    }

    init(decoding bytes: [UInt8], id: RecordID) throws(RowError) {
        var row = RowDecoder(bytes)
        patientID = try row.value()
        prescriberID = try row.value()
        alerts = try row.values()
        gaps = try row.values()
    }
}

extension CheckedDraft.ShownAlert: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(alert)
        row.append(day)
        row.append(isCurrent)
        row.append(isAnswered)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        alert = try row.value()
        day = try row.value()
        isCurrent = try row.flag()
        isAnswered = try row.flag()
    }
}
