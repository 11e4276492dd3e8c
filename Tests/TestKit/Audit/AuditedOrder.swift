import EventCatalog

/// What the auditor remembers of a prescription.
struct AuditedOrder {
    enum Status: String {
        case draft, active, completed, stopped, cancelled, expired
        case onHold = "on-hold"
        case enteredInError = "entered-in-error"

        var isOpen: Bool { self == .active || self == .onHold }
    }

    struct Item {
        var content: PrescriptionItem
        var status = Status.draft
        var supplied = DecimalNumber.zero
        var isCancellationPending = false
    }

    /// An item that can be supplied, and until when.
    struct OpenItem {
        let product: String
        let isParallel: Bool
        let days: ClosedRange<CalendarDate>

        /// Whether both are the same order, on some day, and neither was meant to stand beside the other.
        func isTwin(of other: OpenItem) -> Bool {
            product == other.product && days.overlaps(other.days) && !(isParallel || other.isParallel)
        }
    }

    let header: PrescriptionDrafted
    private(set) var items: [Item] = []
    private var signature: PrescriptionSigned?
    private var checks: SafetyChecksPerformed?
    private var answers: [SafetyAlertID: SafetyAlertOverridden] = [:]
    private var holder: String?
    private var supplies: [DispenseID: MedicationDispensed] = [:]
    private var reversed: Set<DispenseID> = []
    private var isEnteredInError = false

    init(_ header: PrescriptionDrafted) { self.header = header }

    var openItems: [OpenItem] {
        guard let signature else { return [] }
        return items.filter(\.status.isOpen).map {
            OpenItem(
                product: "\($0.content.product.system)|\($0.content.product.code)",
                isParallel: $0.content.isParallel,
                days: signature.issueDate...max(signature.issueDate, signature.validUntil)
            )
        }
    }

    // MARK: Signing

    /// Checks what has to hold at a signature (I-01 … I-19).
    func checkSignature(
        _ signature: PrescriptionSigned,
        _ patient: AuditedPatient?,
        mayPrescribe: Bool?,
        _ found: inout Findings
    ) {
        found.require(mayPrescribe == true, "I-03", "signed by who may not prescribe")
        found.require(patient?.isDead(on: signature.issueDate) == false, "I-02", "signed for the dead")
        found.require(1...50 ~= items.count, "I-04", "\(items.count) items")
        let latest = found.recordedDay.adding(days: 1) ?? found.recordedDay
        found.require(signature.issueDate <= latest, "I-11", "issued in the future")
        let days = signature.issueDate.days(until: signature.validUntil)
        found.require(0...366 ~= days, "I-11", "valid for \(days) days")
        found.require(signature.contentHash.count == 32, "I-14", "no hash of the content")
        for item in items { checkContent(item.content, &found) }
        guard let checks else {
            found.require(false, "I-15", "signed without safety checks")
            return
        }
        found.require(checks.patientVersion == patient?.version, "I-15", "signed on old facts")
        for alert in checks.alerts {
            let answer = answers[alert.alertID]
            if alert.severity >= .warning { found.require(answer != nil, "I-16", "\(alert.ruleID) is not answered") }
            if alert.severity >= .high { found.require(answer?.reason != nil, "I-16", "\(alert.ruleID): no reason") }
            if alert.severity == .critical {
                found.require(answer?.secondApprover != header.prescriberID, "I-17", "second person is the first")
            }
        }
    }

    private func checkContent(_ item: PrescriptionItem, _ found: inout Findings) {
        let sequences = item.dosage.map(\.sequence)
        found.require(!sequences.isEmpty && sequences == Array(1...sequences.count), "I-06", "dosage out of sequence")
        found.require(item.quantity.value.isPositive, "I-07", "nothing is prescribed")
        found.require(!item.quantity.unit.isEmpty, "I-07", "a quantity without a unit")
        found.require(0...99 ~= item.repeatsAllowed, "I-08", "\(item.repeatsAllowed) repeats")
    }

