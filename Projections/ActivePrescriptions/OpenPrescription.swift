internal import EventCatalog
internal import ProjectionEngine

/// A draft, or a signed prescription with at least one item that is open or may become so again: as much of it as the
/// worklists need.
struct OpenPrescription {
    enum Stage {
        case draft([DraftItem])
        case signed(SignedItems)
    }

    /// An item before signing.
    struct DraftItem {
        let id: PrescriptionItemID
        let product: Coding
        let quantity: Quantity
        let expectedSupplyDays: Int?
        /// Quantity × (1 + repeats) (I-25).
        let authorised: DecimalNumber

        init(_ item: PrescriptionItem) {
            id = item.itemID
            product = item.product
            quantity = item.quantity
            expectedSupplyDays = item.expectedSupplyDays
            let (issues, overflow) = item.repeatsAllowed.addingReportingOverflow(1)
            authorised = (overflow ? nil : item.quantity.value.multiplied(by: issues)) ?? item.quantity.value
        }
    }

    let id: PrescriptionID
    let patientID: PatientID
    let prescriberID: PractitionerID
    var stage: Stage

    var signedItems: [ActiveItem] {
        switch stage {
        case .draft: []
        case .signed(let items): items.open
        }
    }

    /// Whether no item is open and none can become so again.
    private var isOver: Bool {
        guard case .signed(let items) = stage else { return false }
        return items.isOver
    }
}

extension OpenPrescription {
    /// The row after an event on a day; `nil` once nothing of it is open.
    static func folding(
        _ event: PrescriptionEvent,
        at day: CalendarDate,
        into old: consuming OpenPrescription?,
        id: PrescriptionID
    ) -> OpenPrescription? {
        if case .drafted(let header) = event {
            return OpenPrescription(
                id: id,
                patientID: header.patientID,
                prescriberID: header.prescriberID,
                stage: .draft([])
            )
        }
        guard var row = old else { return nil }
        switch event {
        case .drafted, .renewed, .safetyChecksPerformed, .safetyAlertOverridden, .releasedToPharmacy,
            .returnedByPharmacy, .reviewFellDue:
            return row
        case .draftDiscarded, .markedEnteredInError:
            return nil
        case .itemAdded(let added):
            row.changeDraft { $0.append(DraftItem(added.item)) }
            return row
        case .itemChanged(let changed):
            row.changeDraft { items in
                for index in items.indices where items[index].id == changed.item.itemID {
                    items[index] = DraftItem(changed.item)
                }
            }
            return row
        case .itemRemoved(let removed):
            row.changeDraft { $0.removeAll { $0.id == removed.itemID } }
            return row
        case .signed(let signed):
            row.sign(signed)
        case .dispensed(let supply):
            row.changeSupplies { $0.supply(supply, on: day) }
        case .notDispensed(let refused):
            row.changeSupplies { $0.leaveOut(refused) }
        case .dispenseReversed(let reversed):
            row.changeSupplies { $0.takeBack(reversed) }
        case .cancellationRequested(let request):
            row.change(request.itemIDs) { $0.cancellation(isPending: true) }
        case .cancellationRejected(let rejected):
            row.change(rejected.itemIDs) { $0.cancellation(isPending: false) }
        case .held(let held):
            row.change(held.itemIDs) { $0.status(.onHold) }
        case .resumed(let resumed):
            row.change(resumed.itemIDs) { $0.status(.active) }
        case .stopped(let stopped):
            row.change(stopped.itemIDs) { _ in nil }
        case .cancelled(let cancelled):
            row.change(cancelled.itemIDs) { _ in nil }
        case .expired(let expired):
            row.change(expired.itemIDs) { _ in nil }
        case .superseded(let superseded):
            row.change(superseded.itemIDs) { _ in nil }
        }
        return row.isOver ? nil : row
    }

    private mutating func changeDraft(_ change: (inout [DraftItem]) -> Void) {
        guard case .draft(var items) = stage else { return }
        change(&items)
        stage = .draft(items)
    }

    private mutating func sign(_ signed: PrescriptionSigned) {
        guard case .draft(let items) = stage else { return }
        let open = items.map { item in
            ActiveItem(
                id: item.id,
                prescriptionID: id,
                patientID: patientID,
                prescriberID: prescriberID,
                product: item.product,
                quantity: item.quantity,
                expectedSupplyDays: item.expectedSupplyDays,
                status: .active,
                remaining: item.authorised,
                issueDate: signed.issueDate,
                validUntil: signed.validUntil
            )
        }
        stage = .signed(SignedItems(open: open))
    }

    /// Changes open items; what becomes `nil` has ended.
    private mutating func change(_ ids: [PrescriptionItemID], _ change: (ActiveItem) -> ActiveItem?) {
        changeSupplies { items in
            items.open = items.open.compactMap { ids.contains($0.id) ? change($0) : $0 }
        }
    }

    private mutating func changeSupplies(_ change: (inout SignedItems) -> Void) {
        guard case .signed(var items) = stage else { return }
        change(&items)
        stage = .signed(items)
    }
}

extension ActiveItem {
    fileprivate func status(_ status: ActiveItemStatus) -> ActiveItem {
        var item = self
        item.status = status
        return item
    }

    fileprivate func cancellation(isPending: Bool) -> ActiveItem {
        var item = self
        item.isCancellationPending = isPending
        return item
    }
}

// MARK: - As a row

extension OpenPrescription: StoredRow {
    private static let draftMark: UInt8 = 1
    private static let signedMark: UInt8 = 2

    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 256)
        row.append(patientID)
        row.append(prescriberID)
        switch stage {
        case .draft(let items):
            row.append(Self.draftMark)
            row.append(items)
        case .signed(let items):
            row.append(Self.signedMark)
            row.append(items)
        }
        return row.bytes
    }

    init(decoding bytes: [UInt8], id: RecordID) throws(RowError) {
        var row = RowDecoder(bytes)
        self.id = PrescriptionID(id)
        patientID = try row.value()
        prescriberID = try row.value()
        if try row.byte() == Self.draftMark {
            stage = .draft(try row.values())
        } else {
            stage = .signed(try row.value())
        }
    }
}

extension OpenPrescription.DraftItem: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(product)
        row.append(quantity)
        row.append(expectedSupplyDays)
        row.append(authorised)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        product = try row.value()
        quantity = try row.value()
        expectedSupplyDays = try row.optionalInteger()
        authorised = try row.value()
    }
}
