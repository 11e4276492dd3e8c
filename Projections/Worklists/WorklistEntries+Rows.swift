internal import EventCatalog
internal import ProjectionEngine

extension TrackedPrescription {
    /// The prescription that a line is about: its id is the end of the key.
    static func at(_ key: [UInt8], in rows: borrowing some RowSource & ~Copyable) throws(RowError)
        -> TrackedPrescription
    {
        let end = Array(key.suffix(16))
        var parts = KeyDecoder(end)
        guard let row = try rows.row(at: end, in: table) else { throw .damaged }
        return try TrackedPrescription(decoding: row, id: try parts.id())
    }
}

extension SuspectedPair {
    /// The pair that a line is about.
    static func at(_ key: [UInt8], in rows: borrowing some RowSource & ~Copyable) throws(RowError) -> SuspectedPair {
        let end = Array(key.suffix(32))
        guard let row = try rows.row(at: end, in: table) else { throw .damaged }
        return try SuspectedPair(decoding: row, at: end)
    }
}

extension DraftEntry {
    init(_ row: TrackedPrescription) {
        self.init(
            prescriptionID: row.id,
            patientID: row.patientID,
            prescriberID: row.prescriberID,
            draftedAt: row.draftedAt,
            items: row.items.count
        )
    }
}

extension CancellationEntry {
    init(_ row: TrackedPrescription) throws(RowError) {
        guard let signature = row.signature else { throw .damaged }
        self.init(
            prescriptionID: row.id,
            patientID: row.patientID,
            prescriberID: row.prescriberID,
            pharmacy: row.holder,
            items: row.items.compactMap { item in
                item.pendingRequest.map { Item(id: item.id, reason: $0.reason, requestedAt: $0.requestedAt) }
            },
            validUntil: signature.validUntil
        )
    }
}

extension DeceasedEntry {
    init(_ row: TrackedPrescription, _ death: Death?) throws(RowError) {
        guard let signature = row.signature, let death else { throw .damaged }
        self.init(
            prescriptionID: row.id,
            patientID: row.patientID,
            prescriberID: row.prescriberID,
            recordedAt: death.recordedAt,
            deceasedOn: death.date,
            items: row.openItems.map(\.id),
            validUntil: signature.validUntil
        )
    }
}

extension DuplicateEntry {
    init(_ pair: SuspectedPair) throws(RowError) {
        guard let suspicion = pair.suspicion else { throw .damaged }
        self.init(
            first: pair.first,
            second: pair.second,
            score: suspicion.score,
            matched: suspicion.matched,
            algorithm: suspicion.algorithm,
            suspectedAt: suspicion.suspectedAt
        )
    }
}

extension ReconciliationEntry {
    init(_ orders: MergedOrders) {
        self.init(
            source: orders.source,
            survivor: orders.survivor,
            product: orders.product,
            sourcePrescription: orders.sourcePrescription,
            survivorPrescription: orders.survivorPrescription,
            mergedAt: orders.mergedAt
        )
    }
}

extension ReviewEntry {
    init(_ row: TrackedPrescription) throws(RowError) {
        guard let signature = row.signature, let reviewOn = signature.reviewOn else { throw .damaged }
        self.init(
            prescriptionID: row.id,
            patientID: row.patientID,
            prescriberID: row.prescriberID,
            reviewOn: reviewOn,
            isRecorded: row.isReviewRecorded,
            validUntil: signature.validUntil
        )
    }
}