    // MARK: Reading

    mutating func read(_ event: PrescriptionEvent, _ found: inout Findings) {
        found.require(!isEnteredInError, "I-35", "something happens to what was entered in error")
        switch event {
        case .drafted: break
        case .itemAdded(let added): add(added.item, &found)
        case .itemChanged(let changed): change(changed.item, &found)
        case .itemRemoved(let removed):
            found.require(signature == nil, "I-13", "a signed item is removed")
            items.removeAll { $0.content.itemID == removed.itemID }
        case .draftDiscarded: move(items.map(\.content.itemID), from: [.draft], to: .cancelled, &found)
        case .safetyChecksPerformed(let performed): checks = performed
        case .safetyAlertOverridden(let answer): answers[answer.alertID] = answer
        case .signed(let signed):
            found.require(signature == nil, "I-13", "signed twice")
            move(items.map(\.content.itemID), from: [.draft], to: .active, &found)
            signature = signed
        case .dispensed(let supply): take(supply, &found)
        case .dispenseReversed(let undone): takeBack(undone, &found)
        case .notDispensed(let omitted): omit(omitted, &found)
        case .held(let held): move(held.itemIDs, from: [.active], to: .onHold, &found)
        case .resumed(let resumed): move(resumed.itemIDs, from: [.onHold], to: .active, &found)
        case .stopped(let stopped): move(stopped.itemIDs, from: [.active, .onHold], to: .stopped, &found)
        case .superseded(let ended): move(ended.itemIDs, from: [.active, .onHold], to: .stopped, &found)
        case .cancellationRequested(let request): ask(request, &found)
        case .cancellationRejected(let answer): mark(answer.itemIDs, pending: false, &found)
        case .cancelled(let cancelled): cancel(cancelled, &found)
        case .expired(let expired): expire(expired, &found)
        case .releasedToPharmacy(let released):
            found.require(holder == nil, "I-29", "two pharmacies hold it")
            holder = released.pharmacy
        case .returnedByPharmacy(let returned):
            found.require(holder == returned.pharmacy, "I-29", "given back by who does not hold it")
            holder = nil
        case .renewed, .reviewFellDue:
            found.require(signature != nil, "I-35", "what is not signed is carried on")
        case .markedEnteredInError:
            isEnteredInError = true
            for index in items.indices { items[index].status = .enteredInError }
        }
    }

    private mutating func add(_ item: PrescriptionItem, _ found: inout Findings) {
        found.require(signature == nil, "I-13", "an item is added to what is signed")
        found.require(!items.contains { $0.content.itemID == item.itemID }, "I-05", "an item id is used twice")
        items.append(Item(content: item))
    }

    private mutating func change(_ item: PrescriptionItem, _ found: inout Findings) {
        found.require(signature == nil, "I-13", "a signed item is changed")
        guard let index = index(item.itemID, &found) else { return }
        items[index].content = item
    }

    private func index(_ id: PrescriptionItemID, _ found: inout Findings) -> Int? {
        let index = items.firstIndex { $0.content.itemID == id }
        found.require(index != nil, "I-55", "an item of another prescription")
        return index
    }

    private mutating func move(
        _ ids: [PrescriptionItemID],
        from: Set<Status>,
        to status: Status,
        _ found: inout Findings
    ) {
        for id in ids {
            guard let index = index(id, &found) else { continue }
            let before = items[index].status
            found.require(from.contains(before), "I-35", "\(before) becomes \(status)")
            items[index].status = status
        }
    }

    // MARK: Supply

