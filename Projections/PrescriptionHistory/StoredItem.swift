internal import EventCatalog
internal import ProjectionEngine

/// An item as a row holds it.
struct StoredItem: RowValue {
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
        row.append(choice: content.therapy)
        row.append(content.quantityInWords)
        row.append(content.dispenseIntervalDays)
        row.append(content.supplyJustification)
        row.append(item.recordedStatus)
        row.append(item.dispensed)
        row.append(item.notDispensed.map(StoredRefusal.init))
        row.append(item.cancellation.map(StoredCancellation.init))
        row.append(item.supersededBy)
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
            isParallel: try row.flag(),
            therapy: try row.optionalChoice(),
            quantityInWords: try row.optionalText(),
            dispenseIntervalDays: try row.optionalInteger(),
            supplyJustification: try row.optionalText()
        )
        var item = PrescriptionItemRow(content: content, recordedStatus: try row.choice())
        item.dispensed = try row.value()
        item.notDispensed = try row.values(StoredRefusal.self).map(\.refusal)
        item.cancellation = try row.optionalValue(StoredCancellation.self)?.cancellation
        item.supersededBy = try row.optionalValue()
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
        row.append(dispense.substitutionReason)
        row.append(dispense.issueNumber)
        row.append(dispense.supplyDays)
        row.append(dispense.dispensedAt)
        row.append(dispense.reversal)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        dispense = DispenseRow(
            id: try row.value(),
            quantity: try row.value(),
            pharmacy: try row.optionalText(),
            substitute: try row.optionalValue(),
            substitutionReason: try row.optionalText(),
            issueNumber: try row.optionalInteger(),
            supplyDays: try row.optionalInteger(),
            dispensedAt: try row.value(),
            reversal: try row.optionalText()
        )
    }
}

/// What is not supplied, as a row holds it.
private struct StoredRefusal: RowValue {
    let refusal: NotDispensedRow

    init(_ refusal: NotDispensedRow) { self.refusal = refusal }

    func encode(to row: inout RowEncoder) {
        row.append(refusal.issueNumber)
        row.append(refusal.reason)
        row.append(refusal.note)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        refusal = NotDispensedRow(
            issueNumber: try row.optionalInteger(),
            reason: try row.choice(),
            note: try row.optionalText()
        )
    }
}

/// A request to withdraw an item, as a row holds it.
private struct StoredCancellation: RowValue {
    let cancellation: CancellationRow

    init(_ cancellation: CancellationRow) { self.cancellation = cancellation }

    func encode(to row: inout RowEncoder) {
        row.append(cancellation.reason)
        row.append(cancellation.note)
        row.append(cancellation.answer)
        row.append(choice: cancellation.outcome)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        cancellation = CancellationRow(
            reason: try row.choice(),
            note: try row.optionalText(),
            answer: try row.choice(),
            outcome: try row.optionalChoice()
        )
    }
}
