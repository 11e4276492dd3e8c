internal import EventCatalog
internal import ProjectionEngine

extension PrescriptionRow {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 512)
        row.append(id)
        row.append(version)
        row.append(position)
        row.append(header.patientID)
        row.append(header.prescriberID)
        row.append(header.priorPrescription)
        row.append(header.reasons)
        row.append(header.note)
        row.append(authoredAt)
        row.append(stage)
        row.append(issueDate)
        row.append(validUntil)
        row.append(bytes: contentHash)
        row.append(renewedBy)
        row.append(enteredInErrorReason)
        row.append(items.map(StoredItem.init))
        row.append(timeline.map(StoredTimelineEntry.init))
        return row.bytes
    }

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
            note: try row.optionalText()
        )
        authoredAt = try row.value()
        stage = try row.choice()
        issueDate = try row.optionalValue()
        validUntil = try row.optionalValue()
        contentHash = try row.byteArray()
        renewedBy = try row.optionalValue()
        enteredInErrorReason = try row.optionalText()
        items = try row.values(StoredItem.self).map(\.item)
        timeline = try row.values(StoredTimelineEntry.self).map(\.entry)
    }
}

/// An item as a row holds it.
private struct StoredItem: RowValue {
    let item: PrescriptionItemRow

    init(_ item: PrescriptionItemRow) { self.item = item }

    func encode(to row: inout RowEncoder) {
        let content = item.content
        row.append(content.itemID)
        row.append(content.product)
        row.append(content.quantity)
        row.append(content.repeatsAllowed)
        row.append(content.expectedSupplyDays)
        row.append(content.dosage)
        row.append(content.substitutionAllowed)
        row.append(content.note)
        row.append(content.isParallel)
        row.append(item.recordedStatus)
        row.append(item.dispensed)
        row.append(item.dispenses.map(StoredDispense.init))
    }

    init(from row: inout RowDecoder) throws(RowError) {
        let content = PrescriptionItem(
            itemID: try row.value(),
            product: try row.value(),
            quantity: try row.value(),
            repeatsAllowed: try row.integer(),
            expectedSupplyDays: try row.optionalInteger(),
            dosage: try row.values(),
            substitutionAllowed: try row.flag(),
            note: try row.optionalText(),
            isParallel: try row.flag()
        )
        var item = PrescriptionItemRow(content: content, recordedStatus: try row.choice())
        item.dispensed = try row.value()
        item.dispenses = try row.values(StoredDispense.self).map(\.dispense)
        self.item = item
    }
}

/// A dispense as a row holds it.
private struct StoredDispense: RowValue {
    let dispense: DispenseRow

    init(_ dispense: DispenseRow) { self.dispense = dispense }

    func encode(to row: inout RowEncoder) {
        row.append(dispense.id)
        row.append(dispense.quantity)
        row.append(dispense.pharmacy)
        row.append(dispense.substitute)
        row.append(dispense.dispensedAt)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        dispense = DispenseRow(
            id: try row.value(),
            quantity: try row.value(),
            pharmacy: try row.optionalText(),
            substitute: try row.optionalValue(),
            dispensedAt: try row.value()
        )
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
