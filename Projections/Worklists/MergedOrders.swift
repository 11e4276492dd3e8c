internal import EventCatalog
internal import ProjectionEngine

/// Two orders of one product that a merge brought together (I-45). They need reconciling while both are open.
struct MergedOrders: Hashable {
    static let table = Table("merged")

    let source: PatientID
    let survivor: PatientID
    let sourcePrescription: PrescriptionID
    let survivorPrescription: PrescriptionID
    let product: Coding
    let mergedAt: Timestamp

    private var key: [UInt8] {
        var key = Self.prefix(source, survivor)
        key.append(sourcePrescription)
        key.append(survivorPrescription)
        key.append(product.system)
        key.append(product.code)
        return key.bytes
    }

    private static func prefix(_ source: PatientID, _ survivor: PatientID) -> KeyEncoder {
        var key = KeyEncoder(source.record)
        key.append(survivor)
        return key
    }

    /// The line of the conflict at a key, if both sides are open.
    ///
    /// - Parameter side: One of them, as it is or shall be.
    static func entry(
        _ key: [UInt8],
        of side: TrackedPrescription,
        in rows: borrowing some RowSource & ~Copyable
    ) throws(RowError) -> ListEntry? {
        guard let row = try rows.row(at: key, in: table) else { return nil }
        let conflict = try MergedOrders(decoding: row)
        let isSource = conflict.sourcePrescription == side.id
        let otherID = isSource ? conflict.survivorPrescription : conflict.sourcePrescription
        let product = ProductCode(conflict.product)
        guard side.isOpen(product), let validUntil = side.signature?.validUntil,
            let other = try TrackedPrescription.find(otherID, in: rows), other.isOpen(product),
            let otherValidUntil = other.signature?.validUntil
        else { return nil }
        var place = ListEntry.prefix(.reconciliations)
        place.append(conflict.mergedAt)
        place.append(bytes: key)
        return ListEntry(place, validUntil: min(validUntil, otherValidUntil))
    }

    // MARK: Changes

    /// Records the conflicts of a merge. The event is in the streams of both patients: the second time changes nothing.
    static func record(_ merged: PatientsMerged, at time: Timestamp, in rows: inout RowWriter) throws(RowError) {
        for found in merged.conflicts where found.sourcePrescription != found.survivorPrescription {
            let conflict = MergedOrders(
                source: merged.source,
                survivor: merged.survivor,
                sourcePrescription: found.sourcePrescription,
                survivorPrescription: found.survivorPrescription,
                product: found.product,
                mergedAt: time
            )
            let key = conflict.key
            guard try rows.row(at: key, in: table) == nil else { continue }
            try rows.put(conflict.encoded(), at: key, in: table)
            try conflict.changeSides(in: &rows) { $0.conflicts.append(key) }
        }
    }

    /// Forgets the conflicts of a merge that is taken back.
    static func forget(_ unmerged: PatientsUnmerged, in rows: inout RowWriter) throws {
        var conflicts: [MergedOrders] = []
        try rows.scan(table, prefix: prefix(unmerged.source, unmerged.survivor).bytes) { _, row in
            conflicts.append(try MergedOrders(decoding: [UInt8](copying: row)))
            return .next
        }
        for conflict in conflicts {
            let key = conflict.key
            try conflict.changeSides(in: &rows) { $0.conflicts.removeAll { $0 == key } }
            try rows.delete(at: key, in: table)
        }
    }

    private func changeSides(
        in rows: inout RowWriter,
        _ change: (inout TrackedPrescription) -> Void
    ) throws(RowError) {
        for id in [sourcePrescription, survivorPrescription] {
            guard var side = try TrackedPrescription.find(id, in: rows) else { continue }
            let before = try side.entries(in: rows)
            change(&side)
            try rows.put(side.encoded(), at: KeyEncoder(id.record).bytes, in: TrackedPrescription.table)
            try ListEntry.update(from: before, to: try side.entries(in: rows), in: &rows)
        }
    }
}

extension MergedOrders {
    private func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 128)
        row.append(source)
        row.append(survivor)
        row.append(sourcePrescription)
        row.append(survivorPrescription)
        row.append(product)
        row.append(mergedAt)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        source = try row.value()
        survivor = try row.value()
        sourcePrescription = try row.value()
        survivorPrescription = try row.value()
        product = try row.value()
        mergedAt = try row.value()
    }
}
