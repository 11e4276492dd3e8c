public import EventCatalog
public import ProjectionEngine

extension PrescriptionRow: StoredRow {
    /// The bytes to store.
    public func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 512)
        row.append(id)
        row.append(version)
        row.append(position)
        row.append(header.patientID)
        row.append(header.prescriberID)
        row.append(header.priorPrescription)
        row.append(header.reasons)
        row.append(header.note)
        row.append(choice: header.careSetting)
        row.append(authoredAt)
        row.append(stage)
        row.append(issueDate)
        row.append(validUntil)
        row.append(bytes: contentHash)
        row.append(renewedBy)
        row.append(enteredInErrorReason)
        row.append(holder)
        row.append(ruleTable)
        row.append(usedTwoFactors)
        row.append(reviewOn)
        row.append(isReviewDue)
        row.append(safetyChecks.map(StoredChecks.init))
        row.append(overrides.map(StoredAnswer.init))
        row.append(items.map(StoredItem.init))
        row.append(timeline.map(StoredTimelineEntry.init))
        return row.bytes
    }

    /// Reads a row back; it holds its id.
    public init(decoding bytes: [UInt8], id: RecordID) throws(RowError) { try self.init(decoding: bytes) }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        id = try row.value()
        version = try row.unsigned()
        position = try row.unsigned()
        header = PrescriptionDrafted(
            patientID: try row.value(),
            prescriberID: try row.value(),
            priorPrescription: try row.optionalValue(),
            reasons: try row.values(),
            note: try row.optionalText(),
            careSetting: try row.optionalChoice()
        )
        authoredAt = try row.value()
        stage = try row.choice()
        issueDate = try row.optionalValue()
        validUntil = try row.optionalValue()
        contentHash = try row.byteArray()
        renewedBy = try row.optionalValue()
        enteredInErrorReason = try row.optionalText()
        holder = try row.optionalText()
        ruleTable = try row.optionalText()
        usedTwoFactors = try row.flag()
        reviewOn = try row.optionalValue()
        isReviewDue = try row.flag()
        safetyChecks = try row.optionalValue(StoredChecks.self)?.checks
        overrides = try row.values(StoredAnswer.self).map(\.answer)
        items = try row.values(StoredItem.self).map(\.item)
        timeline = try row.values(StoredTimelineEntry.self).map(\.entry)
    }
}

/// A timeline entry as a row holds it.
private struct StoredTimelineEntry: RowValue {
    let entry: TimelineEntry

    init(_ entry: TimelineEntry) { self.entry = entry }

    func encode(to row: inout RowEncoder) {
        row.append(entry.kind)
        row.append(entry.position)
        row.append(entry.occurredAt)
        row.append(entry.actor)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        entry = TimelineEntry(
            kind: try row.choice(),
            position: try row.unsigned(),
            occurredAt: try row.value(),
            actor: try row.value()
        )
    }
}
