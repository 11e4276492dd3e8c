internal import EventCatalog
internal import ProjectionEngine

extension TrackedPrescription: StoredRow {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 192)
        row.append(patientID)
        row.append(prescriberID)
        row.append(draftedAt)
        row.append(version)
        row.append(signature)
        row.append(items)
        row.append(holder)
        row.append(isReviewRecorded)
        row.append(UInt64(conflicts.count))
        for key in conflicts { row.append(bytes: key) }
        return row.bytes
    }

    init(decoding bytes: [UInt8], id: RecordID) throws(RowError) {
        var row = RowDecoder(bytes)
        self.id = PrescriptionID(id)
        patientID = try row.value()
        prescriberID = try row.value()
        draftedAt = try row.value()
        version = try row.unsigned()
        signature = try row.optionalValue()
        items = try row.values()
        holder = try row.optionalText()
        isReviewRecorded = try row.flag()
        for _ in 0..<(try row.unsigned()) { conflicts.append(try row.byteArray()) }
    }
}

extension TrackedPrescription.Signature: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(validUntil)
        row.append(reviewOn)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        validUntil = try row.value()
        reviewOn = try row.optionalValue()
    }
}

extension TrackedItem: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(product)
        row.append(perIssue)
        row.append(issues)
        row.append(isCounted)
        row.append(status)
        row.append(supplies)
        row.append(UInt64(leftOut.count))
        for issue in leftOut { row.append(issue) }
        row.append(request)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        product = try row.value()
        perIssue = try row.value()
        issues = try row.integer()
        isCounted = try row.flag()
        status = try row.choice()
        supplies = try row.values()
        for _ in 0..<(try row.unsigned()) { leftOut.append(try row.integer()) }
        request = try row.optionalValue()
    }
}

extension ProductCode: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(system)
        row.append(code)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        system = try row.text()
        code = try row.text()
    }
}

extension TrackedItem.Supply: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(amount)
        row.append(issue)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        amount = try row.value()
        issue = try row.optionalInteger()
    }
}

extension TrackedItem.Request: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(reason)
        row.append(requestedAt)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        reason = try row.choice()
        requestedAt = try row.value()
    }
}
