internal import EventCatalog
internal import ProjectionEngine

/// What an override answers, as a row holds it.
struct StoredSubject: RowValue {
    let subject: OverrideSubject

    private static let alertMark: UInt8 = 1
    private static let notPerformedMark: UInt8 = 2

    init(_ subject: OverrideSubject) { self.subject = subject }

    func encode(to row: inout RowEncoder) {
        switch subject {
        case .alert(let alert):
            row.append(Self.alertMark)
            row.append(alert)
        case .notPerformed(let gap):
            row.append(Self.notPerformedMark)
            row.append(gap)
        }
    }

    init(from row: inout RowDecoder) throws(RowError) {
        switch try row.byte() {
        case Self.alertMark: subject = .alert(try row.value())
        case Self.notPerformedMark: subject = .notPerformed(try row.value())
        case _: throw .damaged
        }
    }
}