    private mutating func take(_ supply: MedicationDispensed, _ found: inout Findings) {
        guard let index = index(supply.itemID, &found), let signature else {
            found.require(false, "I-33", "what is not signed is supplied")
            return
        }
        var item = items[index]
        found.require(item.status == .active, "I-33", "\(item.status) is supplied")
        found.require(!item.isCancellationPending, "I-33", "supplied while a cancellation waits")
        found.require(found.clinicalDay <= signature.validUntil, "I-28", "supplied after the validity")
        found.require(found.clinicalDay >= signature.issueDate, "I-34", "supplied before it was signed")
        if let holder { found.require(supply.pharmacy == holder, "I-29", "supplied by another pharmacy") }
        if supply.substitute != nil {
            found.require(item.content.substitutionAllowed, "I-30", "something else is supplied")
            found.require(supply.substitutionReason != nil, "I-30", "something else is supplied without a reason")
        }
        found.require(supplies[supply.dispenseID] == nil, "I-55", "a supply is recorded twice")
        supplies[supply.dispenseID] = supply
        found.require(supply.quantity.unit == item.content.quantity.unit, "I-31", "supplied in another unit")
        item.supplied = item.supplied.adding(supply.quantity.value) ?? item.supplied
        found.require(item.supplied <= item.authorised, "I-25", "\(item.supplied) of \(item.authorised) supplied")
        if item.supplied == item.authorised { item.status = .completed }
        items[index] = item
    }

    private mutating func takeBack(_ undone: DispenseReversed, _ found: inout Findings) {
        guard let index = index(undone.itemID, &found), let supply = supplies[undone.dispenseID] else {
            found.require(false, "I-32", "a supply is taken back that was not made")
            return
        }
        found.require(supply.itemID == undone.itemID, "I-55", "a supply of another item is taken back")
        found.require(!reversed.contains(undone.dispenseID), "I-32", "a supply is taken back twice")
        if let holder { found.require(undone.pharmacy == holder, "I-29", "taken back by another pharmacy") }
        reversed.insert(undone.dispenseID)
        found.require([.active, .completed].contains(items[index].status), "I-35", "taken back when it has ended")
        items[index].supplied = items[index].supplied.subtracting(supply.quantity.value) ?? .zero
        items[index].status = .active
    }

    private mutating func omit(_ omitted: MedicationNotDispensed, _ found: inout Findings) {
        if let holder { found.require(omitted.pharmacy == holder, "I-29", "left out by another pharmacy") }
        guard omitted.issueNumber == nil else { return }
        move([omitted.itemID], from: [.active], to: .stopped, &found)
    }

    // MARK: Ends

    private mutating func ask(_ request: CancellationRequested, _ found: inout Findings) {
        found.require(holder != nil, "I-36", "a pharmacy is asked that does not hold it")
        mark(request.itemIDs, pending: true, &found)
    }

    private mutating func mark(_ ids: [PrescriptionItemID], pending: Bool, _ found: inout Findings) {
        for id in ids {
            guard let index = index(id, &found) else { continue }
            found.require(
                items[index].isCancellationPending != pending,
                "I-36",
                "a cancellation is asked or answered twice"
            )
            items[index].isCancellationPending = pending
        }
    }

    private mutating func cancel(_ cancelled: PrescriptionCancelled, _ found: inout Findings) {
        for id in cancelled.itemIDs {
            guard let index = index(id, &found) else { continue }
            found.require(items[index].supplied == .zero, "I-36", "cancelled after a supply")
            items[index].isCancellationPending = false
        }
        move(cancelled.itemIDs, from: [.active, .onHold], to: .cancelled, &found)
    }

    private mutating func expire(_ expired: PrescriptionExpired, _ found: inout Findings) {
        let day = signature?.validUntil ?? .latest
        found.require(found.recordedDay > day, "I-28", "expired while it is valid")
        move(expired.itemIDs, from: [.active, .onHold], to: .expired, &found)
    }
}

extension AuditedOrder.Item {
    /// What may be supplied in all (I-25).
    var authorised: DecimalNumber { content.quantity.value.multiplied(by: 1 + content.repeatsAllowed) ?? .zero }
}
