public import EventCatalog
public import ProjectionEngine

/// What a worklist is to show. Every part that is not `nil` must hold.
public struct WorklistFilter: Hashable, Sendable {
    /// Only this person's: the patient's record, and those merged into it (I-44); empty for everybody's.
    public var records: [PatientID]
    /// Only this prescriber's.
    public var prescriber: PractitionerID?
    /// Only this product (its words do not matter).
    public var product: Coding?
    /// Only these; past their validity items are never shown.
    public var status: ActiveItemStatus?
    /// Only what runs out before this day.
    public var runningOutBefore: CalendarDate?

    /// Makes a filter.
    public init(
        patient: PatientID? = nil,
        prescriber: PractitionerID? = nil,
        product: Coding? = nil,
        status: ActiveItemStatus? = nil,
        runningOutBefore: CalendarDate? = nil
    ) {
        records = patient.map { [$0] } ?? []
        self.prescriber = prescriber
        self.product = product
        self.status = status
        self.runningOutBefore = runningOutBefore
    }
}

extension ReadModel where Rule == ActivePrescriptionsProjection {
    /// Open items in the order in which they run out, those of which it is not known last.
    ///
    /// - Parameters:
    ///   - filter: Which.
    ///   - today: Items whose validity ended before this day are left out, recorded as expired or not.
    ///   - after: ``Page/next`` of the page before with the same filter; `nil` for the first.
    ///   - limit: At most this many.
    /// - Complexity: One range of the narrowest list: a patient's, a product's, a prescriber's or the whole, in that
    ///   order. What status or validity leaves out costs one small key; a second of the other parts one row. After
    ///   2,000 items left out the page ends short, with ``Page/next``.
    public func items(
        _ filter: WorklistFilter,
        today: CalendarDate,
        after: [UInt8]? = nil,
        limit: Int
    ) throws -> Snapshot<Page<ActiveItem>> {
        let (table, prefixes) = filter.ranges
        return try read { rows in
            try rows.page(of: table, prefixes: prefixes, after: after, limit: limit) { key, row -> ActiveItem? in
                guard try filter.mayMatch(row, on: today) else { return nil }
                let item = try Self.item(key, in: rows)
                return filter.matches(item) ? item : nil
            } until: { key, prefixLength in
                filter.isPast(key, prefixLength: prefixLength)
            }
        }
    }

    /// Counts open items that a filter lets through on a day.
    ///
    /// - Complexity: O(items of the narrowest list).
    public func count(_ filter: WorklistFilter, today: CalendarDate) throws -> Snapshot<Int> {
        let (table, prefixes) = filter.ranges
        return try read { rows in
            var count = 0
            for prefix in prefixes {
                try rows.scan(table, prefix: prefix) { key, row in
                    if filter.isPast(key, prefixLength: prefix.count) { return .stop }
                    guard try filter.mayMatch(row, on: today) else { return .next }
                    if filter.isCovered {
                        count += 1
                    } else if filter.matches(try Self.item(key, in: rows)) {
                        count += 1
                    }
                    return .next
                }
            }
            return count
        }
    }

    private static func item(_ key: Span<UInt8>, in rows: borrowing RowReader) throws(RowError) -> ActiveItem {
        var end = KeyDecoder(key)
        try end.skip(end.remaining - 16)
        let id = KeyEncoder(try end.id()).bytes
        guard let row = try rows.row(at: id, in: ActivePrescriptionsProjection.items) else { throw .damaged }
        return try ActiveItem(decoding: row)
    }
}

extension WorklistFilter {
    /// The narrowest list that holds everything asked for.
    fileprivate var ranges: (Table, prefixes: [[UInt8]]) {
        if !records.isEmpty { return (Worklist.byPatient, records.map { KeyEncoder($0.record).bytes }) }
        if let product { return (Worklist.byProduct, [Worklist.prefix(product: product.system, product.code)]) }
        if let prescriber { return (Worklist.byPrescriber, [KeyEncoder(prescriber.record).bytes]) }
        return (Worklist.everything, [[]])
    }

    /// Whether the list alone tells what matches.
    fileprivate var isCovered: Bool {
        [!records.isEmpty, product != nil, prescriber != nil].count(where: \.self) <= 1
    }

    /// Whether a key is past the last day asked for. Keys are in the order of days.
    fileprivate func isPast(_ key: Span<UInt8>, prefixLength: Int) -> Bool {
        guard let runningOutBefore, key.count >= prefixLength + 4 else { return false }
        let bound = Worklist.bytes(of: runningOutBefore.firstDay)
        for index in bound.indices where key[prefixLength + index] != bound[index] {
            return key[prefixLength + index] > bound[index]
        }
        return true
    }

    /// Whether the part of an item that the list holds matches.
    fileprivate func mayMatch(_ worklistRow: Span<UInt8>, on today: CalendarDate) throws(RowError) -> Bool {
        var row = RowDecoder(worklistRow)
        let found: ActiveItemStatus = try row.choice()
        if let status, status != found { return false }
        let validUntil: CalendarDate = try row.value()
        return validUntil.lastDay >= today.firstDay
    }

    fileprivate func matches(_ item: ActiveItem) -> Bool {
        if !records.isEmpty, !records.contains(item.patientID) { return false }
        if let prescriber, prescriber != item.prescriberID { return false }
        guard let product else { return true }
        return product.system == item.product.system && product.code == item.product.code
    }
}
